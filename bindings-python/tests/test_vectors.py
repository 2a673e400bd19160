"""The shared vectors: the same questions as Rust and the browser, the same answers to the byte.

How each file is read stands in `core/tests/vectors/shared/README.md`.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import date, datetime, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import banjian
from banjian import (
    Calendar,
    Catalog,
    Error,
    HallDesk,
    Identity,
    Login,
    Office,
    Payload,
    Policies,
    Policy,
    PortalDesk,
    Refusal,
    Report,
    Reported,
    RosterDesk,
    SoftwareSigner,
    SupervisionDesk,
    WindowDesk,
    feel,
    trace,
)

VECTORS = Path(__file__).resolve().parents[2] / "core" / "tests" / "vectors"


def vectors(name: str) -> Any:
    return json.loads((VECTORS / name).read_text(encoding="utf-8"), parse_float=Decimal)


def plain(value: Any) -> str:
    """JSON in one form: members in the order of their names, no blanks."""

    def number(value: object) -> float:
        assert isinstance(value, Decimal)
        return float(value)

    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=number)


def failure(raised: Reported) -> dict[str, Any]:
    reports = [json.loads(report.to_json()) for report in raised.reports]
    return {"refused": reports[0]} if isinstance(raised, Refusal) else {"faults": reports}


def answered(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except Reported as raised:
        return failure(raised)


def same(found: Any, expected: Any) -> None:
    assert plain(found) == plain(expected)


# Lives


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


class Life:
    def __init__(self, office: dict[str, Any]) -> None:
        keys = office["keys"] or {}
        self.keys = {
            person: SoftwareSigner.from_secret(key["algorithm"], bytes.fromhex(key["secret"]))
            for person, key in keys.items()
        }
        self.office = Office.open(
            "memory:",
            origin=office["origin"],
            suite=office["suite"],
            seed=office["seed"],
            host_attested=not keys,
            log_key=self.keys.get("log"),
            system_key=self.keys.get("system"),
        )
        self.suite = office["suite"]

    def login(self, step: dict[str, Any], person: str) -> Login:
        expires_at = datetime.fromtimestamp(step["expires_at"] / 1000, timezone.utc)
        return Login(person, method="smart-card", expires_at=expires_at)

    def desk(self, step: dict[str, Any]) -> WindowDesk | HallDesk | SupervisionDesk | PortalDesk:
        if step["desk"] == "portal":
            return self.office.portal(step["outlet"])
        person = step["person"]
        login, signer = self.login(step, person), self.keys.get(person)
        if step["desk"] == "window":
            return self.office.window(login, step["outlet"], signer=signer)
        if step["desk"] == "hall":
            return self.office.hall(login, signer=signer)
        assert step["desk"] == "supervision"
        return self.office.supervision(login, signer=signer)

    def roster(self, step: dict[str, Any]) -> RosterDesk:
        one, two = step["persons"]
        signers = (self.keys[one], self.keys[two]) if one in self.keys and two in self.keys else None
        return self.office.roster(
            self.login(step, one), self.login(step, two), signers=signers, now=moment(step["now"])
        )

    def version(self, case: str) -> int:
        try:
            return self.office.case(case).version
        except Error:
            return 0

    def step(self, step: dict[str, Any]) -> Any:
        now, of = moment(step["now"]), step["do"]
        if of == "act":
            case = step["case"]
            seen = step["seen"] if "seen" in step else self.version(case)
            payload = Payload.from_json(plain(step["payload"])) if "payload" in step else None
            desk = self.desk(step)
            prepared = desk.prepare(
                (case, seen), plain(step["command"]), payload=payload, now=now, command_id=step["id"]
            )
            return json.loads(desk.submit(desk.sign(prepared), now=now).to_json())
        if of == "allowed":
            return [
                [str(next.kind), {"refused": next.refusal.code} if next.refusal else "ready"]
                for next in self.desk(step).allowed((step["case"], 0), now=now)
            ]
        if of == "change":
            reply = self.roster(step).change(plain(step["change"]), now=now, command_id=step["id"])
            return json.loads(reply.to_json())
        if of == "key":
            return self.roster(step).key(plain(step["event"]), now=now, command_id=step["id"])
        if of == "determine":
            return json.loads(self.office.determine(step["case"], step["facts"]).to_json())
        if of == "precheck":
            return json.loads(self.office.precheck(step["item"], step["facts"]).to_json())
        assert of == "run-due"
        return json.loads(self.office.run_due(now=now).to_json())

    def end(self, cases: list[str]) -> dict[str, Any]:
        tree = trace.Tree(self.suite)
        records = []
        for entry in self.office.feed():
            data = entry.record.to_bytes()
            tree.append(data)
            records.append(hashlib.sha256(data).hexdigest())
        return {
            "notices": {
                case: [json.loads(notice.to_json()) for notice in self.office.notices(case)] for case in cases
            },
            "records": records,
            "root": tree.root().hex(),
            "size": len(tree),
        }


LIVES = vectors("shared/lifecycles.json")["lives"]


@pytest.mark.parametrize("life", LIVES, ids=[life["office"]["origin"].split("/")[-1] for life in LIVES])
def test_lives_are_lived_again_to_the_byte(life: dict[str, Any]) -> None:
    lived = Life(life["office"])
    cases: list[str] = []
    for step in life["steps"]:
        found = answered(lambda step=step: lived.step(step))  # type: ignore[misc]
        same(found, step["expect"])
        if isinstance(found, dict) and "number" in found and step["case"] not in cases:
            cases.append(step["case"])
    same(lived.end(cases), life["end"])


# Policies


SITUATIONS = sorted((VECTORS / "situations").glob("*.json"))


@pytest.mark.parametrize("path", SITUATIONS, ids=[path.stem for path in SITUATIONS])
def test_situations(path: Path) -> None:
    policy = Policy.reference(path.stem)
    situations = vectors(f"situations/{path.name}")
    assert situations
    for situation in situations:
        answer = policy.determine(situation["facts"])
        told = situation["situation"]["en"]
        assert answer.verdict == situation["outcome"], told
        for name, value in situation.get("values", {}).items():
            found = answer.values[name]
            assert (str(found) if isinstance(value, str) else found) == value, told
        if "missing" in situation:
            assert answer.missing == situation["missing"], told
        if "because" in situation:
            assert [reason.condition for reason in answer.reasons] == situation["because"], told


def test_determinations() -> None:
    policies = Policies.reference()
    asked = vectors("shared/determinations.json")["determinations"]
    assert {one["policy"] for one in asked} == set(policies)
    for one in asked:
        same(json.loads(policies[one["policy"]].determine(one["facts"]).to_json()), one["expect"])


def test_feel() -> None:
    for one in vectors("feel.json"):
        found = feel.evaluate(one["text"], one.get("context"))
        assert found == feel.evaluate(one["expected"]), one["text"]


# Proof


def proven(found: banjian.Proven) -> dict[str, Any]:
    def words(texts: list[banjian.Text]) -> list[dict[str, str]]:
        return [{"en": text.en, "zh": text.zh} for text in texts]

    return {
        "not_proven": words(found.not_proven),
        "proof": json.loads(found.to_json()),
        "proven": words(found.proven),
    }


def test_receipts() -> None:
    shared = vectors("shared/receipts.json")
    for one in shared["evidence"]:

        def ask(one: dict[str, Any] = one) -> dict[str, Any]:
            trust = trace.Trust.from_json(shared["trusts"][one["trust"]])
            data = base64.b64decode(one["base64"]) if one["form"] == "compact" else one["text"]
            found = banjian.verify(data, trust)
            if isinstance(found, banjian.Proven):
                return proven(found)
            return {
                "complete_to": found.complete_to,
                "extent": {"en": found.extent.en, "zh": found.extent.zh},
                "records": [proven(record) for record in found.records],
                "size": found.size,
                "time": json.loads(found.to_json())["time"],
            }

        same(answered(ask), one["expect"])


# Reports


def test_every_report_is_read_and_written_again() -> None:
    for one in vectors("shared/refusals.json")["refusals"]:
        same(json.loads(Report.from_json(plain(one)).to_json()), one)


def test_faults() -> None:
    def ask(of: str, one: dict[str, Any]) -> Any:
        text = one["input"]
        if of == "calendar":
            return Calendar.from_csv(text, name="days.csv")
        if of == "feel":
            return feel.evaluate(text)
        if of == "policy":
            return Policy.from_toml(text, name="policy.toml")
        if of == "facts":
            faults = Policy.reference(text["policy"]).determine(text["facts"]).faults
            return {"faults": [json.loads(report.to_json()) for report in faults]}
        assert of == "command"
        with Office.open("memory:", origin="demo.invalid/faults", host_attested=True, seed=1) as office:
            login = Login("zws-w2", method="smart-card", expires_at=datetime(2026, 3, 3, tzinfo=timezone.utc))
            desk = office.window(login, "0001")
            return desk.prepare(("00" * 16, 0), text, now=datetime(2026, 3, 2, tzinfo=timezone.utc))

    for one in vectors("shared/faults.json")["faults"]:
        same(answered(lambda one=one: ask(one["of"], one)), one["expect"])  # type: ignore[misc]


# Identities, days, searches


def test_identities() -> None:
    shared = vectors("shared/identities.json")
    for one in shared["identities"]:

        def ask(one: dict[str, Any] = one) -> dict[str, Any]:
            found = Identity(one["kind"], one["number"])
            return {
                "birth_date": found.birth_date and found.birth_date.isoformat(),
                "masked": str(found),
                "number": found.reveal(),
                "sex": found.sex and str(found.sex),
            }

        same(answered(ask), one["expect"])
    for one in shared["names"]:
        party = banjian.Party(identity=Identity.citizen("11010519491231002X"), name=one["name"])
        kept = banjian.Party.from_json(party.to_json()).name
        assert kept == one["name"]
        assert (kept.encode().hex(), len(kept)) == (one["expect"]["utf8"], one["expect"]["characters"])


def test_working_days() -> None:
    calendar = Calendar.reference()
    shared = vectors("shared/working_days.json")
    day = date.fromisoformat
    for one in shared["working"]:
        same(answered(lambda one=one: calendar.is_working_day(day(one["date"]))), one["expect"])  # type: ignore[misc]
    for one in shared["added"]:
        same(
            answered(lambda one=one: str(calendar.add_working_days(day(one["date"]), one["amount"]))),  # type: ignore[misc]
            one["expect"],
        )
    for one in shared["due"]:
        paused = [(day(range["first"]), day(range["last"])) for range in one["paused"]]
        span = one["span"]
        found = calendar.derive(day(one["start"]), span["amount"], span["unit"], paused=paused)
        derivation = json.loads(found.to_json())
        due = {"certainty": derivation["certainty"], "date": derivation["due"]}
        same({"derivation": derivation, "due": due}, one["expect"])


def test_searches() -> None:
    catalog = Catalog.reference()
    for one in vectors("shared/searches.json")["searches"]:
        hits = catalog.search(one["text"])
        best = [{"code": hit.code, "rank": str(hit.rank)} for hit in hits[:5]]
        same({"best": best, "found": len(hits)}, one["expect"])
