"""Which tables tell something of a person, how its rows are found, and what becomes of them on erasure.

Books stay: orders, payments and what belongs to them keep the contact's id, which names nobody any more. Each table of
a shop stands here, in one list or the other; tests/architecture/test_data_map.py sees to it.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Rule(NamedTuple):
    """The rows of a table that tell of a person: those whose `column` (or one of several, with bars between) is one of
    the ids of this kind.

    blank: the columns that are emptied, with what stands there then; None: the rows are deleted.
    """

    column: str
    kind: str
    blank: Mapping[str, Any] | None = None


KEPT: Mapping[str, Any] = {}
"""The rows stay as they are: they name the person by its id only."""

# In an order in which the ids of each kind are known before they are needed.
PERSONAL: Mapping[str, Rule] = {
    "contacts": Rule("id", "contact", {
        "name": "", "email": "", "language": "", "time_zone": "", "preferences": {}, "custom": {}, "labels": [],
        "company": None,
    }),
    "identities": Rule("contact_id", "contact"),
    "addresses": Rule("contact_id", "contact"),
    "recipients": Rule("contact_id", "contact"),
    "consents": Rule("contact_id", "contact"),
    "attention": Rule("contact_id", "contact"),
    "doings": Rule("contact_id", "contact"),
    "webhook_deliveries": Rule("contact_id", "contact"),
    "payment_methods": Rule("contact_id", "contact"),
    "mandates": Rule("contact_id", "contact"),
    "card_setups": Rule("contact_id", "contact"),
    "quotes": Rule("contact_id", "contact"),
    "inquiries": Rule("contact_id", "contact"),
    "reviews": Rule("contact_id", "contact", {"author": "", "contact_id": ""}),
    "vouchers": Rule("contact_id", "contact", KEPT),
    "voucher_tries": Rule("contact_id", "contact"),
    "redemptions": Rule("contact_id", "contact", KEPT),
    "merges": Rule("into_contact_id|from_contact_id", "contact"),
    "notes": Rule("about_id", "any"),
    "find_docs": Rule("contact_id|conversation_id", "any"),
    "timers": Rule("thing_id", "any"),
    "short_links": Rule("target", "any"),
    "conversations": Rule("contact_id", "contact"),
    "participants": Rule("conversation_id|contact_id", "any"),
    "messages": Rule("conversation_id", "conversation"),
    "message_marks": Rule("message_id", "message"),
    "wishes": Rule("contact_id", "contact"),
    "company_members": Rule("contact_id", "contact"),
    "turns": Rule("conversation_id", "conversation"),
    "inbox": Rule("conversation_id", "conversation"),
    "lanes": Rule("conversation_id", "conversation"),
    "side_threads": Rule("conversation_id", "conversation"),
    "desk_rows": Rule("id", "conversation"),
    "desk_labels": Rule("conversation_id", "conversation"),
    "mentions": Rule("conversation_id", "conversation"),
    "turning_points": Rule("conversation_id", "conversation"),
    "talks": Rule("conversation_id", "conversation", {"conversation_id": ""}),
    "followers": Rule("conversation_id", "conversation"),
    "own_clients": Rule("contact_id", "contact"),
    "leads": Rule("contact_id", "contact"),
    "rule_firings": Rule("conversation_id", "conversation"),
    "sla_misses": Rule("conversation_id", "conversation"),
    "ratings": Rule("contact_id", "contact", {"comment": "", "conversation_id": ""}),
    "carts": Rule("contact_id", "contact"),
    "cart_lines": Rule("cart_id", "cart"),
    "cart_adjustments": Rule("cart_id", "cart"),
    "checkouts": Rule("contact_id", "contact", {
        "address": None, "billing_address": None, "email": "", "conversation_id": "",
    }),
    "orders": Rule("contact_id", "contact", {
        "address": None, "billing_address": None, "recipient": None, "email": "", "note": "", "gift_note": "",
        "company": None, "conversation_id": "", "source": {},
    }),
    "order_lines": Rule("order_id", "order", KEPT),
    "payments": Rule("checkout_id", "checkout", {"details": {}, "url": ""}),
    "order_actions": Rule("contact_id", "contact", {"wish": {}, "result": {}, "conversation_id": ""}),
    "approvals": Rule("contact_id", "contact", {
        "command": {}, "reason": "", "answer": "", "result": {}, "conversation_id": "",
    }),
    "returns": Rule("contact_id", "contact", {
        "reason": "", "note": "", "tracking_number": "", "label_url": "", "conversation_id": "",
    }),
    "disputes": Rule("order_id", "order", KEPT),
    "invoices": Rule("order_id", "order", KEPT),  # papers that the law wants kept as they were issued
    "refunds": Rule("order_id", "order", {"reason": ""}),
    "shipments": Rule("order_id", "order", {"tracking_number": "", "tracking_url": "", "details": {}}),
    "shipment_lines": Rule("shipment_id", "shipment", KEPT),
    "scans": Rule("shipment_id", "shipment"),
    "files": Rule("owner", "contact", KEPT),  # erased by the store itself, with their bytes
}  # fmt: skip
KINDS: Mapping[str, str] = {
    "conversations": "conversation", "carts": "cart", "checkouts": "checkout", "orders": "order",
    "shipments": "shipment", "messages": "message", "card_setups": "setup",
}  # fmt: skip
"""Tables whose found rows give ids of another kind."""

NOBODYS: Mapping[str, str] = {
    "agents": "of those who work in the shop",
    "labels": "the shop's own words",
    "saved_filters": "of those who work in the shop",
    "sla_policies": "the shop's rules",
    "team_members": "of those who work in the shop",
    "teams": "of those who work in the shop",
    "api_keys": "of those who act for the shop",
    "bought_together": "counts, of at least five orders each",
    "bundle_parts": "goods",
    "bundles": "goods",
    "pair_counts": "counts, for the time of counting",
    "relations": "goods",
    "audit": "which fields of whom were changed, never what they hold",
    "carrier_accounts": "the shop's own accounts",
    "changes": "ids, for two days",
    "channel_accounts": "the shop's own accounts",
    "channel_health": "how the shop's own accounts do",
    "collection_products": "goods",
    "collections": "goods",
    "companies": "of companies that buy; who of them, stands in company_members",
    "cursors": "where work goes on",
    "day_keys": "keys",
    "entries": "the books, by account",
    "events": "facts that name people by their ids; words that a few repeat are forgotten by `forget_words`",
    "faq_entries": "the shop's answers",
    "idempotency": "answers kept for a day; those that show the person are forgotten by `forget_answers`",
    "images": "goods",
    "import_problems": "lines of files, of the merchant's own",
    "imports": "the merchant's own",
    "import_changes": "the merchant's own",
    "jobs": "ids",
    "ledger_accounts": "the books",
    "locations": "the shop's places",
    "message_templates": "the shop's own texts",
    "paper_numbers": "a counter",
    "payment_accounts": "the shop's own accounts",
    "money_rules": "the shop's rules",
    "policies": "the shop's rules",
    "price_lists": "goods",
    "prices": "goods",
    "product_texts": "goods",
    "products": "goods",
    "report_days": "counts",
    "reservations": "goods kept back for a checkout",
    "return_lines": "goods that came back; whose, stands in returns",
    "roles": "what staff may do",
    "rooms": "where several talk; who, stands in participants",
    "rounding": "the shop's rules",
    "commission_entries": "the books of those who sell, by order",
    "commissions": "the books of those who sell, by order",
    "custom_fields": "the shop's own questions",
    "look_boards": "goods",
    "stylists": "of those who work in the shop",
    "macros": "the shop's rules",
    "rules": "the shop's rules",
    "saved_replies": "the shop's own words",
    "sellers": "of those who sell in the shop",
    "shipping_rates": "the shop's rules",
    "shipping_zones": "the shop's rules",
    "shops": "the shop",
    "failed_sign_ins": "hashes of who failed to sign in, for a day",
    "invitations": "of those who work in the shop",
    "known_devices": "of those who work in the shop",
    "recovery_codes": "of those who work in the shop",
    "second_factors": "of those who work in the shop",
    "sessions": "of those who work in the shop",
    "sign_on_providers": "the shop's own",
    "sign_on_subjects": "of those who work in the shop",
    "staff": "of those who work in the shop",
    "stock": "goods",
    "suppressions": "hashes of addresses that must not be written to: they outlive erasure, so that a stop is kept",
    "tax_rates": "the shop's rules",
    "texts": "the shop's own words",
    "unanswered": "questions without what could name a person, and how often they were asked",
    "uploads": "which of the shop's files a platform has been given",
    "variants": "goods",
    "webhook_endpoints": "the shop's own systems",
}

NOT_EXPORTED: Mapping[str, str] = {
    "changes": "a feed of the last two days",
    "cursors": "where work goes on in this installation",
    "day_keys": "keys of this installation",
    "desk_labels": "made from the conversations",
    "desk_rows": "made from the conversations",
    "find_docs": "made from messages, people and orders",
    "idempotency": "answers kept for a day",
    "inbox": "what platforms sent, sealed and shredded after fourteen days; messages hold what it said",
    "jobs": "work of this installation",
    "lanes": "work of this installation",
    "failed_sign_ins": "hashes, for a day",
    "invitations": "links of which only hashes are kept",
    "known_devices": "cookies of which only hashes are kept",
    "report_days": "made from the talks",
    "recovery_codes": "codes of which only hashes are kept",
    "second_factors": "sealed; nobody but their owner has a use for them",
    "sessions": "cookies of which only hashes are kept",
    "short_links": "addresses of which only hashes are kept",
    "timers": "work of this installation",
}
SECRET_COLUMNS = frozenset({"hash", "password_hash", "code_hash", "sealed_secrets"})
"""Left out of every export, wherever they stand, as are all columns of bytes. The chains' hashes are kept."""
CHAINED = frozenset({"audit", "consents"})
