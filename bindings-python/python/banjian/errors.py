"""The three ways in which something does not happen: a refusal, an error, a defect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._core import Place, Report

__all__ = ["Defect", "Error", "Refusal", "Reported"]


class Reported(Exception):
    """What the three have in common: reports, each with a stable code, words in both languages, and a place.

    `code`, `help`, `place` and `source` are those of the first report; `reports` has all of them. Nothing of it
    holds personal data.
    """

    reports: tuple[Report, ...]
    """Everything that was found, in the order in which a reader meets it; at least one."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.reports = tuple(reports)
        super().__init__(self.reports)

    def __str__(self) -> str:
        return "\n".join(str(report) for report in self.reports)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.code}: {self})"

    @property
    def code(self) -> str:
        """The stable code, as `needs-review`."""
        return self.reports[0].code

    @property
    def help(self) -> str:
        """How to mend it, in English; `reports[0].help.zh` has it in Chinese."""
        return self.reports[0].help.en

    @property
    def place(self) -> Place | None:
        """Where in the input; `None` where that is not known."""
        return self.reports[0].place

    @property
    def source(self) -> str:
        """The law or formal source behind it; empty where it is plain form."""
        return self.reports[0].source


class Refusal(Reported):
    """A lawful "no": the rule that stands against an act. Nothing of the act was recorded."""


class Error(Reported):
    """Bad input, a race that was lost, or a store that failed. Nothing is half done."""


class Defect(Error):
    """A mistake of this library; please report it."""
