"""Package build: the catalogues are text in git, and compiled ones in the package."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface[BuilderConfig]):
    """Compiles every catalogue before a wheel, or an editable installation, is put together."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Write a ``.mo`` beside every ``.po``."""
        for path in Path(self.root, "locales").rglob("*.po"):
            with path.open("rb") as text, path.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(text))
