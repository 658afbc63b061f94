"""Bring a database to the newest layout, keeping a copy of an SQLite file as it was before."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine, inspect, text

from db.engine import sqlite_path

_MIGRATIONS = Path(__file__).parent / "migrations"


class NewerDatabaseError(Exception):
    """The database was made by a newer release than this one."""


def migrate(url: str) -> None:
    """Make the database of a URL, or bring it up to date; nothing where it is.

    Raises NewerDatabaseError where its layout is unknown here, SQLAlchemyError where it cannot be reached.
    """
    path = sqlite_path(url)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    known = sorted(file.name.partition("_")[0] for file in (_MIGRATIONS / "versions").glob("*_*.py"))
    at = _revision(url)
    if at == known[-1]:
        return
    if at is not None and at not in known:
        raise NewerDatabaseError(at)
    if path and at is not None:
        _keep_copy(path, at)
    _upgrade(url)


def _upgrade(url: str) -> None:
    from alembic import command  # noqa: PLC0415 - Alembic loads slowly, and is needed once in many starts
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["url"] = url
    command.upgrade(config, "head")


def _revision(url: str) -> str | None:
    engine = create_engine(url)
    try:
        with engine.connect() as conn:
            if not inspect(conn).has_table("alembic_version"):
                return None
            return conn.execute(text("SELECT version_num FROM alembic_version")).scalar()
    finally:
        engine.dispose()


def _keep_copy(path: Path, revision: str) -> None:
    """Copy an SQLite database beside itself, whole even while others read it."""
    kept = f"{path}.before-{revision}"
    with closing(sqlite3.connect(path)) as origin, closing(sqlite3.connect(kept)) as copy:
        origin.backup(copy)
