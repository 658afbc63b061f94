"""What somebody sees who asks for /bantin."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.catalogue import Catalogue
from bot.domain.names import Language
from bot.domain.question import Bound, Kind, Question, Relation
from bot.domain.schedule import Schedule, Subscription
from bot.domain.unit import Register, Tier
from bot.domain.watch import Watch
from bot.services.subscribe import Subscribed
from bot.showing import presses
from bot.showing.screen import Screen
from bot.showing.subscription import (
    show_days,
    show_hours,
    show_indicators,
    show_removals,
    show_subscription,
    with_unread,
)
from tests.showing.bulletin import ALL_COMMUNES, ISSUED, LINKED, ONLINE
from tests.showing.samples import COMMUNES, OVERDUE, PROVINCE, SIGNING, SPEECHES, labels, lines, view

TIERS = (COMMUNES, Tier(1, "tinh", PROVINCE.names, (), 1))
CATALOGUE = Catalogue.of(Register.of(TIERS, [PROVINCE]), [SIGNING, OVERDUE, ONLINE, ISSUED, LINKED])
CHOSEN = Subscription(Schedule())
NEXT = date(2026, 11, 30)
UNDER_95 = Watch(
    7,
    3,
    Question(Kind.VALUE, (SIGNING.id,), (ALL_COMMUNES.subject,)),
    Bound(Relation.UNDER, Decimal(95)),
    met=False,
    told_on=date(2026, 11, 5),
)


def shown(chosen: Subscription = CHOSEN, *watches: Watch, language: Language = "vi") -> Screen:
    return show_subscription(view(language), PROVINCE, Subscribed(chosen, NEXT), watches, CATALOGUE)


def data_of(screen: Screen) -> list[str]:
    return [button.data for row in screen.keyboard for button in row]


def test_a_leader_reads_when_the_digest_comes_and_what_is_watched() -> None:
    screen = shown(CHOSEN, UNDER_95)
    assert lines(screen) == [
        "<b>Bản tin tuần · tỉnh Quảng Ngãi</b>: đang bật",
        "Gửi hằng tuần: thứ Hai, 07:00 (lần tới: 30/11/2026)",
        "Chỉ tiêu: tất cả",
        "Báo ngay khi:",
        "• Ký số · Xã, phường dưới 95%",
    ]
    assert labels(screen) == [
        ["Tắt bản tin", "Xem thử"],
        ["Đổi ngày", "Đổi giờ"],
        ["Chọn chỉ tiêu"],
        ["Bỏ: Ký số · Xã, phường dưới 95%"],
    ]
    assert data_of(screen) == ["bt:off", "bt:see", "bt:days", "bt:hours", "bt:i:0", "bt:w:7"]


def test_a_leader_reads_it_in_english() -> None:
    assert lines(shown(CHOSEN, UNDER_95, language="en")) == [
        "<b>Weekly digest · Quảng Ngãi Province</b>: on",
        "Sent every week: Monday, 07:00 (next: 30 November 2026)",
        "Indicators: all",
        "At once when:",
        "• Digital signing · Communes and wards under 95%",
    ]


def test_who_has_switched_it_off_reads_no_hour_and_can_switch_it_on() -> None:
    screen = shown(replace(CHOSEN, schedule=Schedule(on=False)))
    assert lines(screen)[:2] == ["<b>Bản tin tuần · tỉnh Quảng Ngãi</b>: đang tắt", "Chỉ tiêu: tất cả"]
    assert labels(screen)[0] == ["Bật bản tin", "Xem thử"]
    assert data_of(screen)[0] == "bt:on"


def test_who_watches_nothing_reads_how_to_ask_for_it() -> None:
    told = lines(shown())[-1]
    assert told == 'Chưa đặt cảnh báo. Có thể gõ, ví dụ: "báo tôi khi ký số dưới 95%".'
    english = lines(shown(language="en"))[-1]
    assert english == 'No alerts set. Type, for example: "tell me when digital signing is under 95%".'


def test_many_watches_are_told_a_page_at_a_time() -> None:
    chosen = replace(CHOSEN, indicators=tuple(each.code for each in CATALOGUE.indicators.values()))
    watches = [replace(UNDER_95, id=number) for number in range(20)]
    screen = shown(chosen, *watches)
    assert lines(screen)[2].endswith("và 1 chỉ tiêu khác")
    assert lines(screen)[-1] == "Trang 1/3"
    assert len(lines(screen)) <= 13
    assert all(len(data) <= 64 for data in data_of(screen))
    assert data_of(screen)[-1] == "bt:home:1"
    last = show_subscription(view("vi"), PROVINCE, Subscribed(chosen), watches, CATALOGUE, 2)
    assert [each for each in data_of(last) if each.startswith("bt:w:")] == [
        f"bt:w:{n}" for n in range(16, 20)
    ]
    assert data_of(last)[-1] == "bt:home:1"


def test_who_wants_to_hear_of_something_no_more_chooses_among_the_alerts_about_that() -> None:
    overdue = replace(UNDER_95, id=8, question=replace(UNDER_95.question, indicator_ids=(OVERDUE.id,)))
    found = show_removals(view("vi"), [UNDER_95, overdue], [SIGNING], CATALOGUE)
    assert lines(found) == ["Chọn cảnh báo cần bỏ:", "• Ký số · Xã, phường dưới 95%"]
    assert data_of(found) == ["bt:w:7", presses.HOME]
    every = show_removals(view("vi"), [UNDER_95, overdue], [], CATALOGUE)
    assert data_of(every) == ["bt:w:7", "bt:w:8", presses.HOME]
    none = show_removals(view("vi"), [UNDER_95], [OVERDUE], CATALOGUE)
    assert lines(none) == ["Chưa đặt cảnh báo nào về hồ sơ quá hạn."]
    assert lines(show_removals(view("en"), [], [], CATALOGUE)) == ["No alerts are set."]


def test_what_is_not_understood_is_said_above_what_somebody_has() -> None:
    told = lines(with_unread(SPEECHES["vi"], shown(), "<chả hiểu>"))
    assert told[0] == "Chưa rõ: “&lt;chả hiểu&gt;”. Có thể gõ, ví dụ: /bantin tắt, /bantin thứ Sáu 16:30."
    assert told[1:] == lines(shown())


def test_some_indicators_are_named() -> None:
    chosen = replace(CHOSEN, indicators=("kyso", "quahan", "gone"))
    assert lines(shown(chosen))[2] == "Chỉ tiêu: ký số, hồ sơ quá hạn"


def test_the_days_to_choose_from_begin_with_monday() -> None:
    screen = show_days(SPEECHES["vi"], Schedule(weekday=5))
    assert labels(screen) == [
        ["Thứ Hai", "Thứ Ba"],
        ["Thứ Tư", "Thứ Năm"],
        ["✓ Thứ Sáu", "Thứ Bảy"],
        ["Chủ nhật"],
        ["Quay lại"],
    ]
    assert data_of(screen) == [*(f"bt:d:{day}" for day in range(1, 8)), "bt:home"]
    assert labels(show_days(SPEECHES["en"], Schedule()))[0] == ["✓ Monday", "Tuesday"]


def test_the_hours_to_choose_from_are_half_hours_of_the_day() -> None:
    screen = show_hours(SPEECHES["vi"], Schedule())
    assert labels(screen)[0] == ["06:00", "06:30", "✓ 07:00", "07:30"]
    assert labels(screen)[-2] == ["20:00", "20:30", "21:00", "21:30"]
    assert data_of(screen)[0] == "bt:h:360"


def test_indicators_are_chosen_one_by_one_and_none_is_all() -> None:
    catalogue = Catalogue.of(Register.of(TIERS, [PROVINCE]), [SIGNING, OVERDUE])
    screen = show_indicators(SPEECHES["vi"], CHOSEN, catalogue)
    assert screen.text == "Bản tin gồm mọi chỉ tiêu. Chọn để chỉ nhận những chỉ tiêu đó."
    assert labels(screen) == [["✓ Mọi chỉ tiêu"], ["Ký số", "Hồ sơ quá hạn"], ["Quay lại"]]
    some = show_indicators(SPEECHES["en"], replace(CHOSEN, indicators=("quahan",)), catalogue)
    assert some.text == "The digest covers the 1 indicator marked ✓."
    assert labels(some) == [["Every indicator"], ["Digital signing", "✓ Overdue dossiers"], ["Back"]]
    assert data_of(some) == ["bt:all", "bt:i:0:1:1", "bt:i:0:2:0", "bt:home"]


def test_many_indicators_are_chosen_page_by_page() -> None:
    many = [replace(SIGNING, id=number, code=f"i{number}") for number in range(1, 31)]
    catalogue = Catalogue.of(Register.of(TIERS, [PROVINCE]), many)
    screen = show_indicators(SPEECHES["vi"], CHOSEN, catalogue, 1)
    assert lines(screen)[1] == "Trang 2/3"
    assert labels(screen)[-2] == ["Trang trước", "Xem thêm"]
    assert data_of(screen)[-3:] == ["bt:i:0", "bt:i:2", "bt:home"]
    assert show_indicators(SPEECHES["vi"], CHOSEN, catalogue, 99).text.endswith("Trang 3/3")


def test_what_was_never_a_button_of_ours_is_read_without_harm() -> None:
    assert presses.read("bt:w:7") == ["w", 7]
    assert presses.read("bt:w:-7:٣:1234567890:") == ["w", "-7", "٣", "1234567890", ""]
    assert presses.read("bt") == []
