"""Pictures that are pushed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the pictures, and to each message which one it has."""
    op.create_table(
        "picture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("png", sa.LargeBinary(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_picture"),
        sa.UniqueConstraint("key", name="uq_picture_key"),
    )
    with op.batch_alter_table("outbox") as batch:
        batch.add_column(sa.Column("picture_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            "fk_outbox_picture_id", "picture", ["picture_id"], ["id"], ondelete="SET NULL"
        )
        batch.create_index("ix_outbox_picture_id", ["picture_id"], unique=False)
