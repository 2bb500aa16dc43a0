"""The test provider and the test carrier, brought along by the process itself so that a sale can be tried at once.

They are spoken to over HTTP on our own port, as the real ones would be on theirs. Their memory ends with the process.
"""

import secrets
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount

from chaffer.integrations.carriers.trial.carrier import TrialCarrier
from chaffer.integrations.payments.trial.provider import TrialProvider
from chaffer.runtime.settings import Settings
from chaffer.sandbox.carrier.app import carrier_app
from chaffer.sandbox.payments.app import payment_app
from chaffer.server import Server

PAYMENTS, CARRIER = "/sandbox/pay", "/sandbox/carrier"
_HERE = {"127.0.0.1", "localhost", "::1", "0.0.0.0"}  # noqa: S104 — compared with, not bound to


def plays_outside(settings: Settings) -> bool:
    """Whether the stand-ins come along: never by themselves where strangers could pay with them."""
    if settings.test_payments == "auto":
        return urlsplit(settings.address).hostname in _HERE
    return settings.test_payments == "on"


class Outside:
    """Makes both, and connects the server to them under the name "trial"."""

    def __init__(self, server: Server) -> None:
        api_key, webhook_secret = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        clock = server.db.clock
        self._payments = payment_app(clock, api_key, webhook_secret)
        self._carrier = carrier_app(clock, api_key, webhook_secret)
        home = server.settings.address
        server.payment_providers["trial"] = TrialProvider(server.http, home + PAYMENTS, api_key, webhook_secret)
        server.carriers["trial"] = TrialCarrier(server.http, home + CARRIER, api_key, webhook_secret)

    def apps(self) -> list[Starlette]:
        """Whose lifespans somebody must run: mounted applications do not get theirs."""
        return [self._payments, self._carrier]

    def routes(self) -> list[BaseRoute]:
        return [Mount(PAYMENTS, self._payments), Mount(CARRIER, self._carrier)]
