"""What every answer needs and few changes touch: the catalogue and its lexicon, kept until they change."""

from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, select

from bot.domain.catalogue import Catalogue
from bot.reading.lexicon import Lexicon
from bot.services.findings import Findings
from db.catalogue import load_indicators, load_register
from db.series import Origins, Series
from db.settings import CATALOGUE_REVISION, setting

_REVISION = select(setting.c.value).where(setting.c.name == bindparam("name"))


@dataclass
class Library:
    """The catalogue in its latest state; any process sees a change at its next question."""

    _revision: str | None = None
    _lexicon: Lexicon | None = None
    _origins: Origins = field(default_factory=Origins)

    def lexicon(self, conn: Connection) -> Lexicon:
        """Return the lexicon of the catalogue as it stands in this snapshot."""
        revision = conn.execute(_REVISION, {"name": CATALOGUE_REVISION}).scalar()
        if self._lexicon is None or revision != self._revision:
            self._lexicon = Lexicon(Catalogue.of(load_register(conn), load_indicators(conn)))
            self._revision = revision
        return self._lexicon

    def findings(self, conn: Connection) -> Findings:
        """Return what reads figures in this snapshot."""
        return Findings(Series(conn, self._origins), self.lexicon(conn).catalogue)
