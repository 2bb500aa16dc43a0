"""A product as a message, before anybody is sent it."""

from typing import Annotated

import msgspec

from chaffer.desk.product_preview import PreviewChannel, ProductPreview, Room, preview_product
from chaffer.web.call import Call


class ProductPreviewAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """language: of the shopper; the shop's own, if absent."""

    channel: PreviewChannel = "whatsapp"
    language: Annotated[str, msgspec.Meta(pattern="^($|[a-z]{2,3}$)")] = ""


async def get(call: Call, asked: ProductPreviewAsked) -> ProductPreview:
    backstage = call.backstage
    room = Room(backstage.indexes, backstage.settings.address, backstage.shops)
    return await call.read(lambda tx: preview_product(tx, call.path["id"], asked.channel, asked.language, room))
