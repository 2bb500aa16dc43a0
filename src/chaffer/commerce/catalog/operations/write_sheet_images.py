"""The pictures of a product in the order a person gave them."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import delete, update

from chaffer.commerce.catalog.sheet import ImageSheet, Sheet
from chaffer.commerce.catalog.tables import images
from chaffer.kernel.errors import Invalid
from chaffer.runtime.files import file_row
from chaffer.runtime.pictures import PICTURES
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

_REMOVE = Statement(
    "sheet.remove_images",
    delete(images).where(mine(images), images.c.product_id == given("product_id"), in_list(images.c.id, "ids")),
)
_MOVE = Statement(
    "sheet.move_image",
    update(images)
    .where(mine(images), images.c.id == given("id_"))
    .values({name: given(name, type_=images.c[name].type) for name in ("position", "alt", "options")}),
)
_ADD = Statement("sheet.add_image", insert_all(images))


def write_images(tx: Transaction, before: Sheet, wanted: Sequence[ImageSheet]) -> None:
    """Raises NotFound for a file that is not there, Invalid for one that is no picture, or a picture named twice."""
    known = {image.id: image for image in before.images}
    named = [image.id for image in wanted if image.id in known]
    if len(set(named)) < len(named):
        raise Invalid("a picture is named twice", field="images")
    gone = sorted(known.keys() - set(named))
    if gone:
        tx.run(_REMOVE, product_id=before.id, ids=gone)
    for position, image in enumerate(wanted):
        told = {"position": position, "alt": image.alt, "options": image.options}
        if image.id in known:
            tx.run(_MOVE, id_=image.id, **told)
        else:
            _check(tx, image)
            tx.run(
                _ADD, id=tx.new_id("image"), product_id=before.id, url=image.url, file_id=image.file_id, **told
            )  # fmt: skip


def _check(tx: Transaction, image: ImageSheet) -> None:
    if not image.url:
        raise Invalid("a picture needs an address", field="images")
    if image.file_id and file_row(tx, image.file_id).mime not in PICTURES:
        raise Invalid("this file is no picture", field="images")


def with_addresses(wanted: Sequence[ImageSheet], known: set[str], address: dict[str, str]) -> tuple[ImageSheet, ...]:
    """New pictures that are files of ours get the address their file has. known: pictures that have one."""
    return tuple(
        image if image.id in known or not image.file_id else msgspec.structs.replace(image, url=address[image.file_id])
        for image in wanted
    )
