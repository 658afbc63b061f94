"""Who was reminded of what."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Bring the layout forward."""

    op.create_table(
        "reminder",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_reminder_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("person_id", "period", "stage", name="pk_reminder"),
    )
