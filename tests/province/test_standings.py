"""A leader gets the right order, the right worst, and who misses what, on both databases."""

from fractions import Fraction
from itertools import product

from bot.domain.answer import (
    Alerts,
    Card,
    Comparison,
    Missing,
    Overview,
    Ranking,
    Refusal,
    Result,
    Sources,
    Trend,
    Value,
)
from bot.domain.indicator import Kind as Measured
from bot.domain.question import Kind
from bot.services.answer import answer_question
from tests.province import oracle
from tests.province.asking import Desk, expected, number_of, span_of, written
from tests.province.data import MONTHS, PROVINCE
from tests.province.oracle import ALL, OWN, Span, days

SOME_PERIODS = (
    ("tháng 10", days("2026-10")),
    ("tháng này", days("2026-11")),
    ("quý 2", days("2026-Q2")),
    ("năm 2026", days("2026")),
)


def order(desk: Desk, tier: str, indicator: str, words: str) -> list[tuple[int, str, Fraction | None]]:
    """Return the whole order that a leader reads page by page."""
    places: list[tuple[int, str, Fraction | None]] = []
    answer = desk.ask(f"/xephang {indicator} {tier} {words}")
    while isinstance(answer, Ranking):
        places += [(place.rank, place.unit.code, number_of(place.result)) for place in answer.places]
        assert answer.ranked + answer.silent + answer.uncounted == len(
            desk.right.members(PROVINCE, tier, answer.total.finding.period.last)
        )
        if answer.page + 1 == answer.pages:
            assert answer.ranked == len(places)
            break
        question = answer.question.but(page=answer.page + 1)
        answer = answer_question(desk.conn, desk.library, desk.person(PROVINCE), question)
    return places


def test_a_leader_reads_the_whole_order_with_shared_ranks(desk: Desk) -> None:
    wrong: list[object] = []
    for indicator, tier, (words, span) in desk.share(
        product(desk.right.indicators, ("so", "xa"), SOME_PERIODS)
    ):
        right = desk.right.ranking(PROVINCE, tier, indicator, span)
        got = order(desk, tier, indicator, words)
        if sorted(got, key=str) != sorted(right, key=str) or [each[0] for each in got] != [
            each[0] for each in right
        ]:
            wrong.append(
                (
                    indicator,
                    tier,
                    words,
                    [pair for pair in zip(got, right, strict=False) if pair[0] != pair[1]][:3],
                    len(got),
                    len(right),
                )
            )
    assert wrong == [], "\n".join(map(str, wrong))


def test_a_leader_sees_the_three_worst(desk: Desk) -> None:
    wrong: list[object] = []
    for indicator, tier, (words, span) in desk.share(
        product(desk.right.indicators, ("so", "xa"), SOME_PERIODS)
    ):
        answer = desk.ask(f"/{indicator} {tier} {words}")
        if not isinstance(answer, Value) or answer.result.finding.standing.coverage is None:
            continue
        ranked = desk.right.ranking(PROVINCE, tier, indicator, span)
        asked = desk.right.indicators[indicator]
        has_worst = asked["direction"] != "none" and asked["kind"] != "milestone"
        differ = len({number for _, _, number in ranked}) > 1
        right = [number for _, _, number in ranked[:-4:-1]] if has_worst and differ else []
        got = [number_of(result) for result in answer.worst]
        numbers = {code: number for _, code, number in ranked}
        if got != right or any(numbers[each.who.unit.code] != number_of(each) for each in answer.worst):
            wrong.append((indicator, tier, words, got, right))
    assert wrong == [], "\n".join(map(str, wrong))


def test_a_leader_sees_everything_of_a_unit_on_one_screen(desk: Desk) -> None:
    for words, code, who in (("", PROVINCE, ALL), ("xã", PROVINCE, "xa"), ("UBND tỉnh", PROVINCE, OWN)):
        results = pages(desk, f"/tongquan {words}")
        right = {each: expected(desk.right.latest(code, who, each)) for each in desk.right.indicators}
        got = {result.indicator.code: written(result) for result in results}
        assert got == {each: told for each, told in right.items() if told != "no_data"}


def pages(desk: Desk, text: str, home: str = PROVINCE) -> list[Result]:
    """Return the results of every page of an answer."""
    answer, found = desk.ask(text, home), list[Result]()
    while True:
        assert isinstance(answer, Overview | Card | Alerts), answer
        found += [each.result for each in answer.alerts] if isinstance(answer, Alerts) else answer.results
        if answer.page + 1 == answer.pages:
            return found
        question = answer.question.but(page=answer.page + 1)
        answer = answer_question(desk.conn, desk.library, desk.person(home), question)


