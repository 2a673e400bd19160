"""Run every timer of a journal that is due: cases deemed accepted, leases that end, reminders, terms that have passed."""

from __future__ import annotations

import argparse
import json
from datetime import datetime, timezone

from .._core import Office, SoftwareSigner
from .audit import instant
from .say import COULD_NOT, DONE, Say, check_journal, read

NAME = "run-due"


def arguments(of: argparse.ArgumentParser) -> None:
    of.add_argument("journal", help="the file of the journal")
    of.add_argument("--origin", required=True, help="the name of its log")
    of.add_argument("--suite", choices=["sha256-ed25519", "sm3-sm2"], default="sha256-ed25519")
    of.add_argument("--at", type=instant, metavar="INSTANT", help="as of when (now)")
    vouched = of.add_mutually_exclusive_group(required=True)
    vouched.add_argument("--host-attested", action="store_true", help="the machine vouches: for a log that nobody signs")
    vouched.add_argument(
        "--keys", metavar="FILE", help='the office\'s own keys: {"log": {"algorithm": …, "secret": 64 digits}, "system": …}'
    )


def run(asked: argparse.Namespace, say: Say) -> int:
    check_journal(asked.journal)
    keys: dict[str, SoftwareSigner] = {}
    if asked.keys:
        try:
            given = json.loads(read(asked.keys))
            for name in ("log", "system"):
                key = given[name]
                keys[name] = SoftwareSigner.from_secret(key["algorithm"], bytes.fromhex(key["secret"]))
        except (ValueError, KeyError, TypeError):
            say.wrong(say.words("密钥文件格式不对", "the file of keys has another form"))
            return COULD_NOT
    with Office.open(
        asked.journal,
        origin=asked.origin,
        suite=asked.suite,
        host_attested=asked.host_attested,
        log_key=keys.get("log"),
        system_key=keys.get("system"),
    ) as office:
        ran = office.run_due(now=asked.at or datetime.now(timezone.utc))
    say.line(
        say.words(
            f"视为受理{ran.deemed_accepted}件，租约到期{ran.leases_ended}件，逾期待定{ran.overdue_proposed}件，"
            f"提醒{ran.reminded}件，未能运行{ran.left}件",
            str(ran),
        )
    )
    say.document(ran.to_dict())
    return DONE
