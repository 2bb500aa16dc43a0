"""The job "companies.vat": ask the register whether a number is in use, and what that means for orders that wait."""

from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy import select, update

from chaffer.accounts.shops import own_shop
from chaffer.commerce.checkout.errors import NotServed
from chaffer.commerce.checkout.operations.rebill import rebill
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.companies.events import VatNumberAnswered
from chaffer.commerce.companies.operations.ask_register import note_state
from chaffer.commerce.companies.queries import CompanyView, company
from chaffer.commerce.companies.register import VatAnswer, VatQuestion, VatRegister
from chaffer.commerce.companies.reverse_charge import CONFIRMED, DENIED, UNREACHABLE, is_case, requester
from chaffer.commerce.companies.tables import companies, company_members
from chaffer.commerce.invoices.content import Party, seller_in
from chaffer.kernel.errors import Fault, ProviderFault
from chaffer.kernel.money import Money
from chaffer.runtime.jobs import Asking
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

NAME_AT_MOST = 200
WAITING_AT_MOST = 20
_KEEP = Statement(
    "companies.vat_answered",
    update(companies)
    .where(mine(companies), companies.c.id == given("company_id"), companies.c.vat_number == given("number"))
    .values(
        vat_state=given("new_state"), vat_at=given("at"), vat_consultation=given("consultation"),
        vat_name=given("registered"),
    ),
)  # fmt: skip
_WAITING = Statement(
    "checkout.of_company",
    select(
        checkouts.c.id, checkouts.c.state, checkouts.c.contact_id, checkouts.c.conversation_id, checkouts.c.address
    )
    .where(
        mine(checkouts), checkouts.c.state.in_(("open", "paying")), checkouts.c.expires_at > given("at"),
        company_members.c.shop_id == checkouts.c.shop_id, company_members.c.contact_id == checkouts.c.contact_id,
        company_members.c.company_id == given("company_id"),
    )
    .order_by(checkouts.c.id)
    .limit(WAITING_AT_MOST),
)  # fmt: skip


class VatTools(Protocol):
    """What this job needs of the tools that the worker is given."""

    @property
    def vat_registers(self) -> Mapping[str, VatRegister]: ...


def prepare(tx: Transaction, arguments: Mapping[str, Any]) -> VatQuestion | None:
    """None if the number is another by now, or the shop does not sell so any more."""
    asks = requester(seller_in(own_shop(tx).settings))
    found = company(tx, arguments["company_id"])
    known = found is not None and found.vat_number == arguments["number"]
    return VatQuestion(arguments["number"], asks) if known and asks else None


async def ask(question: VatQuestion, tools: VatTools) -> VatAnswer:
    register = tools.vat_registers.get("vat")
    if register is None:
        raise ProviderFault("no register of VAT numbers is connected")
    return await register.check(question)


def finish(tx: Transaction, arguments: Mapping[str, Any], answer: VatAnswer) -> None:
    state = CONFIRMED if answer.confirmed else DENIED
    company_id, number, name = arguments["company_id"], arguments["number"], answer.name[:NAME_AT_MOST]
    if tx.run(
        _KEEP, company_id=company_id, number=number, new_state=state, at=tx.now, registered=name,
        consultation=answer.consultation,
    ):  # fmt: skip
        _tell_waiting(tx, company_id, state)


def give_up(tx: Transaction, arguments: Mapping[str, Any], _fault: Fault) -> None:
    """Tax stays on the bills; the next order asks anew."""
    if note_state(tx, arguments["company_id"], arguments["number"], UNREACHABLE):
        _tell_waiting(tx, arguments["company_id"], UNREACHABLE)


def _tell_waiting(tx: Transaction, company_id: str, state: str) -> None:
    tx.changed("company", company_id)
    buyer, seller = company(tx, company_id), seller_in(own_shop(tx).settings)
    for waiting in tx.rows(_WAITING, company_id=company_id, at=tx.now):
        _tell(tx, waiting, buyer, seller, state)


def _tell(tx: Transaction, waiting: Any, buyer: CompanyView | None, seller: Party | None, state: str) -> None:
    """An open bill is made anew; one that is being paid is left alone until its shopper asks for another."""
    if buyer is None or not is_case(seller, buyer, str((waiting.address or {}).get("country", ""))):
        return
    total: Money | None = None
    if state == CONFIRMED and waiting.state == "open" and waiting.address is not None:
        try:
            total = rebill(tx, waiting.id).bill.totals.total
        except NotServed:  # nothing was written: the shopper hears of it when they go on
            return
    tx.happened(
        VatNumberAnswered(
            buyer.id, buyer.vat_number, state, waiting.id, waiting.contact_id, waiting.conversation_id,
            waiting.state == "paying", total,
        )
    )  # fmt: skip


ASK_VAT_REGISTER = Asking(prepare, ask, finish, give_up, attempts_at_most=8)
