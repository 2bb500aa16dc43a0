"""What happened to money that was asked for."""

import msgspec

from chaffer.kernel.money import Money


class ApprovalAsked(msgspec.Struct, frozen=True, tag="approval_asked"):
    """Somebody asked for more than they may do alone: a second person decides. kind: refund, credit, voucher, cancel,
    permission, price.

    {"type": "approval_asked", "approval_id": "apr_7", "kind": "refund", "amount": {"minor": 25000, "currency": "USD"},
     "order_id": "ord_7", "number": "1007", "contact_id": "per_7", "conversation_id": "cnv_7", "asked_kind": "staff",
     "asked_id": "stf_7"}
    """

    approval_id: str
    kind: str
    amount: Money
    order_id: str
    number: str
    contact_id: str
    conversation_id: str
    asked_kind: str
    asked_id: str


class ApprovalDecided(msgspec.Struct, frozen=True, tag="approval_decided"):
    """It is over. state: done, refused, expired, taken_back, or failed: it could not be done any more, error says why.

    {"type": "approval_decided", "approval_id": "apr_7", "kind": "refund", "state": "done", "error": "",
     "order_id": "ord_7", "number": "1007", "contact_id": "per_7", "conversation_id": "cnv_7", "decided_id": "stf_8"}
    """

    approval_id: str
    kind: str
    state: str
    error: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str
    decided_id: str
