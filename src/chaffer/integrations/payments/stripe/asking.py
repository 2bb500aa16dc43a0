"""Asking Stripe, and what its trouble means to a job."""

from collections.abc import Awaitable
from typing import Any

from stripe import APIConnectionError, APIError, CardError, RateLimitError, StripeError, StripeObject

from chaffer.kernel.errors import ProviderFault
from chaffer.kernel.untrusted import Untrusted

_IN_USE = "idempotency_key_in_use"


async def asked(call: Awaitable[StripeObject]) -> Untrusted:
    """The answer's object, to be read by name and type. Raises ProviderFault; a CardError passes through."""
    try:
        answer = await call
        plain: dict[str, Any] = answer.to_dict()
    except CardError:
        raise
    except StripeError as error:
        raise fault_of(error) from error
    except (ValueError, TypeError, AttributeError, KeyError) as error:  # an answer the library could not read
        raise ProviderFault(f"Stripe's answer is not what it says: {type(error).__name__}", retryable=True) from error
    return Untrusted(plain)


def fault_of(error: StripeError) -> ProviderFault:
    """Cut connections, 429 and 5xx may be tried again with the same key; so may a key whose twin is still running."""
    status = error.http_status or 0
    again = (
        isinstance(error, (APIConnectionError, RateLimitError))
        or (isinstance(error, APIError) and not 400 <= status < 500)
        or status >= 500
        or status == 409
        or error.code == _IN_USE
    )
    wait = str((error.headers or {}).get("Retry-After", ""))
    return ProviderFault(
        f"Stripe: {type(error).__name__} {status or ''}".strip(), retryable=again, provider_code=error.code or "",
        retry_after_seconds=float(wait) if wait.isascii() and wait.isdigit() else None,
    )  # fmt: skip
