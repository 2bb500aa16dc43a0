"""Routes from a cart to an order."""

from chaffer.commerce.checkout.views import CheckoutView, PayResult
from chaffer.web.api import carts, checkouts, people
from chaffer.web.route import Route

V1 = "/api/v1"
_CHECKOUT, _MAY = V1 + "/checkouts/{id}", "checkouts.write"

CHECKOUT = [
    Route("PUT", V1 + "/carts/{id}/voucher", checkouts.put_voucher, "carts.write", "Put a voucher's code on a cart",
          carts.CartOut, checkouts.VoucherIn),
    Route("DELETE", V1 + "/carts/{id}/voucher", checkouts.take_voucher, "carts.write", "Take the voucher off again",
          carts.CartOut),
    Route("POST", V1 + "/carts/{id}/checkout", checkouts.start, _MAY,
          "Begin to order what is in a cart; repeated, the same checkout with its bill anew", CheckoutView,
          checkouts.NewCheckout, 201),
    Route("GET", _CHECKOUT, checkouts.get, "carts.read", "One checkout with its bill", CheckoutView),
    Route("PUT", _CHECKOUT + "/address", checkouts.address, _MAY, "Say where it goes", CheckoutView, people.AddressIn),
    Route("PUT", _CHECKOUT + "/email", checkouts.email, _MAY, "Say where receipts go", CheckoutView, checkouts.EmailIn),
    Route("GET", _CHECKOUT + "/delivery-choices", checkouts.deliveries, "carts.read", "The ways to send it",
          checkouts.DeliveryChoices),
    Route("PUT", _CHECKOUT + "/delivery", checkouts.delivery, _MAY, "Choose one of them", CheckoutView,
          checkouts.DeliveryIn),
    Route("PUT", _CHECKOUT + "/credit", checkouts.credit, _MAY, "Pay so much of it with store credit", CheckoutView,
          checkouts.CreditIn),
    Route("GET", _CHECKOUT + "/payment-choices", checkouts.payments, "carts.read", "The ways to pay",
          checkouts.PaymentChoices),
    Route("POST", _CHECKOUT + "/pay", checkouts.begin_payment, _MAY,
          "Agree to the bill: the page to pay at, or the order", PayResult, checkouts.PaymentIn),
    Route("POST", _CHECKOUT + "/cancel", checkouts.cancel, _MAY, "Give it up; the cart stays", CheckoutView),
    Route("POST", V1 + "/orders/{id}/link", checkouts.order_link, "orders.write",
          "A page of the order for the shopper, for 90 days", checkouts.LinkOut, status=201),
]  # fmt: skip
