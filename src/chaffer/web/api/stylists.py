"""Those who sell: their clients, how they appear, and writing to several shoppers unasked."""

from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.accounts.shops import own_shop
from chaffer.desk.authors import names_of
from chaffer.desk.operations.lay_out import Hall
from chaffer.desk.stylists.appearing import all_stylists, stylist
from chaffer.desk.stylists.boards import board_of
from chaffer.desk.stylists.clients import ClientRow, clients_of
from chaffer.desk.stylists.operations.reach_out import AT_ONCE, ReachOut, reach_out
from chaffer.desk.stylists.operations.set_stylist import SetStylist, set_stylist
from chaffer.desk.stylists.reaching import SETTING, Caps, Outreach, Reach, caps_of, reach
from chaffer.desk.templates import Wish
from chaffer.kernel.errors import Invalid
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.messages import TemplateAsked
from chaffer.web.auth import authorize
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.idempotency import require_key
from chaffer.web.route import Nothing

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class ClientsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """staff_id: whose; empty: those of whoever asks, "all" everybody's. q: a part of their name."""

    limit: Limit = 50
    cursor: CursorText = ""
    staff_id: Annotated[str, msgspec.Meta(max_length=64)] = ""
    q: Annotated[str, msgspec.Meta(max_length=100)] = ""


class StylistOut(msgspec.Struct, frozen=True):
    """signature: stands above what they write where the channel does not say who writes. account_id: a number of their
    own, from which they write unasked, and whose shoppers come to them first.
    """

    staff_id: str
    signature: str
    account_id: str


class Stylists(msgspec.Struct, frozen=True):
    items: tuple[StylistOut, ...]


class StylistChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is; empty takes it away."""

    signature: Annotated[str, msgspec.Meta(max_length=80)] | None = None
    account_id: Annotated[str, msgspec.Meta(max_length=64)] | None = None


class SignatureChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    signature: Annotated[str, msgspec.Meta(max_length=80, examples=["Mina · Marlow & Fig"])]


class NewOutreach(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """text: may hold the variables of saved replies; it goes to those one may write to freely. board_id: a look board below
    it. template: for those who can only be reached by one; its values may hold the same variables.
    """

    contact_ids: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1, max_length=AT_ONCE)]
    text: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    board_id: Annotated[str, msgspec.Meta(max_length=64)] = ""
    template: TemplateAsked | None = None


class Reached(msgspec.Struct, frozen=True):
    """how: words, template, or "" for who gets nothing; why_not: the class of the reason. waits: they have quiet hours,
    and it leaves afterwards. text: as they read it. message_ids: once it is promised.
    """

    contact_id: str
    name: str
    how: str
    channel: str
    text: str
    why_not: str
    waits: bool
    conversation_id: str = ""
    message_ids: tuple[str, ...] = ()


class OutreachOut(msgspec.Struct, frozen=True):
    items: tuple[Reached, ...]


class CapsIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """In 24 hours. to_shopper: messages unasked that one shopper gets, from whomever. by_person: that one person writes."""

    to_shopper: Annotated[int, msgspec.Meta(ge=0, le=10)] = 1
    by_person: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 50


async def clients(call: Call, asked: ClientsAsked) -> Page[ClientRow]:
    whose = "" if asked.staff_id == "all" else asked.staff_id or call.actor.id

    def work(tx: Transaction) -> Page[ClientRow]:
        today = tx.now.astimezone(ZoneInfo(own_shop(tx).time_zone or "UTC")).date()
        after = after_of(asked.cursor, "")
        return page_of(
            clients_of(tx, whose, after, asked.limit + 1, q=asked.q.strip(), today=today), asked.limit, "contact_id"
        )

    return await call.read(work)


async def list_(call: Call, _: Nothing) -> Stylists:
    return await call.read(
        lambda tx: Stylists(tuple(StylistOut(row.staff_id, row.signature, row.account_id) for row in all_stylists(tx)))
    )


async def change(call: Call, asked: StylistChange) -> StylistOut:
    """Raises NotFound, Invalid, Conflict."""
    return await _set(call, SetStylist(call.path["id"], asked.signature, asked.account_id))


async def change_own(call: Call, asked: SignatureChange) -> StylistOut:
    return await _set(call, SetStylist(call.actor.id, asked.signature))


async def get_own(call: Call, _: Nothing) -> StylistOut:
    def work(tx: Transaction) -> StylistOut:
        row = stylist(tx, call.actor.id)
        return StylistOut(call.actor.id, row.signature if row else "", row.account_id if row else "")

    return await call.read(work)


async def _set(call: Call, command: SetStylist) -> StylistOut:
    def work(tx: Transaction) -> StylistOut:
        set_stylist(tx, command)
        row = stylist(tx, command.staff_id)
        told = StylistOut(row.staff_id, row.signature, row.account_id)
        audit.record(tx, call.actor, "stylist.set", target_kind="staff", target_id=row.staff_id, after=told)
        return told

    return await call.write(work)


async def look(call: Call, asked: NewOutreach) -> OutreachOut:
    """Raises Invalid, NotFound."""

    def work(tx: Transaction) -> OutreachOut:
        wish, agent = _wish(tx, call, asked), _agent(tx, call)
        return OutreachOut(tuple(_out(each) for each in reach(tx, asked.contact_ids, wish, call.actor, agent=agent)))

    return await call.read(work)


async def send(call: Call, asked: NewOutreach) -> OutreachOut:
    """Raises Invalid, NotFound; BadRequest where a member of staff sends no Idempotency-Key."""
    require_key(call)
    hall = Hall(call.backstage.indexes, call.backstage.settings.address, call.backstage.shops)

    def work(tx: Transaction) -> OutreachOut:
        wish = _wish(tx, call, asked)
        done = reach_out(tx, ReachOut(asked.contact_ids, wish), call.actor, hall, agent=_agent(tx, call))
        sent = [each for each in done if each.message_ids]
        told = {"asked": len(done), "promised": len(sent), "board_id": asked.board_id}
        audit.record(tx, call.actor, "outreach.send", after=told)
        return OutreachOut(tuple(_out(each.reach, each.conversation_id, each.message_ids) for each in done))

    return await call.write(work)


async def caps(call: Call, _: Nothing) -> Caps:
    return await call.read(lambda tx: caps_of(own_shop(tx).settings))


async def set_caps(call: Call, asked: CapsIn) -> Caps:
    told = msgspec.to_builtins(asked)
    return await call.write(
        lambda tx: caps_of(change_shop(tx, ChangeShop(settings={SETTING: told}), call.actor).settings)
    )


def _wish(tx: Transaction, call: Call, asked: NewOutreach) -> Outreach:
    text = asked.text.strip()
    if not text:
        raise Invalid("say something", field="text")
    told = asked.template
    template = Wish(told.name, told.language, dict(told.values), told.file_id, told.card_files) if told else None
    if not asked.board_id:
        return Outreach(text, template=template)
    authorize(call.holder, "catalog.read")
    return Outreach(text, tuple(board_of(tx, asked.board_id).products), asked.board_id, template)


def _agent(tx: Transaction, call: Call) -> str:
    actor = call.actor
    return names_of(tx, [actor.id]).get(actor.id, "") if actor.kind == "staff" else ""


def _out(one: Reach, conversation_id: str = "", message_ids: tuple[str, ...] = ()) -> Reached:
    place = one.place
    return Reached(
        one.contact_id, one.name, one.how, place.channel if place else "", one.text, one.why_not, one.waits,
        conversation_id or (place.id if place else ""), message_ids,
    )  # fmt: skip
