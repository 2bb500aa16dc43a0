"""What is refused after an order was placed.

Refusal
  NotAllowed     the shop's policy says no; details: why (see allowed.WHY), until, days    409
  ActionOver     it was carried out, taken back or refused already; details: state          409
  OrderWaits     a change of this order waits to be carried out; details: until             409
  PriceDiffers   delivery there costs otherwise, so a person has to look at it              409
"""

from chaffer.kernel.errors import Refusal


class NotAllowed(Refusal):
    code = "not_allowed"
    status = 409


class ActionOver(Refusal):
    code = "action_over"
    status = 409


class OrderWaits(Refusal):
    code = "order_waits"
    status = 409


class PriceDiffers(Refusal):
    code = "price_differs"
    status = 409
