"""Accounts with payment providers, saved methods, disputes, invoices, companies."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SHOP_TABLES = ["companies", "company_members", "disputes", "invoices", "paper_numbers", "payment_accounts"]


def upgrade() -> None:
    op.create_table(
        "companies",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("vat_number", sa.Text(), server_default="", nullable=False),
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
        "paper_numbers",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "series", name=op.f("pk_paper_numbers")),
        info={"shop": True},
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
    op.add_column("mandates", sa.Column("order_limit_minor", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("mandates", sa.Column("until", sa.BigInteger(), nullable=True))
    op.add_column("payment_methods", sa.Column("customer_id", sa.Text(), server_default="", nullable=False))
    op.add_column("payment_methods", sa.Column("last4", sa.Text(), server_default="", nullable=False))
    op.create_index(
        op.f("ix_payment_methods_shop_id_provider_provider_id"),
        "payment_methods",
        ["shop_id", "provider", "provider_id"],
        unique=True,
    )
    op.add_column("payments", sa.Column("charge_id", sa.Text(), server_default="", nullable=False))
    op.add_column("payments", sa.Column("disputed_minor", sa.BigInteger(), server_default="0", nullable=False))
    op.create_index(op.f("ix_payments_shop_id_charge_id"), "payments", ["shop_id", "charge_id"], unique=False)

    if op.get_bind().dialect.name == "postgresql":
        for table in SHOP_TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY shop ON {table} USING (current_setting('chaffer.shop', true) IN (shop_id, '*'))")
