"""The test provider, the test carrier and stand-ins for Stripe and the register of VAT numbers, brought along by the
process itself so that a sale can be tried at once.

They are spoken to over HTTP on our own port, as the real ones would be on theirs. Their memory ends with the process.
"""

import secrets
from urllib.parse import unquote, urlsplit

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount

from chaffer.integrations.carriers.trial.carrier import TrialCarrier
from chaffer.integrations.payments.trial.provider import TrialProvider
from chaffer.integrations.vat.vies import Vies
from chaffer.kernel.http import Http
from chaffer.runtime.settings import Settings
from chaffer.sandbox.carrier.app import carrier_app
from chaffer.sandbox.payments.app import payment_app
from chaffer.sandbox.stripe.app import stripe_app
from chaffer.sandbox.vat import register_app
from chaffer.server import Server

PAYMENTS, CARRIER, STRIPE, VAT = "/sandbox/pay", "/sandbox/carrier", "/sandbox/stripe", "/sandbox/vat"
STRIPE_KEY, STRIPE_SECRET = "sk_test_sandbox", "whsec_sandbox"
_HERE = {"127.0.0.1", "localhost", "::1", "0.0.0.0"}  # noqa: S104 — compared with, not bound to


def plays_outside(settings: Settings) -> bool:
    """Whether the stand-ins come along: never by themselves where strangers could pay with them."""
    if settings.test_payments == "auto":
        return urlsplit(settings.address).hostname in _HERE
    return settings.test_payments == "on"


class Outside:
    """Makes them, and connects the server to the first two under the name "trial". To Stripe's, a shop connects itself.

    A test provider of its own address (`test_payments_url`) is only connected: it outlives us, as the real ones do.
    """

    def __init__(self, server: Server) -> None:
        self._apps: dict[str, Starlette] = {}
        api_key, webhook_secret = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        clock, home, tools = server.db.clock, server.settings.address, server.tools
        self._apps[CARRIER] = carrier_app(clock, api_key, webhook_secret)
        self._apps[STRIPE] = stripe_app(clock, STRIPE_KEY, STRIPE_SECRET)
        tools.carriers["trial"] = TrialCarrier(tools.http, home + CARRIER, api_key, webhook_secret)
        if not server.settings.vat_register_url:
            self._apps[VAT] = register_app()
            tools.vat_registers["vat"] = Vies(tools.http, home + VAT)
        if elsewhere := server.settings.test_payments_url:
            tools.payment_providers.shared["trial"] = _connected(tools.http, elsewhere)
        else:
            self._apps[PAYMENTS] = payment_app(clock, api_key, webhook_secret)
            tools.payment_providers.shared["trial"] = TrialProvider(
                tools.http, home + PAYMENTS, api_key, webhook_secret
            )

    def apps(self) -> list[Starlette]:
        """Whose lifespans somebody must run: mounted applications do not get theirs."""
        return list(self._apps.values())

    def routes(self) -> list[BaseRoute]:
        return [Mount(path, app) for path, app in self._apps.items()]


def _connected(http: Http, url: str) -> TrialProvider:
    """The key and the secret stand in the address as user and password."""
    parts = urlsplit(url)
    address = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    return TrialProvider(http, address, unquote(parts.username or ""), unquote(parts.password or ""))
