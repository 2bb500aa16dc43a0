"""A file of ours in a message: handed to the platform first, once, or named by an address that ends."""

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta

import msgspec
from sqlalchemy import delete, select

from chaffer.channels.contract import Account, Channel, TakesFiles
from chaffer.kernel.errors import ContentRejected, NotFound
from chaffer.kernel.http import File, Http
from chaffer.kernel.message import Media, Template
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
    media = media_of(departure)
    return media is not None and bool(media.file_id) and not media.url and not media.provider_ref


def media_of(departure: Departure) -> Media | None:
    """The file a message is, or has above its words."""
    part = departure.outbound.part
    return part.header if isinstance(part, Template) else part if isinstance(part, Media) else None


async def with_file(
    db: Database, http: Http, channel: Channel, account: Account, out: FilesOut, departure: Departure
) -> Ready:
    """Raises a SendFault; nothing has been said then."""
    part = media_of(departure)
    assert part is not None
    try:
        row = await db.read(departure.shop_id, lambda tx: file_row(tx, part.file_id))
    except NotFound:
        raise ContentRejected("the file is gone") from None
    media = msgspec.structs.replace(part, mime=row.mime, filename=part.filename or row.name, sha256=row.sha256)
    if not isinstance(channel, TakesFiles):
        return Ready(_with(departure, msgspec.structs.replace(media, url=out.links.url(row.id, db.clock.now()))))
    media = channel.carry(media, row.bytes)
    known = await db.read(departure.shop_id, lambda tx: _known(tx, account.id, media))
    if known:
        return Ready(_with(departure, msgspec.structs.replace(media, provider_ref=known)), reused=True)
    try:
        content = await asyncio.to_thread(out.files.path(departure.shop_id, row.sha256).read_bytes)
    except FileNotFoundError:
        raise ContentRejected("the file is gone") from None
    name = media.filename or row.id
    provider_ref = await channel.upload(http, account, File(name, media.mime, content))
    lasts = timedelta(seconds=channel.files_last_seconds)
    await db.write(departure.shop_id, lambda tx: _keep(tx, account.id, media, provider_ref, lasts))
    return Ready(_with(departure, msgspec.structs.replace(media, provider_ref=provider_ref)))


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


def _with(departure: Departure, media: Media) -> Departure:
    part = departure.outbound.part
    whole = msgspec.structs.replace(part, header=media) if isinstance(part, Template) else media
    return replace(departure, outbound=msgspec.structs.replace(departure.outbound, part=whole))
