"""Play one case on a journal in memory: a window accepts, the hall decides, and a receipt proves what was done."""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta, timezone

from .._core import Identity, Login, Office, Paper, Party, Payload, Proven, SoftwareSigner, verify
from ..errors import Refusal
from .say import DONE, Say

NAME = "demo"

ITEM = "992014002009"
ORIGIN = "demo.banjian.example/command-line"
PEOPLE = ("zws-w2", "registration-r1")


def arguments(of: argparse.ArgumentParser) -> None:
    of.add_argument("--seed", type=int, default=7, help="the same seed plays the same case to the byte (7)")


def run(asked: argparse.Namespace, say: Say) -> int:
    now = datetime(2026, 3, 2, 1, 30, tzinfo=timezone.utc)
    until = now + timedelta(days=365)
    names = ("log", "next", "system", "roster-1", "roster-2", *PEOPLE)
    keys = {name: SoftwareSigner.demo("ed25519", f"banjian demo {name}") for name in names}

    def login(person: str) -> Login:
        return Login(person, method="demo", expires_at=now + timedelta(hours=8))

    steps = []

    def told(zh: str, en: str) -> None:
        steps.append({"en": en, "zh": zh})
        say.line(say.words(zh, en))

    with Office.open(
        "memory:", origin=ORIGIN, log_key=keys["log"], system_key=keys["system"], seed=asked.seed
    ) as office:
        roster = office.roster(
            login("roster-1"), login("roster-2"), signers=(keys["roster-1"], keys["roster-2"]), now=now
        )
        roster.found_keys(until=until, now=now)
        roster.register_key(keys["system"], until=until, now=now)
        roster.register_log_key(keys["log"], keys["next"].public_key, now=now)
        for person in PEOPLE:
            roster.register_key(keys[person], until=until, person=person, now=now)
        told("两名管理员登记了所有人的公钥。", "Two administrators registered everybody's public key.")

        item = office.catalog[ITEM]
        told(f"事项：{item.name.zh}", f"Item: {item.name.en}")
        payload = Payload(applicant=Party(identity=Identity.citizen("11010519491231002X"), name="王某"))
        window = office.window(login("zws-w2"), "0001", signer=keys["zws-w2"])
        reply = window.register(item.code, payload=payload, now=now)
        papers = [Paper(at) for at, _ in enumerate(item.materials)]
        reply = window.receive(reply, "applicant", "document-read", papers, payload=payload, now=now)
        told(f"窗口接件，办件编号{reply.number}。", f"A window received it: case {reply.number}.")
        try:
            window.complete_at_window(reply, now=now)
        except Refusal as no:
            message = no.reports[0].message
            told(f"窗口一人办结被拒绝：{message.zh}（{no.source}）", f"Alone it may not: {message.en} ({no.source})")
        reply = window.accept(reply, now=now)
        hall = office.hall(login("registration-r1"), signer=keys["registration-r1"])
        reply = hall.take(reply, now=now)
        reply = hall.approve(reply, "《社会保险经办条例》第九条", now=now)
        told("大厅由另一人审查并准予。", "Somebody else, in the hall, reviewed and approved it.")
        reply = window.serve(reply, "in-person", now=now)
        told("窗口当面送达，办结。", "The window served it; the case is closed.")

        receipt = office.receipt(reply)
        proven = verify(receipt.to_bytes(), office.trust())
        assert isinstance(proven, Proven)
        told(f"回执{len(receipt.to_compact())}字节，可印成一个二维码：", f"Receipt, {len(receipt.to_compact())} bytes, one QR code:")
        for text in proven.proven:
            told(f"  ✓ {text.zh}", f"  ✓ {text.en}")
        told("它不证明：", "It does not prove:")
        for text in proven.not_proven:
            told(f"  – {text.zh}", f"  – {text.en}")
        report = office.audit(login("audit-1"), now=now).audit_all()
        told(
            f"稽核重演{report.counts['replayed']}项行为，发现{len(report.findings)}项。",
            f"The audit decided {report.counts['replayed']} acts again and found {len(report.findings)} things.",
        )
        say.document({"case": str(reply.number), "receipt": receipt.to_dict(), "root": office.checkpoint(), "steps": steps})
    return DONE