def test_a_leader_sees_a_unit_with_its_rank_among_its_peers(desk: Desk) -> None:
    for name, code, tier in (("Sơn Hạ", "X002", "xa"), ("sở y tế", "S03", "so"), ("Hành Tín", "X031", "xa")):
        answer, told = desk.ask(f"/donvi {name}"), set[str]()
        assert isinstance(answer, Card), answer
        while True:
            told |= {result.indicator.code for result in answer.results}
            for result, place in zip(answer.results, answer.places, strict=True):
                indicator = result.indicator.code
                assert written(result) == expected(desk.right.latest(code, OWN, indicator))
                ranked = desk.right.ranking(PROVINCE, tier, indicator, span_of(result.finding.period))
                right = next(((rank, len(ranked)) for rank, each, _ in ranked if each == code), None)
                if result.indicator.kind is Measured.MILESTONE:
                    right = None  # what is done or not puts nobody ahead
                assert place == right, (name, indicator)
            if answer.page + 1 == answer.pages:
                break
            question = answer.question.but(page=answer.page + 1)
            following = answer_question(desk.conn, desk.library, desk.person(PROVINCE), question)
            assert isinstance(following, Card)
            answer = following
        assert told == {each for each in desk.right.indicators if desk.right.latest(code, OWN, each)}


def test_a_leader_compares_for_one_period(desk: Desk) -> None:
    for text, codes in (
        ("/sosanh kyso Sơn Hà, Sơn Hạ tháng 10", ("X001", "X002")),
        ("/compare dvctt Ba Tơ, Ba Tô, Mộ Đức 9/2026", ("X003", "X004", "X015")),
        ("/sosanh kyso Sở Y tế, Sở Tài chính quý 3", ("S03", "S02")),
        ("/sosanh kyso Sở Văn hóa, Thể thao và Du lịch, Sở Y tế tháng 9", ("S10", "S03")),
        ("/sosanh kyso Sở Y tế và Sở Giáo dục và Đào tạo tháng 9", ("S03", "S07")),
        ("/compare kyso Department of Health and Department of Finance in September", ("S03", "S02")),
    ):
        answer = desk.ask(text)
        assert isinstance(answer, Comparison), (text, answer)
        span = span_of(answer.period)
        indicator = answer.indicator.code
        right = {code: desk.right.figure(code, OWN, indicator, span) for code in codes}
        assert {result.who.unit.code: written(result) for result in answer.results} == {
            code: expected(total) for code, total in right.items() if total
        }, text
        assert {who.unit.code for who in answer.silent} == {
            code for code, total in right.items() if not total
        }


def test_a_leader_compares_tiers_with_each_other(desk: Desk) -> None:
    answer = desk.ask("/sosanh kyso sở ngành, xã phường tháng 8")
    assert isinstance(answer, Comparison), answer
    right = [expected(desk.right.figure(PROVINCE, tier, "kyso", days("2026-08"))) for tier in ("so", "xa")]
    assert [written(result) for result in answer.results] == right


def test_a_leader_sees_a_trend_point_by_point(desk: Desk) -> None:
    for words, code, who in (
        ("", PROVINCE, ALL),
        ("xã", PROVINCE, "xa"),
        ("Sở Y tế", "S03", OWN),
        ("Sơn Hà", "X001", OWN),
    ):
        for indicator in ("kyso", "quahan", "taikhoan", "hoso", "maytinh", "tinhoc"):
            answer = desk.ask(f"/xuhuong {indicator} {words}")
            if isinstance(answer, Refusal):
                assert desk.right.latest(code, who, indicator) is None, (indicator, words)
                continue
            assert isinstance(answer, Trend), answer
            got = [written(result) for result in answer.results]
            regular = {span for _, of, span in desk.right.own if of == indicator}
            totals = [desk.right.figure(code, who, indicator, span) for span in sorted(regular)]
            right = [expected(total) for total in totals if total and total.is_half and total.is_number]
            assert got == right[-8:], (indicator, words)
            assert len(got) >= 5


def test_a_leader_sees_what_misses_its_target(desk: Desk) -> None:
    got = {
        (result.indicator.code, result.who.tier.code if result.who.tier else OWN): (
            result.judgement and result.judgement.points
        )
        for result in pages(desk, "/canhbao")
    }
    right: dict[tuple[str, str], Fraction] = {}
    for indicator, who in product(desk.right.indicators, (OWN, "so", "xa")):
        total = desk.right.latest(PROVINCE, who, indicator)
        goal = desk.right.target(who or "tinh", indicator)
        amount = total and (total.share if desk.right.is_ratio(indicator) else total.numerator)
        direction = desk.right.indicators[indicator]["direction"]
        is_of_each = who != OWN and not desk.right.is_ratio(indicator)
        if goal is None or is_of_each or not amount or direction == "none":
            continue
        off = amount.value - goal
        is_sure = not amount.sign or (amount.sign[0] == "<") is (direction == "up")
        if is_sure and off * (1 if direction == "up" else -1) < 0:
            right[indicator, who] = off
    assert got == right


