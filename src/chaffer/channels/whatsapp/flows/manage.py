"""Tell Meta our public key, and put our forms there."""

from importlib.resources import files
from typing import Any
from urllib.parse import quote

import msgspec

from chaffer.channels.contract import Account, Http, Reply
from chaffer.channels.whatsapp.endpoint import authorization, base_url
from chaffer.channels.whatsapp.errors import fault_of
from chaffer.channels.whatsapp.manage_templates import business_of
from chaffer.kernel.errors import ContentRejected, SendUncertain
from chaffer.kernel.untrusted import Untrusted

SHIPPED = ("address",)
"""Forms that come along, by name."""


async def tell_public_key(http: Http, account: Account, public_pem: str) -> None:
    """Raises a SendFault."""
    url = f"{base_url(account)}/{quote(account.external_id, safe='')}/whatsapp_business_encryption"
    _read(await http.upload(url, fields={"business_public_key": public_pem}, headers=authorization(account)))


async def add_flow(http: Http, account: Account, name: str, endpoint_url: str) -> str:
    """Create and publish a form that comes along; Meta's id of it. Raises a SendFault, Invalid, KeyError."""
    told = flow_to_add(name, endpoint_url)
    url = f"{base_url(account)}/{quote(business_of(account), safe='')}/flows"
    answer = _read(await http.post(url, json=told, headers=authorization(account)))
    flow_id, wrong = answer["id"].raw(), answer["validation_errors"].raw()
    if wrong or not isinstance(flow_id, str) or not flow_id:
        raise ContentRejected(f"Meta does not take the form: {msgspec.json.encode(wrong).decode()[:400]}")
    return flow_id


def flow_to_add(name: str, endpoint_url: str) -> dict[str, Any]:
    """What Meta is told of a form that comes along. Raises KeyError."""
    if name not in SHIPPED:
        raise KeyError(name)
    return {
        "name": f"chaffer_{name}", "categories": ["OTHER"], "publish": True, "endpoint_uri": endpoint_url,
        "flow_json": files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"),
    }  # fmt: skip


def _read(reply: Reply) -> Untrusted:
    if not 200 <= reply.status < 300:
        raise fault_of(reply)
    try:
        return Untrusted(msgspec.json.decode(reply.body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise SendUncertain("the answer cannot be read", provider_code=str(reply.status)) from None
