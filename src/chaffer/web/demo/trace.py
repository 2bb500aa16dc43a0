"""What just happened: the way of each message through the house, read from the records themselves."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, desc, select

from chaffer.people.tables import identities
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.tables import events
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages, turns

Json = dict[str, Any]
TURNS_SHOWN = 12
_SLOTS_SHOWN = {
    "price_min", "price_max", "colors", "not_colors", "materials", "not_materials", "sizes", "quantity", "occasion",
    "recipient", "age", "category", "brand", "sort", "ordinal", "order_number",
}  # fmt: skip

_CONVERSATION = Statement(
    "demo.conversation",
    select(conversations.c.id)
    .join(identities, and_(identities.c.shop_id == conversations.c.shop_id,
                           identities.c.contact_id == conversations.c.contact_id))
    .where(mine(conversations), mine(identities), identities.c.canonical == given("canonical")),
)  # fmt: skip
_TURNS = Statement(
    "demo.turns",
    select(turns)
    .where(mine(turns), turns.c.conversation_id == given("conversation_id"))
    .order_by(desc(turns.c.version))
    .limit(TURNS_SHOWN),
)
_MESSAGES = Statement(
    "demo.messages",
    select(messages)
    .where(mine(messages), messages.c.conversation_id == given("conversation_id"))
    .order_by(desc(messages.c.seq))
    .limit(TURNS_SHOWN * 6),
)
_EVENTS = Statement(
    "demo.events",
    select(events)
    .where(mine(events), in_list(events.c.kind, "kinds"))
    .order_by(desc(events.c.at), desc(events.c.id))
    .limit(40),
)
_SHOWN_EVENTS = {
    "order_placed": ("paid", "The order is placed"),
    "order_paid": ("paid", "The payment is settled, the books balance"),
    "shipment_packed": ("shipped", "Packed"),
    "shipment_shipped": ("shipped", "Handed to the carrier"),
    "parcel_scanned": ("scan", "The carrier saw the parcel"),
    "parcel_delivered": ("scan", "Delivered"),
}


def conversation_of_phone(tx: Transaction, wa_id: str) -> str:
    """The conversation of this number; empty if it never wrote."""
    found = tx.value(_CONVERSATION, canonical=f"+{wa_id}")
    return str(found or "")


def trace(tx: Transaction, conversation_id: str) -> list[Json]:
    """The steps of the last turns, oldest first."""
    if not conversation_id:
        return []
    turns_ = list(reversed(tx.rows(_TURNS, conversation_id=conversation_id)))
    said = list(reversed(tx.rows(_MESSAGES, conversation_id=conversation_id)))
    steps: list[Json] = []
    about = ""
    for turn in turns_:
        heard = [each for each in said if each.turn_id == turn.id and each.direction == "in"]
        about = heard[-1].external_id if heard else about
        steps += _steps_of_turn(turn, about, [each for each in said if each.turn_id == turn.id])
    began = turns_[0].kept_at if turns_ else None
    for message in said:
        if message.direction == "out" and not message.turn_id:
            steps += _sending(message, about, message.at)
    for row in reversed(tx.rows(_EVENTS, kinds=list(_SHOWN_EVENTS))):
        if row.body.get("conversation_id") == conversation_id and (began is None or row.at >= began):
            stage, title = _SHOWN_EVENTS[row.kind]
            chips = [_chip(name, row.body[name]) for name in ("number", "code", "place") if row.body.get(name)]
            steps.append(_step(row.id, about, stage, row.at, title, chips, row.body, None))
    return sorted(steps, key=lambda step: step["at"])


def _steps_of_turn(turn: Any, about: str, said: list[Any]) -> list[Json]:
    kept_at = turn.kept_at or turn.began_at
    heard = [each for each in said if each.direction == "in"]
    steps = [
        _step(f"{turn.id}/kept", about, "kept", kept_at, "Kept once, before it was acknowledged", [
            _chip("seq", each.seq) for each in heard
        ], [{"id": each.id, "seq": each.seq, "parts": each.part, "kept_at": each.kept_at} for each in heard], kept_at)
    ]  # fmt: skip
    reading = next((each["understanding"] for each in turn.inputs if each.get("understanding", {}).get("text")), None)
    if reading:
        steps.append(
            _step(f"{turn.id}/understood", about, "understood", turn.began_at, "Understood without a language model",
                  _reading_chips(reading), reading, kept_at)
        )  # fmt: skip
    asked = [each for each in turn.effects if each["type"] in ("query", "command")]
    done = [_chip("does" if each["type"] == "command" else "looks up", each["name"]) for each in asked]
    says = [word["key"] for each in turn.effects for word in each.get("words", ()) if word.get("key")]
    steps.append(
        _step(f"{turn.id}/decided", about, "decided", turn.committed_at, "Decided, in one transaction",
              [*done, *(_chip("says", key) for key in says[:3])],
              {"inputs": turn.inputs, "effects": turn.effects, "before": turn.before, "after": turn.after}, kept_at)
    )  # fmt: skip
    for message in said:
        if message.direction == "out":
            steps += _sending(message, about, kept_at)
    return steps


def _sending(message: Any, about: str, kept_at: datetime) -> list[Json]:
    record = {"id": message.id, "seq": message.seq, "purpose": message.purpose, "part": message.part,
              "state": message.state, "permission": message.permission, "provider_id": message.provider_id,
              "reason": message.reason}  # fmt: skip
    rule = (message.permission or {}).get("rule", "")
    found = [
        ("promised", message.kept_at, "Promised in the same transaction", [_chip("rule", rule)] if rule else []),
        ("sent", message.sent_at, "Sent; the channel gave a receipt", [_chip("attempts", message.attempts)]),
        ("delivered", message.delivered_at, "Delivered to the phone", []),
        ("read", message.read_at, "Read", []),
    ]
    return [
        _step(f"{message.id}/{stage}", about, stage, at, title, chips, record, kept_at)
        for stage, at, title, chips in found
        if at is not None
    ]


def _reading_chips(reading: Json) -> list[Json]:
    chips = [_chip("language", reading.get("language", "")), _chip("intent", reading.get("intent", ""))]
    for name, value in (reading.get("slots") or {}).items():
        if name not in _SLOTS_SHOWN or value in (None, "", [], 0):
            continue
        if isinstance(value, dict) and "minor" in value:
            shown = f"{value['minor'] / 100:g} {value['currency']}"
        else:
            shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        chips.append(_chip(name.replace("_", " "), shown))
    return chips


def _chip(label: str, value: object) -> Json:
    return {"label": label, "value": str(value)}


def _step(
    step_id: str, about: str, stage: str, at: datetime, title: str, chips: list[Json], record: object,
    kept_at: datetime | None,
) -> Json:  # fmt: skip
    after = None if kept_at is None else round((at - kept_at).total_seconds() * 1000, 1)
    return {
        "id": step_id, "message": about, "stage": stage, "at": at.isoformat(), "title": title, "chips": chips,
        "record": record, "ms": after,
    }  # fmt: skip
