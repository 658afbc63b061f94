"""What a leader reads behind the Source button."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain import period as periods
from bot.domain.answer import Result, Sources
from bot.domain.figure import Figure, Measure
from bot.domain.names import Language, Names
from bot.domain.period import Period
from bot.domain.question import Kind, Question, decode
from bot.domain.standing import Coverage
from bot.showing.render import render
from bot.showing.screen import MOST_CHARACTERS
from tests.showing.samples import (
    ARTICLE,
    COMMUNES,
    DISTRICT,
    PROVINCE,
    REPORTS,
    SIGNING,
    TOWNS,
    commune,
    labels,
    lines,
    measure,
    own,
    result,
    standing,
    tier_of,
    view,
)

TO_24_JUNE = Period(date(2022, 1, 1), date(2022, 6, 24))
ASKED = Question(Kind.SOURCE, (SIGNING.id,))
TOWNS_RESULT = result(
    tier_of(DISTRICT, TOWNS), SIGNING, standing(measure("<2150", "<2200", "99.3"), TO_24_JUNE, ARTICLE)
)


def figure(
    numbers: Measure, revision: int = 1, note: Names | None = None, period: Period = TO_24_JUNE
) -> Figure:
    """Return a published figure of the district's communes and towns."""
    moment = datetime(2022, 6, 24 + revision, 3, tzinfo=UTC)
    return Figure(2, 5, 1, period, revision, numbers, ARTICLE.sources[0], note, moment)


def sources_of(
    of: Result, figures: tuple[Figure, ...], superseded: tuple[Figure, ...], *, disagrees: bool
) -> Sources:
    """Return the sources of a figure, all of them its subject's own."""
    return Sources(ASKED, of, figures, (of.who,) * len(figures), superseded, disagrees)


def shown(sources: Sources, language: Language = "vi") -> list[str]:
    return lines(render(sources, view(language)))


def test_a_leader_reads_where_the_article_s_figure_came_from() -> None:
    note = Names("Tổng số là số đã phát hành.", "The total is the number issued.")
    now = replace(
        figure(measure("<2150", "<2200", "99.3"), 2, note),
        approved_by="Văn phòng tỉnh",
        sent_by="Văn phòng huyện",
    )
    before = figure(measure("<2100", "<2200", "99.1"))
    sources = sources_of(TOWNS_RESULT, (now,), (before,), disagrees=True)
    assert shown(sources) == [
        "Nguồn số liệu",
        "<b>Ký số · Xã, thị trấn · huyện Đức Hòa</b> — đến 24/06/2022",
        "• Công bố: gần 2.150 / gần 2.200 văn bản; tỷ lệ 99,3%",
        "⚠️ Tính từ số đếm: khoảng 97,73%, không khớp với tỷ lệ công bố",
        "Người gửi: Văn phòng huyện; người duyệt: Văn phòng tỉnh, 26/06/2022",
        "Ghi chú: Tổng số là số đã phát hành.",
        "Đã thay: gần 2.100 / gần 2.200 văn bản; tỷ lệ 99,1%, duyệt 25/06/2022",
        "Cách tính: Số văn bản đã ký số / Tổng số văn bản đi",
        "Nguồn: bài báo 24/06/2022 · #K7Q2",
    ]
    assert "⚠️ From the counts: about 97.73%, which does not agree with the published rate" in shown(
        sources, "en"
    )


def test_a_figure_from_a_file_names_who_brought_it_in() -> None:
    brought = replace(figure(measure("20", "20")), approved_by="cli:van_phong")
    sources = sources_of(TOWNS_RESULT, (brought,), (), disagrees=False)
    assert shown(sources)[3] == "Người nhập: van_phong, 25/06/2022"
    assert shown(sources, "en")[3] == "Brought in by van_phong, 25 June 2022"


def test_a_rate_that_follows_from_its_counts_is_proved() -> None:
    sources = sources_of(TOWNS_RESULT, (figure(measure("20", "20", "100")),), (), disagrees=False)
    assert shown(sources)[2:4] == ["• Công bố: 20 / 20 văn bản; tỷ lệ 100%", "Tính từ số đếm: 100%"]


def test_words_without_a_number_have_a_source_too() -> None:
    words = Names("Giảm đáng kể.", "Markedly fewer.")
    found = result(tier_of(DISTRICT, TOWNS), SIGNING, standing(Measure(), TO_24_JUNE, ARTICLE))
    sources = sources_of(found, (figure(Measure(), note=words),), (), disagrees=False)
    assert shown(sources)[2:4] == ["• Công bố: chưa nêu con số", "Ghi chú: Giảm đáng kể."]


def test_a_sum_tells_of_how_many_it_is_made_and_what_was_published() -> None:
    found = replace(
        standing(measure("13204", "13738"), coverage=Coverage(93, 96, 92)), published=measure("", "", "97.1")
    )
    sources = sources_of(result(tier_of(PROVINCE, COMMUNES), SIGNING, found), (), (), disagrees=False)
    screen = render(sources, view("vi"))
    assert lines(screen)[2:5] == [
        "Cộng từ 93/96 đơn vị: <b>96,11%</b> (13.204 / 13.738 văn bản)",
        "1 đơn vị chỉ có tỷ lệ, không cộng được",
        "Số tổng hợp đã công bố: 97,1%",
    ]
    assert labels(screen) == [["Quay lại"]]
    assert decode(screen.keyboard[0][0].data).kind is Kind.VALUE


def test_a_quarter_tells_each_month_s_figure_with_its_own_source() -> None:
    months = tuple(periods.month(2026, number) for number in range(1, 7))
    found = standing(measure("18", "20"), periods.half(2026, 1), REPORTS, Coverage(6, 6, 6))
    figures = tuple(figure(measure("3", "4"), period=each) for each in months)
    unit = result(own(commune(11, "Xã Sơn Mai")), SIGNING, found, pieces=months)
    told = shown(sources_of(unit, figures, (), disagrees=False))
    assert told[2:5] == [
        "Cộng từ 6/6 báo cáo: <b>90%</b> (18 / 20 văn bản)",
        "• Công bố: 3 / 4 văn bản = 75% (tháng 1/2026)",
        "Nguồn: bài báo 24/06/2022; duyệt 25/06/2022",
    ]
    assert told[-4:-2] == ["và 2 số liệu khác", "Chưa đính chính lần nào"]


def test_however_long_the_notes_are_the_message_fits_and_keeps_its_source() -> None:
    notes = Names("& " * 2000, "& " * 2000)
    figures = tuple(figure(measure("3", "4"), note=notes) for _ in range(4))
    screen = render(sources_of(TOWNS_RESULT, figures, (), disagrees=False), view("vi"))
    assert len(screen.text) <= MOST_CHARACTERS
    assert lines(screen)[-1] == "Nguồn: bài báo 24/06/2022 · #K7Q2"
