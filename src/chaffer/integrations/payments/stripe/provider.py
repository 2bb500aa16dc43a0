"""Stripe, as commerce sees any provider: Checkout Sessions, charges of saved cards, refunds, disputes."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from stripe import CardError, StripeClient
from stripe.params.checkout import SessionCreateParams

from chaffer.commerce.payments.port import (
    NEEDS_SHOPPER,
    ChargeRequest,
    DisputeTruth,
    Notice,
    Opened,
    OpenedSetup,
    OpenRequest,
    Refunded,
    RefundRequest,
    SetupRequest,
    SetupTruth,
    Truth,
)
from chaffer.integrations.payments.stripe.amounts import to_stripe
from chaffer.integrations.payments.stripe.asking import asked, fault_of
from chaffer.integrations.payments.stripe.notices import read_notice
from chaffer.integrations.payments.stripe.reading import (
    KEY,
    truth_of_dispute,
    truth_of_intent,
    truth_of_session,
    truth_of_setup,
)
from chaffer.kernel.errors import Malformed, ProviderFault
from chaffer.kernel.money import Money
from chaffer.kernel.untrusted import Untrusted

OUTLIVES = timedelta(minutes=10)
"""Stripe's pages live half an hour at least, counted from when they are asked for, which is after our own hour began."""
TITLE_AT_MOST = 250
ITEMS_AT_MOST = 99
LOCALES = {"en": "en", "fr": "fr", "ko": "ko", "ru": "ru"}
UNFOLDED_CHARGE = ["latest_charge.balance_transaction", "latest_charge.refunds", "payment_method"]
UNFOLDED_SETUP = ["setup_intent.payment_method"]
UNFOLDED_SESSION = [f"payment_intent.{each}" for each in UNFOLDED_CHARGE]


