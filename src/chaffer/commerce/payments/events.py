"""What happened to payments."""

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
    """Money that was to go back became store credit. amount: with the bonus.

    {"type": "store_credit_given", "refund_id": "rfd_7", "payment_id": "pay_7", "order_id": "ord_7",
     "contact_id": "per_7", "conversation_id": "cnv_7", "amount": {"minor": 5390, "currency": "USD"}}
    """

    refund_id: str
    payment_id: str
    order_id: str
    contact_id: str
    conversation_id: str
    amount: Money
