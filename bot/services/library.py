"""What every answer needs and few changes touch: the catalogue and its lexicon, kept until they change."""

from dataclasses import dataclass, field

from sqlalchemy import Connection, func, literal, select

from bot.domain.catalogue import Catalogue
from bot.reading.lexicon import Lexicon
from bot.services.findings import Findings
from db.catalogue import load_indicators, load_register
from db.figures import batch
from db.series import Origins, Series
from db.settings import CATALOGUE_REVISION, setting

_CATALOGUE = select(setting.c.value).where(setting.c.name == literal(CATALOGUE_REVISION)).scalar_subquery()
_REVISION = select(_CATALOGUE)
_STATE = select(_CATALOGUE, select(func.max(batch.c.id)).scalar_subquery())


@dataclass(frozen=True, slots=True)
class State:
    """Which catalogue and which figures an answer rests on: no change of either goes without a new number."""

    catalogue: str | None
    batch: int | None


def state_of(conn: Connection) -> State:
    """Return the state that this snapshot shows."""
    return State(*conn.execute(_STATE).one())


@dataclass
class Library:
    """The catalogue in its latest state; any process sees a change at its next question."""

    _kept: tuple[str | None, Lexicon] | None = None  # set at once, since threads share it
    _origins: Origins = field(default_factory=Origins)

    def lexicon(self, conn: Connection) -> Lexicon:
        """Return the lexicon of the catalogue as it stands in this snapshot."""
        revision = conn.execute(_REVISION).scalar()
        kept = self._kept
        if kept and kept[0] == revision:
            return kept[1]
        lexicon = Lexicon(Catalogue.of(load_register(conn), load_indicators(conn)))
        self._kept = revision, lexicon
        self._origins = Origins()  # a database that was put back may use their numbers for others
        return lexicon

    def findings(self, conn: Connection) -> Findings:
        """Return what reads figures in this snapshot."""
        catalogue = self.lexicon(conn).catalogue
        return Findings(Series(conn, self._origins), catalogue)
