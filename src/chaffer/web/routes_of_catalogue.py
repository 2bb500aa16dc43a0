"""Routes for the people who keep the catalogue: the list, the sheet of a product, imports, previews."""

from chaffer.commerce.catalog.import_rows import PIECE_AT_MOST
from chaffer.commerce.catalog.operations.write_sheet import WriteSheet
from chaffer.commerce.catalog.sheet import Sheet
from chaffer.desk.product_preview import ProductPreview
from chaffer.web.api import imports, product_preview, product_rows, product_sheet
from chaffer.web.cursors import Page, PageAsked
from chaffer.web.route import Route

V1 = "/api/v1"

CATALOGUE = [
    Route("GET", V1 + "/products/rows", product_rows.list_, "catalog.read",
          "The catalogue as a list to work through: by state, by what is missing, by words",
          Page[product_rows.ProductRow], product_rows.ProductRowsAsked),
    Route("POST", V1 + "/products/states", product_rows.set_states, "catalog.write",
          "Put up to a hundred products on sale, hide or archive them", product_rows.ManyChanged,
          product_rows.StateForMany),
    Route("GET", V1 + "/products/{id}/sheet", product_sheet.get, "catalog.read",
          "All of a product as it is written down, with every text, price and place of stock", Sheet),
    Route("PUT", V1 + "/products/{id}/sheet", product_sheet.put, "catalog.write",
          "Write it back changed; 409 if somebody else changed it meanwhile", Sheet, WriteSheet),
    Route("GET", V1 + "/products/{id}/preview", product_preview.get, "catalog.read",
          "How it looks as a message on a channel: what would be sent, and nothing is", ProductPreview,
          product_preview.ProductPreviewAsked),
    Route("GET", V1 + "/imports", imports.list_, "catalog.write", "Catalogue files that were sent, newest first",
          Page[imports.ImportRow], PageAsked),
    Route("POST", V1 + "/imports", imports.create, "catalog.write", "Announce a catalogue file; its bytes follow",
          imports.ImportRow, imports.NewImport, 201),
    Route("PUT", V1 + "/imports/{id}/bytes/{at}", imports.send, "catalog.write",
          "The file's bytes from this place on, up to four million at once", imports.ImportRow,
          bytes_at_most=PIECE_AT_MOST),
    Route("POST", V1 + "/imports/{id}/start", imports.start, "catalog.write",
          "Read the file, or only say what it would change", imports.ImportRow, imports.StartOfImport, 202),
    Route("POST", V1 + "/imports/{id}/stop", imports.stop, "catalog.write", "Read no further; what was taken stays",
          imports.ImportRow),
    Route("GET", V1 + "/imports/{id}/report", imports.report, "catalog.write",
          "What was wrong and what would change, by line", str, media_type="text/csv"),
]  # fmt: skip
