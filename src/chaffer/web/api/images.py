"""Pictures of products, and the bytes behind them."""

import asyncio
from datetime import timedelta
from typing import Annotated, Any

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.catalog.operations.write_images import AddImage, add_image, images_of, remove_image
from chaffer.kernel.errors import Invalid
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.files import file_row, open_files
from chaffer.runtime.pictures import PICTURES, BadPicture
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing

SHOWN_FOR = timedelta(days=3650)
"""A picture's address stands in the catalogue, so it must not end soon."""
Short = Annotated[str, msgspec.Meta(max_length=255)]


class ImageOut(msgspec.Struct, frozen=True):
    id: str
    position: int
    url: str
    alt: dict[str, str]
    options: dict[str, str]


class Images(msgspec.Struct, frozen=True):
    items: tuple[ImageOut, ...]


class NewImage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Either url, which anybody must be able to fetch, or file_id of what was sent to `/files` before."""

    url: Annotated[str, msgspec.Meta(max_length=2000, pattern="^($|https?://)")] = ""
    file_id: Annotated[str, msgspec.Meta(max_length=64)] = ""
    alt: Annotated[dict[Short, Short], msgspec.Meta(max_length=20)] = {}
    options: Annotated[dict[Short, Short], msgspec.Meta(max_length=10)] = {}


class FileOut(msgspec.Struct, frozen=True):
    """mime: told by the bytes themselves. Pictures are drawn anew, so that sha256 is that of what is kept."""

    id: str
    mime: str
    bytes: int
    sha256: str


async def upload(call: Call, content: bytes) -> FileOut:
    """Raises Invalid for what is no picture."""
    files = open_files(call.backstage.settings)
    if not content:
        raise Invalid("there are no bytes")
    try:
        blob = await asyncio.to_thread(files.put, call.shop_id, content)
    except BadPicture as wrong:
        raise Invalid(f"this picture {wrong}") from wrong
    if blob.mime not in PICTURES:
        raise Invalid("only pictures are taken here", mime=blob.mime)
    return await call.write(lambda tx: FileOut(files.keep(tx, blob), blob.mime, blob.bytes, blob.sha256))


async def list_(call: Call, _: Nothing) -> Images:
    return await call.read(lambda tx: _images(tx, call.path["id"]))


async def add(call: Call, asked: NewImage) -> Images:
    if bool(asked.url) == bool(asked.file_id):
        raise Invalid("give either url or file_id")
    links = FileLinks(call.backstage.secrets, call.backstage.settings.address)

    def work(tx: Transaction) -> Images:
        url = asked.url or links.url(file_row(tx, asked.file_id).id, tx.now, SHOWN_FOR)
        add_image(tx, AddImage(call.path["id"], url, asked.file_id, dict(asked.alt), dict(asked.options)))
        audit.record(tx, call.actor, "image.add", target_kind="product", target_id=call.path["id"])
        return _images(tx, call.path["id"])

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    def work(tx: Transaction) -> None:
        remove_image(tx, call.path["id"], call.path["image_id"])
        audit.record(tx, call.actor, "image.remove", target_kind="product", target_id=call.path["id"])

    await call.write(work)


def _images(tx: Transaction, product_id: str) -> Images:
    return Images(tuple(_image(row) for row in images_of(tx, product_id)))


def _image(row: Any) -> ImageOut:
    return ImageOut(row.id, row.position, row.url, row.alt, row.options)
