"""Send one message that is marked `sending`, and write down what became of it."""

import logging
import time
from collections.abc import Callable, Mapping

from chaffer.channels.contract import Account, Channel
from chaffer.kernel.errors import (
    AccountThrottled,
    ChannelThrottled,
    ChannelUnreachable,
    ContentRejected,
    SendFault,
    SendUncertain,
)
from chaffer.kernel.http import Http
from chaffer.kernel.message import SendReceipt
from chaffer.outbox.claim import Departure
from chaffer.outbox.files_out import FilesOut, Ready, forget_upload, medias_of, wants_file, with_file
from chaffer.outbox.journal import Journal
from chaffer.outbox.pace import Pace
from chaffer.outbox.rates import rates_of
from chaffer.outbox.receipts import refused, taken
from chaffer.runtime.database import Database
from chaffer.runtime.failpoints import passing
from chaffer.runtime.http import leaving
from chaffer.runtime.stages import stage, timed
from chaffer.runtime.transaction import Transaction

_log = logging.getLogger(__name__)


async def send(
    db: Database,
    http: Http,
    channels: Mapping[str, Channel],
    account: Account,
    departure: Departure,
    pace: Pace,
    journal: Journal,
    out: FilesOut,
) -> bool:
    """Call the channel once; whether it took the message. Never raises for what a channel may do."""
    channel = channels[departure.channel]
    pace.learn(account.id, rates_of(channel.limits, account.settings))
    ready = Ready(departure)
    try:
        if wants_file(departure):
            ready = await with_file(db, http, channel, account, out, departure)
        passing("before_call")
        leaving.set(lambda: journal.note(departure.outbound.id))
        receipt = await timed("send", channel.send(http, account, ready.departure.outbound))
        passing("after_call")
    except SendFault as fault:
        if isinstance(fault, ContentRejected) and ready.reused:
            return await _hand_over_again(db, account, ready, fault)
        if isinstance(fault, ChannelThrottled):
            slowed = departure.account_id if isinstance(fault, AccountThrottled) else departure.conversation_id
            pace.hold(slowed, time.monotonic() + (fault.retry_after_seconds or 1.0))
        return await _refuse(db, departure, fault, account.sealed)
    except Exception as error:  # noqa: BLE001 — after a defect nobody knows whether the request left
        # A defect of ours, after which nobody knows whether the request left.
        _log.exception("a channel broke while sending", extra={"message_id": departure.outbound.id})
        return await _refuse(db, departure, SendUncertain(f"defect: {type(error).__name__}"))
    await db.write(departure.shop_id, _taken(departure, receipt))
    passing("receipt_kept")
    return True


async def _hand_over_again(db: Database, account: Account, ready: Ready, fault: SendFault) -> bool:
    """Perhaps the platform has forgotten the file before its time: the next try brings it anew."""
    departure, refs = ready.departure, [each.provider_ref for each in medias_of(ready.departure)]

    def forget(tx: Transaction) -> None:
        for ref in refs:
            forget_upload(tx, account.id, ref)

    await db.write(departure.shop_id, forget)
    return await _refuse(db, departure, ChannelUnreachable(str(fault), provider_code=fault.provider_code))


async def _refuse(db: Database, departure: Departure, fault: SendFault, sealed: bytes = b"") -> bool:
    await db.write(departure.shop_id, lambda tx: refused(tx, departure, fault, sealed))
    return False


def _taken(departure: Departure, receipt: SendReceipt) -> Callable[..., None]:
    def work(tx: Transaction) -> None:
        with stage("receipt"):
            taken(tx, departure, receipt)

    return work
