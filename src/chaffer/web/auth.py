"""Who calls: a key, or a person who is signed in."""

from collections.abc import Mapping
from datetime import timedelta

from chaffer.accounts.holder import Holder
from chaffer.accounts.keys import USE_NOTED_EVERY, holder_of, note_use
from chaffer.accounts.operations.create_api_key import PREFIX
from chaffer.accounts.staff.sessions import SEEN_NOTED_EVERY, note_seen, session_holder
from chaffer.kernel.errors import Forbidden, Unauthorized
from chaffer.runtime.settings import Settings
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.web.backstage import Backstage
from chaffer.web.route import PERSON
from chaffer.web.signing_in.cookies import session_of
from chaffer.web.signing_in.csrf import check_page, check_unsafe

_LONGEST = 200


async def authenticate(backstage: Backstage, method: str, headers: Mapping[str, str]) -> Holder:
    """A key in `Authorization` counts before a cookie.

    Raises Unauthorized, in the same words whatever was wrong; ForeignPage for a cookie that a page of ours did not use.
    """
    if authorization := headers.get("authorization", ""):
        holder = await _key_holder(backstage, authorization)
    else:
        holder = await _person(backstage, method, headers)
    if holder is None:
        raise Unauthorized("sign in, or send a valid key as: Authorization: Bearer chf_…")
    await _note(backstage, holder)
    return holder


def authorize(holder: Holder, permission: str) -> None:
    """Raises Forbidden."""
    if permission == PERSON:
        if holder.kind != "staff":
            raise Forbidden("this is about a person who is signed in; a key is nobody")
    elif permission not in holder.permissions:
        raise Forbidden(f"the permission {permission} is lacking", permission=permission)


def idle_of(settings: Settings) -> timedelta:
    """So long without a call, and a session has ended."""
    return timedelta(days=settings.session_idle_days)


async def _key_holder(backstage: Backstage, authorization: str) -> Holder | None:
    scheme, _, key = authorization.partition(" ")
    key = key.strip()
    if scheme.lower() != "bearer" or not key.startswith(PREFIX) or len(key) > _LONGEST:
        return None
    return await backstage.db.read(ANY_SHOP, lambda tx: holder_of(tx, key))


async def _person(backstage: Backstage, method: str, headers: Mapping[str, str]) -> Holder | None:
    session = session_of(headers, backstage.settings)
    if not session:
        return None
    check_page(headers, backstage.settings)
    idle = idle_of(backstage.settings)
    holder = await backstage.db.read(ANY_SHOP, lambda tx: session_holder(tx, session, idle))
    if holder is not None:
        check_unsafe(method, headers, session)
    return holder


async def _note(backstage: Backstage, holder: Holder) -> None:
    last, now = holder.seen_at, backstage.db.clock.now()
    if holder.kind == "key" and (last is None or now - last >= USE_NOTED_EVERY):
        await backstage.db.write(holder.shop_id, lambda tx: note_use(tx, holder.id))
    elif holder.kind == "staff" and (last is None or now - last >= SEEN_NOTED_EVERY):
        await backstage.db.write(holder.shop_id, lambda tx: note_seen(tx, holder.session_id))
