"""What an endpoint may look like."""

from collections.abc import Iterable

from chaffer.integrations.webhooks_out.types import TYPES
from chaffer.kernel.errors import Invalid
from chaffer.runtime.guard import AddressBlocked, checked_url


def check_url(url: str, *, anywhere: bool) -> None:
    """Raises Invalid. Where the name leads is looked at each time something is sent."""
    try:
        parsed = checked_url(url)
    except AddressBlocked as blocked:
        raise Invalid(f"url: {blocked}", field="url") from blocked
    if parsed.scheme != "https" and not anywhere:
        raise Invalid("url: only https", field="url")


def check_types(types: Iterable[str]) -> None:
    """Raises Invalid."""
    if wrong := sorted(set(types) - TYPES.keys()):
        raise Invalid(f"types: no such event: {', '.join(wrong)}", field="types", names=wrong)
