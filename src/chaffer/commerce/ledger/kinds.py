"""The vocabulary of the books: pure functions from what happened to a balanced posting.

Accounts, positive for what we have or is owed to us, negative for what we owe or earned:
    provider:<name>       what a payment provider holds for us; negative when refunds outran payments
    cash:due              to be collected at the door; never negative
    cash:collected        collected at the door, less what was paid back
    invoices:due          invoiced to companies and not yet paid; never negative
    invoices:paid         paid by transfer, less what was paid back
    expense:provider_fees
    order:<id>            what the shopper paid, or owes at the door, for an order (negative: it is theirs until earned)
    late:<payment id>     money that came too late for an order, until it is back
    disputed:<dispute>    what the bank has taken back until a dispute is decided
    refundable:<payment>  memorandum: what of a payment can still go back; never negative
    refundable            its counterpart
    owed:credit           what we owe shoppers as store credit
    expense:credit_bonus  what we gave on top for taking store credit
    credit:<contact>      memorandum: what one shopper may spend of it; never negative
    held:<payment>        memorandum: store credit kept back for a checkout; never negative
    credit                the counterpart of both
"""

import msgspec

from chaffer.commerce.ledger.errors import Unbalanced
from chaffer.kernel.money import Money


class Entry(msgspec.Struct, frozen=True):
    """An amount on one account."""

    account: str
    amount: Money


class Posting(msgspec.Struct, frozen=True):
    """key: names the cause; the same cause never posts twice."""

    key: str
    kind: str
    entries: tuple[Entry, ...]


CASH_DUE = "cash:due"
CASH_COLLECTED = "cash:collected"
INVOICES_DUE = "invoices:due"
INVOICES_PAID = "invoices:paid"
FEES = "expense:provider_fees"
REFUNDABLE = "refundable"
CREDIT = "credit"
HELD = "held"
CREDIT_OWED = "owed:credit"
CREDIT_BONUS = "expense:credit_bonus"


def may_be_negative(account: str) -> bool:
    return account not in {CASH_DUE, INVOICES_DUE} and not account.startswith(("refundable:", "credit:", "held:"))


def capture(payment_id: str, provider: str, order_id: str, paid: Money) -> Posting:
    """The provider took this from the shopper. order_id: empty if it came too late for an order."""
    return _posting(
        f"capture:{payment_id}", "capture",
        (_asset(provider), paid), (_owner(order_id, payment_id), -paid), *_memorandum(payment_id, paid),
    )  # fmt: skip


def fee(payment_id: str, provider: str, taken: Money) -> Posting:
    """The provider keeps this for its work."""
    return _posting(f"fee:{payment_id}", "fee", (FEES, taken), (_asset(provider), -taken))


def refund(refund_id: str, payment_id: str, provider: str, order_id: str, back: Money) -> Posting:
    """The shopper has this back."""
    return _posting(
        f"refund:{refund_id}", "refund",
        (_owner(order_id, payment_id), back), (_asset(provider), -back), *_memorandum(payment_id, -back),
    )  # fmt: skip


def credit_given(
    refund_id: str, payment_id: str, order_id: str, contact_id: str, back: Money, bonus: Money
) -> Posting:  # fmt: skip
    """The shopper has this back as store credit, with a bonus on top."""
    given = back + bonus
    extra = ((CREDIT_BONUS, bonus),) if bonus.minor else ()
    return _posting(
        f"refund:{refund_id}", "credit_given",
        (_owner(order_id, payment_id), back), *extra, (CREDIT_OWED, -given), *_memorandum(payment_id, -back),
        *_credit(contact_id, given),
    )  # fmt: skip


def credit_held(payment_id: str, contact_id: str, kept: Money) -> Posting:
    """So much of a shopper's store credit is kept back for what they are about to pay."""
    return _posting(
        f"credit_held:{payment_id}", "credit_held", (f"{CREDIT}:{contact_id}", -kept), (f"{HELD}:{payment_id}", kept)
    )  # fmt: skip


def credit_released(payment_id: str, contact_id: str, kept: Money) -> Posting:
    """Undo of `credit_held`."""
    return _posting(
        f"credit_released:{payment_id}", "credit_released",
        (f"{HELD}:{payment_id}", -kept), (f"{CREDIT}:{contact_id}", kept),
    )  # fmt: skip


def credit_spent(payment_id: str, order_id: str, paid: Money) -> Posting:
    """Store credit that was kept back paid for an order."""
    return _posting(
        f"capture:{payment_id}", "credit_spent",
        (CREDIT_OWED, paid), (f"order:{order_id}", -paid), *_memorandum(payment_id, paid),
        (f"{HELD}:{payment_id}", -paid), (CREDIT, paid),
    )  # fmt: skip


def credit_joined(merge_id: str, from_id: str, into_id: str, whole: tuple[Money, ...]) -> Posting:
    """Two shoppers are one: what the first had to spend is the second's."""
    return _handed(f"credit_joined:{merge_id}", "credit_joined", from_id, into_id, whole)


def credit_parted(merge_id: str, from_id: str, into_id: str, back: tuple[Money, ...]) -> Posting:
    """They are two again: the first has this back."""
    return _handed(f"credit_parted:{merge_id}", "credit_parted", into_id, from_id, back)


def cod_changed(key: str, order_id: str, change: Money) -> Posting:
    """More (or, negative, less) is to be collected at the door than was agreed at first."""
    return _posting(f"cod_changed:{key}", "cod_changed", (CASH_DUE, change), (f"order:{order_id}", -change))


