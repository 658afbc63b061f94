"""An officer fills a draft by a form, a line, a list or a report, and sends what passes the checks."""

from collections.abc import Generator
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.domain.access import Role
from bot.domain.check import Fault
from bot.domain.period import parse
from bot.domain.question import Subject
from bot.domain.submission import Entry, NotDone, Sent, Sheet, State, Why
from bot.reading.proposed import Doubt, Open
from bot.services import due, prompts, propose, review, submit
from bot.services.acting import Shown
from bot.services.expire import Expiring, expire_drafts
from db.audit import audit
from tests.services.bureau import OCTOBER, Bureau, bureau_over, measure, shown, tell


@pytest.fixture
def bureau(database_url: str, tmp_path: Path) -> Generator[Bureau]:
    """Give an office with officers and approvers."""
    with bureau_over(database_url, tmp_path) as each:
        yield each


def sends(bureau: Bureau, name: str, what: Shown) -> Sent | NotDone:
    """Let somebody press Submit."""
    with bureau.office.database.writing() as conn:
        return submit.send(conn, bureau.library, bureau.act(name), what, tell)


def types(bureau: Bureau, name: str, text: str) -> propose.Drafted | NotDone:
    """Let somebody type or paste a text."""
    with bureau.office.database.writing() as conn:
        return propose.propose(conn, bureau.library, bureau.act(name), text)


def puts(bureau: Bureau, name: str, sheet: Sheet, *entries: Entry) -> submit.Kept | NotDone:
    """Let somebody put figures into a draft."""
    with bureau.office.database.writing() as conn:
        return submit.put_entries(conn, bureau.library, bureau.act(name), shown(sheet).id, entries)


def reasons(bureau: Bureau, name: str, sheet: Sheet, code: str, text: str) -> submit.Kept | NotDone:
    """Let somebody say why a figure is what it is."""
    with bureau.office.database.writing() as conn:
        act, indicator = bureau.act(name), bureau.indicator(code)
        return submit.give_reason(conn, bureau.library, act, shown(sheet).id, indicator, text)


def faults(sheet: Sheet) -> list[Fault]:
    """Return what keeps a sheet from being sent."""
    return [each.fault for each in sheet.open_checks]


def why(outcome: object) -> Why:
    """Return why something was not done."""
    assert isinstance(outcome, NotDone), outcome
    return outcome.why


def test_what_is_due_is_a_sheet_of_the_period_that_just_ended(bureau: Bureau) -> None:
    with bureau.office.database.reading() as conn:
        sheets = due.due_sheets(conn, bureau.library, bureau.act("officer"))
        others = due.due_sheets(conn, bureau.library, bureau.act("other officer"))
        assert due.due_sheets(conn, bureau.library, bureau.act("approver")) == []
    assert [(each.unit.code, str(each.period)) for each in sheets] == [("x1", OCTOBER)]
    assert [line.indicator.code for line in sheets[0].missing] == ["kyso", "quahan", "taikhoan"]
    previous = sheets[0].lines[0].previous
    assert previous
    assert (str(previous.period), previous.measure) == ("2026-09", measure(144, 150))
    assert [[line.indicator.code for line in each.lines] for each in others] == [["kyso"]]


def test_a_draft_outlives_the_process_and_is_one_for_a_unit_and_period(bureau: Bureau) -> None:
    first = bureau.drafts("officer", "x1", bureau.entry("kyso", 142, 150))
    again = bureau.drafts("officer", "x1", bureau.entry("quahan", 3, 410))
    assert shown(again).id == shown(first).id
    assert [each.indicator.code for each in again.entered] == ["kyso", "quahan"]
    assert shown(bureau.drafts("officer", "x1", bureau.entry("quahan", 3, 410))) == shown(again)


