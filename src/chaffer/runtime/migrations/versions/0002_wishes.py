"""Who is to be told when a thing is there again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
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
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        op.f("ix_wishes_shop_id_conversation_id_variant_id"), "wishes", ["shop_id", "conversation_id", "variant_id"],
        unique=True, sqlite_where=waiting, postgresql_where=waiting,
    )  # fmt: skip
    op.create_index(
        op.f("ix_wishes_asked_at"), "wishes", ["asked_at"], unique=False, sqlite_where=waiting, postgresql_where=waiting
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE wishes ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE wishes FORCE ROW LEVEL SECURITY")
        op.execute("CREATE POLICY shop ON wishes USING (current_setting('chaffer.shop', true) IN (shop_id, '*'))")
