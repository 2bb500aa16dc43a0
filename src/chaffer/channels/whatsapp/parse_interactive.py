"""Answers to interactive messages: a tapped button, a chosen row, a filled form."""

import json

import msgspec

from chaffer.channels.whatsapp.identities import words
from chaffer.kernel.errors import Malformed
from chaffer.kernel.message import Form, Part, Tapped, Unsupported
from chaffer.kernel.untrusted import Untrusted

_LONGEST_ANSWER = 16_384


def interactive(message: Untrusted) -> tuple[Part, ...]:
    told = message["interactive"]
    kind = words(told["type"]) or next((each for each in ("button_reply", "list_reply") if told[each].here), "")
    if kind in ("button_reply", "list_reply"):
        reply = told[kind]
        chosen = reply["id"].text(limit=1024)
        return (Tapped(chosen, reply["title"].text("", limit=1024)),)
    if kind == "nfm_reply":
        return (_form(told["nfm_reply"]),)
    return (Unsupported(kind or "interactive"),)


def _form(reply: Untrusted) -> Form:
    """A filled form. `response_json` is JSON inside a text; an address form nests its answers under "values"."""
    try:
        answers = msgspec.json.decode(reply["response_json"].text(limit=_LONGEST_ANSWER))
    except (msgspec.DecodeError, RecursionError) as wrong:
        raise Malformed(f"{reply.path}.response_json is not JSON: {wrong}") from None
    if not isinstance(answers, dict):
        raise Malformed(f"{reply.path}.response_json is not an object")
    token = answers.pop("flow_token", "")
    values = answers.pop("values", None)
    if isinstance(values, dict):
        answers = {**answers, **values}
    return Form(
        body=words(reply["body"]),
        name=words(reply["name"]) or "flow",
        label="",
        fields=(),
        answers={str(key): plain(value) for key, value in answers.items()},
        token=token if isinstance(token, str) else "",
    )


def plain(value: object) -> str:
    """Text as it is, everything else as JSON; null is empty."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
