"""Asking another system over HTTP, and what its trouble means to a job."""

from collections.abc import Mapping
from typing import Any

from chaffer.kernel.errors import Malformed, ProviderFault, SendFault
from chaffer.kernel.http import Http, Reply
from chaffer.kernel.untrusted import Untrusted, untrusted


async def post_json(http: Http, url: str, body: Any, headers: Mapping[str, str]) -> Untrusted:
    """Send, with an idempotency key among the headers: then a cut connection may be tried again."""
    try:
        reply = await http.post(url, json=body, headers=headers)
    except SendFault as fault:
        raise ProviderFault(str(fault), retryable=True) from fault
    return _read(reply)


async def get_json(http: Http, url: str, headers: Mapping[str, str]) -> Untrusted:
    try:
        reply = await http.get(url, headers=headers)
    except SendFault as fault:
        raise ProviderFault(str(fault), retryable=True) from fault
    return _read(reply)


def _read(reply: Reply) -> Untrusted:
    """The answer's JSON. Raises ProviderFault: 429 and 5xx may be tried again, everything else not."""
    try:
        told = untrusted(reply.body)
    except Malformed:
        told = Untrusted({})
    if 200 <= reply.status < 300:
        return told
    code = told["error"]["code"]
    wait = reply.headers.get("retry-after", "")
    raise ProviderFault(
        f"answered {reply.status}", retryable=reply.status == 429 or reply.status >= 500,
        provider_code=code.text() if isinstance(code.raw(), str) else "",
        retry_after_seconds=float(wait) if wait.isascii() and wait.isdigit() else None,
    )  # fmt: skip
