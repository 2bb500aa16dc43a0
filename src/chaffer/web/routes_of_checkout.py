"""Routes from a cart to an order."""

from chaffer.commerce.checkout.views import CheckoutView, PayResult
from chaffer.commerce.pricing.days import DayPlan
from chaffer.web.api import carts, checkouts, deliveries, people
from chaffer.web.route import Route

V1 = "/api/v1"
_CHECKOUT, _MAY = V1 + "/checkouts/{id}", "checkouts.write"

CHECKOUT = [
    Route("GET", V1 + "/shipping-rates", deliveries.rates, "shop.read", "The ways of delivery, and when they drive",
          deliveries.Rates),
    Route("PUT", V1 + "/shipping-rates/{id}/plan", deliveries.put_plan, "shop.write",
          "Say on which days one of them drives", deliveries.Rates, DayPlan),
    Route("DELETE", V1 + "/shipping-rates/{id}/plan", deliveries.take_plan, "shop.write",
          "It promises no particular day any more", deliveries.Rates),
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
    Route("GET", _CHECKOUT + "/delivery-days", checkouts.days, "carts.read",
          "The days on which the chosen delivery can arrive", checkouts.DeliveryDays),
    Route("PUT", _CHECKOUT + "/delivery-day", checkouts.day, _MAY, "Choose one of them", CheckoutView, checkouts.DayIn),
    Route("PUT", _CHECKOUT + "/recipient", checkouts.recipient, _MAY, "Say who it is for", CheckoutView,
          checkouts.RecipientIn),
    Route("PUT", _CHECKOUT + "/gift-note", checkouts.gift_note, _MAY, "Say what the card in the parcel says",
          CheckoutView, checkouts.NoteIn),
    Route("PUT", _CHECKOUT + "/credit", checkouts.credit, _MAY, "Pay so much of it with store credit", CheckoutView,
          checkouts.CreditIn),
    Route("GET", _CHECKOUT + "/payment-choices", checkouts.payments, "carts.read", "The ways to pay",
          checkouts.PaymentChoices),
    Route("POST", _CHECKOUT + "/pay", checkouts.begin_payment, _MAY,
          "Agree to the bill: the page to pay at, or the order", PayResult, checkouts.PaymentIn),
    Route("POST", _CHECKOUT + "/cancel", checkouts.cancel, _MAY, "Give it up; the cart stays", CheckoutView),
    Route("POST", V1 + "/orders/{id}/link", checkouts.order_link, "orders.write",
          "A page of the order for the shopper, for 90 days", checkouts.LinkOut, status=201,
          shown_once=True),
]  # fmt: skip
