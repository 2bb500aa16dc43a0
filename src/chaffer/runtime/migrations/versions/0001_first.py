"""The ground: everything that could not be added later."""

import sqlalchemy as sa
from alembic import op

revision = "0001_5fe928de"
down_revision = None

SHOP_TABLES = [
    "addresses",
    "agents",
    "api_keys",
    "approvals",
    "attention",
    "audit",
    "bought_together",
    "bundle_parts",
    "bundles",
    "card_setups",
    "carrier_accounts",
    "cart_adjustments",
    "cart_lines",
    "carts",
    "changes",
    "channel_accounts",
    "channel_health",
    "checkouts",
    "collection_products",
    "collections",
    "commission_entries",
    "commissions",
    "companies",
    "company_members",
    "consents",
    "contacts",
    "conversations",
    "cursors",
    "custom_fields",
    "day_keys",
    "desk_labels",
    "desk_rows",
    "disputes",
    "doings",
    "entries",
    "events",
    "failed_sign_ins",
    "faq_entries",
    "files",
    "find_docs",
    "followers",
    "idempotency",
    "identities",
    "images",
    "import_changes",
    "import_problems",
    "imports",
    "inbox",
    "inquiries",
    "invitations",
    "invoices",
    "jobs",
    "known_devices",
    "labels",
    "lanes",
    "leads",
    "ledger_accounts",
    "locations",
    "look_boards",
    "macros",
    "mandates",
    "mentions",
    "merges",
    "message_marks",
    "message_templates",
    "messages",
    "money_rules",
    "notes",
    "order_actions",
    "order_lines",
    "orders",
    "own_clients",
    "pair_counts",
    "paper_numbers",
    "participants",
    "payment_accounts",
    "payment_methods",
    "payments",
    "policies",
    "price_lists",
    "prices",
    "product_texts",
    "products",
    "quotes",
    "ratings",
    "recipients",
    "recovery_codes",
    "redemptions",
    "refunds",
    "relations",
    "report_days",
    "reservations",
    "return_lines",
    "returns",
    "reviews",
    "roles",
    "rooms",
    "rounding",
    "rule_firings",
    "rules",
    "saved_filters",
    "saved_replies",
    "scans",
    "second_factors",
    "sellers",
    "sessions",
    "shipment_lines",
    "shipments",
    "shipping_rates",
    "shipping_zones",
    "shops",
    "short_links",
    "side_threads",
    "sign_on_providers",
    "sign_on_subjects",
    "sla_misses",
    "sla_policies",
    "staff",
    "stock",
    "stylists",
    "suppressions",
    "talks",
    "tax_rates",
    "team_members",
    "teams",
    "texts",
    "timers",
    "turning_points",
    "turns",
    "unanswered",
    "uploads",
    "variants",
    "voucher_tries",
    "vouchers",
    "webhook_deliveries",
    "webhook_endpoints",
    "wishes",
]
# What a marketplace's seller sees: chaffer.shop names no shop then. Looked at after "shop", and where that says no.
SELLERS = {
    "agents": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM staff x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.id = agents.staff_id))",
    "collection_products": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM products x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.id = collection_products.product_id))",
    "collections": "shop_id = current_setting('chaffer.fenced', true) AND (1 = 1)",
    "contacts": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM conversations c JOIN side_threads x ON x.shop_id = c.shop_id AND x.conversation_id = c.id WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND c.contact_id = contacts.id) OR EXISTS (SELECT 1 FROM orders o JOIN order_lines x ON x.shop_id = o.shop_id AND x.order_id = o.id WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND o.contact_id = contacts.id))",
    "conversations": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM side_threads x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.conversation_id = conversations.id))",
    "files": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM messages x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.direction = 'in' AND strpos(x.part, files.id) > 0))",
    "find_docs": "shop_id = current_setting('chaffer.fenced', true) AND ((kind = 'message' AND EXISTS (SELECT 1 FROM messages x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.id = find_docs.id)) OR (kind = 'order' AND EXISTS (SELECT 1 FROM order_lines x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.order_id = find_docs.id)))",
    "images": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM products x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.id = images.product_id))",
    "mentions": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM notes x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.id = mentions.note_id))",
    "message_marks": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM messages x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.id = message_marks.message_id))",
    "messages": "shop_id = current_setting('chaffer.fenced', true) AND (seller_id = current_setting('chaffer.seller', true))",
    "notes": "shop_id = current_setting('chaffer.fenced', true) AND (seller_id = current_setting('chaffer.seller', true))",
    "order_lines": "shop_id = current_setting('chaffer.fenced', true) AND (seller_id = current_setting('chaffer.seller', true))",
    "orders": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM order_lines x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.order_id = orders.id))",
    "price_lists": "shop_id = current_setting('chaffer.fenced', true) AND (1 = 1)",
    "prices": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM variants v JOIN products x ON x.shop_id = v.shop_id AND x.id = v.product_id WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND v.id = prices.variant_id))",
    "product_texts": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM products x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.id = product_texts.product_id))",
    "products": "shop_id = current_setting('chaffer.fenced', true) AND (seller_id = current_setting('chaffer.seller', true))",
    "reviews": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM products x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.id = reviews.product_id))",
    "scans": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM shipments x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.id = scans.shipment_id))",
    "sellers": "shop_id = current_setting('chaffer.fenced', true) AND (id = current_setting('chaffer.seller', true))",
    "shipment_lines": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM shipments x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.id = shipment_lines.shipment_id))",
    "shipments": "shop_id = current_setting('chaffer.fenced', true) AND (seller_id = current_setting('chaffer.seller', true))",
    "shops": "shop_id = current_setting('chaffer.fenced', true) AND (1 = 1)",
    "side_threads": "shop_id = current_setting('chaffer.fenced', true) AND (seller_id = current_setting('chaffer.seller', true))",
    "staff": "shop_id = current_setting('chaffer.fenced', true) AND (seller_id = current_setting('chaffer.seller', true))",
    "stock": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM variants v JOIN products x ON x.shop_id = v.shop_id AND x.id = v.product_id WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND v.id = stock.variant_id))",
    "variants": "shop_id = current_setting('chaffer.fenced', true) AND (EXISTS (SELECT 1 FROM products x WHERE x.shop_id = current_setting('chaffer.fenced', true) AND x.seller_id = current_setting('chaffer.seller', true) AND x.id = variants.product_id))",
}


