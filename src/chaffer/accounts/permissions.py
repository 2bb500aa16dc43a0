"""What keys and roles may do: one list for both. A route names one of these; what is not named is not allowed."""

from collections.abc import Iterable

PERMISSIONS = {
    "shop.read": "see the shop's name, currency, languages and settings",
    "shop.write": "change the shop's settings",
    "shop.own": "make and unmake owners of the shop",
    "catalog.read": "see, search and browse products, prices and stock",
    "catalog.write": "write products, collections, reviews, prices and stock, and see imports",
    "files.write": "send files, to be named by messages, products and quotes",
    "faq.read": "see the shop's answers, and questions without one",
    "faq.write": "write the shop's answers, settle questions without one",
    "understand": "have a text understood",
    "contacts.read": "see shoppers and what they agreed to",
    "contacts.write": "set right what is known of shoppers, record what they agreed to, forget addresses and files",
    "contacts.export": "take out everything that is held of a shopper",
    "contacts.erase": "forget a shopper for good",
    "events.write": "tell what shoppers do on the merchant's own site",
    "conversations.read": "see conversations and their messages",
    "conversations.write": "answer as a person, take a conversation over and hand it back",
    "rules.read": "see what happens by itself, and when it did",
    "rules.write": "write rules and macros",
    "conversations.supervise": "see the live queue and how much each person has, listen in, whisper to who answers",
    "carts.read": "see carts",
    "carts.write": "open carts and change their lines",
    "checkouts.write": "start checkouts and carry them on to the payment",
    "vouchers.read": "see vouchers, without their codes",
    "vouchers.write": "make vouchers and take them out of use",
    "orders.read": "see orders, their parcels and refunds",
    "orders.write": "change and cancel orders, begin returns, pack and ship parcels, record where they were seen",
    "refunds.write": "give money back, receive returns, decide what waits for a person",
    "approvals.read": "see money that waits for a second person, and what became of it",
    "approvals.decide": "agree, as the second person, to money that somebody else asked for",
    "payments.read": "see payments, disputes, invoices and credit notes",
    "payments.write": "note that a company's transfer came, and until when a bank wants evidence",
    "cards.read": "see which cards shoppers keep with the payment provider, and what they allow to be spent",
    "cards.write": "begin the keeping of a card, forget cards, record and end what may be spent",
    "companies.read": "see companies that buy, their terms and their people",
    "companies.write": "add companies, change their terms, say who buys for them",
    "jobs.read": "see work that was given up",
    "jobs.write": "try again what was given up",
    "stream.read": "be told at once what changed, of the things the key may see",
    "webhooks.read": "see who is told of what happens, and what became of each telling",
    "webhooks.write": "add, change and remove endpoints, see their secrets, send again",
    "staff.read": "see people, roles and keys of the shop",
    "staff.write": "invite people, say what they may do, let them in no longer, revoke keys",
    "contacts.merge": "join two contacts who are one person, and part them again",
    "reports.read": "see the shop's numbers, by day, channel and person",
    "outreach.write": "write to shoppers unasked, one by one, and keep look boards",
    "commissions.read": "see what everybody earned; one's own is seen without",
    "audit.read": "see who did what",
}


def unknown(names: Iterable[str]) -> list[str]:
    """Those that are no permissions of ours, sorted."""
    return sorted(set(names) - PERMISSIONS.keys())