def refund_undone(refund_id: str, payment_id: str, provider: str, order_id: str, back: Money) -> Posting:
    """Undo of `refund`: it came back to the provider."""
    return _posting(
        f"refund_undone:{refund_id}", "refund_undone",
        (_asset(provider), back), (_owner(order_id, payment_id), -back), *_memorandum(payment_id, back),
    )  # fmt: skip


def dispute_opened(dispute_id: str, payment_id: str, provider: str, taken: Money, still: Money) -> Posting:
    """The bank took this back for the time being. still: what of it could still have been refunded."""
    return _posting(
        f"dispute_opened:{dispute_id}", "dispute_opened",
        (f"disputed:{dispute_id}", taken), (_asset(provider), -taken), *_memorandum(payment_id, -still),
    )  # fmt: skip


def dispute_lost(dispute_id: str, payment_id: str, order_id: str, taken: Money) -> Posting:
    """The shopper keeps it."""
    return _posting(
        f"dispute_lost:{dispute_id}", "dispute_lost",
        (_owner(order_id, payment_id), taken), (f"disputed:{dispute_id}", -taken),
    )  # fmt: skip


def dispute_won(
    dispute_id: str, payment_id: str, provider: str, order_id: str, taken: Money, still: Money, *, was_lost: bool
) -> Posting:
    """Undo of `dispute_opened`, and of `dispute_lost` where a lost one was won after all."""
    source = _owner(order_id, payment_id) if was_lost else f"disputed:{dispute_id}"
    return _posting(
        f"dispute_won:{dispute_id}", "dispute_won",
        (_asset(provider), taken), (source, -taken), *_memorandum(payment_id, still),
    )  # fmt: skip


def dispute_fee(dispute_id: str, provider: str, taken: Money) -> Posting:
    """The provider keeps this for its work on a dispute."""
    return _posting(f"dispute_fee:{dispute_id}", "dispute_fee", (FEES, taken), (_asset(provider), -taken))


def cod_due(order_id: str, due: Money) -> Posting:
    """To be collected at the door."""
    return _posting(f"cod_due:{order_id}", "cod_due", (CASH_DUE, due), (f"order:{order_id}", -due))


def cod_cancelled(order_id: str, due: Money) -> Posting:
    """Undo of `cod_due`: it will not be collected."""
    return _posting(f"cod_cancelled:{order_id}", "cod_cancelled", (f"order:{order_id}", due), (CASH_DUE, -due))


def cod_collected(order_id: str, payment_id: str, paid: Money) -> Posting:
    """Collected at the door."""
    return _posting(
        f"cod_collected:{order_id}", "cod_collected",
        (CASH_COLLECTED, paid), (CASH_DUE, -paid), *_memorandum(payment_id, paid),
    )  # fmt: skip


def invoice_due(order_id: str, due: Money) -> Posting:
    """Invoiced to a company, to be paid by transfer."""
    return _posting(f"invoice_due:{order_id}", "invoice_due", (INVOICES_DUE, due), (f"order:{order_id}", -due))


def invoice_cancelled(order_id: str, due: Money) -> Posting:
    """Undo of `invoice_due`: it will not be paid."""
    return _posting(
        f"invoice_cancelled:{order_id}", "invoice_cancelled", (f"order:{order_id}", due), (INVOICES_DUE, -due)
    )  # fmt: skip


def invoice_paid(order_id: str, payment_id: str, paid: Money) -> Posting:
    """The transfer came."""
    return _posting(
        f"invoice_paid:{order_id}", "invoice_paid",
        (INVOICES_PAID, paid), (INVOICES_DUE, -paid), *_memorandum(payment_id, paid),
    )  # fmt: skip


def check_balanced(entries: tuple[Entry, ...]) -> None:
    """Raises Unbalanced unless the entries of each currency add up to nothing."""
    sums: dict[str, int] = {}
    for entry in entries:
        sums[entry.amount.currency] = sums.get(entry.amount.currency, 0) + entry.amount.minor
    if any(sums.values()):
        raise Unbalanced("this posting does not add up to nothing", sums=sums)


def _posting(key: str, kind: str, *entries: tuple[str, Money]) -> Posting:
    made = tuple(Entry(account, amount) for account, amount in entries)
    check_balanced(made)
    return Posting(key, kind, made)


def _asset(provider: str) -> str:
    return _BY_HAND.get(provider) or f"provider:{provider}"


_BY_HAND = {"cash_on_delivery": CASH_COLLECTED, "invoice": INVOICES_PAID}


def _owner(order_id: str, payment_id: str) -> str:
    return f"order:{order_id}" if order_id else f"late:{payment_id}"


def _memorandum(payment_id: str, change: Money) -> tuple[tuple[str, Money], ...]:
    return ((f"{REFUNDABLE}:{payment_id}", change), (REFUNDABLE, -change))


def _credit(contact_id: str, change: Money) -> tuple[tuple[str, Money], ...]:
    return ((f"{CREDIT}:{contact_id}", change), (CREDIT, -change))


def _handed(key: str, kind: str, giver: str, taker: str, amounts: tuple[Money, ...]) -> Posting:
    changes = [((f"{CREDIT}:{giver}", -each), (f"{CREDIT}:{taker}", each)) for each in amounts]
    return _posting(key, kind, *(entry for pair in changes for entry in pair))
