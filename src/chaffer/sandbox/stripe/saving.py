"""Checkout Sessions in setup mode: a card kept without a payment, and one that is given up again."""

from chaffer.sandbox.stripe import shapes
from chaffer.sandbox.stripe.cards import CARDS, MESSAGES
from chaffer.sandbox.stripe.refused import Refused
from chaffer.sandbox.stripe.world import Object, World


def open_session(world: World, wish: Object, base_url: str) -> Object:
    """A session and the setup intent behind it. Raises Refused."""
    if "allowed_payment_method_types" not in wish and "currency" not in wish:
        raise Refused("parameter_missing", "Missing required param: currency.", param="currency")
    ends = world.end_of(wish)
    world.check_customer(wish)
    data = wish.get("setup_intent_data", {})
    intent = world.keep(
        shapes.setup(
            id=world.name("seti"), created=world.now(), customer=wish.get("customer"),
            description=data.get("description"), metadata=data.get("metadata", {}),
        )
    )  # fmt: skip
    made = shapes.session(
        id=world.name("cs_test"), mode="setup", amount_total=None, currency=wish.get("currency"), created=world.now(),
        expires_at=ends, payment_status="no_payment_required", setup_intent=intent["id"],
        consent_collection=_consent(wish), payment_method_collection="always",
        **{
            name: wish[name] for name in (
                "client_reference_id", "metadata", "success_url", "cancel_url", "locale", "customer",
                "customer_email", "customer_creation",
            ) if name in wish
        },
    )  # fmt: skip
    made |= {"total_details": None, "url": f"{base_url}c/pay/{made['id']}"}
    world.wishes[made["id"]] = wish
    world.happened("setup_intent.created", intent)
    return world.keep(made)


def save(world: World, session: Object, card_name: str, *, confirmed: bool | None = None) -> str:
    """Try a card on the page: "saved", "challenge", "declined", or "over"."""
    if session["status"] != "open":
        return "over"
    card, intent = CARDS[card_name], world.kept[session["setup_intent"]]
    if card.challenge and confirmed is None and not card.error:
        intent["status"] = "requires_action"
        return "challenge"
    if card.error or confirmed is False:
        _fail(world, intent, card.error or "setup_intent_authentication_failure", card.decline_code)
        return "declined"
    if session["customer"] is None:
        session["customer"] = world.make_customer(session["customer_email"])["id"]
    method = world.make_method(card_name, session["customer"])
    method["allow_redisplay"] = world.wish_of(session).get("payment_method_data", {}).get("allow_redisplay", "limited")
    intent |= {
        "status": "succeeded", "customer": session["customer"], "payment_method": method["id"],
        "last_setup_error": None,
    }  # fmt: skip
    session["status"] = "complete"
    world.happened("payment_method.attached", method)
    world.happened("setup_intent.succeeded", intent)
    world.happened("checkout.session.completed", session)
    return "saved"


def detach(world: World, method_id: str) -> Object:
    """Raises Refused."""
    method = world.get("payment_method", method_id)
    if method["customer"] is None:
        raise Refused(
            "", "The payment method you provided is not attached to a customer so detachment is impossible."
        )  # fmt: skip
    method["customer"] = None
    world.happened("payment_method.detached", method)
    return method


def _fail(world: World, intent: Object, code: str, decline_code: str) -> None:
    told = {"type": "card_error", "code": code, "message": MESSAGES[code]}
    if decline_code:
        told["decline_code"] = decline_code
    intent |= {"status": "requires_payment_method", "last_setup_error": told}
    world.happened("setup_intent.setup_failed", intent)


def _consent(wish: Object) -> Object | None:
    agreement = wish.get("consent_collection", {}).get("payment_method_reuse_agreement")
    return agreement and {
        "payment_method_reuse_agreement": agreement, "promotions": None, "terms_of_service": None,
    }  # fmt: skip
