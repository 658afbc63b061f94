"""Give something a new name, or take one back: it holds at once, in every process."""

import re
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.catalogue import Catalogue
from bot.domain.indicator import Indicator
from bot.domain.naming import AddedName, Bearer, NotAdded, Pick, Why
from bot.domain.text import fold, visible
from bot.domain.unit import Tier, Unit
from bot.reading.naming import bearers, obstacle, phrase_at
from bot.services.bring_in.cells import ALIASES
from bot.services.library import Library
from db.aliases import Alias, add_alias, alias_of, find_alias, remove_alias
from db.audit import write_line
from db.settings import renew_catalogue
from db.unread import find_unread, forget_named

_LONGEST = 200  # characters that are looked at; a name has far fewer
_ENDS = re.compile(r"^\W+|\W+$")


def propose_alias(
    conn: Connection, library: Library, person: Person, text: str, bearer: Bearer, now: datetime
) -> AddedName | NotAdded:
    """Add a name where an admin may and where it means nothing yet; the same once more changes nothing."""
    lexicon = library.lexicon(conn)
    if not _may_name(person, bearer, lexicon.catalogue):
        return _refused(conn, person, bearer, now)
    name = _ENDS.sub("", visible(text)[:_LONGEST])
    known = alias_of(conn, fold(name))
    if known and (known.table, known.bearer_id) == (_table_of(bearer), bearer.id):
        return AddedName(known.id, known.text, bearer)
    if hindered := obstacle(name, bearer, lexicon, now.date()):
        return hindered
    if len(";".join((*bearer.aliases, name))) > ALIASES:
        return NotAdded(Why.TOO_MANY, bearer)
    return _add(conn, person, name, bearer, now)


def name_picked(
    conn: Connection, library: Library, person: Person, pick: Pick, now: datetime
) -> AddedName | NotAdded | None:
    """Name an indicator by words of a text that was not understood; None where one of them is gone."""
    text = find_unread(conn, pick.unread_id)
    indicator = library.lexicon(conn).catalogue.indicators.get(pick.indicator_id)
    phrase = phrase_at(text.words, pick.start, pick.length) if text else None
    if phrase is None or indicator is None:
        return None
    return propose_alias(conn, library, person, phrase.text, indicator, now)


def name_typed(
    conn: Connection, library: Library, person: Person, text: str, now: datetime
) -> AddedName | NotAdded | None:
    """Add a name that was typed ahead of ``=`` and of what is to bear it; None unless just one thing is."""
    name, _, called = map(str.strip, text.partition("="))
    found = bearers(visible(called), library.lexicon(conn))
    return propose_alias(conn, library, person, name, found[0], now) if name and len(found) == 1 else None


def take_back(
    conn: Connection, library: Library, person: Person, alias_id: int, now: datetime
) -> AddedName | NotAdded | None:
    """Take an added name away, and return it; None where it was gone before."""
    catalogue = library.lexicon(conn).catalogue
    known = find_alias(conn, alias_id)
    if known is None:
        return None
    bearer = _bearer_of(known, catalogue)
    if not _may_name(person, bearer, catalogue):
        return _refused(conn, person, bearer, now)
    remove_alias(conn, alias_id)
    renew_catalogue(conn)
    details = {"alias": alias_id, "text": known.text, known.table: bearer.code}
    write_line(conn, now, f"person:{person.id}", "take_name_back", details)
    return AddedName(alias_id, known.text, bearer)


def _add(conn: Connection, person: Person, name: str, bearer: Bearer, now: datetime) -> AddedName:
    table = _table_of(bearer)
    alias_id = add_alias(conn, table, bearer.id, name, fold(name), now)
    forget_named(conn, fold(name))
    renew_catalogue(conn)
    details = {"alias": alias_id, "text": name, table: bearer.code}
    write_line(conn, now, f"person:{person.id}", "add_name", details)
    return AddedName(alias_id, name, bearer)


def _refused(conn: Connection, person: Person, bearer: Bearer, now: datetime) -> NotAdded:
    details = {"what": "name", _table_of(bearer): bearer.code}
    write_line(conn, now, f"person:{person.id}", "refused", details)
    return NotAdded(Why.NOT_PERMITTED, bearer)


def _may_name(person: Person, bearer: Bearer, catalogue: Catalogue) -> bool:
    """Say whether somebody may; indicators and tiers are everybody's, so that every admin may name them."""
    if isinstance(bearer, Unit):
        return person.may_administer(catalogue.register, bearer.id)
    return person.is_admin


def _table_of(bearer: Bearer) -> str:
    match bearer:
        case Indicator():
            return "indicator"
        case Unit():
            return "unit"
        case Tier():
            return "tier"


def _bearer_of(alias: Alias, catalogue: Catalogue) -> Bearer:
    match alias.table:
        case "indicator":
            return catalogue.indicators[alias.bearer_id]
        case "unit":
            return catalogue.register.units[alias.bearer_id]
        case _:
            return catalogue.register.tiers[alias.bearer_id]
