"""What happened to payments."""

from datetime import datetime

import msgspec

from chaffer.kernel.money import Money


class PaymentFailed(msgspec.Struct, frozen=True, tag="payment_failed"):
    """A payment did not work; the shopper may try again.

    {"type": "payment_failed", "payment_id": "pay_7", "checkout_id": "chk_7", "contact_id": "per_7",
     "conversation_id": "cnv_7", "reason": "card_declined"}
    """

    payment_id: str
    checkout_id: str
    contact_id: str
    conversation_id: str
    reason: str


class PaymentLateRefunded(msgspec.Struct, frozen=True, tag="payment_late_refunded"):
    """Money came that no order can be made of any more; it goes back by itself.

    reason: out_of_stock, already_ordered, amount, cancelled, voucher_refused.

        {"type": "payment_late_refunded", "payment_id": "pay_7", "checkout_id": "chk_7", "contact_id": "per_7",
         "conversation_id": "cnv_7", "order_id": "", "reason": "out_of_stock",
         "amount": {"minor": 4900, "currency": "USD"}}
    """

    payment_id: str
    checkout_id: str
    contact_id: str
    conversation_id: str
    order_id: str
    reason: str
    amount: Money


class RefundDone(msgspec.Struct, frozen=True, tag="refund_done"):
    """The shopper's money is on its way back.

    {"type": "refund_done", "refund_id": "rfd_7", "payment_id": "pay_7", "order_id": "ord_7",
     "contact_id": "per_7", "conversation_id": "cnv_7", "amount": {"minor": 4900, "currency": "USD"}}
    """

    refund_id: str
    payment_id: str
    order_id: str
    contact_id: str
    conversation_id: str
    amount: Money


class RefundFailed(msgspec.Struct, frozen=True, tag="refund_failed"):
    """The provider would not give it back; a person must look.

    {"type": "refund_failed", "refund_id": "rfd_7", "payment_id": "pay_7", "order_id": "ord_7",
     "contact_id": "per_7", "conversation_id": "cnv_7", "amount": {"minor": 4900, "currency": "USD"},
     "reason": "expired_card"}
    """

    refund_id: str
    payment_id: str
    order_id: str
    contact_id: str
    conversation_id: str
    amount: Money
    reason: str


class StoreCreditGiven(msgspec.Struct, frozen=True, tag="store_credit_given"):
    """Money that was to go back became store credit. amount: with the bonus, which was not paid by anybody.

    {"type": "store_credit_given", "refund_id": "rfd_7", "payment_id": "pay_7", "order_id": "ord_7",
     "contact_id": "per_7", "conversation_id": "cnv_7", "amount": {"minor": 5390, "currency": "USD"},
     "bonus": {"minor": 490, "currency": "USD"}}
    """

    refund_id: str
    payment_id: str
    order_id: str
    contact_id: str
    conversation_id: str
    amount: Money
    bonus: Money


class PaymentMoved(msgspec.Struct, frozen=True, tag="payment_moved"):
    """A payment is in another state. state: open, paid, failed, expired, refused_late, refunded. amount: of the payment.

    {"type": "payment_moved", "payment_id": "pay_7", "checkout_id": "chk_7", "order_id": "ord_7",
     "provider": "stripe", "state": "paid", "amount": {"minor": 4900, "currency": "USD"}}
    """

    payment_id: str
    checkout_id: str
    order_id: str
    provider: str
    state: str
    amount: Money


class DisputeOpened(msgspec.Struct, frozen=True, tag="dispute_opened"):
    """A bank questions a payment, or has taken it back. state: asked (nothing is taken yet) or open.

    {"type": "dispute_opened", "dispute_id": "dsp_7", "payment_id": "pay_7", "order_id": "ord_7",
     "state": "open", "reason": "fraudulent", "amount": {"minor": 4900, "currency": "USD"},
     "answer_by": "2026-12-01T00:00:00Z"}
    """

    dispute_id: str
    payment_id: str
    order_id: str
    state: str
    reason: str
    amount: Money
    answer_by: datetime | None


class DisputeClosed(msgspec.Struct, frozen=True, tag="dispute_closed"):
    """It is decided. won: the money is the merchant's.

    {"type": "dispute_closed", "dispute_id": "dsp_7", "payment_id": "pay_7", "order_id": "ord_7", "won": true,
     "amount": {"minor": 4900, "currency": "USD"}}
    """

    dispute_id: str
    payment_id: str
    order_id: str
    won: bool
    amount: Money


class CardKept(msgspec.Struct, frozen=True, tag="card_kept"):
    """The shopper asked the provider to keep a card. Nobody here knows its number.

    {"type": "card_kept", "method_id": "pmt_7", "contact_id": "per_7", "conversation_id": "cnv_7",
     "label": "Visa", "last4": "4242"}
    """

    method_id: str
    contact_id: str
    conversation_id: str
    label: str
    last4: str


class CardNotKept(msgspec.Struct, frozen=True, tag="card_not_kept"):
    """The shopper wanted a card kept, and it was not. Its page may take another one.

    {"type": "card_not_kept", "setup_id": "cst_7", "contact_id": "per_7", "conversation_id": "cnv_7",
     "reason": "card_declined"}
    """

    setup_id: str
    contact_id: str
    conversation_id: str
    reason: str


class CardForgotten(msgspec.Struct, frozen=True, tag="card_forgotten"):
    """A kept card is used no more, and the provider is told to forget it too.

    {"type": "card_forgotten", "method_id": "pmt_7", "contact_id": "per_7", "conversation_id": "cnv_7",
     "label": "Visa", "last4": "4242"}
    """

    method_id: str
    contact_id: str
    conversation_id: str
    label: str
    last4: str


class CardRefused(msgspec.Struct, frozen=True, tag="card_refused"):
    """A saved card could not be charged by a word; instead_id: the payment whose page the shopper can use, "" if none.

    {"type": "card_refused", "payment_id": "pay_7", "checkout_id": "chk_7", "contact_id": "per_7",
     "conversation_id": "cnv_7", "reason": "authentication_required", "instead_id": "pay_8",
     "amount": {"minor": 4900, "currency": "USD"}, "expires_at": "2026-12-01T00:00:00Z"}
    """

    payment_id: str
    checkout_id: str
    contact_id: str
    conversation_id: str
    reason: str
    instead_id: str
    amount: Money
    expires_at: datetime


class PermissionGiven(msgspec.Struct, frozen=True, tag="permission_given"):
    """A shopper allows us to buy for them without being asked again, up to so much a period (day, week, month).

    {"type": "permission_given", "mandate_id": "mdt_7", "contact_id": "per_7", "conversation_id": "cnv_7",
     "limit": {"minor": 8000, "currency": "USD"}, "period": "month"}
    """

    mandate_id: str
    contact_id: str
    conversation_id: str
    limit: Money
    period: str


class PermissionEnded(msgspec.Struct, frozen=True, tag="permission_ended"):
    """The shopper took it back, at once.

    {"type": "permission_ended", "mandate_id": "mdt_7", "contact_id": "per_7", "conversation_id": "cnv_7"}
    """

    mandate_id: str
    contact_id: str
    conversation_id: str
