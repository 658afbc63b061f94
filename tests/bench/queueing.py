"""Queue every digest that is due in a database, and say nothing."""

import sys
from collections.abc import Sequence

from bot.domain.digest import Digest
from bot.domain.names import LANGUAGES, Language
from bot.services.digest import Drawable
from bot.services.library import Library
from bot.services.push_digests import Pushing, push_digests
from bot.settings import default_timezone
from bot.showing.digest import drawn, rendered
from bot.showing.screen import Screen
from bot.showing.speech import Speech
from db.engine import Database
from tests.bench.digests import DUE


def main(url: str) -> None:
    """Do it as the bot does at a tick."""
    database, zone = Database(url), default_timezone()
    speeches = {language: Speech(language, zone) for language in LANGUAGES}

    def render(digest: Digest, language: Language) -> Screen:
        return rendered(speeches[language], digest)

    def draw(digest: Digest, found: Sequence[Drawable], language: Language) -> bytes | None:
        return drawn(speeches[language], digest, found)

    push_digests(Pushing(database, Library(), DUE, zone, render, draw))
    database.close()


if __name__ == "__main__":
    main(sys.argv[1])
