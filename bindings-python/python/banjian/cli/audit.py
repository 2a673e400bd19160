"""Audit a journal: every act decided again, separation from the headers, signatures and editions. 1 where it finds faults."""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta, timezone

from .._core import Login, Office
from .say import DONE, NO, Say, check_journal

NAME = "audit"


def instant(text: str) -> datetime:
    """An instant as it is typed, with its time zone."""
    found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    if found.tzinfo is None:
        raise ValueError(text)
    return found


def arguments(of: argparse.ArgumentParser) -> None:
    of.add_argument("journal", help="the file of the journal")
    of.add_argument("--origin", required=True, help="the name of its log, as example.org/xiangyang")
    of.add_argument("--suite", choices=["sha256-ed25519", "sm3-sm2"], default="sha256-ed25519")
    of.add_argument("--as", dest="person", default="audit-1", help="the auditor of the network who asks (audit-1)")
    of.add_argument("--case", help="one case, by its id or number")
    of.add_argument("--at", type=instant, metavar="INSTANT", help="as of when the auditor is posted, as 2026-03-02T09:30:00+08:00 (now)")


def run(asked: argparse.Namespace, say: Say) -> int:
    check_journal(asked.journal)
    now = asked.at or datetime.now(timezone.utc)
    with Office.open(asked.journal, origin=asked.origin, suite=asked.suite, host_attested=True) as office:
        login = Login(asked.person, method="command-line", expires_at=now + timedelta(hours=1))
        desk = office.audit(login, now=now)
        report = desk.audit_case(office.case(asked.case).id) if asked.case else desk.audit_all()
    say.line(report.text("zh-CN" if say.language == "zh" else "en").rstrip())
    say.document(report.to_dict())
    return DONE if report.is_clean else NO
