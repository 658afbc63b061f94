"""Copies of an SQLite database, made and put back while others use it."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from db.engine import Database, sqlite_path
from db.failures import close_all_waiting
from db.migrate import migrate
from db.settings import begin_anew


class NotAFileError(Exception):
    """The database is not an SQLite file; its own server has tools for copies."""


class NotACopyError(Exception):
    """The file is not a copy of a database of this program."""


def back_up(database: Database, file: Path) -> None:
    """Copy a database into a file, which appears whole or not at all."""
    path = _path(database.url)
    part = file.with_name(f"{file.name}.part")
    with closing(sqlite3.connect(path)) as origin, closing(sqlite3.connect(part)) as copy:
        origin.backup(copy)
    part.replace(file)


def restore(url: str, file: Path, now: datetime) -> int:
    """Put a copy in place of the database of a URL, and bring it up to date.

    What waited to be sent when the copy was made has been sent since, or is old news: it is closed. Returns
    how many messages that were. The database is the old one or the finished new one, whatever is killed.
    """
    path = _path(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    file.open("rb").close()  # which tells what is wrong with a path better than SQLite does
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        _assure_copy(copy)
        with TemporaryDirectory(prefix=f"{path.name}.", dir=path.parent) as folder:
            part = Path(folder, "part.db")
            with closing(sqlite3.connect(part)) as target:
                copy.backup(target)
            closed = _prepare(f"sqlite:///{part}", now)
            with closing(sqlite3.connect(part)) as origin, closing(sqlite3.connect(path)) as target:
                origin.backup(target)
    return closed


def _prepare(url: str, now: datetime) -> int:
    """Bring a copy up to date, so that it can take a database's place; return how many messages it closed."""
    migrate(url)
    database = Database(url)
    with database.writing() as conn:
        begin_anew(conn)  # a running bot keeps answers by numbers that the copy may give out once more
        closed = close_all_waiting(conn, now)
    database.close()
    return closed


def _path(url: str) -> Path:
    path = sqlite_path(url)
    if path is None:
        raise NotAFileError
    return path


def _assure_copy(copy: sqlite3.Connection) -> None:
    try:
        whole = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        ours = copy.execute("SELECT count(*) FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise NotACopyError from error
    if not (whole and ours):
        raise NotACopyError
