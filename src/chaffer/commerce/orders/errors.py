"""What orders refuse.

Refusal
  AlreadyShipped    a parcel left, so it cannot be cancelled; it can be sent back   409
  OrderClosed       cancelled or completed; details: state                          409
  RefundTooLarge    more than is left of what was paid; details: left               422
"""

from chaffer.kernel.errors import Refusal


class AlreadyShipped(Refusal):
    code = "already_shipped"
    status = 409


class OrderClosed(Refusal):
    code = "order_closed"
    status = 409


class RefundTooLarge(Refusal):
    code = "refund_too_large"
