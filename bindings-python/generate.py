"""Writes `python/banjian/enums.py` from the one JSON Schema: every closed set of words, as the core names it.

`python bindings-python/generate.py` writes it; a test holds the committed file against what this gives.
"""

from __future__ import annotations

import json
import keyword
import textwrap
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = ROOT / "core" / "schemas" / "banjian.json"
ENUMS = ROOT / "bindings-python" / "python" / "banjian" / "enums.py"

# Codes are a table that grows, and `Refusal` is the name of the exception.
LEFT_OUT = {"Code", "Refusal"}

HEAD = '''"""The closed sets of words of the core, as texts: `Stage.ACCEPTED == "accepted"`.

Generated from the JSON Schema by `bindings-python/generate.py`.
"""

from enum import Enum

__all__ = [
{names}]


class _Word(str, Enum):
    """A word that is its text."""

    def __str__(self) -> str:
        return str(self.value)

    def __repr__(self) -> str:
        return f"{{type(self).__name__}}.{{self.name}}"
'''


def words(definition: dict[str, Any]) -> list[tuple[str, str]] | None:
    """The words of a closed set with what each means; `None` for anything else."""
    if definition.get("type") == "string" and "enum" in definition:
        return [(word, "") for word in definition["enum"]]
    found: list[tuple[str, str]] = []
    for option in definition.get("oneOf", []):
        if "const" in option:
            found.append((option["const"], option.get("description", "")))
        elif option.get("type") == "string" and "enum" in option:
            found.extend((word, "") for word in option["enum"])
        else:
            return None
    return found or None


def name(word: str) -> str:
    """The name of a member, in capitals."""
    upper = word.upper().replace("-", "_")
    return f"{upper}_" if keyword.iskeyword(upper) else upper


def sentence(text: str, indent: str) -> str:
    """A docstring."""
    lines = textwrap.wrap(" ".join(text.split()), 110 - len(indent))
    if len(lines) == 1:
        return f'{indent}"""{lines[0]}"""\n'
    return f'{indent}"""{lines[0]}\n' + "".join(f"{indent}{line}\n" for line in lines[1:]) + f'{indent}"""\n'


def enums(schema: dict[str, Any]) -> str:
    """The module."""
    sets = {
        of: (definition.get("description", ""), found)
        for of, definition in sorted(schema["$defs"].items())
        if of not in LEFT_OUT and (found := words(definition))
    }
    out = HEAD.format(names="".join(f'    "{of}",\n' for of in sets))
    for of, (about, found) in sets.items():
        out += f"\n\nclass {of}(_Word):\n{sentence(about or of, '    ')}"
        for word, means in found:
            out += f'\n    {name(word)} = "{word}"\n'
            if means:
                out += sentence(means, "    ")
    return out


def main() -> None:
    ENUMS.write_text(enums(json.loads(SCHEMA.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
