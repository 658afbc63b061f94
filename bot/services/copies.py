"""Copies of a database, made and put back while others use it: SQLite files, whichever engine it is of."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from db.copying import copy_rows
from db.engine import Database, sqlite_path
from db.failures import close_all_waiting
from db.migrate import migrate
from db.settings import begin_anew


class NotACopyError(Exception):
    """The file is not a copy of a database of this program."""


class InTheWayError(Exception):
    """A file that is no earlier copy stands where one is to be: the database itself, or another's."""


def back_up(database: Database, file: Path) -> None:
    """Copy a database into a file, which appears whole or not at all; only an earlier copy gives way."""
    path = sqlite_path(database.url)
    _assure_free(file, path)
    with TemporaryDirectory(prefix=f"{file.name}.", dir=file.parent) as folder:
        part = Path(folder, "part.db")
        if path:
            _copy_file(path, part)
        else:
            _fill(part, database)
        with closing(sqlite3.connect(part)) as copy:
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, which is read without any beside it
        part.replace(file)


def restore(url: str, file: Path, now: datetime) -> int:
    """Put a copy in place of the database of a URL, and bring it up to date.

    What waited to be sent when the copy was made has been sent since, or is old news: it is closed. Returns
    how many messages that were. The database is the old one or the finished new one, whatever is killed.
    """
    path = sqlite_path(url)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    file.open("rb").close()  # which tells what is wrong with a path better than SQLite does
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        _assure_copy(copy)
        with TemporaryDirectory(prefix="baoso.", dir=path.parent if path else None) as folder:
            part = Path(folder, "part.db")
            with closing(sqlite3.connect(part)) as target:
                copy.backup(target)
            closed = _prepare(f"sqlite:///{part}", now)
            if path:
                _copy_file(part, path)
            else:
                _put_rows(part, url)
    return closed


def _assure_free(file: Path, path: Path | None) -> None:
    if not file.exists():
        return
    if path and file.samefile(path):
        raise InTheWayError
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            _assure_copy(copy)
    except (sqlite3.Error, NotACopyError) as error:
        raise InTheWayError from error


def _copy_file(origin: Path, target: Path) -> None:
    with closing(sqlite3.connect(origin)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _fill(part: Path, database: Database) -> None:
    """Make an SQLite file of one state of another engine's database."""
    url = f"sqlite:///{part}"
    migrate(url)
    made = Database(url)
    with database.reading() as origin, made.writing() as target:
        copy_rows(origin, target)
    made.close()


def _put_rows(part: Path, url: str) -> None:
    """Put what an SQLite file holds into another engine's database, in one transaction."""
    migrate(url)
    copy, database = Database(f"sqlite:///{part}"), Database(url)
    with copy.reading() as origin, database.writing() as target:
        copy_rows(origin, target)
    copy.close()
    database.close()


def _prepare(url: str, now: datetime) -> int:
    """Bring a copy up to date, so that it can take a database's place; return how many messages it closed."""
    migrate(url)
    database = Database(url)
    with database.writing() as conn:
        begin_anew(conn)  # a running bot keeps answers by numbers that the copy may give out once more
        closed = close_all_waiting(conn, now)
    database.close()
    return closed


def _assure_copy(copy: sqlite3.Connection) -> None:
    try:
        whole = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        ours = copy.execute("SELECT count(*) FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise NotACopyError from error
    if not (whole and ours):
        raise NotACopyError
