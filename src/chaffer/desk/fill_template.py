"""An approved template with the values that a person gave it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from chaffer.accounts.templates import templates_of
from chaffer.channels.whatsapp.preview_template import ENDS_AT, OFFER, preview, wanted
from chaffer.desk.templates import Wish, card_kinds, header_kind, key_of, media_of, usable
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.kernel.message import Template, TemplateCard
from chaffer.runtime.files import file_row
from chaffer.runtime.transaction import Transaction

CODE_AT_MOST = 15  # characters
OFFER_AT_MOST = timedelta(days=365)


def filled_template(tx: Transaction, account_id: str, wish: Wish) -> Template:
    """Raises NotFound for one that the account does not have, Invalid for one that is not approved or lacks a value."""
    rows = [row for row in templates_of(tx, account_id) if (row.name, row.language) == (wish.name, wish.language)]
    if not rows:
        raise NotFound("the account has no such template")
    row = rows[0]
    if not usable(row):
        raise Invalid(f"this template cannot be sent from here: {row.state}, {row.category}", field="template")
    places = wanted(row.components)
    asked = {key_of(where, name) for where, names in places.items() for name in names}
    given = {key: " ".join(value.split()) for key, value in wish.values.items()}
    if missing := sorted(key for key in asked if not given.get(key)):
        raise Invalid(f"the template wants {', '.join(missing)}", field="template.values", missing=missing)
    if unknown := sorted(given.keys() - asked):
        raise Invalid(f"the template has no {', '.join(unknown)}", field="template.values", unknown=unknown)
    _check_codes(given)
    return _template(tx, row, wish, _values(places.get("body", []), given, "body"), given)


def _template(tx: Transaction, row: Any, wish: Wish, body: dict[str, str], given: Mapping[str, str]) -> Template:
    places = wanted(row.components)
    numbered = all(name.isdigit() for name in body)
    kind = header_kind(row.components)
    if bool(kind) != bool(wish.file_id):
        wants = f"a file_id ({kind}) for its header" if kind else "no file"
        raise Invalid(f"the template wants {wants}", field="template.file_id")
    header = media_of(file_row(tx, wish.file_id)) if kind else None
    if header is not None and header.kind != kind:
        raise Invalid(f"the template wants a file of kind {kind}", field="template.file_id")
    return Template(
        row.name, row.language, row.category,
        body_values=tuple(body[name] for name in sorted(body, key=int)) if numbered else (),
        named_values={} if numbered else body,
        header_values=tuple(_values(places.get("header", []), given, "header").values()),
        button_values={key.partition(".")[2]: value for key, value in given.items() if key.startswith("buttons.")},
        preview=preview(row.components, {**given, **body}), header=header,
        cards=_cards(tx, row, wish, places, given), offer_ends_at=_ends_at(tx, given),
    )  # fmt: skip


def _cards(
    tx: Transaction, row: Any, wish: Wish, places: Mapping[str, list[str]], given: Mapping[str, str]
) -> tuple[TemplateCard, ...]:
    """Raises Invalid where a card lacks its file, NotFound for one of nobody's."""
    kinds = card_kinds(row.components)
    if len(wish.card_files) != len(kinds):
        raise Invalid(f"the template wants {len(kinds)} files for its cards", field="template.card_files")
    cards = []
    for number, (kind, file_id) in enumerate(zip(kinds, wish.card_files, strict=True)):
        media = media_of(file_row(tx, file_id))
        if media.kind != kind:
            raise Invalid(f"card {number + 1} wants a file of kind {kind}", field="template.card_files")
        body, lead = f"cards.{number}.body", f"cards.{number}.buttons."
        values = _values(places.get(body, []), given, body)
        buttons = {key.removeprefix(lead): value for key, value in given.items() if key.startswith(lead)}
        cards.append(TemplateCard(media, tuple(values.values()), buttons))
    return tuple(cards)


def _ends_at(tx: Transaction, given: Mapping[str, str]) -> datetime | None:
    """Raises Invalid for what is no time to come."""
    told = given.get(f"{OFFER}.{ENDS_AT}")
    if told is None:
        return None
    try:
        ends = datetime.fromisoformat(told)
    except ValueError:
        ends = None
    if ends is None or ends.tzinfo is None or not tx.now < ends <= tx.now + OFFER_AT_MOST:
        raise Invalid("the offer ends at a time to come, with its zone", field="template.values")
    return ends


def _check_codes(given: Mapping[str, str]) -> None:
    """Raises Invalid for a code that Meta would not take."""
    if any(key.endswith(":copy_code") and len(value) > CODE_AT_MOST for key, value in given.items()):
        raise Invalid(f"a code has at most {CODE_AT_MOST} characters", field="template.values")


def _values(names: list[str], given: Mapping[str, str], where: str) -> dict[str, str]:
    return {name: given[f"{where}.{name}"] for name in names}
