"""Every route of the API on one page: method, path, function, who may, what it does, what comes back, what is asked."""

from chaffer.commerce.catalog.views import ProductView, VariantView
from chaffer.commerce.fulfilment.views import ShipmentView
from chaffer.commerce.orders.views import OrderView
from chaffer.commerce.payments.queries import RefundView
from chaffer.commerce.returns.actions import ActionView
from chaffer.commerce.returns.options import Options
from chaffer.commerce.returns.policy import Policy
from chaffer.commerce.returns.rows import ReturnView
from chaffer.web.api import (
    carts,
    contacts,
    conversations,
    imports,
    jobs,
    merges,
    message_out,
    messages,
    order_actions,
    orders,
    policy,
    products,
    refunds,
    returns,
    search,
    shipments,
    shop,
    stream,
    understand,
    variants,
    webhooks,
)  # fmt: skip
from chaffer.web.cursors import Page, PageAsked
from chaffer.web.route import Nothing, Route
from chaffer.web.routes_of_admin import ADMIN
from chaffer.web.routes_of_answers import ANSWERS
from chaffer.web.routes_of_approvals import APPROVALS
from chaffer.web.routes_of_cards import CARDS as KEPT_CARDS
from chaffer.web.routes_of_catalogue import CATALOGUE
from chaffer.web.routes_of_checkout import CHECKOUT
from chaffer.web.routes_of_composing import COMPOSING
from chaffer.web.routes_of_goods import GOODS
from chaffer.web.routes_of_inbox import INBOX
from chaffer.web.routes_of_money import MONEY
from chaffer.web.routes_of_people import PEOPLE as SHOPPERS
from chaffer.web.routes_of_quotes import QUOTES
from chaffer.web.routes_of_reports import REPORTS
from chaffer.web.routes_of_rules import RULES
from chaffer.web.routes_of_sellers import SELLERS
from chaffer.web.routes_of_selling import SELLING
from chaffer.web.routes_of_staff import STAFF
from chaffer.web.routes_of_team import TEAM

V1 = "/api/v1"

