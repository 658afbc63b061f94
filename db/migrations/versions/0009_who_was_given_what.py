"""Who was given which figures, so that they are told once one is corrected."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add what was told, and to whom."""
    op.create_table(
        "telling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_telling"),
        sa.UniqueConstraint("text", name="uq_telling_text"),
    )
    op.create_table(
        "given",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("telling_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_given_person_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["telling_id"], ["telling.id"], name="fk_given_telling_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("person_id", "telling_id", name="pk_given"),
    )
    op.create_index("ix_given_at", "given", ["at"], unique=False)
