"""A bank's day: the HRSS window inside its own service, a process that dies, a screening by consent, proof for its auditors.

`python main.py` plays it in a temporary folder and asserts what it shows; `--plot FILE` keeps the picture. People are invented.
"""

from __future__ import annotations

import argparse
import itertools
import logging
import random
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from bank import Bank
from banjian import HallDesk, Login, Office, Proven, ProvenCase, SoftwareSigner, verify
from fastapi.testclient import TestClient
from screening import newly_eligible, plot
from service import service
from window import Window

ORIGIN = "bank.example/xiangyang"
NOW = datetime(2026, 3, 2, 1, 30, tzinfo=timezone.utc)  # 09:30 in Xiangyang
TELLER, REVIEWER, AUDITOR, OUTLET = "xc-b1", "registration-r1", "audit-1", "0006"
ITEM = "992014002009"
CUSTOMERS = 2_000
NAMES = ["log", "next", "system", "roster-1", "roster-2", TELLER, REVIEWER]


def key(name: str) -> SoftwareSigner:
    """Invented keys: a bank keeps its own in a module, behind `banjian.Signer`."""
    return SoftwareSigner.demo("ed25519", f"bank window {name}")


def login(person: str) -> Login:
    return Login(person, method="smart-card", expires_at=NOW + timedelta(hours=8))


def clock() -> datetime:
    return NOW


def citizen(birth: date, serial: int) -> str:
    """An identity number with its check character (GB 11643); the division is Xiangyang's."""
    digits = f"420602{birth:%Y%m%d}{serial % 1000:03d}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return digits + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, weights)) % 11]


def invite(bank: Bank) -> None:
    """Invented customers; three of five have consented to be screened."""
    chance = random.Random(7)
    rows = []
    for number in range(CUSTOMERS):
        birth = date(1945, 1, 1) + timedelta(days=chance.randrange(365 * 30))
        months = chance.randrange(60, 300)
        rows.append((number, f"客户{number}", citizen(birth, number), chance.random() < 0.6, birth.isoformat(), months, chance.random() < 0.3))
    with bank.connect() as database:
        database.executemany("insert into customer values (?, ?, ?, ?, ?, ?, ?)", rows)


def open_office(folder: Path) -> Office:
    return Office.open(
        folder / "office.db", origin=ORIGIN, log_key=key("log"), system_key=key("system"), mark=folder / "office.mark"
    )


def found_register(office: Office) -> None:
    """The two administrators register everybody's key, as at a ceremony."""
    until = NOW + timedelta(days=365)
    desk = office.roster(login("roster-1"), login("roster-2"), signers=(key("roster-1"), key("roster-2")), now=NOW)
    desk.found_keys(until=until, now=NOW)
    desk.register_key(key("system"), until=until, now=NOW)
    desk.register_log_key(key("log"), key("next").public_key, now=NOW)
    for person in (TELLER, REVIEWER):
        desk.register_key(key(person), until=until, person=person, now=NOW)


def sit_down(bank: Bank, office: Office, *, dies: bool = False) -> Window:
    return Window(bank, office, office.window(login(TELLER), OUTLET, signer=key(TELLER)), dies=dies)


def at_the_counter(bank: Bank, office: Office, hall: HallDesk) -> str:
    """A customer changes the account of a benefit; gives the case number."""
    client = TestClient(service(bank, office, sit_down(bank, office), clock))
    clicks = map(str, itertools.count())

    def click(path: str, body: object = None, key: str | None = None) -> Any:
        return client.post(path, json=body, headers={"Idempotency-Key": key or f"{TELLER} {NOW:%F} {next(clicks)}"})

    found = client.get("/items", params={"q": "失业 账户 个人"}).json()
    assert found[0]["code"] == ITEM
    answer = client.post("/precheck", json={"item": "992014011001", "facts": {"contribution_months": 6, "application_date": "2026-03-02"}})
    assert answer.json()["determination"]["outcome"] == "ineligible"

    opened = click("/cases", {"customer": 3, "item": ITEM}, "one click")
    assert opened.status_code == 201, opened.text
    number = opened.json()["number"]
    # The second half of a double click, and the same key for something else, open no second case.
    again = click("/cases", {"customer": 3, "item": ITEM}, "one click")
    assert again.json() == {**opened.json(), "repeated": True}, again.text
    for body in ({"customer": 4, "item": ITEM}, {"customer": 3, "item": "992014011001"}):
        assert click("/cases", body, "one click").status_code == 422
    assert click(f"/cases/{number}/withdraw", None, "one click").status_code == 422
    assert client.post("/cases", json={"customer": 3, "item": ITEM}).status_code == 400
    assert len(bank.visits()) == 1
    papers = list(range(len(office.catalog[ITEM].materials)))
    assert click(f"/cases/{number}/receive", {"papers": papers}).json()["stage"] == "received"
    # A click whose answer was lost comes late: it is answered as it was then, and sets nothing back.
    assert click("/cases", {"customer": 3, "item": ITEM}, "one click").json()["stage"] == "draft"
    refused = click(f"/cases/{number}/complete-at-window")
    assert refused.status_code == 409 and refused.json()["reports"][0]["code"] == "needs-review"
    ready = [next["command"] for next in client.get(f"/cases/{number}/next").json() if next["why_not"] is None]
    assert "accept" in ready and "complete-at-window" not in ready
    assert click(f"/cases/{number}/accept").json()["stage"] == "under-review"
    case = office.case(number)
    hall.approve(hall.take(case, now=NOW), "《社会保险经办条例》第九条", now=NOW)
    # The teller's page does not know of the hall's two acts: the office says so, and the page looks again.
    late = click(f"/cases/{number}/serve")
    assert late.status_code == 409 and late.json()["reports"][0]["code"] == "case-moved-on", late.text
    assert client.post(f"/cases/{number}/look-again").json()["stage"] == "decided"
    assert click(f"/cases/{number}/serve").json()["stage"] == "closed"
    assert click(f"/cases/{number}/fly").status_code == 404
    titles = [text.splitlines()[1] for text in client.get(f"/cases/{number}/notices").json()]
    assert titles == ["接件凭证", "受理通知书", "准予决定书"], titles
    assert client.get("/cases/420600-0006-20260302-999999-1/next").status_code == 422
    assert click("/cases", {"customer": 99_999, "item": ITEM}).status_code == 404
    print(f"case {number}: opened, received, reviewed by another, served; notices: {', '.join(titles)}")
    return str(number)


