"""Two approvers press at once, each in a process of their own: one decides, and the other is told who did."""

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import settings
from sqlalchemy import func, select

from bot.domain.submission import Decided, NotDone, Why
from bot.services import review
from bot.services.acting import Act, Shown
from bot.services.library import Library
from db.audit import audit, first_broken_line
from db.engine import Database
from db.figures import batch
from db.outbox import outbox
from db.rollups import first_difference
from tests.services.bureau import Bureau, bureau_over, tell

_TIMES = min(500, settings().max_examples // 4)  # `make soak` tries the most


@pytest.fixture
def bureau(database_url: str, tmp_path: Path) -> Generator[Bureau]:
    """Give an office with officers and approvers."""
    with bureau_over(database_url, tmp_path) as each:
        yield each


def test_of_two_who_press_at_once_one_decides(bureau: Bureau) -> None:
    spans = [f"2026-09-{first:02}/2026-10-{last:02}" for first in range(8, 30) for last in range(2, 30)]
    sent = [
        bureau.sends("officer", "x1", bureau.entry("kyso", 142, 150), period=span) for span in spans[:_TIMES]
    ]
    acts = bureau.act("approver"), bureau.act("second")
    databases = [Database(bureau.office.database.url) for _ in acts]
    ready = Barrier(len(acts))

    def presses(database: Database, act: Act, shown: Shown) -> Decided | NotDone:
        ready.wait()
        with database.writing() as conn:
            if shown.id % 2 and act.person_id == acts[1].person_id:
                return review.give_back(conn, Library(), act, shown, {None: "Sai"}, tell)
            return review.approve(conn, Library(), act, shown, tell)

    with ThreadPoolExecutor(len(acts)) as pool:
        for shown in sent:
            outcomes = list(pool.map(presses, databases, acts, [shown] * len(acts)))
            lost = [each for each in outcomes if isinstance(each, NotDone)]
            assert [each.why for each in lost] == [Why.DECIDED]
            assert lost[0].decision
    for database in databases:
        database.close()
    with bureau.office.database.reading() as conn:
        decisions = select(func.count()).where(audit.c.action.in_(["approve", "give_back"]))
        assert conn.execute(decisions).scalar_one() == len(sent)
        approvals = select(func.count()).where(audit.c.action == "approve")
        batches = select(func.count()).where(batch.c.kind == "submission")
        assert conn.execute(approvals).scalar_one() == conn.execute(batches).scalar_one()
        told = select(func.count()).where(outbox.c.kind.in_(["approved", "returned"]))
        assert conn.execute(told).scalar_one() == len(sent)
        assert first_broken_line(conn) is None
        assert first_difference(conn) is None
