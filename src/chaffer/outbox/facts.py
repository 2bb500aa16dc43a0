"""What the gate is told of one message. An answer in words costs no statement; the rest is looked up."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import and_, exists, select

from chaffer.accounts.tables import message_templates, shops
from chaffer.kernel.message import Identity, Instead, Part, Template
from chaffer.outbox import attention
from chaffer.outbox.may_send import PASSES_STOP, Facts, window_open
from chaffer.outbox.quiet import countries_of, local_day, quiet_until, zones_of
from chaffer.outbox.rules import marketing_rules
from chaffer.outbox.stand_in import Known, Unfit, choose, fill
from chaffer.people.endpoints import endpoint_hash
from chaffer.people.tables import consents, suppressions
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

_SUPPRESSED = Statement(
    "outbox.suppressed",
    select(
        exists(
            select(suppressions.c.reason).where(
                mine(suppressions), in_list(suppressions.c.endpoint_hash, "hashes"),
                suppressions.c.channel == given("channel"),
            )
        ).label("suppressed")
    ),
)  # fmt: skip
_CONSENT = Statement(
    "outbox.consent",
    select(
        shops.c.time_zone, shops.c.settings, consents.c.state.label("consent"), consents.c.renew_by, consents.c.night,
    )
    .select_from(shops.outerjoin(consents, and_(
        consents.c.shop_id == shops.c.shop_id, consents.c.contact_id == given("contact_id"),
        consents.c.channel == given("channel"), consents.c.purpose == "marketing",
    )))
    .where(mine(shops))
    .order_by(consents.c.at.desc(), consents.c.id.desc())
    .limit(1),
)  # fmt: skip
_TEMPLATES = Statement(
    "outbox.templates",
    select(
        message_templates.c.name, message_templates.c.language, message_templates.c.state,
        message_templates.c.category, message_templates.c.components,
    ).where(
        mine(message_templates), message_templates.c.account_id == given("account_id"),
        message_templates.c.name == given("name"),
    ),
)  # fmt: skip


class Asked(NamedTuple):
    """facts for the gate; part: what would be sent; detail: for the reason, if it is refused; day: to count it on."""

    facts: Facts
    part: Part
    detail: str = ""
    day: str = ""


def ask(tx: Transaction, row: Any, part: Part, *, has_window: bool) -> Asked:
    """row: of `outbox.ready`. A message that may not be sent in words any more is asked about as its template."""
    facts = Facts(
        row.purpose, tx.now, row.window_until, has_window, blocked=row.blocked_at is not None,
        erased=row.erased_at is not None,
    )  # fmt: skip
    asked = Asked(facts, part)
    if has_window and isinstance(part, Template):
        asked = _own_template(tx, row, asked, part)
    elif row.instead is not None and not window_open(facts):
        asked = _instead(tx, row, asked, msgspec.convert(row.instead, Instead))
    if row.purpose not in PASSES_STOP:
        asked = _wishes(tx, row, asked)
    return asked


def _own_template(tx: Transaction, row: Any, asked: Asked, part: Template) -> Asked:
    found = next((each for each in _known(tx, row, part.name) if each.language == part.language), None)
    state, category = (found.state, found.category) if found else ("missing", "")
    facts = msgspec.structs.replace(asked.facts, template=state or "pending", template_category=category)
    return asked._replace(facts=facts, detail=f"{part.name}, {part.language}")


def _instead(tx: Transaction, row: Any, asked: Asked, instead: Instead) -> Asked:
    detail = f"{instead.name}, {' or '.join(instead.languages)}"
    found = choose(instead, _known(tx, row, instead.name))
    if found is None:
        return asked._replace(detail=f"no template {detail}")
    state, part = found.state or "pending", asked.part
    if state == "approved":
        try:
            part = fill(instead, found)
        except Unfit as unfit:
            state, detail = "unfit", f"{found.name}, {found.language}: {unfit}"
    facts = msgspec.structs.replace(asked.facts, template=state, template_category=found.category)
    return Asked(facts, part, detail)


def _known(tx: Transaction, row: Any, name: str) -> list[Known]:
    return [Known(*each) for each in tx.rows(_TEMPLATES, account_id=row.account_id, name=name)]


def is_suppressed(tx: Transaction, channel: str, addresses: Sequence[Identity]) -> bool:
    """Whether whoever has these addresses said STOP on this channel. One statement."""
    hashes = [endpoint_hash(tx.shop_id, channel, each.kind, each.key) for each in addresses]
    return bool(tx.value(_SUPPRESSED, hashes=hashes, channel=channel))


def _wishes(tx: Transaction, row: Any, asked: Asked) -> Asked:
    """STOP, and for adverts consent, hours and caps."""
    addresses = msgspec.convert(row.addresses, list[Identity])
    suppressed = is_suppressed(tx, row.channel, addresses)
    if row.purpose != "marketing":
        return asked._replace(facts=msgspec.structs.replace(asked.facts, suppressed=suppressed))
    told = tx.one(_CONSENT, contact_id=row.contact_id, channel=row.channel)
    countries = countries_of(row.country, addresses)
    zones = zones_of(row.time_zone, countries, told.time_zone)
    day = local_day(tx.now, zones)
    opted_in = told.consent == "confirmed" and (told.renew_by is None or told.renew_by > tx.now)
    facts = msgspec.structs.replace(
        asked.facts, suppressed=suppressed, opted_in=opted_in,
        quiet_until=quiet_until(tx.now, zones, countries, night_consent=bool(told.night)),
        capped=not _counted(row) and attention.capped(
            tx, row.contact_id, day, per_day=_cap(told.settings, "per_day"), per_month=_cap(told.settings, "per_30_days")
        ),
    )  # fmt: skip
    return asked._replace(facts=facts, day="" if _counted(row) else day)


def _counted(row: Any) -> bool:
    """It was let through before, and is sent again."""
    return bool(row.permission and row.permission.get("allowed"))


def _cap(settings: dict[str, Any], name: str) -> int:
    """The shop's own figure ("marketing_per_day", "marketing_per_30_days"), else that of the rules."""
    own = settings.get(f"marketing_{name}")
    return own if isinstance(own, int) and own >= 0 else marketing_rules().caps[name]
