"""Every route of the API on one page: method, path, function, who may, what it does, what comes back."""

from chaffer.web.api import shop
from chaffer.web.route import Route

ROUTES = [
    Route("GET", "/api/v1/shop", shop.get_shop, "shop.read", "The shop this key belongs to", shop.ShopOut),
]
