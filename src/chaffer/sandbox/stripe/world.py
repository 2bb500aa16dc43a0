"""What the stand-in knows, and how it changes. Kept in memory; no HTTP in here."""

from collections.abc import Callable
from typing import Any

from chaffer.kernel.clock import Clock
from chaffer.kernel.ids import encode
from chaffer.sandbox.stripe import shapes
from chaffer.sandbox.stripe.cards import CARDS, MESSAGES, Card
from chaffer.sandbox.stripe.refused import Refused, missing
from chaffer.sandbox.stripe.wishes import LATEST_SECONDS, SOONEST_SECONDS

Object = dict[str, Any]
FEE_PPM, FEE = 29_000, 30
DISPUTE_FEE = 1500
LEAST = {"usd": 50, "eur": 50, "gbp": 30, "jpy": 50, "krw": 100, "chf": 50}


class World:
    """tell: given each event as it happens. charges_made: what cards really paid, once each."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.tell: Callable[[Object], None] = lambda _event: None
        self.kept: dict[str, Object] = {}
        self.charges_made: list[tuple[str, int]] = []
        self._cards: dict[str, str] = {}
        self.wishes: dict[str, Object] = {}

    def get(self, kind: str, thing_id: str) -> Object:
        """Raises Refused if there is none of this kind."""
        found = self.kept.get(thing_id)
        if found is None or found["object"] != kind:
            raise missing(kind, thing_id)
        if kind == "checkout.session" and found["status"] == "open" and found["expires_at"] <= self.now():
            self.expire(found)
        return found

    def of(self, kind: str) -> list[Object]:
        return [each for each in self.kept.values() if each["object"] == kind]

    def now(self) -> int:
        return int(self.clock.now().timestamp())

    # Checkout

    def open_session(self, wish: Object, base_url: str) -> Object:
        """Raises Refused."""
        ends = self.end_of(wish)
        lines = wish["line_items"]
        currencies = {line["price_data"]["currency"] for line in lines}
        if len(currencies) > 1:
            raise Refused("", "All line items must have the same currency.", param="line_items")
        self.check_customer(wish)
        saves = wish.get("saved_payment_method_options")
        if saves and "customer" not in wish and wish.get("customer_creation") != "always":
            raise Refused(
                "", "`saved_payment_method_options` requires a customer.", param="saved_payment_method_options"
            )
        currency = currencies.pop()
        total = sum(line["price_data"]["unit_amount"] * line["quantity"] for line in lines)
        self._enough(total, currency)
        made = shapes.session(
            id=self.name("cs_test"), amount_total=total, currency=currency, created=self.now(), expires_at=ends,
            saved_payment_method_options=saves and {
                "allow_redisplay_filters": ["always"], "payment_method_remove": None, **saves,
            },
            **{
                name: wish[name] for name in (
                    "client_reference_id", "metadata", "success_url", "cancel_url", "locale", "customer",
                    "customer_email", "customer_creation",
                ) if name in wish
            },
        )  # fmt: skip
        made["url"] = f"{base_url}c/pay/{made['id']}"
        self.kept[made["id"]] = made
        self.wishes[made["id"]] = wish
        return made

    def end_of(self, wish: Object) -> int:
        """When the page closes. Raises Refused."""
        ends: int = wish.get("expires_at", self.now() + LATEST_SECONDS)
        if not self.now() + SOONEST_SECONDS <= ends <= self.now() + LATEST_SECONDS:
            raise Refused(
                "", "The `expires_at` timestamp must be between 30 minutes and 24 hours from now.", param="expires_at"
            )
        return ends

    def check_customer(self, wish: Object) -> None:
        """Raises Refused."""
        for other in ("customer_email", "customer_creation"):
            if "customer" in wish and other in wish:
                raise Refused("", f"You may only specify one of these parameters: customer, {other}.")
        if "customer" in wish:
            self.get("customer", wish["customer"])

    def wish_of(self, session: Object) -> Object:
        return self.wishes[session["id"]]

    def pay(self, session: Object, card_name: str, *, keeps: bool = False, confirmed: bool | None = None) -> str:
        """Try a card on the page: "paid", "challenge", "declined", "processing", or "over"."""
        if session["status"] != "open":
            return "over"
        card = CARDS[card_name]
        if card.challenge and confirmed is None and not card.error:
            return "challenge"
        intent = self._intent_of(session)
        if card.error or confirmed is False:
            self._fail(intent, card.error or "payment_intent_authentication_failure", card.decline_code)
            return "declined"
        if session["customer_creation"] == "always" and session["customer"] is None:
            session["customer"] = self.make_customer(session["customer_email"])["id"]
        saves = (session["saved_payment_method_options"] or {}).get("payment_method_save") == "enabled"
        method = self.make_method(card_name, session["customer"] if keeps and saves else None)
        intent |= {"customer": session["customer"], "payment_method": method["id"], "last_payment_error": None}
        session["status"] = "complete"
        session["customer_details"] = _customer_details(session)
        if card.slow:
            intent["status"] = "processing"
            self.happened("checkout.session.completed", session)
            return "processing"
        self._take(intent)
        session["payment_status"] = "paid"
        self.happened("checkout.session.completed", session)
        return "paid"

    def arrive(self, session: Object, *, paid: bool) -> None:
        """The slow money came, or did not."""
        intent = self.get("payment_intent", session["payment_intent"])
        if intent["status"] != "processing":
            raise Refused("", "nothing is on its way for this session")
        if paid:
            self._take(intent)
            session["payment_status"] = "paid"
            self.happened("checkout.session.async_payment_succeeded", session)
        else:
            self._fail(intent, "card_declined", "generic_decline")
            self.happened("checkout.session.async_payment_failed", session)

    def expire(self, session: Object) -> None:
        if session["status"] == "open":
            session |= {"status": "expired", "url": None}
            if session["setup_intent"]:
                setup = self.kept[session["setup_intent"]]
                setup |= {"status": "canceled", "cancellation_reason": "abandoned"}
                self.happened("setup_intent.canceled", setup)
            self.happened("checkout.session.expired", session)

    # Saved cards

    def charge_away(self, wish: Object) -> Object:
        """A charge of a saved card while the shopper is away. Raises Refused, with the intent in it."""
        if not (wish.get("confirm") and wish.get("off_session")):
            raise Refused("", "The stand-in confirms at once, off session: pass confirm=true and off_session=true.")
        if "payment_method" not in wish:
            raise Refused("parameter_missing", "Missing required param: payment_method.", param="payment_method")
        method = self.get("payment_method", wish["payment_method"])
        if method["customer"] is None or method["customer"] != wish.get("customer"):
            raise Refused("payment_method_customer_mismatch", "The payment method does not belong to the customer.")
        self._enough(wish["amount"], wish["currency"])
        intent = self._intent(
            wish["amount"], wish["currency"], wish.get("metadata", {}), wish.get("description"), wish["customer"]
        )
        intent["payment_method"] = method["id"]
        card = CARDS[self._cards[method["id"]]]
        if card.elsewhere:
            self._fail(intent, card.elsewhere, _decline_code(card))
            raise Refused(
                card.elsewhere, MESSAGES[card.elsewhere], status=402, kind="card_error",
                more={"decline_code": _decline_code(card), "payment_intent": intent, "payment_method": method},
            )  # fmt: skip
        self._take(intent)
        return intent

    def make_customer(self, email: str | None) -> Object:
        return self.keep(shapes.customer(id=self.name("cus"), created=self.now(), email=email))

    # Money back

    def refund(self, intent_id: str, amount: int | None, metadata: Object) -> Object:
        """Raises Refused."""
        intent = self.get("payment_intent", intent_id)
        if intent["latest_charge"] is None or intent["status"] != "succeeded":
            raise Refused("", "This PaymentIntent does not have a successful charge to refund.")
        charge = self.kept[intent["latest_charge"]]
        if charge["disputed"]:
            raise Refused("charge_disputed", f"Charge {charge['id']} has been charged back; cannot issue a refund.")
        left = charge["amount"] - charge["amount_refunded"]
        if not left:
            raise Refused("charge_already_refunded", f"Charge {charge['id']} has already been refunded.")
        if amount is not None and amount > left:
            raise Refused("", "Refund amount is greater than unrefunded amount on charge.", param="amount")
        amount = amount or left
        made = self.keep(
            shapes.refund(
                id=self.name("re"), amount=amount, currency=charge["currency"], created=self.now(), charge=charge["id"],
                payment_intent=intent_id, metadata=metadata,
                balance_transaction=self._book("refund", -amount, 0, charge["currency"])["id"],
            )
        )  # fmt: skip
        charge["amount_refunded"] += amount
        charge["refunded"] = charge["amount_refunded"] == charge["amount"]
        self.happened("refund.created", made)
        self.happened("charge.refunded", charge)
        return made

    def fail_refund(self, refund: Object) -> None:
        """The bank sent it back."""
        charge = self.kept[refund["charge"]]
        refund |= {"status": "failed", "failure_reason": "lost_or_stolen_card"}
        charge["amount_refunded"] -= refund["amount"]
        charge["refunded"] = False
        self.happened("refund.failed", refund)

    def refunds_of(self, charge: Object) -> list[Object]:
        return [each for each in self.of("refund") if each["charge"] == charge["id"]]

    def open_dispute(self, intent_id: str, *, only_asks: bool = False) -> Object:
        intent = self.get("payment_intent", intent_id)
        charge = self.kept[intent["latest_charge"]]
        amount = charge["amount"] - charge["amount_refunded"] or charge["amount"]
        made = self.keep(
            shapes.dispute(
                id=self.name("du"), amount=amount, currency=charge["currency"], created=self.now(), charge=charge["id"],
                payment_intent=intent_id, status="warning_needs_response" if only_asks else "needs_response",
                evidence_details={
                    "due_by": self.now() + 7 * 86_400, "enhanced_eligibility": {}, "has_evidence": False,
                    "past_due": False, "submission_count": 0, "submission_method": "not_submitted",
                },
            )
        )  # fmt: skip
        if not only_asks:
            charge["disputed"] = True
            made["balance_transactions"] = [self._book("adjustment", -amount, DISPUTE_FEE, charge["currency"])]
        self.happened("charge.dispute.created", made)
        return made

    def close_dispute(self, dispute: Object, *, won: bool) -> None:
        asked = dispute["status"].startswith("warning")
        dispute["status"] = "warning_closed" if asked and won else "won" if won else "lost"
        if won and not asked:
            back = self._book("adjustment", dispute["amount"], 0, dispute["currency"])
            dispute["balance_transactions"] = [*dispute["balance_transactions"], back]
        self.happened("charge.dispute.closed", dispute)

    # Inside

    def name(self, prefix: str) -> str:
        return f"{prefix}_{encode(self.clock.chance(120), 24)}"

    def happened(self, kind: str, thing: Object) -> None:
        self.tell(shapes.event(kind, dict(thing), id=self.name("evt"), created=self.now()))

    def keep(self, thing: Object) -> Object:
        self.kept[thing["id"]] = thing
        return thing

    def _intent_of(self, session: Object) -> Object:
        """Made when the shopper first tries to pay."""
        if session["payment_intent"] is None:
            data = self.wish_of(session).get("payment_intent_data", {})
            intent = self._intent(
                session["amount_total"], session["currency"], data.get("metadata", {}), data.get("description"),
                session["customer"],
            )  # fmt: skip
            session["payment_intent"] = intent["id"]
        return self.kept[session["payment_intent"]]

    def _intent(
        self, amount: int, currency: str, metadata: Object, description: str | None, customer: str | None
    ) -> Object:
        return self.keep(
            shapes.intent(
                id=self.name("pi"), amount=amount, currency=currency, created=self.now(), metadata=metadata,
                description=description, customer=customer,
            )
        )  # fmt: skip

    def make_method(self, card_name: str, customer: str | None) -> Object:
        made = self.keep(
            shapes.method(
                CARDS[card_name].told(), id=self.name("pm"), created=self.now(), customer=customer,
                allow_redisplay="always" if customer else "unspecified",
            )
        )  # fmt: skip
        self._cards[made["id"]] = card_name
        return made

    def _take(self, intent: Object) -> None:
        amount, currency = intent["amount"], intent["currency"]
        fee = min(amount, amount * FEE_PPM // 1_000_000 + FEE)
        charge = self.keep(
            shapes.charge(
                id=self.name("ch"), amount=amount, currency=currency, created=self.now(), customer=intent["customer"],
                description=intent["description"], metadata=intent["metadata"], payment_intent=intent["id"],
                payment_method=intent["payment_method"],
                balance_transaction=self._book("charge", amount, fee, currency)["id"],
            )
        )  # fmt: skip
        intent |= {"status": "succeeded", "amount_received": amount, "latest_charge": charge["id"]}
        self.charges_made.append((intent["id"], amount))
        self.happened("charge.succeeded", charge)
        self.happened("payment_intent.succeeded", intent)

    def _fail(self, intent: Object, code: str, decline_code: str) -> None:
        told = {"type": "card_error", "code": code, "message": MESSAGES[code]}
        if decline_code:
            told["decline_code"] = decline_code
        intent |= {"status": "requires_payment_method", "last_payment_error": told}
        self.happened("payment_intent.payment_failed", intent)

    def _book(self, kind: str, amount: int, fee: int, currency: str) -> Object:
        return self.keep(
            shapes.entry(
                id=self.name("txn"), type=kind, reporting_category=kind, amount=amount, fee=fee, currency=currency,
                created=self.now(),
            )
        )  # fmt: skip

    def _enough(self, amount: int, currency: str) -> None:
        if amount < LEAST.get(currency, 1):
            raise Refused("amount_too_small", f"The amount must be at least {LEAST.get(currency, 1)} {currency}.")


def _decline_code(card: Card) -> str:
    return "authentication_required" if card.elsewhere == "authentication_required" else "generic_decline"


def _customer_details(session: Object) -> Object:
    return {
        "address": None, "business_name": None, "email": session["customer_email"], "individual_name": None,
        "name": None, "phone": None, "tax_exempt": "none", "tax_ids": [],
    }  # fmt: skip
