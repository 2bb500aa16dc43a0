"""Files that were handed to a platform, so that they are handed over once."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
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
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE uploads ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE uploads FORCE ROW LEVEL SECURITY")
        op.execute("CREATE POLICY shop ON uploads USING (current_setting('chaffer.shop', true) IN (shop_id, '*'))")
