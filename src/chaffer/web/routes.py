"""Every route of the API on one page: method, path, function, who may, what it does, what comes back, what is asked."""

from chaffer.web.api import carts, contacts, conversations, imports, jobs, messages, products, shop
from chaffer.web.cursors import Page, PageAsked
from chaffer.web.route import Route

V1 = "/api/v1"

SHOP = [
    Route("GET", V1 + "/shop", shop.get, "shop.read", "The shop this key belongs to", shop.ShopOut),
    Route("PATCH", V1 + "/shop", shop.change, "shop.write", "Change the shop", shop.ShopOut, shop.ShopChange),
]
CATALOG = [
    Route("GET", V1 + "/products", products.list_, "catalog.read", "Products, oldest first",
          Page[products.ProductOut], products.ProductsAsked),
    Route("GET", V1 + "/products/{id}", products.get, "catalog.read", "One product", products.ProductOut,
          products.ProductAsked),
    Route("GET", V1 + "/imports/{id}", imports.get, "catalog.write", "What became of an import", imports.ImportOut),
]  # fmt: skip
PEOPLE = [
    Route("GET", V1 + "/contacts", contacts.list_, "contacts.read", "Shoppers, newest first",
          Page[contacts.ContactOut], PageAsked),
    Route("GET", V1 + "/contacts/{id}", contacts.get, "contacts.read", "One shopper", contacts.ContactOut),
    Route("GET", V1 + "/contacts/{id}/consents", contacts.consents, "contacts.read",
          "What a shopper agreed to and withdrew, oldest first", contacts.Consents),
]  # fmt: skip
TALK = [
    Route("GET", V1 + "/conversations", conversations.list_, "conversations.read", "Conversations, newest first",
          Page[conversations.ConversationOut], conversations.ConversationsAsked),
    Route("GET", V1 + "/conversations/{id}", conversations.get, "conversations.read", "One conversation",
          conversations.ConversationOut),
    Route("POST", V1 + "/conversations/{id}/take-over", conversations.take, "conversations.write",
          "Take the next move from the bot", conversations.ConversationOut),
    Route("POST", V1 + "/conversations/{id}/hand-back", conversations.give_back, "conversations.write",
          "Give the next move back to the bot", conversations.ConversationOut),
    Route("GET", V1 + "/conversations/{id}/messages", messages.list_, "conversations.read",
          "What was said, latest first", Page[messages.MessageOut], PageAsked),
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
    Route("DELETE", V1 + "/carts/{id}/lines/{line_id}", carts.remove, "carts.write", "Take a line out", carts.CartOut),
]  # fmt: skip
WORK = [
    Route("GET", V1 + "/jobs/dead", jobs.list_dead, "jobs.read", "Work that was given up, newest first",
          Page[jobs.DeadJob], PageAsked),
    Route("POST", V1 + "/jobs/{id}/replay", jobs.replay, "jobs.write", "Try again what was given up", jobs.Queued,
          status=202),
]  # fmt: skip

ROUTES = [*SHOP, *CATALOG, *PEOPLE, *TALK, *CARTS, *WORK]
