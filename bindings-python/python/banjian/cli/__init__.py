"""The command `banjian`: search, determine, screen, verify, audit, run-due, schema, demo.

Each command prints for people, or with `--json` one JSON document. Answers go to standard output, everything else to
standard error. A command ends with 0 when it did what was asked, 1 when the answer is no (a proof that does not hold, an
audit with faults), 2 when it could not.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from .. import __version__
from ..errors import Reported
from . import audit, demo, determine, run_due, schema, screen, search, verify
from .say import COULD_NOT, Say

__all__ = ["main"]

COMMANDS = (search, determine, screen, verify, audit, run_due, schema, demo)


def parser() -> argparse.ArgumentParser:
    """What can be asked."""
    whole = argparse.ArgumentParser(prog="banjian", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    whole.add_argument("--version", action="version", version=f"banjian {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="print one JSON document")
    common.add_argument("--lang", choices=["zh", "en"], default="zh", help="the language of what is printed (zh)")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        about = (command.__doc__ or "").splitlines()[0]
        one = commands.add_parser(command.NAME, help=about, description=command.__doc__, parents=[common])
        command.arguments(one)
        one.set_defaults(run=command.run)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; gives how it ended."""
    asked = parser().parse_args(argv)
    say = Say(language=asked.lang, as_json=asked.json)
    try:
        ended = int(asked.run(asked, say))
        sys.stdout.flush()
        return ended
    except Reported as error:
        say.failed(error)
    except BrokenPipeError:
        # Who read has gone; nothing is left to say, also not at the interpreter's end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + 13
    except KeyboardInterrupt:
        return 128 + 2
    except OSError as error:
        say.wrong(f"{error.filename or 'input'}: {error.strerror or error}")
    return COULD_NOT
