"""The demo's way to the desk: whoever asks is let in as the demo shop's owner. Only `chaffer demo` has it."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from chaffer.accounts.staff.built_in_roles import OWNER
from chaffer.accounts.staff.operations.begin_session import BeginSession, begin_session
from chaffer.accounts.staff.operations.join_staff import JoinStaff, join_staff
from chaffer.accounts.staff.people import person_by_email
from chaffer.runtime.database import Database
from chaffer.runtime.settings import Settings
from chaffer.runtime.transaction import Transaction
from chaffer.web.endpoint import client_of
from chaffer.web.errors import TooMany
from chaffer.web.limits import Pace
from chaffer.web.problems import answer_with, problem_of
from chaffer.web.signing_in.cookies import give_session

ENTRIES_PER_MINUTE = 60
HERE = {"cache-control": "no-store"}


class DemoDesk:
    """owner: `name` and `email` of the person the newcomer becomes."""

    def __init__(self, settings: Settings, db: Database, shop_id: str, owner: Mapping[str, str]) -> None:
        self.settings = settings
        self.db = db
        self.shop_id = shop_id
        self.owner = owner
        self.pace = Pace(ENTRIES_PER_MINUTE, ENTRIES_PER_MINUTE)

    def routes(self) -> list[BaseRoute]:
        return [Route("/demo/desk", self.enter)]

    async def enter(self, request: Request) -> Response:
        origin = client_of(request, self.settings.trusted_proxies)
        try:
            self.pace.take(origin, self.db.clock.now())
        except TooMany as refusal:
            return answer_with(problem_of(refusal))
        agent = request.headers.get("user-agent", "")

        def work(tx: Transaction) -> str:
            command = BeginSession(self._owner(tx), "demo", self.settings.session_days, origin, agent)
            return begin_session(tx, command).token

        response = RedirectResponse("/desk/", 303, HERE)
        give_session(response, self.settings, await self.db.write(self.shop_id, work))
        return response

    def _owner(self, tx: Transaction) -> str:
        known = person_by_email(tx, self.owner["email"])
        return known.id if known else join_staff(tx, JoinStaff(self.owner["name"], self.owner["email"], OWNER))
