"""A file of ours in a message: handed to the platform first, once, or named by an address that ends."""

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta

import msgspec
from sqlalchemy import delete, select

from chaffer.channels.contract import Account, Channel, TakesFiles
from chaffer.kernel.errors import ContentRejected, NotFound
from chaffer.kernel.http import File, Http
from chaffer.kernel.message import Media, Part, Template
from chaffer.outbox.claim import Departure
from chaffer.outbox.tables import uploads
from chaffer.runtime.database import Database
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.files import Files, file_row
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_KNOWN = Statement(
    "uploads.known",
    select(uploads.c.provider_ref).where(
        mine(uploads), uploads.c.account_id == given("account_id"), uploads.c.sha256 == given("sha256"),
        uploads.c.mime == given("mime"), uploads.c.ends_at > given("at"),
    ),
)  # fmt: skip
_insert = insert_all(uploads)
_KEEP = Statement(
    "uploads.keep",
    _insert.on_conflict_do_update(
        index_elements=["shop_id", "account_id", "sha256", "mime"],
        set_={"provider_ref": _insert.excluded.provider_ref, "ends_at": _insert.excluded.ends_at},
    ),
)
_FORGET = Statement(
    "uploads.forget",
    delete(uploads).where(
        mine(uploads), uploads.c.account_id == given("account_id"), uploads.c.provider_ref == given("provider_ref")
    ),
)
_FORGET_OLD = Statement("uploads.forget_old", delete(uploads).where(mine(uploads), uploads.c.ends_at < given("at")))


@dataclass(frozen=True, slots=True)
class FilesOut:
    """Where our files lie, and how others may fetch one."""

    files: Files
    links: FileLinks


@dataclass(frozen=True, slots=True)
class Ready:
    """A departure that can be sent. reused: it names a file that the platform was given before."""

    departure: Departure
    reused: bool = False


def wants_file(departure: Departure) -> bool:
    return any(map(_wanted, medias_of(departure)))


def medias_of(departure: Departure) -> list[Media]:
    """The file a message is, has above its words, or on each of its cards."""
    part = departure.outbound.part
    if isinstance(part, Template):
        return [*([part.header] if part.header else []), *(card.header for card in part.cards)]
    return [part] if isinstance(part, Media) else []


async def with_file(
    db: Database, http: Http, channel: Channel, account: Account, out: FilesOut, departure: Departure
) -> Ready:
    """Raises a SendFault; nothing has been said then."""
    ready, reused = departure, False
    for place, media in enumerate(medias_of(departure)):
        if not _wanted(media):
            continue
        found, known = await _ready(db, http, channel, account, out, departure.shop_id, media)
        ready, reused = _with(ready, place, found), reused or known
    return Ready(ready, reused)


async def _ready(
    db: Database, http: Http, channel: Channel, account: Account, out: FilesOut, shop_id: str, part: Media
) -> tuple[Media, bool]:
    """As the channel takes it, and whether the platform had it. Raises a SendFault."""
    try:
        row = await db.read(shop_id, lambda tx: file_row(tx, part.file_id))
    except NotFound:
        raise ContentRejected("the file is gone") from None
    media = msgspec.structs.replace(part, mime=row.mime, filename=part.filename or row.name, sha256=row.sha256)
    if not isinstance(channel, TakesFiles):
        return msgspec.structs.replace(media, url=out.links.url(row.id, db.clock.now())), False
    media = channel.carry(media, row.bytes)
    known = await db.read(shop_id, lambda tx: _known(tx, account.id, media))
    if known:
        return msgspec.structs.replace(media, provider_ref=known), True
    try:
        content = await asyncio.to_thread(out.files.path(shop_id, row.sha256).read_bytes)
    except FileNotFoundError:
        raise ContentRejected("the file is gone") from None
    name = media.filename or row.id
    provider_ref = await channel.upload(http, account, File(name, media.mime, content))
    lasts = timedelta(seconds=channel.files_last_seconds)
    await db.write(shop_id, lambda tx: _keep(tx, account.id, media, provider_ref, lasts))
    return msgspec.structs.replace(media, provider_ref=provider_ref), False


def _wanted(media: Media) -> bool:
    return bool(media.file_id) and not media.url and not media.provider_ref


def forget_upload(tx: Transaction, account_id: str, provider_ref: str) -> None:
    """The platform does not know this file any more."""
    tx.run(_FORGET, account_id=account_id, provider_ref=provider_ref)


def forget_old_uploads(tx: Transaction) -> int:
    """What the platform has forgotten by now; how many."""
    return tx.run(_FORGET_OLD, at=tx.now)


def _known(tx: Transaction, account_id: str, media: Media) -> str:
    return tx.value(_KNOWN, account_id=account_id, sha256=media.sha256, mime=media.mime, at=tx.now) or ""


def _keep(tx: Transaction, account_id: str, media: Media, provider_ref: str, lasts: timedelta) -> None:
    tx.run(
        _KEEP, account_id=account_id, sha256=media.sha256, mime=media.mime, provider_ref=provider_ref,
        ends_at=tx.now + lasts,
    )  # fmt: skip


def _with(departure: Departure, place: int, media: Media) -> Departure:
    """place: among `medias_of`."""
    part = departure.outbound.part
    whole: Part = media
    if isinstance(part, Template):
        card = place - (1 if part.header else 0)
        if card < 0:
            whole = msgspec.structs.replace(part, header=media)
        else:
            cards = list(part.cards)
            cards[card] = msgspec.structs.replace(cards[card], header=media)
            whole = msgspec.structs.replace(part, cards=tuple(cards))
    return replace(departure, outbound=msgspec.structs.replace(departure.outbound, part=whole))