def test_an_officer_sends_only_for_granted_units_and_indicators(bureau: Bureau) -> None:
    with bureau.office.database.writing() as conn:
        for name, code in (("officer", "x2"), ("approver", "x1"), ("officer", "51")):
            refused = submit.open_draft(
                conn, bureau.library, bureau.act(name), Subject(bureau.unit(code)), parse(OCTOBER)
            )
            assert why(refused) is Why.NOT_PERMITTED
    sheet = bureau.drafts("other officer", "x2", bureau.entry("kyso", 140, 150))
    kept = puts(bureau, "other officer", sheet, bureau.entry("quahan", 1, 2))
    assert isinstance(kept, submit.Kept)
    assert [each.fault for each in kept.refused] == [Fault.NOT_YOURS]
    assert why(puts(bureau, "officer", sheet, bureau.entry("kyso", 1, 2))) is Why.NOT_PERMITTED
    assert [action for _, action in bureau.log()] == ["refused"] * 5


def test_a_right_that_was_taken_away_meanwhile_is_none(bureau: Bureau) -> None:
    sheet = bureau.drafts("officer", "x1", bureau.entry("kyso", 142, 150))
    with bureau.office.database.writing() as conn:
        conn.exec_driver_sql('UPDATE "grant" SET ended_at = granted_at')
    assert why(sends(bureau, "officer", shown(sheet))) is Why.NOT_PERMITTED


def test_a_wrong_figure_is_not_taken_and_the_others_are(bureau: Bureau) -> None:
    sheet = bureau.drafts("officer", "x1")
    kept = puts(bureau, "officer", sheet, bureau.entry("kyso", 160, 150), bureau.entry("quahan", 3, 410))
    assert isinstance(kept, submit.Kept)
    assert [each.fault for each in kept.refused] == [Fault.NUMERATOR_ABOVE]
    assert [each.indicator.code for each in kept.sheet.entered] == ["quahan"]


def test_what_is_unlike_its_past_is_sent_with_a_reason(bureau: Bureau) -> None:
    sheet = bureau.drafts("officer", "x1", bureau.entry("kyso", 14, 150))
    assert faults(sheet) == [Fault.UNLIKE]
    assert why(sends(bureau, "officer", shown(sheet))) is Why.CHECKS
    assert why(reasons(bureau, "officer", sheet, "kyso", " ")) is Why.NEEDS_REASON
    assert why(reasons(bureau, "officer", sheet, "kyso", "Tài liệu Mật")) is Why.SECRET
    kept = reasons(bureau, "officer", sheet, "kyso", "Mất chữ ký số cả tháng")
    assert isinstance(kept, submit.Kept)
    assert faults(kept.sheet) == []
    sent = sends(bureau, "officer", shown(kept.sheet))
    assert isinstance(sent, Sent)
    assert sent.sheet.lines[0].entry
    assert sent.sheet.lines[0].entry.reason == "Mất chữ ký số cả tháng"
    changed = bureau.entry("kyso", 13, 150)
    assert why(puts(bureau, "officer", sent.sheet, changed)) is Why.NOT_EDITABLE


def test_a_reason_goes_with_the_figure_that_it_was_given_for(bureau: Bureau) -> None:
    sheet = bureau.drafts("officer", "x1", bureau.entry("kyso", 14, 150))
    reasons(bureau, "officer", sheet, "kyso", "Mất chữ ký số")
    assert faults(bureau.drafts("officer", "x1", bureau.entry("kyso", 14, 150))) == []
    assert faults(bureau.drafts("officer", "x1", bureau.entry("kyso", 13, 150))) == [Fault.UNLIKE]


def test_zero_blank_and_none_arose_are_three_things(bureau: Bureau) -> None:
    sheet = bureau.drafts("officer", "x1", bureau.entry("quahan", 0, 410))
    kept = puts(bureau, "officer", sheet, Entry(bureau.indicator("taikhoan"), nothing=True))
    assert isinstance(kept, submit.Kept)
    assert [each.fault for each in kept.refused] == [Fault.NOT_A_FLOW]
    bureau.sends("officer", "x1")
    sent = bureau.sends("other officer", "x2", Entry(bureau.indicator("kyso"), nothing=True, reason="Nghỉ"))
    with bureau.office.database.writing() as conn:
        review.approve(conn, bureau.library, bureau.act("approver"), sent, tell)
    none_arose = bureau.standing("x2", "kyso")
    assert none_arose
    assert none_arose.note
    assert (none_arose.measure, none_arose.note.en) == (measure(0, 0), "none arose")
    assert bureau.standing("x1", "kyso") is None


