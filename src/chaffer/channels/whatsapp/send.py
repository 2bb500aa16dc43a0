"""Say one thing once, and show that we are reading."""

import msgspec

from chaffer.channels.contract import Account, Http, Reply
from chaffer.channels.whatsapp.endpoint import authorization, messages_url
from chaffer.channels.whatsapp.errors import fault_of
from chaffer.channels.whatsapp.flows.token import flow_token
from chaffer.channels.whatsapp.render import render, render_attention
from chaffer.kernel.errors import SendUncertain
from chaffer.kernel.message import Form, Outbound, SendReceipt
from chaffer.kernel.untrusted import Untrusted

_HELD = ("held_for_quality_assessment", "paused")


async def send(http: Http, account: Account, message: Outbound) -> SendReceipt:
    """Raises a SendFault. SendUncertain: Meta may have taken it; only the status with our id will tell."""
    token = flow_token(message.id, account.secrets.get("app_secret", "")) if isinstance(message.part, Form) else ""
    payload = render(message, account.settings, token)
    reply = await http.post(messages_url(account), json=payload, headers=authorization(account))
    return receipt(reply)


async def attend(http: Http, account: Account, provider_id: str) -> None:
    """Mark a message read, and all before it, and show typing until we answer or 25 seconds pass."""
    payload = render_attention(provider_id)
    reply = await http.post(messages_url(account), json=payload, headers=authorization(account))
    if reply.status != 200:
        raise fault_of(reply)


def receipt(reply: Reply) -> SendReceipt:
    """What the answer says. Raises the fault it tells of; SendUncertain for a success we cannot read."""
    if not 200 <= reply.status < 300:
        raise fault_of(reply)
    try:
        told = Untrusted(msgspec.json.decode(reply.body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise SendUncertain("taken, but the answer is broken", provider_code=str(reply.status)) from None
    if told["error"].here:
        raise fault_of(reply)
    messages = told["messages"].raw()
    first = Untrusted(messages[0] if isinstance(messages, list) and messages else None)
    provider_id = first["id"].raw()
    if not isinstance(provider_id, str) or not provider_id:
        raise SendUncertain("taken, but the answer names no message", provider_code=str(reply.status))
    return SendReceipt(provider_id, held=first["message_status"].raw() in _HELD)
