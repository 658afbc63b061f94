"""House rules that no other tool keeps."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.domain.commands import COMMANDS

ROOT = Path(__file__).parent.parent
LANGUAGES = ("vi", "en")
TOP_LEVEL = re.compile(
    r"bot|handlers|locales|db|tests|pyproject\.toml|README\.md|Makefile|LICENSE|requirements.*\.lock|\..+"
)
KNOWN_HOSTS = {
    "127.0.0.1": "the local Bot API server",
    "localhost": "the local Bot API server",
    "api.telegram.org": "Telegram's own Bot API server",
    "t.me": "deep links of invitations",
    "host": "a placeholder in the README",
    "www.w3.org": "the name space of SVG, which nothing fetches",
    "schemas.openxmlformats.org": "the name space of workbooks, which nothing fetches",
    "scripts.sil.org": "the licence of the font that ships, as it stands in its text",
    "y.vn": "as x.vn",
    "x.vn": "a link in a test's message",
    "a-page-elsewhere.vn": "a page in a test that is kept out",
}
ENGLISH_IN_CODE = {
    "bot/sandbox/": "Telegram's own words for what it refuses",
    "bot/delivery/metrics.py": "what each metric is, for whoever looks at Prometheus",
    "bot/delivery/sender.py": "the words by which Telegram's refusals are told apart",
}
WORDS_IN_CODE = {
    "bot/demo.py": "the names of the people of the demo",
    "bot/domain/figure.py": "the reserved name of the source that made-up figures have",
    "bot/domain/text.py": "the letters whose spellings are levelled",
    "bot/sandbox/telegram.py": "the name of the demo's bot, as its owner would have typed it",
    "bot/services/provinces.py": "the kinds of units as the official lists write them",
    "bot/showing/names.py": "the kinds of units that lose their capital within a sentence",
    "bot/reading/": "the words that people ask in",
}


def files(*patterns: str) -> list[Path]:
    """Return the project's files that match, those that git ignores aside."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *patterns]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).exists()]


def name(path: Path) -> str:
    """Return a file's name as the project gives it."""
    return path.relative_to(ROOT).as_posix()


def test_the_top_level_holds_only_the_fixed_rooms() -> None:
    top = {name(path).split("/")[0] for path in files()}
    assert {entry for entry in top if not TOP_LEVEL.fullmatch(entry)} == set()


def test_every_module_says_in_one_line_what_it_is_for() -> None:
    told = re.compile(r"\S.*\.(\n\n|$)")
    docstrings = {name(path): ast.get_docstring(ast.parse(path.read_text())) for path in files("*.py")}
    assert [path for path, text in docstrings.items() if not told.match(text or "")] == []


def test_no_file_tells_on_which_machine_it_was_written() -> None:
    paths = re.compile(rf"{re.escape(str(ROOT))}/|/(home/\w+|Users/\w+|root)/|[A-Z]:\\Users\\".encode())
    assert [name(path) for path in files() if paths.search(path.read_bytes())] == []


