"""Pictures of products, and the bytes behind them."""

from datetime import timedelta
from typing import Annotated, Any

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.catalog.operations.write_images import AddImage, add_image, images_of, remove_image
from chaffer.kernel.errors import Invalid
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.files import file_row
from chaffer.runtime.pictures import PICTURES
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


async def list_(call: Call, _: Nothing) -> Images:
    return await call.read(lambda tx: _images(tx, call.path["id"]))


async def add(call: Call, asked: NewImage) -> Images:
    if bool(asked.url) == bool(asked.file_id):
        raise Invalid("give either url or file_id")
    links = FileLinks(call.backstage.secrets, call.backstage.settings.address)

    def work(tx: Transaction) -> Images:
        url = asked.url or links.url(_picture(tx, asked.file_id), tx.now, SHOWN_FOR)
        add_image(tx, AddImage(call.path["id"], url, asked.file_id, dict(asked.alt), dict(asked.options)))
        audit.record(tx, call.actor, "image.add", target_kind="product", target_id=call.path["id"])
        return _images(tx, call.path["id"])

    return await call.write(work)


def _picture(tx: Transaction, file_id: str) -> str:
    """Raises NotFound, Invalid."""
    file = file_row(tx, file_id)
    if file.mime not in PICTURES:
        raise Invalid("this file is no picture", field="file_id")
    return file_id


async def remove(call: Call, _: Nothing) -> None:
    def work(tx: Transaction) -> None:
        remove_image(tx, call.path["id"], call.path["image_id"])
        audit.record(tx, call.actor, "image.remove", target_kind="product", target_id=call.path["id"])

    await call.write(work)


def _images(tx: Transaction, product_id: str) -> Images:
    return Images(tuple(_image(row) for row in images_of(tx, product_id)))


def _image(row: Any) -> ImageOut:
    return ImageOut(row.id, row.position, row.url, row.alt, row.options)