def test_a_running_and_a_locked_period_are_not_sent(bureau: Bureau) -> None:
    for period, fault in (("2026-11", Fault.NOT_ENDED), ("2026-08", Fault.LOCKED)):
        sheet = bureau.drafts("officer", "x1", bureau.entry("kyso", 142, 150), period=period)
        assert fault in faults(sheet)
        assert why(sends(bureau, "officer", shown(sheet))) is Why.CHECKS


def test_the_same_figure_is_not_sent_twice(bureau: Bureau) -> None:
    bureau.joins("colleague", Role.OFFICER, "x1")
    bureau.sends("officer", "x1", bureau.entry("kyso", 142, 150))
    sheet = bureau.drafts("colleague", "x1", bureau.entry("kyso", 141, 150))
    assert [(each.fault, each.who) for each in sheet.open_checks] == [(Fault.WAITING, "officer")]
    standing = bureau.drafts("officer", "x1", bureau.entry("kyso", 144, 150), period="2026-09")
    assert faults(standing) == [Fault.TWICE]


def test_a_press_on_an_old_version_sends_nothing_and_the_same_press_sends_once(bureau: Bureau) -> None:
    old = shown(bureau.drafts("officer", "x1", bureau.entry("kyso", 142, 150)))
    new = shown(bureau.drafts("officer", "x1", bureau.entry("kyso", 141, 150)))
    assert why(sends(bureau, "officer", old)) is Why.CHANGED
    assert isinstance(sends(bureau, "officer", new), Sent)
    assert isinstance(sends(bureau, "officer", new), Sent)
    assert bureau.messages() == [("approver", "waiting"), ("second", "waiting")]
    assert [each for _, each in bureau.log()] == ["refused", "send"]


def test_an_empty_draft_is_not_sent(bureau: Bureau) -> None:
    assert why(sends(bureau, "officer", shown(bureau.drafts("officer", "x1")))) is Why.EMPTY


def test_what_is_withdrawn_is_decided_by_nobody(bureau: Bureau) -> None:
    sent = bureau.sends("officer", "x1", bureau.entry("kyso", 142, 150))
    with bureau.office.database.writing() as conn:
        for _ in range(2):
            sheet = submit.withdraw(conn, bureau.library, bureau.act("officer"), sent)
            assert isinstance(sheet, Sheet)
        refused = review.approve(conn, bureau.library, bureau.act("approver"), sent, tell)
    assert why(refused) is Why.NOT_WAITING
    assert [each for _, each in bureau.log()] == ["send", "withdraw", "refused"]
    assert shown(bureau.drafts("officer", "x1")).id != sent.id


def test_a_draft_is_gone_after_a_week_with_notice_and_an_empty_one_without(bureau: Bureau) -> None:
    bureau.drafts("officer", "x1", bureau.entry("kyso", 142, 150))
    bureau.drafts("other officer", "x2")
    for days, gone in ((6, 0), (1, 2), (1, 0)):
        bureau.clock.advance(timedelta(days=days))
        expiring = Expiring(bureau.office.database, bureau.library, bureau.clock.now(), UTC, tell)
        assert expire_drafts(expiring) == gone
    assert bureau.messages() == [("officer", "expired")]
    sheet = bureau.drafts("officer", "x1")
    assert sheet.submission
    assert (sheet.submission.state, sheet.entered) == (State.DRAFT, ())


def test_a_line_goes_into_the_draft_of_the_period_that_just_ended(bureau: Bureau) -> None:
    drafted = types(bureau, "officer", "kyso 142/150")
    assert isinstance(drafted, propose.Drafted)
    assert [str(each.period) for each in drafted.sheets] == [OCTOBER]
    entry = drafted.sheets[0].lines[0].entry
    assert entry
    assert (entry.measure, entry.origin, entry.proposed) == (measure(142, 150), "kyso 142/150", False)
    again = types(bureau, "officer", "kyso 142/150")
    assert isinstance(again, propose.Drafted)
    assert [shown(each) for each in again.sheets] == [shown(each) for each in drafted.sheets]


