"""What a command prints: words in one language, or one JSON document."""

from __future__ import annotations

import errno
import json
import sys
from typing import Any

from .._core import Text
from ..errors import Reported

__all__ = ["COULD_NOT", "DONE", "NO", "Say", "check_journal", "read"]

DONE, NO, COULD_NOT = 0, 1, 2


class Say:
    """Where answers and faults go."""

    def __init__(self, *, language: str, as_json: bool) -> None:
        self.language = language
        self.as_json = as_json

    def of(self, text: Text) -> str:
        """A text in the language that was asked for."""
        return text.zh if self.language == "zh" else text.en

    def words(self, zh: str, en: str) -> str:
        """Words of the command itself."""
        return zh if self.language == "zh" else en

    def line(self, line: str = "") -> None:
        """A line of the answer, for people."""
        if not self.as_json:
            print(line)

    def document(self, document: Any) -> None:
        """The answer as JSON, where that was asked for."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False, sort_keys=True, default=str))

    def wrong(self, line: str) -> None:
        """What went wrong outside the library."""
        if self.as_json:
            print(json.dumps({"error": line}, ensure_ascii=False))
        print(f"banjian: {line}", file=sys.stderr)

    def failed(self, error: Reported) -> None:
        """What the library says against it, and how to mend it."""
        if self.as_json:
            print(json.dumps({"reports": [json.loads(report.to_json()) for report in error.reports]}, ensure_ascii=False))
        for report in error.reports:
            place = f"{report.place}: " if report.place else ""
            print(f"banjian: {report.code}: {place}{self.of(report.message)}", file=sys.stderr)
            if self.of(report.help):
                print(f"         {self.of(report.help)}", file=sys.stderr)


def read(path: str) -> bytes:
    """The bytes of a file, or of standard input for `-`."""
    if path == "-":
        return sys.stdin.buffer.read()
    with open(path, "rb") as file:
        return file.read()


def check_journal(path: str) -> None:
    """Refuses what is no journal: opening an empty file would make one of it."""
    with open(path, "rb") as file:
        if file.read(16) != b"SQLite format 3\0":
            raise OSError(errno.EINVAL, "this is no journal", path)