SHOP = [
    Route("GET", V1 + "/shop", shop.get, "shop.read", "The shop this key belongs to", shop.ShopOut),
    Route("PATCH", V1 + "/shop", shop.change, "shop.write", "Change the shop", shop.ShopOut, shop.ShopChange),
]
CATALOG = [
    Route("GET", V1 + "/products", products.list_, "catalog.read", "Products, oldest first",
          Page[ProductView], products.ProductsAsked),
    Route("GET", V1 + "/products/{id}", products.get, "catalog.read", "One product", ProductView,
          products.ProductAsked),
    Route("GET", V1 + "/products/search", search.search, "catalog.read", "Products found by a shopper's words",
          search.FoundOut, search.SearchAsked),
    Route("POST", V1 + "/understand", understand.understand, "understand", "What a text means", understand.Meaning,
          understand.TextAsked),
    Route("PUT", V1 + "/variants/{sku}/stock", variants.put_stock, "catalog.write", "Say how many are on hand",
          VariantView, variants.NewStock),
    Route("PUT", V1 + "/variants/{sku}/price", variants.put_price, "catalog.write", "Say what one piece costs",
          VariantView, variants.NewPrice),
    Route("GET", V1 + "/imports/{id}", imports.get, "catalog.write", "What became of an import", imports.ImportOut),
]  # fmt: skip
PEOPLE = [
    Route("GET", V1 + "/contacts", contacts.list_, "contacts.read", "Shoppers, newest first",
          Page[contacts.ContactOut], PageAsked),
    Route("GET", V1 + "/contacts/{id}", contacts.get, "contacts.read", "One shopper", contacts.ContactOut),
    Route("PUT", V1 + "/contacts/{id}/block", contacts.block, "conversations.write",
          "Hear no more of a shopper, and write to them no more", contacts.ContactOut, contacts.NewBlock),
    Route("DELETE", V1 + "/contacts/{id}/block", contacts.unblock, "conversations.write",
          "Let a blocked shopper write again", contacts.ContactOut),
    Route("GET", V1 + "/contacts/{id}/consents", contacts.consents, "contacts.read",
          "What a shopper agreed to and withdrew, oldest first", contacts.Consents),
]  # fmt: skip
TALK = [
    Route("GET", V1 + "/conversations", conversations.list_, "conversations.read", "Conversations, newest first",
          Page[conversations.ConversationOut], conversations.ConversationsAsked),
    Route("GET", V1 + "/conversations/{id}", conversations.get, "conversations.read", "One conversation",
          conversations.ConversationOut),
    Route("POST", V1 + "/conversations/{id}/take-over", conversations.take, "conversations.write",
          "Take the next move from the bot, or from a colleague by name", conversations.ConversationOut,
          conversations.Taking),
    Route("POST", V1 + "/conversations/{id}/hand-back", conversations.give_back, "conversations.write",
          "Give the next move back to the bot", conversations.ConversationOut),
    Route("POST", V1 + "/conversations/{id}/read", conversations.read, "conversations.write",
          "A person has read what the shopper wrote; a visitor's page shows it", conversations.ReadOut,
          conversations.ReadUpTo),
    Route("GET", V1 + "/conversations/{id}/messages", messages.list_, "conversations.read",
          "What was said, latest first", message_out.ThreadPage, PageAsked),
    Route("POST", V1 + "/conversations/{id}/messages", messages.say, "conversations.write",
          "Answer as a person; the bot is silent from then on", messages.Said, messages.NewMessage, 202),
]  # fmt: skip
CARTS = [
    Route("POST", V1 + "/carts", carts.open_, "carts.write", "A shopper's living cart, opened if there is none",
          carts.CartOut, carts.NewCart),
    Route("GET", V1 + "/carts/{id}", carts.get, "carts.read", "One cart", carts.CartOut),
    Route("GET", V1 + "/contacts/{id}/cart", carts.get_open, "carts.read", "A shopper's living cart", carts.CartOut),
    Route("POST", V1 + "/carts/{id}/lines", carts.add, "carts.write", "Put units of one variant in", carts.CartOut,
          carts.NewLine),
    Route("PATCH", V1 + "/carts/{id}/lines/{line_id}", carts.change, "carts.write", "Change how many", carts.CartOut,
          carts.LineChange),
    Route("DELETE", V1 + "/carts/{id}/lines/{line_id}", carts.remove, "carts.write", "Take a line out", carts.CartOut,
          carts.Removal),
]  # fmt: skip
ORDERS = [
    Route(
        "GET", V1 + "/orders", orders.list_, "orders.read", "Orders, newest first", Page[OrderView], orders.OrdersAsked
    ),
    Route("GET", V1 + "/orders/{id}", orders.get, "orders.read", "One order with its parcels", OrderView),
    Route(
        "POST",
        V1 + "/orders/{id}/cancel",
        orders.cancel,
        "orders.write",
        "Take an order back before it left; what was paid goes back",
        OrderView,
        orders.Cancellation,
        waits=True,
    ),
    Route(
        "POST",
        V1 + "/orders/{id}/shipments",
        shipments.create,
        "orders.write",
        "Pack a parcel and send it off",
        ShipmentView,
        shipments.NewShipment,
        201,
    ),
    Route(
        "POST",
        V1 + "/orders/{id}/shipments/{shipment_id}/ship",
        shipments.send_off,
        "orders.write",
        "A packed parcel leaves",
        ShipmentView,
        shipments.Shipping,
    ),
    Route(
        "POST",
        V1 + "/scans",
        shipments.scan,
        "orders.write",
        "A carrier saw a parcel",
        shipments.Kept,
        shipments.NewScan,
    ),
    Route("GET", V1 + "/orders/{id}/refunds", refunds.list_, "orders.read", "An order's refunds", refunds.Refunds),
    Route(
        "POST",
        V1 + "/orders/{id}/refunds",
        refunds.ask,
        "orders.write",
        "Give money back; without refunds.write, ask for it to be given back",
        RefundView,
        refunds.NewRefund,
        202,
        waits=True,
    ),
]
SERVICE = [
    Route("GET", V1 + "/policy", policy.get, "shop.read", "What shoppers may change and send back", Policy),
    Route("PUT", V1 + "/policy", policy.put, "shop.write", "Say what shoppers may change and send back", Policy, Policy),
    Route("GET", V1 + "/orders/{id}/options", order_actions.explain, "orders.read",
          "What would be allowed for an order today, and why not", Options),
    Route("POST", V1 + "/orders/{id}/options", order_actions.explain, "orders.write",
          "The same, for callers that can only post; nothing is changed", Options),
    Route("GET", V1 + "/orders/{id}/actions", order_actions.of_order, "orders.read",
          "What was asked to be done to an order", order_actions.Actions),
    Route("POST", V1 + "/orders/{id}/actions", order_actions.ask, "orders.write",
          "Change the address or an item, cancel, exchange, return", ActionView, order_actions.NewAction, waits=True),
    Route("GET", V1 + "/actions", order_actions.list_, "orders.read", "What was asked to be done to orders, newest first",
          Page[ActionView], order_actions.ActionsAsked),
    Route("POST", V1 + "/actions/{id}/take-back", order_actions.undo, "orders.write", "Undo what is not carried out yet",
          ActionView, waits=True),
    Route("POST", V1 + "/actions/{id}/approve", order_actions.approve, "refunds.write", "Say yes to what waits for a person",
          ActionView, waits=True),
    Route("POST", V1 + "/actions/{id}/refuse", order_actions.refuse, "refunds.write", "Say no to what waits for a person",
          ActionView, order_actions.Refusing),
    Route("GET", V1 + "/returns", returns.list_, "orders.read", "Returns, newest first", Page[ReturnView],
          returns.ReturnsAsked),
    Route("GET", V1 + "/returns/{id}", returns.get, "orders.read", "One return", ReturnView),
    Route("POST", V1 + "/returns/{id}/label", returns.label, "orders.write", "Give the shopper a label for the way back",
          ReturnView, returns.NewLabel),
    Route("POST", V1 + "/returns/{id}/receive", returns.receive, "refunds.write",
          "It is here: restock what can be sold, give the money back", ReturnView, returns.Receipt, waits=True),
    Route("POST", V1 + "/returns/{id}/cancel", returns.cancel, "orders.write", "Nothing will come back", ReturnView,
          waits=True),
    Route("GET", V1 + "/contacts/{id}/credit", order_actions.credit, "contacts.read", "A shopper's store credit",
          order_actions.Credit),
]  # fmt: skip
MERGES = [
    Route("GET", V1 + "/contacts/{id}/merges", merges.list_, "contacts.read",
          "Who was joined to a shopper, and on what evidence", merges.Merges),
    Route("POST", V1 + "/contacts/{id}/merge", merges.join, "contacts.merge",
          "These two are one person: threads, orders and carts of the first become the second's", merges.MergeOut,
          merges.Merge, 201),
    Route("POST", V1 + "/merges/{id}/split", merges.part, "contacts.merge",
          "They are two after all: each gets back what was theirs", merges.MergeOut),
]  # fmt: skip
WORK = [
    Route("GET", V1 + "/jobs/dead", jobs.list_dead, "jobs.read", "Work that was given up, newest first",
          Page[jobs.DeadJob], PageAsked),
    Route("POST", V1 + "/jobs/{id}/replay", jobs.replay, "jobs.write", "Try again what was given up", jobs.Queued,
          status=202),
]  # fmt: skip
_HOOK = V1 + "/webhooks/{id}"
HOOKS = [
    Route("GET", V1 + "/stream", stream.stream, "stream.read", "What changes, as it changes: server-sent events",
          stream.Changed, stream.StreamAsked, media_type="text/event-stream"),
    Route("GET", V1 + "/event-types", webhooks.types, "webhooks.read", "What an endpoint may be told of",
          webhooks.EventTypes),
    Route("GET", V1 + "/webhooks", webhooks.list_, "webhooks.read", "Endpoints, oldest first",
          Page[webhooks.EndpointOut], PageAsked),
    Route("POST", V1 + "/webhooks", webhooks.add, "webhooks.write", "Tell another system what happens from now on",
          webhooks.EndpointOut, webhooks.NewEndpoint, 201),
    Route("GET", _HOOK, webhooks.get, "webhooks.read", "One endpoint", webhooks.EndpointOut),
    Route("PATCH", _HOOK, webhooks.change, "webhooks.write", "Change what it is told, and whether",
          webhooks.EndpointOut, webhooks.EndpointChange),
    Route("DELETE", _HOOK, webhooks.remove, "webhooks.write", "Tell it nothing any more, and forget it", Nothing),
    Route("GET", _HOOK + "/secrets", webhooks.secrets, "webhooks.write", "The secrets that sign now",
          webhooks.SecretsOut),
    Route("POST", _HOOK + "/rotate-secret", webhooks.rotate, "webhooks.write",
          "A new secret; the old one signs beside it for a while", webhooks.EndpointOut, webhooks.Rotation),
    Route("POST", _HOOK + "/ping", webhooks.ping, "webhooks.write", "Send something that says nothing, to try it",
          webhooks.DeliveryOut, status=202),
    Route("POST", _HOOK + "/resend-failed", webhooks.send_failed_again, "webhooks.write",
          "Send again what was given up, at most 500 at once", webhooks.Resent, webhooks.ResendAsked, 202),
    Route("GET", _HOOK + "/deliveries", webhooks.deliveries, "webhooks.read", "Deliveries, newest first",
          Page[webhooks.DeliveryOut], webhooks.DeliveriesAsked),
    Route("GET", _HOOK + "/deliveries/{delivery_id}", webhooks.delivery, "webhooks.read",
          "One delivery with its body and its tries", webhooks.WholeDelivery),
    Route("POST", _HOOK + "/deliveries/{delivery_id}/resend", webhooks.send_again, "webhooks.write",
          "Send it once more under the same id", webhooks.DeliveryOut, status=202),
]  # fmt: skip

ROUTES = [
    *SHOP, *CATALOG, *PEOPLE, *TALK, *CARTS, *ORDERS, *SERVICE, *MERGES, *WORK, *HOOKS, *GOODS, *ANSWERS,
    *SHOPPERS, *COMPOSING, *CHECKOUT, *MONEY, *QUOTES, *KEPT_CARDS, *STAFF,
    *INBOX,
    *REPORTS,
    *SELLING,
    *RULES,
    *SELLERS,
    *TEAM,
    *APPROVALS,
    *CATALOGUE,
    *ADMIN,
]  # fmt: skip