class StripeProvider:
    """client: holds the shop's secret key. webhook_secrets: each of them may sign; two while one is being changed."""

    name = "stripe"

    def __init__(self, client: StripeClient, webhook_secrets: tuple[str, ...]) -> None:
        self._client = client
        self._secrets = webhook_secrets

    async def open(self, request: OpenRequest) -> Opened:
        """A Checkout Session. What we send depends on the request alone, so that the same key means the same call."""
        call = self._client.v1.checkout.sessions.create_async(_wish(request), _keyed(request.payment_id))
        try:
            session = await asked(call)
        except CardError as error:  # no card is charged here; whatever it means, it is a no
            raise fault_of(error) from error
        with _read():
            return Opened(session["id"].text(limit=300), session["url"].text(limit=5000), request.expires_at)

    async def charge(self, request: ChargeRequest) -> tuple[str, Truth]:
        call = self._client.v1.payment_intents.create_async(
            {
                "amount": to_stripe(request.amount), "currency": request.amount.currency.lower(), "confirm": True,
                "off_session": True, "customer": request.customer_id, "payment_method": request.method_id,
                "description": request.description, "metadata": {"chaffer_payment": request.payment_id},
                "expand": UNFOLDED_CHARGE,
            },
            _keyed(request.payment_id),
        )  # fmt: skip
        try:
            intent = await asked(call)
        except CardError as error:
            return _declined(error)
        with _read():
            return intent["id"].text(limit=300), truth_of_intent(intent)

    async def look(self, provider_id: str) -> Truth:
        client = self._client.v1
        if provider_id.startswith("pi_"):
            intent = await asked(client.payment_intents.retrieve_async(provider_id, {"expand": UNFOLDED_CHARGE}))
            with _read():
                return truth_of_intent(intent)
        session = await asked(client.checkout.sessions.retrieve_async(provider_id, {"expand": UNFOLDED_SESSION}))
        with _read():
            return truth_of_session(session)

    async def open_setup(self, request: SetupRequest) -> OpenedSetup:
        """A Checkout Session in setup mode. What we send depends on the request alone, as with `open`."""
        call = self._client.v1.checkout.sessions.create_async(_setup_wish(request), _keyed(request.setup_id))
        try:
            session = await asked(call)
        except CardError as error:  # no card is there yet; whatever it means, it is a no
            raise fault_of(error) from error
        with _read():
            return OpenedSetup(
                session["id"].text(limit=300), session["setup_intent"].text("", limit=300),
                session["url"].text(limit=5000),
            )  # fmt: skip

    async def look_setup(self, provider_id: str) -> SetupTruth:
        sessions = self._client.v1.checkout.sessions
        session = await asked(sessions.retrieve_async(provider_id, {"expand": UNFOLDED_SETUP}))
        with _read():
            return truth_of_setup(session)

    async def detach(self, method_id: str) -> None:
        """A no is looked into: what belongs to nobody there any more is detached."""
        methods = self._client.v1.payment_methods
        try:
            await asked(methods.detach_async(method_id))
        except ProviderFault as fault:
            if fault.retryable or not await self._belongs_to_nobody(method_id):
                raise

    async def _belongs_to_nobody(self, method_id: str) -> bool:
        try:
            method = await asked(self._client.v1.payment_methods.retrieve_async(method_id))
        except ProviderFault as fault:
            if fault.provider_code == "resource_missing":
                return True
            raise
        return not method["customer"].here

    async def refund(self, request: RefundRequest) -> Refunded:
        """Done as soon as Stripe has taken it on; one that comes to nothing later is seen by a look."""
        call = self._client.v1.refunds.create_async(
            {
                "payment_intent": request.charge_id or await self._intent_of(request.provider_id),
                "amount": to_stripe(request.amount), "metadata": {KEY: request.key},
            },
            _keyed(request.key),
        )  # fmt: skip
        refund = await asked(call)
        with _read():
            refund_id, status = refund["id"].text(limit=300), refund["status"].text("")
        if status in {"failed", "canceled"}:
            raise ProviderFault("Stripe did not make the refund", provider_code=refund["failure_reason"].text(status))
        return Refunded(refund_id)

    async def dispute(self, provider_id: str) -> DisputeTruth:
        dispute = await asked(self._client.v1.disputes.retrieve_async(provider_id))
        with _read():
            return truth_of_dispute(dispute)

    def parse_notice(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notice:
        return read_notice(headers, body, self._secrets, now)

    async def _intent_of(self, provider_id: str) -> str:
        session = await asked(self._client.v1.checkout.sessions.retrieve_async(provider_id))
        with _read():
            return session["payment_intent"].text(limit=300)


class _read:  # noqa: N801 — reads as a statement
    """What Stripe says that we cannot read is Stripe's fault, and may be better in a moment."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, wrong: BaseException | None, trace: object) -> None:
        if isinstance(wrong, Malformed):
            raise ProviderFault(f"Stripe's answer: {wrong}", retryable=True) from wrong


def _keyed(key: str) -> Any:
    return {"idempotency_key": key}


def _wish(request: OpenRequest) -> SessionCreateParams:
    wish: SessionCreateParams = {
        "mode": "payment",
        "client_reference_id": request.payment_id,
        "metadata": {"chaffer_payment": request.payment_id},
        "payment_intent_data": {
            "description": request.description,
            "metadata": {"chaffer_payment": request.payment_id},
        },
        "line_items": _lines(request),
        "success_url": request.return_url,
        "cancel_url": request.return_url,
        "expires_at": int((request.expires_at + OUTLIVES).timestamp()),
        "locale": LOCALES.get(request.language[:2], "auto"),
    }
    if request.customer_id:
        wish["customer"] = request.customer_id
    elif request.email:
        wish["customer_email"] = request.email
    if request.offers_saving:
        wish["saved_payment_method_options"] = {"payment_method_save": "enabled"}
        if not request.customer_id:
            wish["customer_creation"] = "always"
    return wish


def _setup_wish(request: SetupRequest) -> SessionCreateParams:
    """The page shows Stripe's own words on using the card again; what the shopper wants kept is offered to them again."""
    known: SessionCreateParams = (
        {"customer": request.customer_id} if request.customer_id else {"customer_creation": "always"}
    )
    return {
        "mode": "setup",
        "client_reference_id": request.setup_id,
        "metadata": {"chaffer_setup": request.setup_id},
        "setup_intent_data": {"description": request.description, "metadata": {"chaffer_setup": request.setup_id}},
        "allowed_payment_method_types": ["card"],
        "payment_method_data": {"allow_redisplay": "always"},
        "consent_collection": {"payment_method_reuse_agreement": {"position": "auto"}},
        "success_url": request.return_url,
        "cancel_url": request.return_url,
        "expires_at": int((request.expires_at + OUTLIVES).timestamp()),
        "locale": LOCALES.get(request.language[:2], "auto"),
        **known,
    }


def _lines(request: OpenRequest) -> list[Any]:
    """Each thing with its price where that adds up; one line where something is taken off, which Stripe's lines
    cannot say.
    """
    items = [item for item in request.items if item.total_minor]
    whole = sum(item.total_minor for item in items) == request.amount.minor
    if whole and len(items) <= ITEMS_AT_MOST and all(item.total_minor > 0 for item in items):
        try:
            return [_line(request, _title(each.title, each.quantity), each.total_minor) for each in items]
        except ProviderFault:  # a part that Stripe cannot write; the whole may do
            pass
    return [_line(request, request.description or request.shop_name, request.amount.minor)]


def _title(title: str, quantity: int) -> str:
    return f"{quantity} × {title}" if quantity > 1 else title


def _line(request: OpenRequest, title: str, minor: int) -> Any:
    currency = request.amount.currency
    return {
        "quantity": 1,
        "price_data": {
            "currency": currency.lower(),
            "unit_amount": to_stripe(Money(minor, currency)),
            "product_data": {"name": title[:TITLE_AT_MOST] or "-"},
        },
    }


def _declined(error: CardError) -> tuple[str, Truth]:
    """The bank said no; the intent that says why comes with the error."""
    body = error.json_body if isinstance(error.json_body, dict) else {}
    told = Untrusted(body)["error"]
    with _read():
        code = told["code"].text("") or "card_declined"
        decline = told["decline_code"].text("")
        intent_id = told["payment_intent"]["id"].text("", limit=300)
    if NEEDS_SHOPPER in (code, decline):
        code = NEEDS_SHOPPER
    return intent_id, Truth("failed", error=code[:100], charge_id=intent_id)
