"""Routes about a marketplace's sellers."""

from chaffer.commerce.catalog.views import ProductView
from chaffer.web.api import sellers
from chaffer.web.cursors import Page, PageAsked
from chaffer.web.route import Route

V1 = "/api/v1"
_ONE = V1 + "/sellers/{id}"

SELLERS = [
    Route("GET", V1 + "/sellers", sellers.list_, "sellers.read", "Who sells in the shop, by name", sellers.Sellers),
    Route("POST", V1 + "/sellers", sellers.add, "sellers.write", "One more seller", sellers.SellerOut, sellers.NewSeller,
          201),
    Route("GET", _ONE, sellers.get, "sellers.read", "One seller", sellers.SellerOut),
    Route("PATCH", _ONE, sellers.change, "sellers.write", "Change a seller", sellers.SellerOut, sellers.SellerChange),
    Route("PUT", _ONE + "/people", sellers.people, "staff.write",
          "Say who sells for them: these see what is theirs, and no more", sellers.SellerOut, sellers.SellingPeople),
    Route("GET", _ONE + "/products", sellers.list_products, "sellers.read", "A seller's products, the oldest first",
          Page[ProductView], PageAsked),
    Route("POST", _ONE + "/products", sellers.products, "sellers.write", "Say which products are theirs",
          sellers.SellerOut, sellers.SellersProducts),
    Route("GET", V1 + "/conversations/{id}/sides", sellers.sides, "conversations.read",
          "Which sellers a shopper talks with there, and who waits", sellers.SidesOut),
]  # fmt: skip
