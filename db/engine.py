"""One way to the database: short reads in a snapshot of their own, writes one at a time."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.pool import ConnectionPoolEntry

_BUSY_MILLISECONDS = 30_000
_CACHE_KIBIBYTES = 65_536
_WRITERS_LOCK = 0x6261_6F73_6F  # "baoso": PostgreSQL's name for our turn to write


class Database:
    """An opened database; :func:`db.migrate.migrate` has made it first."""

    def __init__(self, url: str) -> None:
        """Open the database of an SQLAlchemy URL that names no driver."""
        self.url = url
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self._reader = self._sqlite("BEGIN") if self.is_sqlite else create_engine(url, **_QUIET, **_SNAPSHOTS)
        self._writer = self._sqlite("BEGIN IMMEDIATE") if self.is_sqlite else create_engine(url, **_QUIET)

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Give a connection whose reads all see one state of the database."""
        with self._reader.connect() as conn:
            yield conn

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """Give a connection whose changes are kept together or not at all, while nobody else writes."""
        with self._writer.begin() as conn:
            if not self.is_sqlite:
                conn.execute(_TAKE_TURN)
            yield conn

    @contextmanager
    def preparing(self) -> Generator[Connection]:
        """Give a connection for temporary tables, which keeps nobody from writing until :meth:`turn`."""
        with self._writer.connect().execution_options(begin="BEGIN") as conn:
            try:
                yield conn
            finally:
                conn.invalidate()  # the temporary tables go with the connection

    @contextmanager
    def turn(self, conn: Connection) -> Generator[None]:
        """Let a connection that was :meth:`preparing` write, in one transaction, while nobody else does."""
        conn.commit()
        conn.execution_options(begin="BEGIN IMMEDIATE")
        with conn.begin():
            if not self.is_sqlite:
                conn.execute(_TAKE_TURN)
            yield

    def close(self) -> None:
        """Let go of every connection."""
        self._reader.dispose()
        self._writer.dispose()

    def _sqlite(self, begin: str) -> Engine:
        engine = create_engine(self.url, execution_options={"begin": begin}, **_QUIET)
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine


_QUIET = {"hide_parameters": True}  # errors go to the log, and parameters are what people have written
_SNAPSHOTS = {"isolation_level": "REPEATABLE READ"}
_TAKE_TURN = text(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")


def _begin(conn: Connection) -> None:
    conn.exec_driver_sql(conn.get_execution_options()["begin"])


def _prepare(connection: SQLiteConnection, _: ConnectionPoolEntry) -> None:
    """Give a new SQLite connection durable, patient writes, and leave it to us where transactions begin."""
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        f"busy_timeout={_BUSY_MILLISECONDS}",
        "foreign_keys=ON",
        "synchronous=FULL",
        f"cache_size=-{_CACHE_KIBIBYTES}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def sqlite_path(url: str) -> Path | None:
    """Return the file of an SQLite URL; None for another database, or one in memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database))


def remove_sqlite(url: str) -> None:
    """Remove the file of an SQLite URL and what SQLite keeps beside it, where there is one."""
    path = sqlite_path(url)
    if path:
        for ending in ("", "-wal", "-shm"):
            path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
