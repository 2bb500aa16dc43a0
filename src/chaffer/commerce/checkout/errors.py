"""What a checkout refuses.

Refusal
  EmptyCart            nothing to order                                            422
  CartMoved            the cart changed since the shopper saw the total            409
  CheckoutClosed       ordered, expired or cancelled; details: state               409
  CheckoutIncomplete   details: missing                                            422
  NotServed            nothing is delivered to that country; details: country      422
  NotOffered           no such delivery or payment method here                     422
  DayNotHeld           not on that day; details: day, nearest                      422
  CreditShort          less store credit is left than was to pay; details: left    409
"""

from chaffer.kernel.errors import Conflict, Refusal


class EmptyCart(Refusal):
    code = "empty_cart"


class CartMoved(Conflict):
    code = "cart_moved"


class CheckoutClosed(Refusal):
    code = "checkout_closed"
    status = 409


class CheckoutIncomplete(Refusal):
    code = "checkout_incomplete"

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__("the checkout lacks " + ", ".join(missing), missing=list(missing))


class NotServed(Refusal):
    code = "not_served"

    def __init__(self, country: str) -> None:
        super().__init__(f"nothing is delivered to {country!r}", country=country)


class NotOffered(Refusal):
    code = "not_offered"


class DayNotHeld(Refusal):
    """nearest: the closest day on which it can arrive, "" if there is none."""

    code = "day_not_held"

    def __init__(self, day: str, nearest: str) -> None:
        super().__init__(f"it cannot arrive on {day}", day=day, nearest=nearest)


class CreditShort(Conflict):
    code = "credit_short"
