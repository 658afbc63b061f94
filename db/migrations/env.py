"""How Alembic reaches the database: foreign keys off, since its batch mode would empty child tables."""

from alembic import context
from sqlalchemy import create_engine, text

from db.tables import metadata


def run() -> None:
    """Run the migrations in one transaction, and prove the references whole after it."""
    engine = create_engine(context.config.attributes["url"])
    with engine.begin() as conn:
        context.configure(connection=conn, target_metadata=metadata, render_as_batch=True)
        context.run_migrations()
        if engine.dialect.name == "sqlite" and conn.execute(text("PRAGMA foreign_key_check")).first():
            msg = "the migration would leave a reference to nothing"
            raise RuntimeError(msg)
    engine.dispose()


run()
