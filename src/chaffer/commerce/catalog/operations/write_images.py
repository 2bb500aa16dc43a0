"""Pictures of a product: one more, or one less. An import of the product writes them anew."""

from typing import Any

import msgspec
from sqlalchemy import delete, func, select

from chaffer.commerce.catalog.tables import images, products
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

AT_MOST = 250
_OF = Statement(
    "images.of_product",
    select(images.c.id, images.c.position, images.c.url, images.c.file_id, images.c.alt, images.c.options)
    .where(mine(images), images.c.product_id == given("product_id"))
    .order_by(images.c.position, images.c.id),
)
_PRODUCT = Statement("images.product", select(products.c.id).where(mine(products), products.c.id == given("id")))
_LAST = Statement(
    "images.last",
    select(func.count().label("count"), func.max(images.c.position).label("position"))
    .select_from(images)
    .where(mine(images), images.c.product_id == given("product_id")),
)
_ADD = Statement("images.add", insert_all(images))
_REMOVE = Statement(
    "images.remove",
    delete(images).where(mine(images), images.c.product_id == given("product_id"), images.c.id == given("id")),
)


class AddImage(msgspec.Struct, frozen=True):
    """url: where anybody can fetch it. file_id: of our own file behind it, if it is one. alt: text by language."""

    product_id: str
    url: str
    file_id: str = ""
    alt: dict[str, str] = {}
    options: dict[str, str] = {}


def images_of(tx: Transaction, product_id: str) -> list[Any]:
    """In order. Raises NotFound without such a product."""
    tx.one(_PRODUCT, id=product_id)
    return tx.rows(_OF, product_id=product_id)


def add_image(tx: Transaction, command: AddImage) -> str:
    """Put it behind those there are; its id. Raises NotFound, Invalid."""
    tx.one(_PRODUCT, id=command.product_id)
    tx.lock(products, id=command.product_id)
    last = tx.one(_LAST, product_id=command.product_id)
    if last.count >= AT_MOST:
        raise Invalid(f"a product has at most {AT_MOST} pictures")
    image_id = tx.new_id("image")
    tx.run(
        _ADD, id=image_id, product_id=command.product_id, position=0 if last.position is None else last.position + 1,
        url=command.url, file_id=command.file_id, alt=command.alt, options=command.options,
    )  # fmt: skip
    tx.changed("product", command.product_id)
    return image_id


def remove_image(tx: Transaction, product_id: str, image_id: str) -> None:
    """Raises NotFound."""
    if not tx.run(_REMOVE, product_id=product_id, id=image_id):
        raise NotFound("no such picture of this product")
    tx.changed("product", product_id)
