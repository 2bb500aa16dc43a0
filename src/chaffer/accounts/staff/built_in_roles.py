"""Roles that every shop has, as data. A shop adds its own beside them."""

from collections.abc import Mapping

from chaffer.accounts.permissions import PERMISSIONS

OWNER = "owner"
SELLER = "seller"
"""Of those who sell for one of a marketplace's sellers: they see what is that seller's, in whatever they ask."""
_READING = frozenset(name for name in PERMISSIONS if name.endswith(".read"))
_ANSWERING = frozenset({
    "shop.read", "files.write", "catalog.read", "faq.read", "understand", "contacts.read", "contacts.write", "conversations.read",
    "conversations.write", "carts.read", "carts.write", "checkouts.write", "vouchers.read", "orders.read", "orders.write",
    "payments.read", "cards.read", "companies.read", "stream.read", "staff.read",
    "sellers.read", "outreach.write", "approvals.read",
})  # fmt: skip
_SELLING = frozenset({
    "shop.read", "catalog.read", "contacts.read", "conversations.read", "conversations.write", "orders.read", "stream.read",
})  # fmt: skip
_WATCHING_OVER = frozenset({
    "refunds.write", "vouchers.write", "payments.write", "cards.write", "companies.write", "faq.write", "contacts.merge", "jobs.read",
    "jobs.write", "audit.read", "reports.read", "commissions.read", "rules.read", "rules.write", "conversations.supervise",
    "approvals.decide",
})  # fmt: skip

BUILT_IN: Mapping[str, tuple[str, frozenset[str]]] = {
    OWNER: ("Owner", frozenset(PERMISSIONS)),
    "admin": ("Admin", frozenset(PERMISSIONS) - {"shop.own"}),
    "supervisor": ("Supervisor", _ANSWERING | _WATCHING_OVER),
    "agent": ("Agent", _ANSWERING),
    SELLER: ("Seller", _SELLING),
    "read-only": ("Read only", _READING),
}
"""By its id: its name, and what it may do."""
