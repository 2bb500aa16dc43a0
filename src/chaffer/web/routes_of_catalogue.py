"""Routes for the people who keep the catalogue: the list, the sheet of a product, imports, previews."""

from chaffer.commerce.catalog.operations.write_sheet import WriteSheet
from chaffer.commerce.catalog.sheet import Sheet
from chaffer.desk.product_preview import ProductPreview
from chaffer.web.api import product_preview, product_rows, product_sheet
from chaffer.web.cursors import Page
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
          product_preview.PreviewAsked),
]  # fmt: skip