def test_what_is_not_certain_is_asked_back_and_what_is_goes_in(bureau: Bureau) -> None:
    drafted = types(bureau, "officer", "quá hạn 3/410; ký số 5,100/5,200")
    assert isinstance(drafted, propose.Drafted)
    assert [each.indicator.code for each in drafted.sheets[0].entered] == ["quahan"]
    assert [(each.open.doubt, each.submission_id) for each in drafted.asked] == [
        (Doubt.WHICH_NUMBER, shown(drafted.sheets[0]).id)
    ]


def test_somebody_elses_unit_is_refused_by_name(bureau: Bureau) -> None:
    refused = types(bureau, "officer", "kyso 142/150 Ba Tô")
    assert why(refused) is Why.NOT_PERMITTED
    assert isinstance(refused, NotDone)
    assert refused.who
    assert refused.who.unit.code == "x2"


def test_where_the_unit_is_open_it_is_picked_before_anything_is_sent(bureau: Bureau) -> None:
    bureau.joins("officer", Role.OFFICER, "x2")
    drafted = types(bureau, "officer", "kyso 100/150")
    assert isinstance(drafted, propose.Drafted)
    assert [each.code for each in drafted.units] == ["x1", "x2"]
    assert Fault.UNCONFIRMED in faults(drafted.sheets[0])
    with bureau.office.database.writing() as conn:
        kept = submit.move_draft(
            conn,
            bureau.library,
            bureau.act("officer"),
            shown(drafted.sheets[0]).id,
            Subject(bureau.unit("x2")),
            parse(OCTOBER),
        )
    assert isinstance(kept, submit.Kept)
    assert (kept.sheet.unit.code, faults(kept.sheet)) == ("x2", [])
    assert bureau.drafts("officer", "x1").entered == ()


def test_a_number_that_was_asked_for_goes_into_its_line(bureau: Bureau) -> None:
    sheet, act, indicator = bureau.drafts("officer", "x1"), bureau.act("officer"), bureau.indicator("kyso")
    with bureau.office.database.writing() as conn:
        asked = prompts.Prompt(prompts.Asked.NUMBER, shown(sheet).id, shown(sheet).version, indicator)
        prompts.ask_for(conn, act, asked)
        assert prompts.asked_for(conn, act.person_id, act.now) == asked

        def typed(text: str) -> object:
            return propose.put_text(conn, bureau.library, act, asked.submission_id, indicator, text)

        kept = typed("gần 142 / 150")
        assert isinstance(kept, submit.Kept)
        assert isinstance(typed("không phát sinh"), submit.Kept)
        doubt = typed("5,100/5,200")
        assert isinstance(doubt, Open)
        assert doubt.doubt is Doubt.WHICH_NUMBER
        assert isinstance(typed("quá hạn 3/4"), Open)
        assert why(typed("142/150 Tối mật")) is Why.SECRET
        prompts.settle(conn, act)
        assert prompts.asked_for(conn, act.person_id, act.now) is None


def test_a_report_is_proposed_and_confirmed_one_by_one(bureau: Bureau) -> None:
    ballast = "Lãnh đạo luôn quan tâm chỉ đạo thực hiện nghiêm túc nhiệm vụ được giao. " * 8
    drafted = types(bureau, "officer", f"{ballast} Ký số 142/150 văn bản. Hồ sơ quá hạn 3/410.")
    assert isinstance(drafted, propose.Drafted)
    assert drafted.is_report
    sheet = drafted.sheets[0]
    assert faults(sheet) == [Fault.UNCONFIRMED] * 2
    for code in ("kyso", "quahan"):
        with bureau.office.database.writing() as conn:
            kept = submit.confirm_entry(
                conn, bureau.library, bureau.act("officer"), shown(sheet).id, bureau.indicator(code)
            )
        assert isinstance(kept, submit.Kept)
        sheet = kept.sheet
    assert faults(sheet) == []
    assert [each.entry.origin for each in sheet.entered if each.entry] == ["Ký số 142/150", "quá hạn 3/410"]


def test_a_marked_text_is_refused_and_kept_nowhere(bureau: Bureau) -> None:
    assert why(types(bureau, "officer", "Tuyệt mật: kyso 142/150")) is Why.SECRET
    with bureau.office.database.reading() as conn:
        assert "142" not in str(list(conn.execute(select(audit))))
    assert bureau.office.rows_of("submission", "entry") == [0, 0]
    assert bureau.log() == [("officer", "refused")]
