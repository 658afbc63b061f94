"""People who have blocked the bot."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Bring the layout forward."""

    op.add_column("person", sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True))