def upgrade() -> None:
    op.create_table(
        "addresses",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), server_default="", nullable=False),
        sa.Column("postcode", sa.Text(), server_default="", nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_addresses")),
        sa.UniqueConstraint(
            "shop_id", "contact_id", "fingerprint", name=op.f("uq_addresses_shop_id_contact_id_fingerprint")
        ),
        info={"shop": True},
    )
    op.create_index(op.f("ix_addresses_shop_id_fingerprint"), "addresses", ["shop_id", "fingerprint"], unique=False)
    op.create_table(
        "agents",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("away", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("capacity", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("languages", sa.Text(), server_default="[]", nullable=False),
        sa.Column("skills", sa.Text(), server_default="[]", nullable=False),
        sa.Column("assigned_at", sa.BigInteger(), nullable=True),
        sa.Column("replied_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "staff_id", name=op.f("pk_agents")),
        info={"shop": True},
    )
    op.create_table(
        "api_keys",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("permissions", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("last_used_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("hash", name=op.f("uq_api_keys_hash")),
        info={"shop": True},
    )
    op.create_table(
        "approvals",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("stamp", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("contact_id", sa.Text(), server_default="", nullable=False),
        sa.Column("conversation_id", sa.Text(), server_default="", nullable=False),
        sa.Column("asked_kind", sa.Text(), nullable=False),
        sa.Column("asked_id", sa.Text(), nullable=False),
        sa.Column("decided_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_id", sa.Text(), server_default="", nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("result", sa.Text(), server_default="{}", nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("counts", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "decided_id = '' OR decided_id <> asked_id OR decided_kind <> asked_kind",
            name=op.f("ck_approvals_two_people"),
        ),
        sa.CheckConstraint("minor >= 0", name=op.f("ck_approvals_amount")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_approvals")),
        sa.UniqueConstraint("shop_id", "key", name=op.f("uq_approvals_shop_id_key")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_approvals_shop_id_contact_id"), "approvals", ["shop_id", "contact_id"], unique=False)
    op.create_index(op.f("ix_approvals_shop_id_order_id"), "approvals", ["shop_id", "order_id"], unique=False)
    op.create_index(op.f("ix_approvals_shop_id_state_id"), "approvals", ["shop_id", "state", "id"], unique=False)
    op.create_table(
        "attention",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("marketing", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "contact_id", "day", name=op.f("pk_attention")),
        info={"shop": True},
    )
    op.create_table(
        "audit",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("target_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("target_id", sa.Text(), server_default="", nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("previous_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("hash", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_audit")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_audit_shop_id_at"), "audit", ["shop_id", "at"], unique=False)
    op.create_index(
        op.f("ix_audit_shop_id_target_kind_target_id"), "audit", ["shop_id", "target_kind", "target_id"], unique=False
    )
    op.create_table(
        "bought_together",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("orders", sa.BigInteger(), nullable=False),
        sa.Column("confidence_ppm", sa.BigInteger(), nullable=False),
        sa.Column("lift_ppm", sa.BigInteger(), nullable=False),
        sa.Column("counted_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "product_id", "other_id", name=op.f("pk_bought_together")),
        info={"shop": True},
    )
    op.create_table(
        "bundle_parts",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("bundle_id", sa.Text(), nullable=False),
        sa.Column("variant_id", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_bundle_parts_quantity")),
        sa.PrimaryKeyConstraint("shop_id", "bundle_id", "variant_id", name=op.f("pk_bundle_parts")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_bundle_parts_shop_id_variant_id"), "bundle_parts", ["shop_id", "variant_id"], unique=False)
    op.create_table(
        "bundles",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("handle", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("titles", sa.Text(), server_default="{}", nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=True),
        sa.Column("percent_ppm", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("minor >= 0 AND percent_ppm >= 0 AND percent_ppm <= 1000000", name=op.f("ck_bundles_terms")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_bundles")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_bundles_shop_id_handle"),
        "bundles",
        ["shop_id", "handle"],
        unique=True,
        sqlite_where=sa.text("state = 'active'"),
        postgresql_where=sa.text("state = 'active'"),
    )
    op.create_table(
        "card_setups",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), server_default="", nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), server_default="", nullable=False),
        sa.Column("intent_id", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("method_id", sa.Text(), server_default="", nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("checks", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_card_setups")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_card_setups_shop_id_contact_id"), "card_setups", ["shop_id", "contact_id"], unique=False)
    op.create_index(
        op.f("ix_card_setups_shop_id_provider_intent_id"),
        "card_setups",
        ["shop_id", "provider", "intent_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_card_setups_shop_id_provider_provider_id"),
        "card_setups",
        ["shop_id", "provider", "provider_id"],
        unique=False,
    )
    op.create_table(
        "carrier_accounts",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("settings", sa.Text(), server_default="{}", nullable=False),
        sa.Column("sealed_secrets", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_carrier_accounts")),
        sa.UniqueConstraint("shop_id", "kind", name=op.f("uq_carrier_accounts_shop_id_kind")),
        info={"shop": True},
    )
    op.create_table(
        "cart_adjustments",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("cart_id", sa.Text(), nullable=False),
        sa.Column("line_id", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_cart_adjustments")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_cart_adjustments_shop_id_cart_id_id"), "cart_adjustments", ["shop_id", "cart_id", "id"], unique=False
    )
    op.create_table(
        "cart_lines",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("cart_id", sa.Text(), nullable=False),
        sa.Column("variant_id", sa.Text(), server_default="", nullable=False),
        sa.Column("quote_id", sa.Text(), server_default="", nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit_minor", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("seller_id", sa.Text(), server_default="", nullable=False),
        sa.Column("added_by_kind", sa.Text(), server_default="shopper", nullable=False),
        sa.Column("added_by_id", sa.Text(), server_default="", nullable=False),
        sa.Column("custom", sa.Text(), server_default="{}", nullable=False),
        sa.Column("position", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_cart_lines_quantity")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_cart_lines")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_cart_lines_shop_id_cart_id_position"), "cart_lines", ["shop_id", "cart_id", "position"], unique=False
    )
    op.create_table(
        "carts",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("price_list_id", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("gift_note", sa.Text(), server_default="", nullable=False),
        sa.Column("recipient", sa.Text(), nullable=True),
        sa.Column("delivery_date", sa.Text(), server_default="", nullable=False),
        sa.Column("delivery_slot", sa.Text(), server_default="", nullable=False),
        sa.Column("company", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_carts")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_carts_shop_id_contact_id"),
        "carts",
        ["shop_id", "contact_id"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        op.f("ix_carts_shop_id_contact_id_state"), "carts", ["shop_id", "contact_id", "state"], unique=False
    )
    op.create_index(
        op.f("ix_carts_shop_id_state_updated_at"), "carts", ["shop_id", "state", "updated_at"], unique=False
    )
    op.create_table(
        "changes",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("thing_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("transaction", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_changes")),
        info={"shop": True},
        sqlite_autoincrement=True,
    )
    op.create_table(
        "channel_accounts",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("settings", sa.Text(), server_default="{}", nullable=False),
        sa.Column("sealed_secrets", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("paused_until", sa.BigInteger(), nullable=True),
        sa.Column("trouble", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "state IN ('active', 'paused', 'broken', 'removed')", name=op.f("ck_channel_accounts_state")
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_channel_accounts")),
        sa.UniqueConstraint("kind", "external_id", name=op.f("uq_channel_accounts_kind_external_id")),
        info={"shop": True},
    )
    op.create_table(
        "channel_health",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("shaken_at", sa.BigInteger(), nullable=True),
        sa.Column("heard_at", sa.BigInteger(), nullable=True),
        sa.Column("refused_at", sa.BigInteger(), nullable=True),
        sa.Column("asked_at", sa.BigInteger(), nullable=True),
        sa.Column("told", sa.Text(), server_default="{}", nullable=False),
        sa.Column("refusal", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "account_id", name=op.f("pk_channel_health")),
        info={"shop": True},
    )
    op.create_table(
        "checkouts",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("cart_id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("cart_version", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("billing_address", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="en", nullable=False),
        sa.Column("shipping_rate_id", sa.Text(), server_default="", nullable=False),
        sa.Column("payment_method", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("totals", sa.Text(), nullable=True),
        sa.Column("total_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("credit_at_most_minor", sa.BigInteger(), nullable=True),
        sa.Column("order_id", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_checkouts")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_checkouts_shop_id_cart_id"),
        "checkouts",
        ["shop_id", "cart_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('open', 'paying')"),
        postgresql_where=sa.text("state IN ('open', 'paying')"),
    )
    op.create_index(
        op.f("ix_checkouts_shop_id_contact_id_created_at"),
        "checkouts",
        ["shop_id", "contact_id", "created_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_checkouts_shop_id_state_expires_at"), "checkouts", ["shop_id", "state", "expires_at"], unique=False
    )
    op.create_table(
        "collection_products",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("collection_id", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "collection_id", "product_id", name=op.f("pk_collection_products")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_collection_products_shop_id_product_id"),
        "collection_products",
        ["shop_id", "product_id"],
        unique=False,
    )
    op.create_table(
        "collections",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("handle", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("titles", sa.Text(), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_collections")),
        sa.UniqueConstraint("shop_id", "handle", name=op.f("uq_collections_shop_id_handle")),
        info={"shop": True},
    )
    op.create_table(
        "commission_entries",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("base_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_commission_entries")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_commission_entries_shop_id_month_staff_id"),
        "commission_entries",
        ["shop_id", "month", "staff_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_commission_entries_shop_id_order_id"), "commission_entries", ["shop_id", "order_id"], unique=False
    )
    op.create_index(
        op.f("ix_commission_entries_shop_id_staff_id_id"),
        "commission_entries",
        ["shop_id", "staff_id", "id"],
        unique=False,
    )
    op.create_table(
        "commissions",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("lead_kind", sa.Text(), nullable=False),
        sa.Column("lead_at", sa.BigInteger(), nullable=False),
        sa.Column("days", sa.BigInteger(), nullable=False),
        sa.Column("basis_points", sa.BigInteger(), nullable=False),
        sa.Column("base_minor", sa.BigInteger(), nullable=False),
        sa.Column("total_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("placed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "order_id", name=op.f("pk_commissions")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_commissions_shop_id_staff_id_placed_at"),
        "commissions",
        ["shop_id", "staff_id", "placed_at"],
        unique=False,
    )
    op.create_table(
        "companies",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("vat_number", sa.Text(), server_default="", nullable=False),
        sa.Column("vat_state", sa.Text(), server_default="", nullable=False),
        sa.Column("vat_at", sa.BigInteger(), nullable=True),
        sa.Column("vat_consultation", sa.Text(), server_default="", nullable=False),
        sa.Column("vat_name", sa.Text(), server_default="", nullable=False),
        sa.Column("country", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("price_list_id", sa.Text(), server_default="", nullable=False),
        sa.Column("pays_by_invoice", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("due_days", sa.BigInteger(), server_default="30", nullable=False),
        sa.Column("least_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("due_days >= 0 AND least_minor >= 0", name=op.f("ck_companies_terms")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_companies")),
        info={"shop": True},
    )
    op.create_table(
        "company_members",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "contact_id", name=op.f("pk_company_members")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_company_members_shop_id_company_id"), "company_members", ["shop_id", "company_id"], unique=False
    )
    op.create_table(
        "consents",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("endpoint_hash", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), server_default="", nullable=False),
        sa.Column("wording_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("locale", sa.Text(), server_default="", nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("time_zone_guess", sa.Text(), server_default="", nullable=False),
        sa.Column("night", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("renew_by", sa.BigInteger(), nullable=True),
        sa.Column("actor_kind", sa.Text(), server_default="shopper", nullable=False),
        sa.Column("actor_id", sa.Text(), server_default="", nullable=False),
        sa.Column("previous_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("hash", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_consents")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_consents_shop_id_contact_id_at"), "consents", ["shop_id", "contact_id", "at"], unique=False
    )
    op.create_index(
        op.f("ix_consents_shop_id_endpoint_hash_channel"),
        "consents",
        ["shop_id", "endpoint_hash", "channel"],
        unique=False,
    )
    op.create_table(
        "contacts",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("country", sa.Text(), server_default="", nullable=False),
        sa.Column("time_zone", sa.Text(), server_default="", nullable=False),
        sa.Column("preferences", sa.Text(), server_default="{}", nullable=False),
        sa.Column("custom", sa.Text(), server_default="{}", nullable=False),
        sa.Column("labels", sa.Text(), server_default="[]", nullable=False),
        sa.Column("company", sa.Text(), nullable=True),
        sa.Column("price_list_id", sa.Text(), server_default="", nullable=False),
        sa.Column("merged_into", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("blocked_at", sa.BigInteger(), nullable=True),
        sa.Column("erased_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_contacts")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_contacts_shop_id_created_at"), "contacts", ["shop_id", "created_at"], unique=False)
    op.create_index(
        op.f("ix_contacts_shop_id_email"),
        "contacts",
        ["shop_id", "email"],
        unique=False,
        sqlite_where=sa.text("email <> ''"),
        postgresql_where=sa.text("email <> ''"),
    )
    op.create_index(
        op.f("ix_contacts_shop_id_merged_into"),
        "contacts",
        ["shop_id", "merged_into"],
        unique=False,
        sqlite_where=sa.text("merged_into <> ''"),
        postgresql_where=sa.text("merged_into <> ''"),
    )
    op.create_table(
        "conversations",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("room_id", sa.Text(), server_default="", nullable=False),
        sa.Column("addresses", sa.Text(), server_default="[]", nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("owner_kind", sa.Text(), server_default="bot", nullable=False),
        sa.Column("owner_id", sa.Text(), server_default="", nullable=False),
        sa.Column("team_id", sa.Text(), server_default="", nullable=False),
        sa.Column("priority", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("next_seq", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("dialogue", sa.Text(), server_default="{}", nullable=False),
        sa.Column("dialogue_version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("window_until", sa.BigInteger(), nullable=True),
        sa.Column("last_in_at", sa.BigInteger(), nullable=True),
        sa.Column("last_out_at", sa.BigInteger(), nullable=True),
        sa.Column("last_in_external_id", sa.Text(), server_default="", nullable=False),
        sa.Column("snoozed_until", sa.BigInteger(), nullable=True),
        sa.Column("labels", sa.Text(), server_default="[]", nullable=False),
        sa.Column("origin", sa.Text(), server_default="{}", nullable=False),
        sa.Column("sides", sa.Text(), server_default="{}", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_conversations")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_conversations_shop_id_contact_id_id"), "conversations", ["shop_id", "contact_id", "id"], unique=False
    )
    op.create_index(
        op.f("ix_conversations_shop_id_owner_kind_id"), "conversations", ["shop_id", "owner_kind", "id"], unique=False
    )
    op.create_index(
        op.f("ix_conversations_shop_id_state_id"), "conversations", ["shop_id", "state", "id"], unique=False
    )
    op.create_table(
        "cursors",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "name", name=op.f("pk_cursors")),
        info={"shop": True},
    )
    op.create_table(
        "custom_fields",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("choices", sa.Text(), server_default="[]", nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_custom_fields")),
        sa.UniqueConstraint("shop_id", "key", name=op.f("uq_custom_fields_shop_id_key")),
        info={"shop": True},
    )
    op.create_table(
        "day_keys",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=True),
        sa.Column("shredded_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "day", name=op.f("pk_day_keys")),
        info={"shop": True},
    )
    op.create_table(
        "desk_labels",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "conversation_id", "label", name=op.f("pk_desk_labels")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_desk_labels_shop_id_state_label_conversation_id"),
        "desk_labels",
        ["shop_id", "state", "label", "conversation_id"],
        unique=False,
    )
    op.create_table(
        "desk_rows",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("owner_kind", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("priority", sa.BigInteger(), nullable=False),
        sa.Column("unread", sa.BigInteger(), nullable=False),
        sa.Column("last_seq", sa.BigInteger(), nullable=False),
        sa.Column("active_at", sa.BigInteger(), nullable=False),
        sa.Column("waits_since", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("window_until", sa.BigInteger(), nullable=True),
        sa.Column("snoozed_until", sa.BigInteger(), nullable=True),
        sa.Column("value_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("currency", sa.Text(), server_default="", nullable=False),
        sa.Column("units", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("labels", sa.Text(), server_default="[]", nullable=False),
        sa.Column("moved_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_desk_rows")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_desk_rows_shop_id_contact_id"), "desk_rows", ["shop_id", "contact_id"], unique=False)
    op.create_index(
        op.f("ix_desk_rows_shop_id_owner_kind_owner_id_state_active_at_id"),
        "desk_rows",
        ["shop_id", "owner_kind", "owner_id", "state", "active_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_desk_rows_shop_id_state_active_at_id"),
        "desk_rows",
        ["shop_id", "state", "active_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_desk_rows_shop_id_state_channel_active_at_id"),
        "desk_rows",
        ["shop_id", "state", "channel", "active_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_desk_rows_shop_id_state_due_at_id"), "desk_rows", ["shop_id", "state", "due_at", "id"], unique=False
    )
    op.create_index(
        op.f("ix_desk_rows_shop_id_state_owner_kind_owner_id_team_id_channel_waits_since"),
        "desk_rows",
        ["shop_id", "state", "owner_kind", "owner_id", "team_id", "channel", "waits_since"],
        unique=False,
    )
    op.create_index(
        op.f("ix_desk_rows_shop_id_state_value_minor_id"),
        "desk_rows",
        ["shop_id", "state", "value_minor", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_desk_rows_shop_id_state_waits_since_id"),
        "desk_rows",
        ["shop_id", "state", "waits_since", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_desk_rows_shop_id_team_id_state_active_at_id"),
        "desk_rows",
        ["shop_id", "team_id", "state", "active_at", "id"],
        unique=False,
        sqlite_where=sa.text("team_id <> ''"),
        postgresql_where=sa.text("team_id <> ''"),
    )
    op.create_table(
        "disputes",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), server_default="", nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("taken_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("fee_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("answer_by", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_disputes")),
        sa.UniqueConstraint(
            "shop_id", "provider", "provider_id", name=op.f("uq_disputes_shop_id_provider_provider_id")
        ),
        info={"shop": True},
    )
    op.create_index(op.f("ix_disputes_shop_id_opened_at"), "disputes", ["shop_id", "opened_at"], unique=False)
    op.create_index(op.f("ix_disputes_shop_id_payment_id"), "disputes", ["shop_id", "payment_id"], unique=False)
    op.create_table(
        "doings",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_doings")),
        sa.UniqueConstraint("shop_id", "external_id", name=op.f("uq_doings_shop_id_external_id")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_doings_shop_id_contact_id_at"), "doings", ["shop_id", "contact_id", "at"], unique=False)
    op.create_table(
        "entries",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "key", "number", name=op.f("pk_entries")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_entries_shop_id_account_currency"), "entries", ["shop_id", "account", "currency"], unique=False
    )
    op.create_table(
        "events",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("turn_id", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_events")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_events_shop_id_kind_at"), "events", ["shop_id", "kind", "at"], unique=False)
    op.create_table(
        "failed_sign_ins",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("failures", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "key", name=op.f("pk_failed_sign_ins")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_failed_sign_ins_last_at"), "failed_sign_ins", ["last_at"], unique=False)
    op.create_table(
        "faq_entries",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("phrasings", sa.Text(), server_default="[]", nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_faq_entries")),
        sa.UniqueConstraint("shop_id", "key", "language", name=op.f("uq_faq_entries_shop_id_key_language")),
        info={"shop": True},
    )
    op.create_table(
        "files",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("mime", sa.Text(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_files")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_files_shop_id_sha256"), "files", ["shop_id", "sha256"], unique=False)
    op.create_table(
        "find_docs",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), server_default="", nullable=False),
        sa.Column("conversation_id", sa.Text(), server_default="", nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "kind", "id", name=op.f("pk_find_docs")),
        info={"shop": True},
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_find_docs_shop_id_contact_id"),
        "find_docs",
        ["shop_id", "contact_id"],
        unique=False,
        sqlite_where=sa.text("contact_id <> ''"),
        postgresql_where=sa.text("contact_id <> ''"),
    )
    op.create_index(
        op.f("ix_find_docs_shop_id_conversation_id"),
        "find_docs",
        ["shop_id", "conversation_id"],
        unique=False,
        sqlite_where=sa.text("conversation_id <> ''"),
        postgresql_where=sa.text("conversation_id <> ''"),
    )
    op.create_table(
        "followers",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "conversation_id", "staff_id", name=op.f("pk_followers")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_followers_shop_id_staff_id_conversation_id"),
        "followers",
        ["shop_id", "staff_id", "conversation_id"],
        unique=False,
    )
    op.create_table(
        "idempotency",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("request_hash", sa.Text(), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "key", name=op.f("pk_idempotency")),
        info={"shop": True},
    )
    op.create_table(
        "identities",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), server_default="{}", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_identities")),
        sa.UniqueConstraint(
            "shop_id",
            "channel",
            "account_id",
            "kind",
            "canonical",
            name=op.f("uq_identities_shop_id_channel_account_id_kind_canonical"),
        ),
        info={"shop": True},
    )
    op.create_index(op.f("ix_identities_shop_id_contact_id"), "identities", ["shop_id", "contact_id"], unique=False)
    op.create_index(
        op.f("ix_identities_shop_id_kind_canonical"), "identities", ["shop_id", "kind", "canonical"], unique=False
    )
    op.create_table(
        "images",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Text(), server_default="", nullable=False),
        sa.Column("alt", sa.Text(), server_default="{}", nullable=False),
        sa.Column("options", sa.Text(), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_images")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_images_shop_id_product_id_position"), "images", ["shop_id", "product_id", "position"], unique=False
    )
    op.create_table(
        "import_changes",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), server_default="[]", nullable=False),
        sa.Column("sku", sa.Text(), server_default="", nullable=False),
        sa.Column("minor_before", sa.BigInteger(), nullable=True),
        sa.Column("minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "import_id", "number", name=op.f("pk_import_changes")),
        info={"shop": True},
    )
    op.create_table(
        "import_problems",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Text(), nullable=False),
        sa.Column("line", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "import_id", "line", "number", name=op.f("pk_import_problems")),
        info={"shop": True},
    )
    op.create_table(
        "imports",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("dry", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("stop_asked", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("currency", sa.Text(), server_default="", nullable=False),
        sa.Column("bytes", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("received", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("bytes_read", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("holder", sa.Text(), server_default="", nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("lines", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("products", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("unchanged", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("failed", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("added", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("problems", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_imports")),
        info={"shop": True},
    )
    op.create_table(
        "inbox",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), server_default="", nullable=False),
        sa.Column("message_id", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("said_at", sa.BigInteger(), nullable=True),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.Column("handled_at", sa.BigInteger(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("request_id", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("shop_id", "source", "external_id", name=op.f("uq_inbox_shop_id_source_external_id")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_inbox_shop_id_conversation_id_kept_at"),
        "inbox",
        ["shop_id", "conversation_id", "kept_at"],
        unique=False,
        sqlite_where=sa.text("state = 'kept'"),
        postgresql_where=sa.text("state = 'kept'"),
    )
    op.create_index(op.f("ix_inbox_shop_id_day"), "inbox", ["shop_id", "day"], unique=False)
    op.create_index(
        op.f("ix_inbox_shop_id_due_at"),
        "inbox",
        ["shop_id", "due_at"],
        unique=False,
        sqlite_where=sa.text("state = 'kept' AND due_at IS NOT NULL"),
        postgresql_where=sa.text("state = 'kept' AND due_at IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_inbox_shop_id_id"),
        "inbox",
        ["shop_id", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'dead'"),
        postgresql_where=sa.text("state = 'dead'"),
    )
    op.create_table(
        "inquiries",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("wish", sa.Text(), server_default="{}", nullable=False),
        sa.Column("currency", sa.Text(), server_default="", nullable=False),
        sa.Column("budget_minor", sa.BigInteger(), nullable=True),
        sa.Column("needed_by", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_inquiries")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_inquiries_shop_id_contact_id"), "inquiries", ["shop_id", "contact_id"], unique=False)
    op.create_index(
        op.f("ix_inquiries_shop_id_conversation_id"), "inquiries", ["shop_id", "conversation_id"], unique=False
    )
    op.create_index(op.f("ix_inquiries_shop_id_state_id"), "inquiries", ["shop_id", "state", "id"], unique=False)
    op.create_table(
        "invitations",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.Text(), server_default="", nullable=False),
        sa.Column("staff_id", sa.Text(), server_default="", nullable=False),
        sa.Column("drops_second_factor", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("made_by", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("hash", name=op.f("uq_invitations_hash")),
        info={"shop": True},
    )
    op.create_table(
        "invoices",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("invoice_id", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("total_minor", sa.BigInteger(), nullable=False),
        sa.Column("tax_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("total_minor >= 0 AND number > 0", name=op.f("ck_invoices_total")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_invoices")),
        sa.UniqueConstraint("shop_id", "cause", "kind", name=op.f("uq_invoices_shop_id_cause_kind")),
        sa.UniqueConstraint("shop_id", "kind", "year", "number", name=op.f("uq_invoices_shop_id_kind_year_number")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_invoices_shop_id_issued_at"), "invoices", ["shop_id", "issued_at"], unique=False)
    op.create_index(op.f("ix_invoices_shop_id_order_id"), "invoices", ["shop_id", "order_id"], unique=False)
    op.create_table(
        "jobs",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("arguments", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("holder", sa.Text(), server_default="", nullable=False),
        sa.Column("attempts", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("shop_id", "kind", "key", name=op.f("uq_jobs_shop_id_kind_key")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_jobs_due_at"),
        "jobs",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting', 'running')"),
        postgresql_where=sa.text("state IN ('waiting', 'running')"),
    )
    op.create_index(op.f("ix_jobs_shop_id_state_due_at"), "jobs", ["shop_id", "state", "due_at"], unique=False)
    op.create_table(
        "known_devices",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "hash", "staff_id", name=op.f("pk_known_devices")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_known_devices_seen_at"), "known_devices", ["seen_at"], unique=False)
    op.create_index(op.f("ix_known_devices_shop_id_staff_id"), "known_devices", ["shop_id", "staff_id"], unique=False)
    op.create_table(
        "labels",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_labels")),
        sa.UniqueConstraint("shop_id", "name", name=op.f("uq_labels_shop_id_name")),
        info={"shop": True},
    )
    op.create_table(
        "lanes",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("due", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("holder", sa.Text(), server_default="", nullable=False),
        sa.Column("fence", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("wanted", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("attempts", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("paused_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "conversation_id", name=op.f("pk_lanes")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_lanes_due_at"),
        "lanes",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("due = 1"),
        postgresql_where=sa.text("due"),
    )
    op.create_table(
        "leads",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("board_id", sa.Text(), server_default="", nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_leads")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_leads_shop_id_contact_id_at"), "leads", ["shop_id", "contact_id", "at"], unique=False)
    op.create_index(op.f("ix_leads_shop_id_staff_id_at"), "leads", ["shop_id", "staff_id", "at"], unique=False)
    op.create_table(
        "ledger_accounts",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("balance_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("may_be_negative", sa.Boolean(), server_default="1", nullable=False),
        sa.CheckConstraint("may_be_negative OR balance_minor >= 0", name=op.f("ck_ledger_accounts_balance")),
        sa.PrimaryKeyConstraint("shop_id", "account", "currency", name=op.f("pk_ledger_accounts")),
        info={"shop": True},
    )
    op.create_table(
        "locations",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="{}", nullable=False),
        sa.Column("reach", sa.Text(), server_default="{}", nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_locations")),
        info={"shop": True},
    )
    op.create_table(
        "look_boards",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("products", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_look_boards")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_look_boards_shop_id_staff_id_id"), "look_boards", ["shop_id", "staff_id", "id"], unique=False
    )
    op.create_table(
        "macros",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_macros")),
        sa.UniqueConstraint("shop_id", "name", name=op.f("uq_macros_shop_id_name")),
        info={"shop": True},
    )
    op.create_table(
        "mandates",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("payment_method_id", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("order_limit_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("limit_minor", sa.BigInteger(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), server_default="UTC", nullable=False),
        sa.Column("used_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("period_began_at", sa.BigInteger(), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("used_minor >= 0 AND used_minor <= limit_minor", name=op.f("ck_mandates_used")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_mandates")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_mandates_shop_id_contact_id"), "mandates", ["shop_id", "contact_id"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("note_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "note_id", "staff_id", name=op.f("pk_mentions")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_mentions_shop_id_conversation_id"), "mentions", ["shop_id", "conversation_id"], unique=False
    )
    op.create_index(
        op.f("ix_mentions_shop_id_staff_id_conversation_id"),
        "mentions",
        ["shop_id", "staff_id", "conversation_id"],
        unique=False,
    )
    op.create_table(
        "merges",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("from_contact_id", sa.Text(), nullable=False),
        sa.Column("into_contact_id", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("moved", sa.Text(), server_default="{}", nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_merges")),
        info={"shop": True},
    )
    op.create_table(
        "message_marks",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("author_kind", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Text(), server_default="", nullable=False),
        sa.Column("emoji", sa.Text(), server_default="", nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_message_marks")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_message_marks_shop_id_message_id"), "message_marks", ["shop_id", "message_id"], unique=False
    )
    op.create_table(
        "message_templates",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="pending", nullable=False),
        sa.Column("quality", sa.Text(), server_default="", nullable=False),
        sa.Column("components", sa.Text(), server_default="[]", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_message_templates")),
        sa.UniqueConstraint(
            "shop_id",
            "account_id",
            "name",
            "language",
            name=op.f("uq_message_templates_shop_id_account_id_name_language"),
        ),
        info={"shop": True},
    )
    op.create_table(
        "messages",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("author_kind", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Text(), server_default="", nullable=False),
        sa.Column("purpose", sa.Text(), server_default="reply", nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("instead", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), server_default="", nullable=False),
        sa.Column("external_id", sa.Text(), server_default="", nullable=False),
        sa.Column("reply_to", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("turn_id", sa.Text(), server_default="", nullable=False),
        sa.Column("event_id", sa.Text(), server_default="", nullable=False),
        sa.Column("campaign_id", sa.Text(), server_default="", nullable=False),
        sa.Column("seller_id", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.Column("send_after", sa.BigInteger(), nullable=True),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("holder", sa.Text(), server_default="", nullable=False),
        sa.Column("attempts", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("delivered_at", sa.BigInteger(), nullable=True),
        sa.Column("read_at", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("permission", sa.Text(), nullable=True),
        sa.Column("pricing", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_messages")),
        sa.UniqueConstraint("shop_id", "conversation_id", "seq", name=op.f("uq_messages_shop_id_conversation_id_seq")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_messages_send_after"),
        "messages",
        ["send_after"],
        unique=False,
        sqlite_where=sa.text("direction = 'out' AND state = 'promised'"),
        postgresql_where=sa.text("direction = 'out' AND state = 'promised'"),
    )
    op.create_index(
        op.f("ix_messages_shop_id_conversation_id_seq"),
        "messages",
        ["shop_id", "conversation_id", "seq"],
        unique=False,
        sqlite_where=sa.text("direction = 'out' AND state IN ('promised', 'sending')"),
        postgresql_where=sa.text("direction = 'out' AND state IN ('promised', 'sending')"),
    )
    op.create_index(
        op.f("ix_messages_shop_id_id"),
        "messages",
        ["shop_id", "id"],
        unique=False,
        sqlite_where=sa.text("direction = 'out' AND state IN ('failed', 'unknown')"),
        postgresql_where=sa.text("direction = 'out' AND state IN ('failed', 'unknown')"),
    )
    op.create_index(
        op.f("ix_messages_shop_id_lease_until"),
        "messages",
        ["shop_id", "lease_until"],
        unique=False,
        sqlite_where=sa.text("direction = 'out' AND state = 'sending'"),
        postgresql_where=sa.text("direction = 'out' AND state = 'sending'"),
    )
    op.create_index(
        op.f("ix_messages_shop_id_provider_id"),
        "messages",
        ["shop_id", "provider_id"],
        unique=False,
        sqlite_where=sa.text("provider_id <> ''"),
        postgresql_where=sa.text("provider_id <> ''"),
    )
    op.create_index(
        op.f("ix_messages_shop_id_seller_id_conversation_id_seq"),
        "messages",
        ["shop_id", "seller_id", "conversation_id", "seq"],
        unique=False,
        sqlite_where=sa.text("seller_id <> ''"),
        postgresql_where=sa.text("seller_id <> ''"),
    )
    op.create_table(
        "money_rules",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", name=op.f("pk_money_rules")),
        info={"shop": True},
    )
    op.create_table(
        "notes",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("about_kind", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("seller_id", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="note", nullable=False),
        sa.Column("to_id", sa.Text(), server_default="", nullable=False),
        sa.Column("aside_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_notes")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_notes_shop_id_about_kind_about_id_id"),
        "notes",
        ["shop_id", "about_kind", "about_id", "id"],
        unique=False,
    )
    op.create_table(
        "order_actions",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), server_default="", nullable=False),
        sa.Column("conversation_id", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), server_default="{}", nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Text(), server_default="", nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_order_actions")),
        sa.UniqueConstraint("shop_id", "key", name=op.f("uq_order_actions_shop_id_key")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_order_actions_shop_id_order_id"), "order_actions", ["shop_id", "order_id"], unique=False)
    op.create_index(
        op.f("ix_order_actions_shop_id_state_created_at"),
        "order_actions",
        ["shop_id", "state", "created_at"],
        unique=False,
    )
    op.create_table(
        "order_lines",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("variant_id", sa.Text(), server_default="", nullable=False),
        sa.Column("product_id", sa.Text(), server_default="", nullable=False),
        sa.Column("quote_id", sa.Text(), server_default="", nullable=False),
        sa.Column("sku", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), server_default="{}", nullable=False),
        sa.Column("image_url", sa.Text(), server_default="", nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit_minor", sa.BigInteger(), nullable=False),
        sa.Column("discount_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("tax_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("total_minor", sa.BigInteger(), nullable=False),
        sa.Column("seller_id", sa.Text(), server_default="", nullable=False),
        sa.Column("location_id", sa.Text(), server_default="", nullable=False),
        sa.Column("shipped_quantity", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("refunded_quantity", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("returned_quantity", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("position", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "shipped_quantity <= quantity AND refunded_quantity <= quantity", name=op.f("ck_order_lines_quantities")
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_order_lines")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_order_lines_shop_id_order_id_position"),
        "order_lines",
        ["shop_id", "order_id", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_order_lines_shop_id_quote_id"),
        "order_lines",
        ["shop_id", "quote_id"],
        unique=False,
        sqlite_where=sa.text("quote_id <> ''"),
        postgresql_where=sa.text("quote_id <> ''"),
    )
    op.create_index(
        op.f("ix_order_lines_shop_id_seller_id_order_id"),
        "order_lines",
        ["shop_id", "seller_id", "order_id"],
        unique=False,
        sqlite_where=sa.text("seller_id <> ''"),
        postgresql_where=sa.text("seller_id <> ''"),
    )
    op.create_table(
        "orders",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), server_default="", nullable=False),
        sa.Column("cart_id", sa.Text(), server_default="", nullable=False),
        sa.Column("checkout_id", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("payment_state", sa.Text(), nullable=False),
        sa.Column("fulfilment_state", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("subtotal_minor", sa.BigInteger(), nullable=False),
        sa.Column("discount_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("shipping_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("tax_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("total_minor", sa.BigInteger(), nullable=False),
        sa.Column("refunded_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("credit_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("tax_lines", sa.Text(), server_default="[]", nullable=False),
        sa.Column("adjustments", sa.Text(), server_default="[]", nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("billing_address", sa.Text(), nullable=True),
        sa.Column("recipient", sa.Text(), nullable=True),
        sa.Column("delivery_date", sa.Text(), server_default="", nullable=False),
        sa.Column("delivery_slot", sa.Text(), server_default="", nullable=False),
        sa.Column("gift_note", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="en", nullable=False),
        sa.Column("payment_method", sa.Text(), server_default="", nullable=False),
        sa.Column("shipping_name", sa.Text(), server_default="", nullable=False),
        sa.Column("shipping_rate_id", sa.Text(), server_default="", nullable=False),
        sa.Column("company", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), server_default="{}", nullable=False),
        sa.Column("placed_at", sa.BigInteger(), nullable=False),
        sa.Column("paid_at", sa.BigInteger(), nullable=True),
        sa.Column("cancelled_at", sa.BigInteger(), nullable=True),
        sa.Column("cancel_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint("refunded_minor >= 0 AND refunded_minor <= total_minor", name=op.f("ck_orders_refunded")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_orders")),
        sa.UniqueConstraint("shop_id", "number", name=op.f("uq_orders_shop_id_number")),
        sa.UniqueConstraint("shop_id", "sequence", name=op.f("uq_orders_shop_id_sequence")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_orders_shop_id_contact_id_placed_at"), "orders", ["shop_id", "contact_id", "placed_at"], unique=False
    )
    op.create_index(op.f("ix_orders_shop_id_placed_at"), "orders", ["shop_id", "placed_at"], unique=False)
    op.create_table(
        "own_clients",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "contact_id", name=op.f("pk_own_clients")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_own_clients_shop_id_staff_id"), "own_clients", ["shop_id", "staff_id"], unique=False)
    op.create_table(
        "pair_counts",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("orders", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "product_id", "other_id", name=op.f("pk_pair_counts")),
        info={"shop": True},
    )
    op.create_table(
        "paper_numbers",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "series", name=op.f("pk_paper_numbers")),
        info={"shop": True},
    )
    op.create_table(
        "participants",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), server_default="", nullable=False),
        sa.Column("staff_id", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.Column("left_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_participants")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_participants_shop_id_contact_id"), "participants", ["shop_id", "contact_id"], unique=False)
    op.create_index(
        op.f("ix_participants_shop_id_conversation_id"), "participants", ["shop_id", "conversation_id"], unique=False
    )
    op.create_table(
        "payment_accounts",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("settings", sa.Text(), server_default="{}", nullable=False),
        sa.Column("sealed_secrets", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_payment_accounts")),
        sa.UniqueConstraint("shop_id", "provider", name=op.f("uq_payment_accounts_shop_id_provider")),
        info={"shop": True},
    )
    op.create_table(
        "payment_methods",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="card", nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("customer_id", sa.Text(), server_default="", nullable=False),
        sa.Column("last4", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_payment_methods")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_payment_methods_shop_id_contact_id"), "payment_methods", ["shop_id", "contact_id"], unique=False
    )
    op.create_index(
        op.f("ix_payment_methods_shop_id_provider_provider_id"),
        "payment_methods",
        ["shop_id", "provider", "provider_id"],
        unique=True,
    )
    op.create_table(
        "payments",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("checkout_id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), server_default="", nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("fee_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("refunded_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("provider_id", sa.Text(), server_default="", nullable=False),
        sa.Column("charge_id", sa.Text(), server_default="", nullable=False),
        sa.Column("disputed_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("paid_at", sa.BigInteger(), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("check_at", sa.BigInteger(), nullable=True),
        sa.Column("checks", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
        sa.Column("mandate_id", sa.Text(), server_default="", nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("refunded_minor >= 0 AND refunded_minor <= minor", name=op.f("ck_payments_refunded")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_payments")),
        sa.UniqueConstraint(
            "shop_id", "provider", "provider_id", "id", name=op.f("uq_payments_shop_id_provider_provider_id_id")
        ),
        info={"shop": True},
    )
    op.create_index(op.f("ix_payments_shop_id_charge_id"), "payments", ["shop_id", "charge_id"], unique=False)
    op.create_index(op.f("ix_payments_shop_id_checkout_id"), "payments", ["shop_id", "checkout_id"], unique=False)
    op.create_index(op.f("ix_payments_shop_id_order_id"), "payments", ["shop_id", "order_id"], unique=False)
    op.create_index(
        op.f("ix_payments_shop_id_provider_provider_id"),
        "payments",
        ["shop_id", "provider", "provider_id"],
        unique=False,
    )
    op.create_table(
        "policies",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", name=op.f("pk_policies")),
        info={"shop": True},
    )
    op.create_table(
        "price_lists",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="standard", nullable=False),
        sa.Column("tax_included", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=True),
        sa.Column("ends_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_price_lists")),
        info={"shop": True},
    )
    op.create_table(
        "prices",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("variant_id", sa.Text(), nullable=False),
        sa.Column("price_list_id", sa.Text(), nullable=False),
        sa.Column("min_quantity", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("compare_at_minor", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("minor >= 0", name=op.f("ck_prices_minor")),
        sa.PrimaryKeyConstraint("shop_id", "variant_id", "price_list_id", "min_quantity", name=op.f("pk_prices")),
        info={"shop": True},
    )
    op.create_table(
        "product_texts",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("guide", sa.Text(), server_default="", nullable=False),
        sa.Column("attributes", sa.Text(), server_default="{}", nullable=False),
        sa.Column("size_chart", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "product_id", "language", name=op.f("pk_product_texts")),
        info={"shop": True},
    )
    op.create_table(
        "products",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("handle", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("brand", sa.Text(), server_default="", nullable=False),
        sa.Column("category", sa.Text(), server_default="", nullable=False),
        sa.Column("seller_id", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("tags", sa.Text(), server_default="[]", nullable=False),
        sa.Column("options", sa.Text(), server_default="[]", nullable=False),
        sa.Column("attributes", sa.Text(), server_default="{}", nullable=False),
        sa.Column("size_chart", sa.Text(), nullable=True),
        sa.Column("guide", sa.Text(), server_default="", nullable=False),
        sa.Column("video", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("rating_sum", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("rating_count", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("source_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_products")),
        sa.UniqueConstraint("shop_id", "handle", name=op.f("uq_products_shop_id_handle")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_products_shop_id_seller_id"),
        "products",
        ["shop_id", "seller_id"],
        unique=False,
        sqlite_where=sa.text("seller_id <> ''"),
        postgresql_where=sa.text("seller_id <> ''"),
    )
    op.create_index(
        op.f("ix_products_shop_id_state_updated_at"), "products", ["shop_id", "state", "updated_at"], unique=False
    )
    op.create_table(
        "quotes",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), server_default="", nullable=False),
        sa.Column("inquiry_id", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("image_file_id", sa.Text(), server_default="", nullable=False),
        sa.Column("image_url", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("quantity_limit", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("category", sa.Text(), server_default="", nullable=False),
        sa.Column("taxable", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("ships", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("lead_days", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("recipient", sa.Text(), server_default="", nullable=False),
        sa.Column("seller_id", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_id", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("replaced_by", sa.Text(), server_default="", nullable=False),
        sa.Column("checkout_id", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("accepted_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("quantity_limit > 0", name=op.f("ck_quotes_quantity_limit")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_quotes")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_quotes_shop_id_contact_id"), "quotes", ["shop_id", "contact_id"], unique=False)
    op.create_index(op.f("ix_quotes_shop_id_conversation_id"), "quotes", ["shop_id", "conversation_id"], unique=False)
    op.create_index(
        op.f("ix_quotes_shop_id_replaced_by"),
        "quotes",
        ["shop_id", "replaced_by"],
        unique=False,
        sqlite_where=sa.text("replaced_by <> ''"),
        postgresql_where=sa.text("replaced_by <> ''"),
    )
    op.create_table(
        "ratings",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("about_kind", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Text(), server_default="", nullable=False),
        sa.Column("team_id", sa.Text(), server_default="", nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=True),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_ratings")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_ratings_shop_id_answered_at"), "ratings", ["shop_id", "answered_at"], unique=False)
    op.create_index(op.f("ix_ratings_shop_id_asked_at"), "ratings", ["shop_id", "asked_at"], unique=False)
    op.create_index(op.f("ix_ratings_shop_id_contact_id"), "ratings", ["shop_id", "contact_id"], unique=False)
    op.create_index(
        op.f("ix_ratings_shop_id_conversation_id_asked_at"),
        "ratings",
        ["shop_id", "conversation_id", "asked_at"],
        unique=False,
    )
    op.create_table(
        "recipients",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("likes", sa.Text(), server_default="[]", nullable=False),
        sa.Column("dislikes", sa.Text(), server_default="[]", nullable=False),
        sa.Column("days", sa.Text(), server_default="{}", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_recipients")),
        sa.UniqueConstraint("shop_id", "contact_id", "key", name=op.f("uq_recipients_shop_id_contact_id_key")),
        info={"shop": True},
    )
    op.create_table(
        "recovery_codes",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "staff_id", "hash", name=op.f("pk_recovery_codes")),
        info={"shop": True},
    )
    op.create_table(
        "redemptions",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("voucher_id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_redemptions")),
        sa.UniqueConstraint(
            "shop_id", "voucher_id", "order_id", name=op.f("uq_redemptions_shop_id_voucher_id_order_id")
        ),
        info={"shop": True},
    )
    op.create_index(op.f("ix_redemptions_shop_id_contact_id"), "redemptions", ["shop_id", "contact_id"], unique=False)
    op.create_index(op.f("ix_redemptions_shop_id_order_id"), "redemptions", ["shop_id", "order_id"], unique=False)
    op.create_table(
        "refunds",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), server_default="", nullable=False),
        sa.Column("payment_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("method", sa.Text(), server_default="original", nullable=False),
        sa.Column("bonus_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("lines", sa.Text(), server_default="[]", nullable=False),
        sa.Column("provider_id", sa.Text(), server_default="", nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("replaced_by", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Text(), server_default="", nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("minor > 0", name=op.f("ck_refunds_minor")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_refunds")),
        sa.UniqueConstraint("shop_id", "key", name=op.f("uq_refunds_shop_id_key")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_refunds_shop_id_order_id"), "refunds", ["shop_id", "order_id"], unique=False)
    op.create_table(
        "relations",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_kind", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "product_id", "kind", "target_kind", "target", name=op.f("pk_relations")),
        info={"shop": True},
    )
    op.create_table(
        "report_days",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), server_default="", nullable=False),
        sa.Column("involved", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "shop_id", "day", "source", "channel", "staff_id", "involved", "fact", name=op.f("pk_report_days")
        ),
        info={"shop": True},
    )
    op.create_table(
        "reservations",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("holder_id", sa.Text(), nullable=False),
        sa.Column("variant_id", sa.Text(), nullable=False),
        sa.Column("location_id", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_reservations_quantity")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_reservations")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_reservations_shop_id_holder_id_state"), "reservations", ["shop_id", "holder_id", "state"], unique=False
    )
    op.create_index(
        op.f("ix_reservations_shop_id_state_expires_at"),
        "reservations",
        ["shop_id", "state", "expires_at"],
        unique=False,
    )
    op.create_table(
        "return_lines",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Text(), nullable=False),
        sa.Column("order_line_id", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("resellable", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("wanted_variant_id", sa.Text(), server_default="", nullable=False),
        sa.Column("wanted_total_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "quantity > 0 AND received <= quantity AND resellable <= received", name=op.f("ck_return_lines_units")
        ),
        sa.PrimaryKeyConstraint("shop_id", "return_id", "order_line_id", name=op.f("pk_return_lines")),
        info={"shop": True},
    )
    op.create_table(
        "returns",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("action_id", sa.Text(), server_default="", nullable=False),
        sa.Column("contact_id", sa.Text(), server_default="", nullable=False),
        sa.Column("conversation_id", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("method", sa.Text(), server_default="original", nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("worth_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("fee_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("postage_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("bonus_percent", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("extra_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("given_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("refund_id", sa.Text(), server_default="", nullable=False),
        sa.Column("carrier", sa.Text(), server_default="", nullable=False),
        sa.Column("tracking_number", sa.Text(), server_default="", nullable=False),
        sa.Column("label_url", sa.Text(), server_default="", nullable=False),
        sa.Column("trouble", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "given_minor >= 0 AND fee_minor >= 0 AND postage_minor >= 0", name=op.f("ck_returns_amounts")
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_returns")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_returns_shop_id_order_id"), "returns", ["shop_id", "order_id"], unique=False)
    op.create_index(
        op.f("ix_returns_shop_id_state_created_at"), "returns", ["shop_id", "state", "created_at"], unique=False
    )
    op.create_table(
        "reviews",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("rating", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("contact_id", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="shown", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name=op.f("ck_reviews_rating")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_reviews")),
        sa.UniqueConstraint(
            "shop_id", "product_id", "external_id", name=op.f("uq_reviews_shop_id_product_id_external_id")
        ),
        info={"shop": True},
    )
    op.create_table(
        "roles",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("permissions", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_roles")),
        info={"shop": True},
    )
    op.create_table(
        "rooms",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_rooms")),
        sa.UniqueConstraint(
            "shop_id",
            "channel",
            "account_id",
            "external_id",
            name=op.f("uq_rooms_shop_id_channel_account_id_external_id"),
        ),
        info={"shop": True},
    )
    op.create_table(
        "rounding",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("step_minor", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "currency", name=op.f("pk_rounding")),
        info={"shop": True},
    )
    op.create_table(
        "rule_firings",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("once", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("steps", sa.Text(), server_default="[]", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_rule_firings")),
        sa.UniqueConstraint(
            "shop_id",
            "rule_id",
            "conversation_id",
            "once",
            name=op.f("uq_rule_firings_shop_id_rule_id_conversation_id_once"),
        ),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_rule_firings_shop_id_conversation_id_at"),
        "rule_firings",
        ["shop_id", "conversation_id", "at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_rule_firings_shop_id_rule_id_at"), "rule_firings", ["shop_id", "rule_id", "at"], unique=False
    )
    op.create_table(
        "rules",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("stops", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_rules")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_rules_shop_id_event_position"), "rules", ["shop_id", "event", "position"], unique=False)
    op.create_table(
        "saved_filters",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), server_default="", nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_saved_filters")),
        info={"shop": True},
    )
    op.create_table(
        "saved_replies",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("shortcut", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_saved_replies")),
        sa.UniqueConstraint("shop_id", "shortcut", "language", name=op.f("uq_saved_replies_shop_id_shortcut_language")),
        info={"shop": True},
    )
    op.create_table(
        "scans",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("shipment_id", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_scans")),
        sa.UniqueConstraint(
            "shop_id", "shipment_id", "external_id", name=op.f("uq_scans_shop_id_shipment_id_external_id")
        ),
        info={"shop": True},
    )
    op.create_table(
        "second_factors",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("sealed_secret", sa.LargeBinary(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "staff_id", name=op.f("pk_second_factors")),
        info={"shop": True},
    )
    op.create_table(
        "sellers",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("commission_ppm", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("languages", sa.Text(), server_default="[]", nullable=False),
        sa.Column("ships", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("settings", sa.Text(), server_default="{}", nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_sellers")),
        info={"shop": True},
    )
    op.create_table(
        "sessions",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("agent", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("hash", name=op.f("uq_sessions_hash")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_sessions_ends_at"), "sessions", ["ends_at"], unique=False)
    op.create_index(op.f("ix_sessions_shop_id_staff_id"), "sessions", ["shop_id", "staff_id"], unique=False)
    op.create_table(
        "shipment_lines",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("shipment_id", sa.Text(), nullable=False),
        sa.Column("order_line_id", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "shipment_id", "order_line_id", name=op.f("pk_shipment_lines")),
        info={"shop": True},
    )
    op.create_table(
        "shipments",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("carrier", sa.Text(), server_default="", nullable=False),
        sa.Column("tracking_number", sa.Text(), server_default="", nullable=False),
        sa.Column("tracking_url", sa.Text(), server_default="", nullable=False),
        sa.Column("location_id", sa.Text(), server_default="", nullable=False),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("shipped_at", sa.BigInteger(), nullable=True),
        sa.Column("delivered_at", sa.BigInteger(), nullable=True),
        sa.Column("expected_at", sa.BigInteger(), nullable=True),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("late_told_at", sa.BigInteger(), nullable=True),
        sa.Column("tracker_id", sa.Text(), server_default="", nullable=False),
        sa.Column("news_message_id", sa.Text(), server_default="", nullable=False),
        sa.Column("seller_id", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_shipments")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_shipments_shop_id_carrier_tracking_number"),
        "shipments",
        ["shop_id", "carrier", "tracking_number"],
        unique=False,
    )
    op.create_index(op.f("ix_shipments_shop_id_order_id"), "shipments", ["shop_id", "order_id"], unique=False)
    op.create_table(
        "shipping_rates",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("zone_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), server_default="{}", nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("free_over_minor", sa.BigInteger(), nullable=True),
        sa.Column("min_grams", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("max_grams", sa.BigInteger(), nullable=True),
        sa.Column("min_days", sa.BigInteger(), server_default="2", nullable=False),
        sa.Column("max_days", sa.BigInteger(), server_default="5", nullable=False),
        sa.Column("carrier", sa.Text(), server_default="", nullable=False),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("position", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_shipping_rates")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_shipping_rates_shop_id_zone_id"), "shipping_rates", ["shop_id", "zone_id"], unique=False)
    op.create_table(
        "shipping_zones",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("countries", sa.Text(), nullable=False),
        sa.Column("regions", sa.Text(), server_default="[]", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_shipping_zones")),
        info={"shop": True},
    )
    op.create_table(
        "shops",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), server_default="[]", nullable=False),
        sa.Column("country", sa.Text(), server_default="US", nullable=False),
        sa.Column("time_zone", sa.Text(), server_default="UTC", nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("settings", sa.Text(), server_default="{}", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", name=op.f("pk_shops")),
        sa.UniqueConstraint("slug", name=op.f("uq_shops_slug")),
        info={"shop": True},
    )
    op.create_table(
        "short_links",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), server_default="{}", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("uses", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_short_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_short_links_token_hash")),
        info={"shop": True},
    )
    op.create_table(
        "side_threads",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("seller_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("owner_kind", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=True),
        sa.Column("active_at", sa.BigInteger(), nullable=False),
        sa.Column("waits_since", sa.BigInteger(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "conversation_id", "seller_id", name=op.f("pk_side_threads")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_side_threads_shop_id_seller_id_state_active_at"),
        "side_threads",
        ["shop_id", "seller_id", "state", "active_at"],
        unique=False,
    )
    op.create_table(
        "sign_on_providers",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("sealed_secret", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_sign_on_providers")),
        info={"shop": True},
    )
    op.create_table(
        "sign_on_subjects",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "provider_id", "subject", name=op.f("pk_sign_on_subjects")),
        info={"shop": True},
    )
    op.create_table(
        "sla_misses",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("owner_kind", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "conversation_id", "since", name=op.f("pk_sla_misses")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_sla_misses_shop_id_due_at"), "sla_misses", ["shop_id", "due_at"], unique=False)
    op.create_table(
        "sla_policies",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("team_id", sa.Text(), server_default="", nullable=False),
        sa.Column("priority", sa.BigInteger(), nullable=True),
        sa.Column("first_minutes", sa.BigInteger(), nullable=False),
        sa.Column("next_minutes", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_sla_policies")),
        info={"shop": True},
    )
    op.create_table(
        "staff",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="en", nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("seller_id", sa.Text(), server_default="", nullable=False),
        sa.Column("settings", sa.Text(), server_default="{}", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_staff")),
        sa.UniqueConstraint("shop_id", "email", name=op.f("uq_staff_shop_id_email")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_staff_shop_id_seller_id"),
        "staff",
        ["shop_id", "seller_id"],
        unique=False,
        sqlite_where=sa.text("seller_id <> ''"),
        postgresql_where=sa.text("seller_id <> ''"),
    )
    op.create_table(
        "stock",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("variant_id", sa.Text(), nullable=False),
        sa.Column("location_id", sa.Text(), nullable=False),
        sa.Column("on_hand", sa.BigInteger(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("counted", sa.Boolean(), server_default="1", nullable=False),
        sa.CheckConstraint("reserved >= 0", name=op.f("ck_stock_reserved")),
        sa.PrimaryKeyConstraint("shop_id", "variant_id", "location_id", name=op.f("pk_stock")),
        info={"shop": True},
    )
    op.create_table(
        "stylists",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), server_default="", nullable=False),
        sa.Column("account_id", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "staff_id", name=op.f("pk_stylists")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_stylists_shop_id_account_id"),
        "stylists",
        ["shop_id", "account_id"],
        unique=True,
        sqlite_where=sa.text("account_id <> ''"),
        postgresql_where=sa.text("account_id <> ''"),
    )
    op.create_table(
        "suppressions",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("endpoint_hash", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "endpoint_hash", "channel", name=op.f("pk_suppressions")),
        info={"shop": True},
    )
    op.create_table(
        "talks",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), server_default="", nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("settles_at", sa.BigInteger(), nullable=False),
        sa.Column("reply_seconds", sa.BigInteger(), nullable=True),
        sa.Column("tells", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_talks")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_talks_shop_id_began_at"), "talks", ["shop_id", "began_at"], unique=False)
    op.create_index(
        op.f("ix_talks_shop_id_conversation_id_seq"), "talks", ["shop_id", "conversation_id", "seq"], unique=False
    )
    op.create_index(
        op.f("ix_talks_shop_id_settles_at"),
        "talks",
        ["shop_id", "settles_at"],
        unique=False,
        sqlite_where=sa.text("settles_at < 253402214400000000"),
        postgresql_where=sa.text("settles_at < 253402214400000000"),
    )
    op.create_table(
        "tax_rates",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rate_ppm", sa.BigInteger(), nullable=False),
        sa.Column("included", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("on_shipping", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("category", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_tax_rates")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_tax_rates_shop_id_country_region"), "tax_rates", ["shop_id", "country", "region"], unique=False
    )
    op.create_table(
        "team_members",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "team_id", "staff_id", name=op.f("pk_team_members")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_team_members_shop_id_staff_id"), "team_members", ["shop_id", "staff_id"], unique=False)
    op.create_table(
        "teams",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=True),
        sa.Column("routing", sa.Text(), server_default="{}", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_teams")),
        info={"shop": True},
    )
    op.create_table(
        "texts",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("persona", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "key", "language", "persona", name=op.f("pk_texts")),
        info={"shop": True},
    )
    op.create_table(
        "timers",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("thing_id", sa.Text(), nullable=False),
        sa.Column("step", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("arguments", sa.Text(), server_default="{}", nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_timers")),
        sa.UniqueConstraint("shop_id", "kind", "thing_id", name=op.f("uq_timers_shop_id_kind_thing_id")),
        info={"shop": True},
    )
    op.create_index(op.f("ix_timers_due_at"), "timers", ["due_at"], unique=False)
    op.create_table(
        "turning_points",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_turning_points")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_turning_points_shop_id_conversation_id_at"),
        "turning_points",
        ["shop_id", "conversation_id", "at"],
        unique=False,
    )
    op.create_table(
        "turns",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("messages", sa.Text(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("effects", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("release", sa.Text(), server_default="", nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=True),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("committed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_turns")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_turns_shop_id_conversation_id_version"),
        "turns",
        ["shop_id", "conversation_id", "version"],
        unique=False,
    )
    op.create_table(
        "unanswered",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("example", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Text(), server_default="", nullable=False),
        sa.Column("count", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_unanswered")),
        sa.UniqueConstraint(
            "shop_id", "language", "asked", "product_id", name=op.f("uq_unanswered_shop_id_language_asked_product_id")
        ),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_unanswered_shop_id_state_count"), "unanswered", ["shop_id", "state", "count"], unique=False
    )
    op.create_table(
        "uploads",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("mime", sa.Text(), nullable=False),
        sa.Column("provider_ref", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "account_id", "sha256", "mime", name=op.f("pk_uploads")),
        info={"shop": True},
    )
    op.create_table(
        "variants",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), server_default="", nullable=False),
        sa.Column("options", sa.Text(), server_default="{}", nullable=False),
        sa.Column("barcode", sa.Text(), server_default="", nullable=False),
        sa.Column("weight_grams", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("position", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("ships", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("taxable", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("backorder", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("lead_days", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_variants")),
        sa.UniqueConstraint("shop_id", "sku", name=op.f("uq_variants_shop_id_sku")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_variants_shop_id_product_id_position"), "variants", ["shop_id", "product_id", "position"], unique=False
    )
    op.create_table(
        "voucher_tries",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("wrong", sa.BigInteger(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "contact_id", name=op.f("pk_voucher_tries")),
        info={"shop": True},
    )
    op.create_table(
        "vouchers",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("code_hint", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="", nullable=False),
        sa.Column("rules", sa.Text(), server_default="{}", nullable=False),
        sa.Column("contact_id", sa.Text(), server_default="", nullable=False),
        sa.Column("uses_at_most", sa.BigInteger(), nullable=True),
        sa.Column("used", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=True),
        sa.Column("ends_at", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("uses_at_most IS NULL OR used <= uses_at_most", name=op.f("ck_vouchers_used")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_vouchers")),
        sa.UniqueConstraint("shop_id", "code_hash", name=op.f("uq_vouchers_shop_id_code_hash")),
        info={"shop": True},
    )
    op.create_table(
        "webhook_deliveries",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("endpoint_id", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("once", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("holder", sa.Text(), server_default="", nullable=False),
        sa.Column("attempts", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("tries", sa.Text(), server_default="[]", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'delivered', 'failed')", name=op.f("ck_webhook_deliveries_state")
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_webhook_deliveries")),
        sa.UniqueConstraint(
            "shop_id", "endpoint_id", "once", name=op.f("uq_webhook_deliveries_shop_id_endpoint_id_once")
        ),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_webhook_deliveries_due_at"),
        "webhook_deliveries",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting', 'sending')"),
        postgresql_where=sa.text("state IN ('waiting', 'sending')"),
    )
    op.create_index(
        op.f("ix_webhook_deliveries_shop_id_contact_id"), "webhook_deliveries", ["shop_id", "contact_id"], unique=False
    )
    op.create_index(
        op.f("ix_webhook_deliveries_shop_id_endpoint_id_id"),
        "webhook_deliveries",
        ["shop_id", "endpoint_id", "id"],
        unique=False,
    )
    op.create_table(
        "webhook_endpoints",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("types", sa.Text(), server_default="[]", nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("trouble", sa.Text(), server_default="", nullable=False),
        sa.Column("sealed_secrets", sa.LargeBinary(), nullable=False),
        sa.Column("failing_since", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("state IN ('active', 'disabled')", name=op.f("ck_webhook_endpoints_state")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_webhook_endpoints")),
        info={"shop": True},
    )
    op.create_table(
        "wishes",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("variant_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_wishes")),
        info={"shop": True},
    )
    op.create_index(
        op.f("ix_wishes_asked_at"),
        "wishes",
        ["asked_at"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(op.f("ix_wishes_shop_id_contact_id"), "wishes", ["shop_id", "contact_id"], unique=False)
    op.create_index(
        op.f("ix_wishes_shop_id_conversation_id_variant_id"),
        "wishes",
        ["shop_id", "conversation_id", "variant_id"],
        unique=True,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )

    if op.get_bind().dialect.name == "postgresql":
        for table in SHOP_TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY shop ON {table} USING (current_setting('chaffer.shop', true) IN (shop_id, '*'))")
        for table, rows in SELLERS.items():
            op.execute(f"CREATE POLICY shop_seller ON {table} FOR SELECT USING ({rows})")
        op.execute("ALTER TABLE changes ALTER COLUMN transaction SET DEFAULT pg_current_xact_id()::text::bigint")
