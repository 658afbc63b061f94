"""What somebody sees who comes in, asks for help, or changes the language."""

from collections.abc import Mapping

from bot.domain.access import Person
from bot.domain.catalogue import Catalogue
from bot.domain.names import Language
from bot.domain.schedule import Schedule
from bot.domain.unit import Unit
from bot.showing import guide
from bot.showing.notices import choose_language, language_name
from bot.showing.screen import LANGUAGE, Button, Screen
from bot.showing.speech import Speech

_EXAMPLES = 2
Speeches = Mapping[Language, Speech]


def welcome_screen(speeches: Speeches, person: Person, catalogue: Catalogue, schedule: Schedule) -> Screen:
    """Return the welcome: role and unit, when the digest comes, what to type first, the other language."""
    speech = speeches[person.language]
    granted = person.grants[-1]
    unit = catalogue.register.units[granted.unit_id]
    codes = [indicator.code for indicator in catalogue.indicators.values()]
    examples = [f"/{code}" for code in codes[:_EXAMPLES]]
    text = guide.welcome(speech, granted.role, unit, examples, schedule)
    others = [each for each in speeches.values() if each.language != person.language]
    return Screen(text, (tuple(_language(each) for each in others),))


def help_screen(speech: Speech, person: Person, catalogue: Catalogue) -> Screen:
    """Return the help, with examples on names from below the person's own unit."""
    indicator = next(iter(catalogue.indicators.values()), None)
    return Screen(guide.help_text(speech, indicator, _some_units(person, catalogue), person.roles))


def language_screen(speeches: Speeches, language: Language) -> Screen:
    """Return the choice of languages, each by its own name."""
    return Screen(
        choose_language(speeches[language]), (tuple(_language(each) for each in speeches.values()),)
    )


def _language(speech: Speech) -> Button:
    return Button(language_name(speech), f"{LANGUAGE}:{speech.language}")


def _some_units(person: Person, catalogue: Catalogue) -> list[Unit]:
    """Return two units below the person's own that exist to its last day; itself where nothing is below."""
    register = catalogue.register
    home = register.units[person.home_id]
    leaves = [
        unit
        for unit in register.below(home.id)
        if unit.id not in register.children and unit.valid_to == home.valid_to
    ]
    return leaves[-_EXAMPLES:] or [home]
