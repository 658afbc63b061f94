"""Bring a database to the newest layout, keeping a copy of an SQLite file as it was before."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from db.engine import sqlite_path


class NewerDatabaseError(Exception):
    """The database was made by a newer release than this one."""


def migrate(url: str) -> None:
    """Make the database of a URL, or bring it up to date; nothing where it is.

    Raises NewerDatabaseError where its layout is unknown here, SQLAlchemyError where it cannot be reached.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["url"] = url
    scripts = ScriptDirectory.from_config(config)
    path = sqlite_path(url)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    at = _revision(url)
    if at == scripts.get_current_head():
        return
    if at is not None and at not in {script.revision for script in scripts.walk_revisions()}:
        raise NewerDatabaseError(at)
    if path and at is not None:
        _keep_copy(path, at)
    command.upgrade(config, "head")


def _revision(url: str) -> str | None:
    engine = create_engine(url)
    try:
        with engine.connect() as conn:
            return MigrationContext.configure(conn).get_current_revision()
    finally:
        engine.dispose()


def _keep_copy(path: Path, revision: str) -> None:
    """Copy an SQLite database beside itself, whole even while others read it."""
    with sqlite3.connect(path) as origin, sqlite3.connect(f"{path}.before-{revision}") as copy:
        origin.backup(copy)
