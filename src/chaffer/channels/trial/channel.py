"""The trial channel: one message in, the answers in the response. For tests and for trying a shop from a shell.

In:  {"account": "t1", "id": "m1", "from": "visitor-7", "name": "Ana", "text": "hi"}; "tap" instead of "text" for a
     choice; "messages" may hold several of these.
Out: {"messages": [{"id": "msg_…", "text": "…", "media": "https://…"}]}

Past the deadline a holding phrase stands in the response; what follows is posted to the account's "reply_url" as
{"to": "visitor-7", "messages": […]}.

The header `x-chaffer-signature` is the hexadecimal HMAC-SHA256 of the raw body under the account's "secret".
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from chaffer.channels.contract import Account, Http, Limits, Place
from chaffer.channels.shorten import numbered, shorten
from chaffer.channels.shorten.cards import single
from chaffer.channels.shorten.fit import fit
from chaffer.channels.signing import signed_with
from chaffer.kernel.errors import ContentRejected, Malformed, SendUncertain
from chaffer.kernel.message import (
    Choices,
    Identity,
    Inbound,
    Media,
    Notice,
    Outbound,
    Part,
    ProductCards,
    Report,
    SendReceipt,
    Slice,
    Tapped,
    Text,
    Unsupported,
)
from chaffer.kernel.untrusted import Untrusted, untrusted

LIMITS = Limits(
    text=8000, buttons=0, button_label=0, list_rows=0, cards=0, link_label=0, caption=8000, body=8000, per_second=1000.0,
    inline=True,
)  # fmt: skip


class Trial:
    kind: str = "trial"
    limits: Limits = LIMITS

    def accounts_in(self, body: bytes) -> set[str]:
        return {account for message in _messages(body) if (account := _word(message["account"]))}

    def signed_by(self, headers: Mapping[str, str], body: bytes, secrets: Mapping[str, str]) -> bool:
        return signed_with(headers.get("x-chaffer-signature", ""), body, [secrets.get("secret", "")])

    def split(self, body: bytes) -> list[Slice]:
        return [_slice(message) for message in _messages(body)]

    def parse(self, piece: Slice) -> list[Inbound | Report | Notice]:
        message = untrusted(piece.body)
        part: Part = Unsupported("message", "neither text nor tap")
        if _word(message["tap"]):
            part = Tapped(_word(message["tap"]), _word(message["text"]))
        elif _word(message["text"]).strip():
            part = Text(_word(message["text"]))
        return [Inbound(piece.external_id, (part,), profile_name=_word(message["name"]))]

    def arrange(self, parts: Sequence[Part]) -> list[Part]:
        return [bubble for part in shorten(parts, LIMITS) for bubble in _told(part)]

    async def send(self, http: Http, account: Account, message: Outbound) -> SendReceipt:
        """What comes too late for the response, or without a call, is posted to the account's "reply_url".

        Without one it counts as taken: it can be read in the thread. Raises a SendFault.
        """
        said = answer(message)
        if url := account.settings.get("reply_url", ""):
            to = next((each.value for each in message.to if each.kind == "visitor"), "")
            reply = await http.post(url, json={"to": to, "messages": [said]})
            if reply.status != 200:
                raise SendUncertain(f"the reply's address answered {reply.status}")
        return SendReceipt(message.id)

    async def attend(self, http: Http, account: Account, provider_id: str) -> None:
        """Nobody sees a reading mark here."""

    async def locate(self, http: Http, account: Account, provider_ref: str) -> Place:  # noqa: ARG002 — the same
        """Files do not come this way."""
        raise ContentRejected("no files here")


def _told(part: Part) -> list[Part]:
    """A lone card is told in words here, where nothing draws it."""
    return fit(single(part), LIMITS) if isinstance(part, ProductCards) else [part]


def answer(message: Outbound) -> dict[str, Any]:
    """One bubble as it stands in the response. Raises ContentRejected for what was not arranged."""
    match message.part:
        case Text(text):
            return {"id": message.id, "text": text}
        case Choices() as part:
            return {"id": message.id, "text": f"{part.body}\n{numbered(part.choices)}"}
        case Media() as part:
            return {"id": message.id, "text": part.caption, "media": part.url}
        case part if type(part).__name__ in ("Location", "AskLocation", "ContactCard", "Template", "Reaction"):
            return {"id": message.id, **msgspec.to_builtins(part)}
        case part:
            raise ContentRejected(f"{type(part).__name__} must be arranged before it is sent")


def _messages(body: bytes) -> list[Untrusted]:
    told = untrusted(body)
    if not isinstance(told.raw(), dict):
        raise Malformed("$ is not an object")
    return list(told["messages"]) if told["messages"].here else [told]


def _slice(message: Untrusted) -> Slice:
    who = _word(message["from"])
    return Slice(
        external_id=_word(message["id"]),
        account=_word(message["account"]),
        kind="message" if who and _word(message["id"]) else "notice",
        body=msgspec.json.encode(message.raw()),
        identities=(Identity("visitor", who),) if who else (),
    )


def _word(value: Untrusted) -> str:
    raw = value.raw()
    return value.text() if isinstance(raw, str) and len(raw) <= 8000 else ""
