"""Print the JSON Schema of every command, event, error and value, or of one by its name."""

from __future__ import annotations

import argparse
import json

from .._core import schema as whole
from .say import COULD_NOT, DONE, Say

NAME = "schema"


def arguments(of: argparse.ArgumentParser) -> None:
    of.add_argument("name", nargs="?", help="a name under $defs, as Determination")


def run(asked: argparse.Namespace, say: Say) -> int:
    if not asked.name:
        print(whole(), end="")
        return DONE
    definitions = json.loads(whole())["$defs"]
    if asked.name not in definitions:
        say.wrong(say.words(f"没有“{asked.name}”", f"there is no `{asked.name}`; there are {', '.join(definitions)}"))
        return COULD_NOT
    print(json.dumps(definitions[asked.name], ensure_ascii=False, indent=2))
    return DONE
