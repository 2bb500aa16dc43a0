"""A person is let in: the session begins, the browser gets its cookies."""

from collections.abc import Callable, Mapping

import msgspec
from starlette.responses import Response

from chaffer.accounts.holder import Holder
from chaffer.accounts.staff.devices import know_device
from chaffer.accounts.staff.operations.begin_session import BeginSession, begin_session
from chaffer.accounts.staff.sessions import end_sessions, session_holder
from chaffer.runtime.settings import Settings
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.web.auth import idle_of
from chaffer.web.backstage import Backstage
from chaffer.web.call import Call
from chaffer.web.signing_in.cookies import device_of, give_device, give_session, session_of
from chaffer.web.signing_in.opened import SessionOut, session_out


class Admitted(msgspec.Struct, frozen=True):
    """token, device: what the two cookies hold."""

    opened: SessionOut
    token: str
    device: str

    def __repr__(self) -> str:
        return f"Admitted({self.opened.id})"


async def let_in(call: Call, shop_id: str, how: str, who: Callable[[Transaction], str]) -> Response:
    """The answer with the cookies. who: does what is due in the same transaction, and says whose session begins."""
    admitted = await admit(call.backstage, call.headers, call.origin, shop_id, how, who)
    response = Response(msgspec.json.encode(admitted.opened), 200, {"cache-control": "no-store"}, "application/json")
    give_cookies(response, call.backstage.settings, admitted)
    return response


async def admit(
    backstage: Backstage, headers: Mapping[str, str], origin: str, shop_id: str, how: str,
    who: Callable[[Transaction], str],
) -> Admitted:  # fmt: skip
    """The session that the browser had before ends; the device is known from now on."""
    settings, before = backstage.settings, await _before(backstage, headers)
    device_before = device_of(headers, settings)

    def work(tx: Transaction) -> Admitted:
        staff_id = who(tx)
        agent = headers.get("user-agent", "")
        made = begin_session(tx, BeginSession(staff_id, how, settings.session_days, origin, agent))
        opened = session_out(tx, made.id, made.token, staff_id)
        return Admitted(opened, made.token, know_device(tx, device_before, staff_id))

    admitted = await backstage.db.write(shop_id, work)
    if before is not None:
        await backstage.db.write(before.shop_id, lambda tx: end_sessions(tx, before.id, only=before.session_id))
    return admitted


def give_cookies(response: Response, settings: Settings, admitted: Admitted) -> None:
    give_session(response, settings, admitted.token)
    give_device(response, settings, admitted.device)


async def _before(backstage: Backstage, headers: Mapping[str, str]) -> Holder | None:
    token, idle = session_of(headers, backstage.settings), idle_of(backstage.settings)
    if not token:
        return None
    return await backstage.db.read(ANY_SHOP, lambda tx: session_holder(tx, token, idle))
