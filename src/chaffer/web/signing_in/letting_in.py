"""A person is let in: the session begins, the browser gets its cookies."""

from collections.abc import Callable

import msgspec
from starlette.responses import Response

from chaffer.accounts.staff.devices import know_device
from chaffer.accounts.staff.operations.begin_session import BeginSession, NewSession, begin_session
from chaffer.accounts.staff.sessions import end_sessions, session_holder
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.web.auth import idle_of
from chaffer.web.call import Call
from chaffer.web.signing_in.cookies import device_of, give_device, give_session, session_of
from chaffer.web.signing_in.opened import SessionOut, session_out


async def let_in(call: Call, shop_id: str, how: str, who: Callable[[Transaction], str]) -> Response:
    """The answer with the cookies. who: does what is due in the same transaction, and says whose session begins.

    The session that the browser had before ends; the device is known from now on.
    """
    settings, before = call.backstage.settings, await _before(call)
    device_before = device_of(call.headers, settings)

    def work(tx: Transaction) -> tuple[NewSession, SessionOut, str]:
        staff_id = who(tx)
        agent = call.headers.get("user-agent", "")
        made = begin_session(tx, BeginSession(staff_id, how, settings.session_days, call.origin, agent))
        return made, session_out(tx, made.id, made.token, staff_id), know_device(tx, device_before, staff_id)

    made, opened, device = await call.backstage.db.write(shop_id, work)
    if before is not None:
        shop_before, staff_before, session_before = before
        await call.backstage.db.write(shop_before, lambda tx: end_sessions(tx, staff_before, only=session_before))
    response = Response(msgspec.json.encode(opened), 200, {"cache-control": "no-store"}, "application/json")
    give_session(response, settings, made.token)
    give_device(response, settings, device)
    return response


async def _before(call: Call) -> tuple[str, str, str] | None:
    token = session_of(call.headers, call.backstage.settings)
    if not token:
        return None
    idle = idle_of(call.backstage.settings)
    holder = await call.backstage.db.read(ANY_SHOP, lambda tx: session_holder(tx, token, idle))
    return None if holder is None else (holder.shop_id, holder.id, holder.session_id)
