"""What people read of a bot's text, and which texts Telegram refuses."""

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.sandbox.phone import Phone
from tests.sandbox.conftest import LEADER
from tests.sandbox.raw import Caller


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<b>99,3%</b> (gần 2.150)", "<b>99,3%</b> (gần 2.150)"),
        ("<strong>a</strong><em>b</em><ins>c</ins><del>d</del>", "<b>a</b><i>b</i><u>c</u><s>d</s>"),
        ("<i><b>a</b>b</i>", "<i><b>a</b>b</i>"),
        ("😀<b>đ</b>😀<u>x</u>", "😀<b>đ</b>😀<u>x</u>"),
        ("<B>a</B > &lt;b&gt; &amp; &quot;", '<b>a</b> &lt;b&gt; &amp; "'),
        ("&#273;&#x111;&nbsp;&ltd &", "đđ&amp;nbsp;&amp;ltd &amp;"),
        ('<a href="https://x.vn/?a=1&amp;b=2">x</a>', '<a href="https://x.vn/?a=1&amp;b=2">x</a>'),
        (
            "<a href='x.vn'>x</a> <a href=y.vn>y</a>",
            '<a href="http://x.vn">x</a> <a href="http://y.vn">y</a>',
        ),
        ("<a href='nowhere'>x</a><b></b>", "x"),
        ('<span class="tg-spoiler">x</span><code>7</code>', "<tg-spoiler>x</tg-spoiler><code>7</code>"),
        ("<blockquote expandable>x</blockquote>", "<blockquote expandable>x</blockquote>"),
        ("<blockquote expandable=''>x</blockquote>", "<blockquote expandable>x</blockquote>"),
        ("<b class='x'>x</b>", "<b>x</b>"),
        ('<pre><code class="language-sql">x</code></pre>', "<pre>x</pre>"),
        ('<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>', "x"),
        ("\n <b> a</b>\r\n<i> </i>\n", "<b>a</b>"),
    ],
)
async def test_a_leader_reads_formatting_as_telegram_shows_it(
    bot: Bot, leader: Phone, html: str, read: str
) -> None:
    await bot.send_message(LEADER, html, parse_mode="HTML")
    assert (await leader.next()).html == read


@pytest.mark.parametrize(
    ("html", "refusal"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("đ <xã>", 'Unsupported start tag "xã" at byte offset 3'),
        ("7 < 8", 'Unsupported start tag "" at byte offset 2'),
        ("7<br/>8", 'Unsupported start tag "br/" at byte offset 1'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x", "Unclosed start tag at byte offset 0"),
        ("<b>x</b x>", "Unclosed end tag at byte offset 4"),
        ("<a ='x'>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<b bold>", 'Expected equal sign in declaration of an attribute of the tag "b" at byte offset 0'),
        ("<a href=x/y>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji emoji-id='x'>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        (
            "&#xd83d;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ),
        ),
    ],
)
async def test_telegram_refuses_html_that_it_cannot_read(
    call: Caller, leader: Phone, html: str, refusal: str
) -> None:
    answer = await call("sendMessage", chat_id=LEADER, text=html, parse_mode="HTML")
    assert answer.description == f"Bad Request: can't parse entities: {refusal}"
    assert len(leader.history()) == 1


@pytest.mark.parametrize(
    ("text", "parse_mode", "refusal"),
    [
        ("", None, "Message text is empty"),
        (" \n ", None, "Text must be non-empty"),
        ("<b> </b>", "HTML", "Text must be non-empty"),
        ("a" * 4097, None, "Message is too long"),
        ("<b>" + "đ" * 4097 + "</b>", "HTML", "Message is too long"),
        ("x", "Chalk", "Unsupported parse_mode"),
    ],
)
@pytest.mark.usefixtures("leader")
async def test_telegram_refuses_a_text_that_is_none_or_too_long(
    bot: Bot, text: str, parse_mode: str | None, refusal: str
) -> None:
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(LEADER, text, parse_mode=parse_mode)
    assert refused.value.message == refusal


@pytest.mark.parametrize("text", ["đ" * 4096, "😀" * 4096, f"<b>{'&lt;' * 4096}</b>"])
async def test_the_longest_message_counts_code_points_once_its_html_is_read(
    bot: Bot, leader: Phone, text: str
) -> None:
    await bot.send_message(LEADER, text, parse_mode="HTML")
    assert len((await leader.next()).text) == 4096


async def test_formatting_beyond_a_hundred_parts_is_lost(bot: Bot, leader: Phone) -> None:
    await bot.send_message(LEADER, "<b>a</b> " * 101, parse_mode="HTML")
    assert (await leader.next()).html == "<b>a</b> " * 100 + "a"


async def test_commands_hashtags_and_addresses_are_recognised_but_not_in_code(
    bot: Bot, leader: Phone
) -> None:
    text = "/kyso 142/150, 24/06/2022 #K7Q2 #12 http://x.vn/a. <code>/huy</code> <b>/moi@baoso_demo_bot</b>"
    await bot.send_message(LEADER, text, parse_mode="HTML")
    shown = await leader.next()
    parts = [(part["type"], shown.text[part["offset"] :][: part["length"]]) for part in shown.entities]
    assert parts == [
        ("bot_command", "/kyso"),
        ("hashtag", "#K7Q2"),
        ("url", "http://x.vn/a"),
        ("code", "/huy"),
        ("bold", "/moi@baoso_demo_bot"),
        ("bot_command", "/moi@baoso_demo_bot"),
    ]


async def test_the_bot_is_told_which_part_of_a_text_is_a_command(bot: Bot, leader: Phone) -> None:
    leader.say("😀 /kyso xa")
    *_, update = await bot.get_updates()
    assert update.message is not None
    assert update.message.parse_entities(["bot_command"]).popitem()[1] == "/kyso"


def test_a_person_cannot_write_more_than_telegram_takes(leader: Phone) -> None:
    with pytest.raises(Exception, match="message is too long"):
        leader.say("a" * 4097)