def test_no_file_names_a_host_that_the_project_does_not_know() -> None:
    link = re.compile(rb"https?://([\w.-]+)")
    found = {(name(path), host.decode()) for path in files() for host in link.findall(path.read_bytes())}
    assert {(path, host) for path, host in found if host not in KNOWN_HOSTS} == set()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_holds_versions_and_hashes_only(lock: str) -> None:
    entries = re.sub(r"^\s*#.*\n", "", (ROOT / lock).read_text(), flags=re.MULTILINE).replace("\\\n", "")
    entry = re.compile(r"[\w.-]+==[\w.]+( ; [^-]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert [line for line in entries.splitlines() if not entry.fullmatch(line)] == []


def test_people_and_tests_get_the_same_packages() -> None:
    pinned = re.compile(r"^[\w.-]+==\S+", re.MULTILINE)
    running, testing = (
        set(pinned.findall((ROOT / lock).read_text()))
        for lock in ("requirements.lock", "requirements-dev.lock")
    )
    assert running - testing == set()


def test_text_for_people_stands_in_the_catalogues_only() -> None:
    spoken = {
        name(path)
        for path in files("bot/*.py", "handlers/*.py", "db/*.py")
        for text in literals(ast.parse(path.read_text()))
        if any(letter.isalpha() and not letter.isascii() for letter in text)
    }
    assert [path for path in spoken if not path.startswith(tuple(WORDS_IN_CODE))] == []
    assert [room for room in WORDS_IN_CODE if not any(path.startswith(room) for path in spoken)] == []


def test_no_english_sentence_stands_in_the_code() -> None:
    sentence = re.compile(r"[A-Za-z]{2,}(,? [a-z]{2,}){3,}")
    found = {
        (name(path), text)
        for path in files("bot/*.py", "handlers/*.py")
        if not name(path).startswith((*WORDS_IN_CODE, *ENGLISH_IN_CODE))
        for text in literals(ast.parse(path.read_text()))
        if sentence.search(text)
    }
    assert found == set()


def literals(tree: ast.AST) -> Iterator[str]:
    """Give the texts of a module that a person could see: no docstring, log line or programmer's error."""
    match tree:
        case ast.Expr(ast.Constant()) | ast.Raise() | ast.Assign([ast.Name("msg")]):
            return
        case ast.Call(
            ast.Attribute(ast.Name(), "debug" | "info" | "warning" | "error" | "exception" | "critical")
        ):
            return
        case ast.Constant(str(text)):
            yield text
        case _:
            for child in ast.iter_child_nodes(tree):
                yield from literals(child)


def catalogue(language: str) -> Catalog:
    """Read a language's catalogue."""
    with (ROOT / "locales" / language / "LC_MESSAGES" / "messages.po").open("rb") as text:
        return read_po(text, locale=language)


def messages(language: str) -> dict[object, Message]:
    """Return a language's messages by their identifiers, the header aside."""
    return {message.id: message for message in catalogue(language) if message.id}


def forms(message: Message) -> tuple[str, ...]:
    """Return a message's translation, in each of its plural forms."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def placeholders(message: Message) -> set[str]:
    """Return the names that a translation leaves to be filled in."""
    return {field for form in forms(message) for field in re.findall(r"\{(\w+)", form)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated_fuzzy_or_left_over(language: str) -> None:
    told = messages(language).values()
    assert [message.id for message in told if message.fuzzy or not all(forms(message))] == []
    assert list(catalogue(language).obsolete) == []


def test_both_languages_fill_in_the_same_things() -> None:
    vietnamese, english = (messages(language) for language in LANGUAGES)
    assert vietnamese.keys() == english.keys()
    assert [id_ for id_, text in vietnamese.items() if placeholders(text) != placeholders(english[id_])] == []


def test_readme_names_every_setting_and_no_other() -> None:
    setting = re.compile(r"BAOSO_[A-Z_]*[A-Z]")
    used = {found for path in files("bot/*.py") for found in setting.findall(path.read_text())}
    told = set(setting.findall((ROOT / "README.md").read_text()))
    assert used == {each.removesuffix("_FILE") for each in told}


def test_readme_names_every_command_of_the_command_line() -> None:
    command = [sys.executable, "-c", "import bot.cli; bot.cli.main()", "--help"]
    wide = {**os.environ, "COLUMNS": "1000"}
    told = subprocess.run(command, cwd=ROOT, env=wide, check=True, capture_output=True, text=True).stdout
    commands = re.findall(r"[a-z]+", re.findall(r"\{([a-z,]+)\}", told)[0])
    readme = (ROOT / "README.md").read_text()
    assert [each for each in commands if f"baoso {each}" not in readme] == []


def test_readme_names_every_command_of_the_bot_in_both_languages() -> None:
    texts = {text for path in files("handlers/*.py") for text in literals(ast.parse(path.read_text()))}
    readme = (ROOT / "README.md").read_text()
    handled = {each for command in COMMANDS if command in texts for each in (command, COMMANDS[command])}
    assert handled
    assert [command for command in handled if not re.search(rf"/{command}\b", readme)] == []
