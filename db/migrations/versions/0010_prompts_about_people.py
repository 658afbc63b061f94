"""What somebody is asked to type may be about a person, and no submission."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table anew: what it holds is forgotten within the hour, and can be asked for again."""
    op.drop_table("prompt")
    op.create_table(
        "prompt",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=True),
        sa.Column("to_person_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicator.id"], name="fk_prompt_indicator_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_prompt_person_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name="fk_prompt_submission_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["to_person_id"], ["person.id"], name="fk_prompt_to_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_prompt"),
    )
