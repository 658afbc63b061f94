"""A digest made by hand, from which the tests of digests take what they need."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

from bot.domain import period as periods
from bot.domain.answer import Change, Gap, Result
from bot.domain.digest import Behind, Cause, Digest, Line, Reason
from bot.domain.indicator import Counted, Goal, Indicator
from bot.domain.names import Names
from bot.domain.period import Period
from bot.domain.question import Kind, Question
from bot.domain.standing import Coverage
from bot.domain.unit import Tier
from tests.showing.samples import (
    COMMUNES,
    OCTOBER,
    OVERDUE,
    PROVINCE,
    SIGNING,
    commune,
    measure,
    result,
    standing,
    tier_of,
)

SEPTEMBER = periods.month(2026, 9)
OFFICES = Tier(3, "so", Names("Sở, ban, ngành", "Departments"), (), 2)
ALL_COMMUNES, ALL_OFFICES = tier_of(PROVINCE, COMMUNES), tier_of(PROVINCE, OFFICES)
BA_TO, SON_HA, MO_DUC = commune(11, "Xã Ba Tơ"), commune(12, "Xã Sơn Hạ"), commune(13, "Xã Mộ Đức")
ONLINE = replace(
    SIGNING,
    id=10,
    code="dvctt",
    names=Names("Dịch vụ công trực tuyến", "Online public services"),
    denominator=Counted(Names("hồ sơ: Tổng số hồ sơ", "dossiers: All dossiers")),
)
ISSUED = replace(SIGNING, id=11, code="phathanh", names=Names("Phát hành điện tử", "Issued electronically"))
LINKED = replace(SIGNING, id=12, code="lienthong", names=Names("Liên thông", "Interconnected"))


def line(
    found: Result, reason: Reason = Reason.STEADY, moved: str | None = None, since: Period = SEPTEMBER
) -> Line:
    """Return a line of a digest, which has moved so many points since a period."""
    question = Question(Kind.VALUE, (found.indicator.id,), (found.who.subject,), found.finding.period)
    return Line(question, found, Change(since, Fraction(moved)) if moved else None, reason)


def of_communes(indicator: Indicator, numbers: tuple[str, str], goal: str | None = None) -> Result:
    """Return a figure of all communes for October."""
    return result(ALL_COMMUNES, indicator, standing(measure(*numbers)), Goal(Decimal(goal)) if goal else None)


MISSING = replace(
    line(of_communes(ONLINE, ("31188", "39250"), "80"), Reason.MISSES, "-0.3"),
    units=tuple(Behind(unit, Fraction(40)) for unit in (BA_TO, SON_HA, MO_DUC)),
    share=Fraction(608, 10),
)
FALLEN = replace(
    line(result(ALL_OFFICES, SIGNING, standing(measure("9692", "10000"))), Reason.FELL, "-0.8"),
    units=(Behind(BA_TO, Fraction(-31, 10)),),
)
STEADY = (
    line(of_communes(ISSUED, ("9788", "10000"), "97"), moved="0.1"),
    line(of_communes(LINKED, ("9884", "10000"), "97"), moved="0"),
)
LATE = replace(
    line(of_communes(OVERDUE, ("41", "4310")), moved="-0.28"),
    causes=(Cause(Names("chờ ý kiến liên ngành", "waiting for other agencies"), 3),),
)
GAPS = (
    Gap(SIGNING, OCTOBER, Coverage(94, 96, 94), (BA_TO, SON_HA)),
    Gap(OVERDUE, OCTOBER, Coverage(94, 96, 94), (BA_TO, SON_HA)),
)
SINCE = datetime(2026, 11, 16, tzinfo=UTC)  # 07:00 on a Monday in Vietnam
DIGEST = Digest(PROVINCE, (2026, 47), SINCE, (MISSING, FALLEN), STEADY, (LATE,), GAPS, waiting=3)