def dies(folder: Path) -> None:
    """What the process that dies does: one act was only written down; of another the office has answered, and the
    bank's database does not know yet."""
    bank = Bank(folder / "bank.db")
    command: dict[str, object] = {"register": {"applicant": "natural", "item": ITEM, "period": ""}}
    with open_office(folder) as office:
        bank.open_visit("0c" * 16, 4, ITEM)
        bank.intend("0c" * 16, office.command_id(), command, bank.payload(4), NOW)
        bank.open_visit("0d" * 16, 5, ITEM)
        sit_down(bank, office, dies=True).act("0d" * 16, command, command_id=office.command_id(), at=NOW, customer=5)
    raise SystemExit("it should have died")


def after_a_death(folder: Path, bank: Bank) -> None:
    """Nothing is lost, and nothing is done twice."""
    with open_office(folder) as office:
        before = office.size
    ended = subprocess.run([sys.executable, __file__, "--dies", str(folder)], check=False)
    assert ended.returncode == 9, ended
    with open_office(folder) as office:
        assert office.size == before + 1 and len(bank.waiting()) == 2
        # The office's clock has gone on meanwhile.
        [lost, known], failures = sit_down(bank, office).relay(NOW + timedelta(minutes=5))
        assert not failures and not bank.waiting() and office.size == before + 2
        assert not lost.repeated and known.repeated
        print(f"a process died: case {lost.number} was opened after all, case {known.number} only once")


def proof(folder: Path, office: Office, number: str) -> None:
    """What the bank's auditors keep: it is checked without asking anybody."""
    audit = office.audit(login(AUDITOR), now=NOW)
    bundle = audit.bundle(office.case(number))
    file = folder / "evidence.json"
    file.write_bytes(bundle.to_bytes())
    found = verify(file.read_bytes(), office.trust())
    assert isinstance(found, ProvenCase) and all(isinstance(one, Proven) for one in found.records)
    kinds = [one.record.kind for one in found.records]
    assert kinds == ["register", "receive", "accept", "take", "approve", "serve"]
    assert {one.attested for one in found.records} == {"person-signed"}
    text = file.read_text(encoding="utf-8")
    assert "客户" not in text and "420602" not in text
    assert audit.audit_all().is_clean
    print(f"evidence bundle: {len(text):,} bytes, {found.extent.en}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--dies", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--plot", type=Path, help="where the picture is kept")
    arguments = asked.parse_args()
    if arguments.dies:
        dies(arguments.dies)
    heard = logging.getLogger("banjian")
    lines: list[str] = []
    heard.addHandler(Listening(lines))
    heard.setLevel(logging.INFO)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        bank = Bank(folder / "bank.db")
        invite(bank)
        with open_office(folder) as office:
            found_register(office)
            number = at_the_counter(bank, office, office.hall(login(REVIEWER), signer=key(REVIEWER)))
        after_a_death(folder, bank)
        with open_office(folder) as office:
            proof(folder, office, number)
        found = newly_eligible(bank, date(2025, 3, 2), date(2026, 3, 2))
        assert newly_eligible(Bank(folder / "new.db"), date(2025, 3, 2), date(2026, 3, 2)).num_rows == 0, "nobody has consented"
        plot(found, arguments.plot or folder / "newly_eligible.svg")
        with bank.connect() as database:
            consenting = {one for (one,) in database.execute("select id from customer where consent = 1")}
        assert found.num_rows > 0 and set(found["id"].to_pylist()) <= consenting
        print(f"of {len(consenting):,} customers who consented, {found.num_rows} may newly draw the residents' pension")
    assert lines and not any("客户" in line or "420602" in line for line in lines)


class Listening(logging.Handler):
    """Keeps what the library logs."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


if __name__ == "__main__":
    main()
