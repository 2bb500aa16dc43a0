"""What was done to a message after it was said: reactions, corrections, deletions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
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
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE message_marks ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE message_marks FORCE ROW LEVEL SECURITY")
        op.execute(
            "CREATE POLICY shop ON message_marks USING (current_setting('chaffer.shop', true) IN (shop_id, '*'))"
        )
