"""Routes about cards that shoppers keep, and what they allow to be bought with them."""

from chaffer.commerce.payments.permissions_listed import PermissionView
from chaffer.web.api import cards, spending
from chaffer.web.route import Nothing, Route

_CONTACT = "/api/v1/contacts/{id}"
_METHODS, _SPENDING = _CONTACT + "/payment-methods", _CONTACT + "/spending-permissions"
_READ, _WRITE = "cards.read", "cards.write"

CARDS = [
    Route("GET", _METHODS, cards.list_, _READ, "Cards a shopper keeps with the payment provider", cards.Methods),
    Route("DELETE", _METHODS + "/{method_id}", cards.forget, _WRITE,
          "Forget a card, here and at the provider; what was allowed with it ends", Nothing),
    Route("POST", _METHODS + "/setups", cards.begin, _WRITE,
          "A link where the shopper has a card kept, without buying anything", cards.SetupOut, cards.NewSetup, 201,
          shown_once=True),
    Route("GET", _METHODS + "/setups/{setup_id}", cards.get, _READ, "What became of such a link", cards.SetupOut),
    Route("GET", _SPENDING, spending.list_, _READ,
          "What a shopper allows to be bought without being asked, and allowed before", spending.Permissions),
    Route("POST", _SPENDING, spending.give, _WRITE,
          "Record what a shopper allowed a person of the shop, with its proof; they are told", PermissionView,
          spending.NewPermission, 201, waits=True),
    Route("POST", _SPENDING + "/{permission_id}/take-back", spending.take_back, _WRITE, "It ends at once; they are told",
          PermissionView),
]  # fmt: skip
