"""What is used of XlsxWriter, which has no types of its own."""

from collections.abc import Mapping
from importlib import import_module
from io import BytesIO
from typing import Protocol, cast


class Style(Protocol):
    """How a cell looks."""


class Page(Protocol):
    """One sheet; rows and columns count from 0."""

    def write_string(self, row: int, at: int, text: str, style: Style | None = None, /) -> int:
        """Write a text, whatever it begins with."""
        ...

    def write_number(self, row: int, at: int, number: float, style: Style | None = None, /) -> int:
        """Write a number."""
        ...

    def write_blank(self, row: int, at: int, blank: None, style: Style | None = None, /) -> int:
        """Write a cell that is empty and looks like something."""
        ...

    def data_validation(
        self, row: int, at: int, last_row: int, last_at: int, rule: Mapping[str, object], /
    ) -> int:
        """Say what some cells take."""
        ...

    def set_row(
        self, row: int, height: float | None, style: Style | None, options: Mapping[str, object], /
    ) -> int:
        """Lay a row out."""
        ...

    def set_column(
        self, at: int, last: int, width: float | None, style: Style | None, options: Mapping[str, object], /
    ) -> int:
        """Lay some columns out."""
        ...

    def freeze_panes(self, row: int, at: int, /) -> None:
        """Keep what is above and left of a cell in sight."""
        ...

    def set_landscape(self) -> None:
        """Print across."""
        ...

    def set_paper(self, size: int, /) -> None:
        """Print on a size of paper."""
        ...

    def fit_to_pages(self, wide: int, high: int, /) -> None:
        """Print on so many pages; 0 is as many as it takes."""
        ...

    def repeat_rows(self, row: int, /) -> None:
        """Print a row on every page."""
        ...

    def print_area(self, row: int, at: int, last_row: int, last_at: int, /) -> bool:
        """Print only some cells."""
        ...

    def hide_gridlines(self, option: int, /) -> None:
        """Show no lines but the cells' own."""
        ...

    def protect(self, password: str, options: Mapping[str, object], /) -> None:
        """Let nothing be changed but the cells that are not locked."""
        ...


class Book(Protocol):
    """A workbook that is being written."""

    def add_worksheet(self, name: str, /) -> Page:
        """Add a sheet."""
        ...

    def add_format(self, properties: Mapping[str, object], /) -> Style:
        """Return how cells are to look."""
        ...

    def close(self) -> None:
        """Write the workbook."""
        ...


def new_book(content: BytesIO) -> Book:
    """Begin a workbook; a text in it is never a formula or a link."""
    writer = import_module("xlsxwriter")  # slow to import, and seldom needed
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    return cast("Book", writer.Workbook(content, options))
