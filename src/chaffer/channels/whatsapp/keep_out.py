"""WhatsApp's own list of people whose messages a business does not get."""

from urllib.parse import quote

import msgspec

from chaffer.channels.contract import Account, Http, Reply
from chaffer.channels.whatsapp.endpoint import authorization, base_url
from chaffer.channels.whatsapp.errors import fault_of
from chaffer.kernel.errors import ChannelUnreachable, SendUncertain
from chaffer.kernel.message import Identity
from chaffer.kernel.untrusted import Untrusted


async def keep_out(http: Http, account: Account, who: tuple[Identity, ...], *, out: bool) -> None:
    """Safe to repeat. Raises a SendFault; Graph blocks only whoever wrote within a day."""
    user = next((each.value for each in who if each.kind in ("phone", "bsuid", "parent_bsuid")), "")
    if not user:
        return
    url = f"{base_url(account)}/{quote(account.external_id, safe='')}/block_users"
    told = {"messaging_product": "whatsapp", "block_users": [{"user": user}]}
    ask = http.post if out else http.delete
    try:
        reply = await ask(url, json=told, headers=authorization(account))
    except SendUncertain as fault:  # said twice it is the same
        raise ChannelUnreachable(str(fault)) from fault
    if not 200 <= reply.status < 300:
        raise fault_of(_of_the_one(reply))


def _of_the_one(reply: Reply) -> Reply:
    """Why this one could not be blocked: the error as a whole only says that somebody could not."""
    try:
        told = Untrusted(msgspec.json.decode(reply.body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return reply
    failed = told["block_users"]["failed_users"].raw()
    first = Untrusted(failed[0] if isinstance(failed, list) and failed else None)["errors"].raw()
    if not isinstance(first, list) or not first:
        return reply
    return msgspec.structs.replace(reply, body=msgspec.json.encode({"error": first[0]}))
