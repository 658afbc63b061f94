"""Keep beside an update the question that it turned out to be."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column, and the index by which a chat's last question is found."""
    op.add_column("inbox", sa.Column("asked", sa.Text(), nullable=True))
    op.create_index("ix_inbox_asked", "inbox", ["chat_id", "update_id"], unique=False)
