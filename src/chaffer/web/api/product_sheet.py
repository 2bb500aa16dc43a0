"""One product as those who keep it see it: read whole, changed, written back whole."""

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.catalog.operations.write_sheet import WriteSheet, write_sheet
from chaffer.commerce.catalog.operations.write_sheet_images import with_addresses
from chaffer.commerce.catalog.sheet import Sheet, sheet_of
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.files import file_row
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.images import SHOWN_FOR
from chaffer.web.call import Call
from chaffer.web.route import Nothing


async def get(call: Call, _: Nothing) -> Sheet:
    return await call.read(lambda tx: sheet_of(tx, call.path["id"]))


async def put(call: Call, asked: WriteSheet) -> Sheet:
    product_id = call.path["id"]
    links = FileLinks(call.backstage.secrets, call.backstage.settings.address)

    def work(tx: Transaction) -> Sheet:
        before = sheet_of(tx, product_id)
        known = {image.id for image in before.images}
        files = {image.file_id for image in asked.images if image.file_id and image.id not in known}
        address = {each: links.url(file_row(tx, each).id, tx.now, SHOWN_FOR) for each in files}
        told = msgspec.structs.replace(asked, images=with_addresses(asked.images, known, address))
        write_sheet(tx, product_id, told)
        after = sheet_of(tx, product_id)
        changed = [
            name for name in WriteSheet.__struct_fields__
            if name != "version" and getattr(before, name) != getattr(after, name)
        ]  # fmt: skip
        audit.record(tx, call.actor, "product.change", target_kind="product", target_id=product_id, after=changed)
        return after

    return await call.write(work)
