"""What happened on the way from cart to order."""

import msgspec


class CheckoutStarted(msgspec.Struct, frozen=True, tag="checkout_started"):
    """A shopper wants to order the cart.

    {"type": "checkout_started", "checkout_id": "chk_7", "cart_id": "crt_7", "contact_id": "per_7",
     "conversation_id": "cnv_7"}
    """

    checkout_id: str
    cart_id: str
    contact_id: str
    conversation_id: str


class CheckoutExpired(msgspec.Struct, frozen=True, tag="checkout_expired"):
    """Nobody paid in time; what was kept back is for sale again. The cart lives on.

    {"type": "checkout_expired", "checkout_id": "chk_7", "cart_id": "crt_7", "contact_id": "per_7",
     "conversation_id": "cnv_7"}
    """

    checkout_id: str
    cart_id: str
    contact_id: str
    conversation_id: str
