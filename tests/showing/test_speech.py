"""How texts are filled in, and that the catalogues hold every text that the code asks for."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from gettext import GNUTranslations
from importlib.resources import files
from pathlib import Path

import pytest

from bot.domain.names import LANGUAGES, Language
from bot.showing.markup import Html, plain, shortened
from bot.showing.speech import Speech
from tests.showing.samples import SPEECHES, ZONE

ROOT = Path(__file__).parents[2]
SPEAKING = {"say", "plural"}


def asked() -> Iterator[tuple[str, ast.Call]]:
    """Give every text that the code asks for by its key, with the call that does."""
    for room in ("bot", "handlers"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(ast.Attribute(attr=name), [ast.Constant(str(key)), *_]) if name in SPEAKING:
                        yield key, node
                    case _:
                        pass


def forms(catalogue: GNUTranslations, key: str) -> set[str]:
    """Return a text in each of its plural forms."""
    return {catalogue.gettext(key), catalogue.ngettext(key, key, 1), catalogue.ngettext(key, key, 2)} - {key}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_the_code_asks_for_is_there_and_asks_for_nothing_else(language: Language) -> None:
    with files("locales").joinpath(language, "LC_MESSAGES", "messages.mo").open("rb") as file:
        catalogue = GNUTranslations(file)
    wrong: list[str] = []
    for key, call in asked():
        given = {keyword.arg for keyword in call.keywords} | {"n"}
        wanted = {name for text in forms(catalogue, key) for name in re.findall(r"\{(\w+)", text)}
        if not forms(catalogue, key) or not (None in given or wanted <= given):
            wrong.append(key)
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_in_decomposed_letters_or_cheers(language: Language) -> None:
    text = (ROOT / "locales" / language / "LC_MESSAGES" / "messages.po").read_text(encoding="utf-8")
    said = re.findall(r'^(?:msgstr.*|"[^"]*)$', text, re.MULTILINE)
    assert said
    assert not re.search("[\u0300-\u036f]|!", text.replace("(n != 1)", ""))
    assert not re.search(r"\b(anh|chị|em)\b", text, re.IGNORECASE)


def test_a_text_that_is_nowhere_is_an_error_and_no_answer() -> None:
    with pytest.raises(KeyError):
        SPEECHES["vi"].say("no.such.text")


def test_a_language_without_a_catalogue_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        Speech("xx", ZONE)  # pyright: ignore[reportArgumentType] - that is the point


def test_names_are_escaped_once_and_html_is_left_alone() -> None:
    once = SPEECHES["vi"].say("source", sources="A & B <C>")
    assert once == "Nguồn: A &amp; B &lt;C&gt;"
    assert SPEECHES["vi"].say("name.whole", unit=once) == "toàn Nguồn: A &amp; B &lt;C&gt;"


def test_letters_that_come_apart_are_put_together() -> None:
    assert SPEECHES["vi"].say("source", sources="Ho\u0300a") == "Nguồn: Hòa"


def test_numbers_in_texts_have_the_language_s_separators() -> None:
    assert SPEECHES["vi"].plural("ranking.silent", 1234) == "1.234 đơn vị chưa có số liệu"
    assert SPEECHES["en"].plural("ranking.silent", 1234) == "1,234 units without a figure"
    assert SPEECHES["en"].plural("ranking.silent", 1) == "1 unit without a figure"
    assert SPEECHES["vi"].grouped(Decimal("1234567.5")) == "1.234.567,5"


def test_buttons_and_terminals_show_plain_text() -> None:
    assert plain(Html("<b>A &amp; B</b> &lt;C&gt;")) == "A & B <C>"
    assert shortened("một hai ba", 8) == "một hai…"
    assert shortened("một hai", 8) == "một hai"
