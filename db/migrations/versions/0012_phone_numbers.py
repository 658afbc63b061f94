"""Phone numbers, the invitations that ask for them, and the grants that wait for them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Bring the layout forward."""

    op.add_column("invitation", sa.Column("phone_asked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("grant", sa.Column("held_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "contact",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_contact_person_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["person.id"], name="fk_contact_confirmed_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_contact"),
    )
