"""Invoices and credit notes, as rows and as papers."""

from typing import Annotated, Literal

import msgspec
from starlette.responses import Response

from chaffer.commerce.invoices.queries import InvoiceView, list_invoices, one_invoice
from chaffer.people.listing import LAST
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing
from chaffer.web.storefront.press import printed


class InvoicesAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """kind: credit_note for what went back."""

    limit: Limit = 50
    cursor: CursorText = ""
    kind: Literal["", "invoice", "credit_note"] = ""
    order_id: Annotated[str, msgspec.Meta(max_length=64)] = ""


async def list_(call: Call, asked: InvoicesAsked) -> Page[InvoiceView]:
    after = after_of(asked.cursor, LAST)
    wanted = {"kind": asked.kind, "order_id": asked.order_id}
    return await call.read(lambda tx: page_of(list_invoices(tx, after, asked.limit + 1, **wanted), asked.limit))


async def get(call: Call, _: Nothing) -> InvoiceView:
    return await call.read(lambda tx: one_invoice(tx, call.path["id"]))


async def paper(call: Call, _: Nothing) -> Response:
    """The same bytes each time."""
    found = await call.read(lambda tx: one_invoice(tx, call.path["id"]))
    headers = {"cache-control": "no-store", "content-disposition": f'attachment; filename="{found.label}.pdf"'}
    return Response(await printed(found), 200, headers, "application/pdf")