def test_the_alerts_say_how_many_units_miss_the_target(desk: Desk) -> None:
    answer = desk.ask("/canhbao")
    assert isinstance(answer, Alerts)
    for alert in answer.alerts:
        tier, indicator = alert.result.who.tier, alert.result.indicator.code
        if tier is None:
            continue
        goal = desk.right.target(tier.code, indicator)
        assert goal is not None
        span = span_of(alert.result.finding.period)
        ranked = desk.right.ranking(PROVINCE, tier.code, indicator, span)
        up = desk.right.indicators[indicator]["direction"] == "up"
        exact = [each for each in ranked if not (share_of(desk.right, each[1], indicator, span)).sign]
        off = sum(number < goal if up else number > goal for _, _, number in exact)
        assert alert.units_ranked == len(ranked)
        assert alert.units_missing is not None
        assert off <= alert.units_missing <= off + len(ranked) - len(exact)


def share_of(right: oracle.Oracle, code: str, indicator: str, span: Span) -> oracle.Amount:
    """Return a unit's own number with its sign."""
    total = right.figure(code, OWN, indicator, span)
    amount = total and (total.share if right.is_ratio(indicator) else total.numerator)
    assert amount
    return amount


def test_a_leader_sees_who_has_not_reported(desk: Desk) -> None:
    for words, period in (("tháng 10", "2026-10"), ("8/2026", "2026-08"), ("tháng này", "2026-11")):
        answer = desk.ask(f"/chuabaocao {words}")
        span, got, complete = days(period), dict[tuple[str, str], set[str]](), 0
        while True:
            assert isinstance(answer, Missing), answer
            complete = answer.complete
            for gap in answer.gaps:
                tier = gap.silent[0].tier_id
                code = desk.library.lexicon(desk.conn).catalogue.register.tiers[tier].code
                got[gap.indicator.code, code] = {unit.code for unit in gap.silent}
            if answer.page + 1 == answer.pages:
                break
            question = answer.question.but(page=answer.page + 1)
            answer = answer_question(desk.conn, desk.library, desk.person(PROVINCE), question)
        right: dict[tuple[str, str], set[str]] = {}
        for indicator, row in desk.right.indicators.items():
            for tier in ("so", "xa"):
                reporting = any(
                    desk.right.units[unit].tier == tier for unit, of, _ in desk.right.own if of == indicator
                )
                if reporting and row["frequency"] == "month":
                    right[indicator, tier] = desk.right.silent(PROVINCE, tier, indicator, span)
            if row["frequency"] == "month" and any(
                each[:2] == (PROVINCE, indicator) for each in desk.right.own
            ):
                told = (PROVINCE, indicator, span) in desk.right.own
                right[indicator, "tinh"] = set() if told else {PROVINCE}
        assert got == {key: units for key, units in right.items() if units}, period
        assert complete == sum(not units for units in right.values())


def test_a_leader_sees_what_a_correction_superseded(desk: Desk) -> None:
    for text, code, indicator in (
        ("/dvctt Sở Y tế tháng 10", "S03", "dvctt"),
        ("/hoso Sơn Hà 9/2026", "X001", "hoso"),
    ):
        answer = desk.ask(text)
        assert isinstance(answer, Value), answer
        question = answer.question.but(kind=Kind.SOURCE)
        sources = answer_question(desk.conn, desk.library, desk.person(PROVINCE), question)
        assert isinstance(sources, Sources), sources
        assert [figure.revision for figure in sources.figures] == [2], (code, indicator)
        assert [figure.revision for figure in sources.superseded] == [1]


def test_a_published_rate_that_cannot_follow_from_its_counts_is_marked(desk: Desk) -> None:
    names = {unit.code: unit.name_vi for unit in desk.right.units.values()}
    for code, disagrees in (("X025", False), ("X026", False), ("X027", True), ("S04", False)):
        answer = desk.ask(f"/dvctt {names[code]} tháng 10")
        assert isinstance(answer, Value), (code, answer)
        assert answer.result.finding.standing.measure.disagrees is disagrees, code


def test_every_unit_is_found_by_its_full_name_in_both_languages(desk: Desk) -> None:
    wrong: list[object] = []
    for unit in desk.right.units.values():
        if unit.code[0] == "O":
            continue
        for name in (unit.name_vi, unit.name_en):
            answer = desk.ask(f"/kyso {name} 9/2026")
            if isinstance(answer, Value):
                found = answer.result.who.unit.code
            elif isinstance(answer, Refusal) and answer.who:
                found = answer.who.unit.code
            else:
                found = repr(answer)[:200]
            if found != unit.code:
                wrong.append((unit.code, name, found))
    assert wrong == [], "\n".join(map(str, wrong))


def test_every_month_is_offered_where_it_was_asked(desk: Desk) -> None:
    for month in MONTHS:
        answer = desk.ask(f"/kyso xa {month}")
        assert isinstance(answer, Value), (month, answer)
        assert span_of(answer.result.finding.period) == days(month)
