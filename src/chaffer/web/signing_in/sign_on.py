"""The way to another house and back: what leaves with the browser is sealed, what comes back is believed in nothing."""

import base64
import binascii
import logging
from datetime import timedelta
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from chaffer.accounts.staff.addresses import folded
from chaffer.accounts.staff.sign_on import known_by, provider_row, secret_of
from chaffer.integrations.sign_on.asking import Asking, GuardedAsking
from chaffer.integrations.sign_on.errors import NotBelieved
from chaffer.integrations.sign_on.provider import Provider, Trip, discover, way_there, who_came_back
from chaffer.kernel.errors import Refusal
from chaffer.runtime.guard import Guard
from chaffer.runtime.secrets import NotOurs, new_token, place
from chaffer.runtime.settings import Settings
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.web.backstage import Backstage
from chaffer.web.endpoint import client_of
from chaffer.web.limits import Pace
from chaffer.web.problems import answer_with, problem_of
from chaffer.web.signing_in.cookies import give_trip, trip_of
from chaffer.web.signing_in.letting_in import admit, give_cookies

LASTS = timedelta(minutes=10)
TRIPS_PER_MINUTE = 30
REFUSED = "/desk/?sign-on=refused"
_PLACE = place("*", "cookie", "sign_on", "trip")
_log = logging.getLogger(__name__)


def asking_of(settings: Settings) -> Asking:
    if settings.sign_on_from == "anywhere":
        return GuardedAsking(Guard(allow=lambda _ip: True), plain=True)
    return GuardedAsking()


def sign_on_routes(backstage: Backstage, asking: Asking | None = None) -> list[BaseRoute]:
    trips = SignOn(backstage, asking or asking_of(backstage.settings))
    return [Route("/sign-on/back", trips.back), Route("/sign-on/{provider_id}", trips.there)]


class SignOn:
    """asking: how providers are asked."""

    def __init__(self, backstage: Backstage, asking: Asking) -> None:
        self.backstage = backstage
        self.asking = asking
        self.pace = Pace(TRIPS_PER_MINUTE, TRIPS_PER_MINUTE)
        self.address = f"{backstage.settings.address}/sign-on/back"

    async def there(self, request: Request) -> Response:
        try:
            self.pace.take(self._origin(request), self.backstage.db.clock.now())
            provider = await self._provider(request.path_params["provider_id"])
            places = await discover(self.asking, provider.issuer)
        except NotBelieved as no:
            return self._refused(no)
        except Refusal as refusal:
            return answer_with(problem_of(refusal))
        until = self.backstage.db.clock.now() + LASTS
        trip = Trip(provider.id, provider.shop_id, new_token(), new_token(), new_token(), until)
        response = RedirectResponse(way_there(places, provider, trip, self.address), 303, {"cache-control": "no-store"})
        sealed = self.backstage.secrets.seal(msgspec.json.encode(trip), _PLACE)
        give_trip(
            response, self.backstage.settings, base64.urlsafe_b64encode(sealed).decode(), int(LASTS.total_seconds())
        )
        return response

    async def back(self, request: Request) -> Response:
        try:
            self.pace.take(self._origin(request), self.backstage.db.clock.now())
            response = await self._let_in(request)
        except NotBelieved as no:
            response = self._refused(no)
        except Refusal as refusal:
            response = answer_with(problem_of(refusal))
        give_trip(response, self.backstage.settings, "", 0)
        return response

    async def _let_in(self, request: Request) -> Response:
        """Raises NotBelieved."""
        db, trip = self.backstage.db, self._trip(request)
        provider = await self._provider(trip.provider_id)
        asked = {name: value for name, value in request.query_params.items() if len(value) <= 4000}
        somebody = await who_came_back(self.asking, provider, trip, asked, self.address, db.clock.now())
        origin = self._origin(request)

        def who(tx: Transaction) -> str:
            found = known_by(tx, provider.id, somebody.subject, folded(somebody.email), origin)
            if found is None:
                raise NotBelieved("nobody of this shop")
            return found

        admitted = await admit(self.backstage, request.headers, origin, provider.shop_id, "sign-on", who)
        response = RedirectResponse("/desk/", 303, {"cache-control": "no-store"})
        give_cookies(response, self.backstage.settings, admitted)
        return response

    async def _provider(self, provider_id: str) -> Provider:
        row: Any = None
        if "\0" not in provider_id:
            row = await self.backstage.db.read(ANY_SHOP, lambda tx: provider_row(tx, provider_id))
        if row is None:
            raise NotBelieved("no such provider")
        return Provider(row.id, row.shop_id, row.issuer, row.client_id, secret_of(self.backstage.secrets, row))

    def _trip(self, request: Request) -> Trip:
        try:
            sealed = base64.b64decode(trip_of(request.headers, self.backstage.settings), b"-_", validate=True)
            return msgspec.json.decode(self.backstage.secrets.open(sealed, _PLACE), type=Trip)
        except (NotOurs, binascii.Error, msgspec.DecodeError, ValueError):
            raise NotBelieved("no trip of this browser") from None

    def _refused(self, no: NotBelieved) -> Response:
        _log.warning("sign-on refused", extra={"why": no.why})
        return RedirectResponse(REFUSED, 303, {"cache-control": "no-store"})

    def _origin(self, request: Request) -> str:
        return client_of(request, self.backstage.settings.trusted_proxies)
