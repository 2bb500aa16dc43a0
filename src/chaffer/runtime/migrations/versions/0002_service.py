"""Policy, changes of orders, returns, store credit, and parcels that are followed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SHOP_TABLES = ["carrier_accounts", "order_actions", "policies", "return_lines", "returns"]


def upgrade() -> None:
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
        "policies",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", name=op.f("pk_policies")),
        info={"shop": True},
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
    op.add_column("order_lines", sa.Column("returned_quantity", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("refunds", sa.Column("method", sa.Text(), server_default="original", nullable=False))
    op.add_column("refunds", sa.Column("bonus_minor", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("shipments", sa.Column("seen_at", sa.BigInteger(), nullable=True))
    op.add_column("shipments", sa.Column("late_told_at", sa.BigInteger(), nullable=True))
    op.add_column("shipments", sa.Column("tracker_id", sa.Text(), server_default="", nullable=False))
    op.add_column("shipments", sa.Column("news_message_id", sa.Text(), server_default="", nullable=False))

    if op.get_bind().dialect.name == "postgresql":
        for table in SHOP_TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY shop ON {table} USING (current_setting('chaffer.shop', true) IN (shop_id, '*'))")
