"""What somebody types of their own digest and alerts is done as it is meant, or is left to others."""

import pytest

from bot.domain.schedule import Schedule, Subscription
from bot.reading.digest_wishes import DigestWish, concerns_digest, read_digest_wish, wish_in_words
from bot.reading.lexicon import Lexicon

SUBSCRIBED = Subscription(Schedule(on=False), ("kyso",))


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("tắt", DigestWish(on=False)),
        ("off", DigestWish(on=False)),
        ("bat", DigestWish(on=True)),
        ("on", DigestWish(on=True)),
        ("thứ Sáu 16:30", DigestWish(weekday=5, minute=16 * 60 + 30)),
        ("16h30 thu 6", DigestWish(weekday=5, minute=16 * 60 + 30)),
        ("friday 8am", DigestWish(weekday=5, minute=8 * 60)),
        ("on Friday at 4 pm", DigestWish(weekday=5, minute=16 * 60)),
        ("T7, 7 giờ tối", DigestWish(weekday=6, minute=19 * 60)),
        ("chủ nhật 7 giờ rưỡi", DigestWish(weekday=7, minute=7 * 60 + 30)),
        ("12am monday", DigestWish(weekday=1, minute=0)),
        ("xem thử", DigestWish(sees=True)),
        ("tất cả chỉ tiêu", DigestWish(every_indicator=True)),
        ("", DigestWish()),
        ("chả hiểu", DigestWish(left="chả hiểu")),
        ("25h thứ hai", DigestWish(weekday=1, left="25 h")),
        ("bỏ ký số", DigestWish(left="bỏ ký số")),
    ],
)
def test_what_stands_behind_the_command_is_read(lexicon: Lexicon, typed: str, wish: DigestWish) -> None:
    assert read_digest_wish(typed, lexicon) == wish


def test_indicators_are_chosen_by_their_names(lexicon: Lexicon) -> None:
    wish = read_digest_wish("ký số, quá hạn", lexicon)
    assert wish.altered(SUBSCRIBED).indicators == ("kyso", "quahan")
    assert wish_in_words("bản tin chỉ gồm quá hạn", lexicon) == read_digest_wish("quá hạn", lexicon)


def test_a_day_or_an_hour_switches_it_on(lexicon: Lexicon) -> None:
    assert read_digest_wish("thứ ba", lexicon).altered(SUBSCRIBED).schedule == Schedule(weekday=2)
    both = read_digest_wish("tắt thứ ba", lexicon).altered(SUBSCRIBED).schedule
    assert both == Schedule(on=False, weekday=2)
    assert read_digest_wish("tất cả", lexicon).altered(SUBSCRIBED) == Subscription(Schedule(on=False))


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("tắt bản tin", DigestWish(on=False)),
        ("bản tin thứ sáu 16h", DigestWish(weekday=5, minute=16 * 60)),
        ("cho tôi xem bản tin tuần này", DigestWish(sees=True)),
        ("gửi bản tin lúc 7h sáng thứ hai", DigestWish(weekday=1, minute=7 * 60)),
        ("stop the weekly digest", DigestWish(on=False)),
        ("show me this week's digest", DigestWish(sees=True)),
        ("ban tin", DigestWish()),
        ("bỏ cảnh báo", DigestWish(forgets=True)),
        ("nhận lại bản tin", DigestWish(on=True)),
        ("gửi bản tin cho tôi", DigestWish(sees=True)),
        ("cancel my alerts", DigestWish(forgets=True)),
        ("các cảnh báo đã đặt", DigestWish()),
        ("cho tôi nhận bản tin", DigestWish(on=True)),
        ("gửi bản tin vào sáng thứ tư", DigestWish(weekday=3, left="sáng")),
        ("send me the digest on Sundays at 8", DigestWish(weekday=7, minute=8 * 60)),
        ("bản tin ký số", DigestWish(left="bản tin ký số")),
        ("ai được xem bản tin tuần 40", DigestWish(sees=True, left="ai được 40")),
    ],
)
def test_a_sentence_of_the_digest_is_read_alike(lexicon: Lexicon, typed: str, wish: DigestWish) -> None:
    assert concerns_digest(typed)
    assert wish_in_words(typed, lexicon) == wish


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("thoi bao ky so", ["kyso"]),
        ("xóa hết cảnh báo quá hạn của các xã", ["quahan"]),
        ("bỏ cảnh báo ký số và quá hạn", ["kyso", "quahan"]),
    ],
)
def test_alerts_are_forgotten_by_what_they_are_about(lexicon: Lexicon, typed: str, codes: list[str]) -> None:
    wish = wish_in_words(typed, lexicon)
    assert wish.forgets
    assert [each.code for each in wish.indicators] == codes
    assert not wish.alters


@pytest.mark.parametrize(
    "typed",
    [
        "ký số các xã",
        "cảnh báo",
        "bỏ báo cáo của xã Ba Vinh",
        "báo tôi khi ký số dưới 95%",
    ],
)
def test_a_question_is_no_wish(typed: str) -> None:
    assert not concerns_digest(typed)
