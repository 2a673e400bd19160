"""What goes wrong: the right exception, nothing half done, nothing personal in it."""

from __future__ import annotations

import logging
import os
import pickle
import threading
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

import banjian
from banjian import (
    CONFLICT,
    Calendar,
    Catalog,
    Determination,
    Error,
    Identity,
    Login,
    Network,
    Office,
    Paper,
    Party,
    Payload,
    Policy,
    Refusal,
    Reply,
    Signer,
    SoftwareSigner,
    Text,
    Trust,
    WindowDesk,
    feel,
)
from conftest import ITEM, NOW

NUMBER, NAME = "11010519491231002X", "王某"


def policy() -> Policy:
    return Policy.reference("unemployment-benefit")


def code(raised: pytest.ExceptionInfo[Error]) -> str:
    return raised.value.code


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (float("nan"), "number-form"),
        (float("inf"), "number-form"),
        (10**6000, "number-form"),
        (Decimal("1e9999"), "number-form"),
        (Decimal("NaN"), "number-form"),
        ([1], "fact-type"),
        (object(), "fact-type"),
        (b"36", "fact-type"),
        ("\ud800", "text-form"),
        (NOW, "date-is-datetime"),
    ],
    ids=range(10),
)
def test_what_is_no_fact(value: object, expected: str) -> None:
    with pytest.raises(Error) as raised:
        policy().determine({"contribution_months": value, "seeking_work": object()})
    assert code(raised) == expected
    assert str(raised.value.place) == "contribution_months"
    assert [report.code for report in raised.value.reports] == [expected, "fact-type"]
    assert raised.value.reports[0].help.zh


def test_facts_are_a_mapping_with_names() -> None:
    with pytest.raises(TypeError):
        policy().determine([("contribution_months", 36)])  # type: ignore[arg-type]
    for name in (1, "\udfff"):
        with pytest.raises(Error):
            policy().determine({name: 1})  # type: ignore[dict-item]


def test_a_fact_outside_its_bounds_is_an_answer() -> None:
    answer = policy().determine({"contribution_months": 721, "nobody_asks": 1}, on=date(2026, 3, 2))
    assert answer.verdict == "invalid-facts"
    assert {report.code for report in answer.faults} == {"fact-bounds", "fact-undeclared"}


def test_the_day_that_counts() -> None:
    on = date(2026, 3, 2)
    with pytest.raises(Error) as raised:
        policy().determine({"application_date": date(2025, 1, 1)}, on=on)
    assert code(raised) == "day-twice"
    for same in (on, "2026-03-02"):
        assert policy().determine({"application_date": same}, on=on) == policy().determine({}, on=on)
    assert Policy.reference("minimum-contribution").day is None
    Policy.reference("minimum-contribution").determine({}, on=on)


def test_a_conflict_is_said() -> None:
    answer = policy().determine({"contribution_months": CONFLICT})
    assert answer.conflicts == ["contribution_months"]
    assert pickle.loads(pickle.dumps(CONFLICT)) == CONFLICT


def test_feel() -> None:
    itself: dict[str, object] = {}
    itself["itself"] = itself
    for context, expected in ((itself, "feel-json-deep"), ({"a": object()}, "fact-type"), ({"a": "\ud800"}, "text-form")):
        with pytest.raises(Error) as raised:
            feel.evaluate("1", context)
        assert code(raised) == expected
    with pytest.raises(Error):
        feel.evaluate("(" * 10_000)
    with pytest.raises(TypeError):
        feel.evaluate(1)  # type: ignore[arg-type]
    assert feel.evaluate("x + 1", {"x": 2**62}) == 2**62 + 1
    assert feel.evaluate("x", {"x": datetime(2026, 1, 1, tzinfo=timezone.utc)}) == datetime(2026, 1, 1, tzinfo=timezone.utc)


def test_words_and_days() -> None:
    with pytest.raises(Error) as raised:
        Identity("driving-licence", NUMBER)
    assert code(raised) == "word-unknown"
    assert "citizen-number" in str(raised.value) and NUMBER not in str(raised.value)
    with pytest.raises(Error) as raised:
        Calendar.reference().add_working_days(NOW, 1)
    assert code(raised) == "date-is-datetime"
    with pytest.raises(TypeError):
        Calendar.reference().add_working_days("2026-03-02", 1)  # type: ignore[arg-type]
    with pytest.raises(Error) as raised:
        Login("zws-w2", method="smart-card", expires_at=datetime(2026, 3, 2))
    assert code(raised) == "datetime-naive"
    with pytest.raises(KeyError):
        Catalog.reference()["no such item"]
    with pytest.raises(KeyError):
        Policy.reference("no-such-policy")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"zh": "a"}', '{"en": "a", "zh": "b", "x": 1}', '{"en": 1, "zh": ""}'])
def test_json_that_no_value_wrote(text: str) -> None:
    with pytest.raises(Error) as raised:
        Text.from_json(text)
    assert code(raised) == "value-form"


def test_json_is_not_repeated() -> None:
    with pytest.raises(Error) as raised:
        Party.from_json('{"identity": {"kind": "citizen-number", "number": "11010519491231002X"}, "name": 7}')
    assert NUMBER not in str(raised.value) + repr(raised.value) + raised.value.reports[0].to_json()


def test_nothing_personal_is_shown(
    window: WindowDesk, payload: Payload, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="banjian")
    reply = window.register(ITEM, payload=payload, now=NOW)
    with pytest.raises(Refusal) as refused:
        window.accept(reply, now=NOW)
    assert caplog.records
    shown = [repr(payload), str(payload), repr(payload.applicant), repr(reply), repr(refused.value), caplog.text]
    for text in shown:
        assert NUMBER not in text and NAME not in text


def test_handles_and_keys_do_not_pickle(office: Office, window: WindowDesk) -> None:
    key = SoftwareSigner.random("ed25519")
    for one in (office, window, key, Signer(key.public_key, key), Catalog.reference(), policy(), Network.xiangyang()):
        with pytest.raises(TypeError):
            pickle.dumps(one)
    assert pickle.loads(pickle.dumps(key.public_key)) == key.public_key


def test_values_pickle_and_are_equal(accepted: Reply, payload: Payload, office: Office) -> None:
    answer = policy().determine({"contribution_months": 36}, on=date(2026, 3, 2))
    item = office.catalog[ITEM]
    values: list[Any] = [answer, *answer.reasons, answer.next_question, answer.period, item, *item.materials, accepted]
    values += [payload, payload.applicant, Paper(1), accepted.number, item.name, *office.notices(accepted)]
    values += [entry.record for entry in office.feed()]
    for value in values:
        again = pickle.loads(pickle.dumps(value))
        assert again == value and hash(again) == hash(value) and type(again) is type(value)
    with pytest.raises(Refusal) as refused:
        office.hall(Login("zws-w2", method="card", expires_at=NOW + timedelta(hours=1))).take(accepted, now=NOW)
    again = pickle.loads(pickle.dumps(refused.value))
    assert (again.code, again.help, str(again)) == (refused.value.code, refused.value.help, str(refused.value))


# Offices


def test_a_closed_office(login: Callable[[str], Login], payload: Payload) -> None:
    office = Office.open("memory:", origin="demo.invalid/closed", host_attested=True, seed=1)
    window, feed = office.window(login("zws-w2"), "0001"), office.feed()
    audit = office.audit(login("audit-1"), now=NOW)
    office.close()
    office.close()
    calls: list[Callable[[], object]] = [
        lambda: office.window(login("zws-w2"), "0001"),
        lambda: window.register(ITEM, payload=payload, now=NOW),
        lambda: window.person,
        lambda: next(feed),
        audit.audit_all,
        office.checkpoint,
        lambda: office.origin,
    ]
    for call in calls:
        with pytest.raises(Error) as raised:
            call()
        assert code(raised) == "office-closed"
    assert repr(office) == "Office(closed)"


def test_a_forked_child(tmp_path: Path, login: Callable[[str], Login], payload: Payload) -> None:
    with Office.open(tmp_path / "journal.db", origin="demo.invalid/forked", host_attested=True, seed=1) as office:
        window = office.window(login("zws-w2"), "0001")
        reply = window.register(ITEM, payload=payload, now=NOW)
        child = os.fork()
        if child == 0:
            found = 1
            try:
                office.case(reply)
            except Error as error:
                found = 0 if error.code == "forked" else 2
            office.close()
            os._exit(found)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        # The parent's journal was not touched.
        window.withdraw(reply, now=NOW)
        assert office.audit(login("audit-1"), now=NOW).audit_all().is_clean


def test_an_act_twice_is_done_once(office: Office, window: WindowDesk, payload: Payload) -> None:
    case_id, command_id = "0a" * 16, office.command_id()
    first = window.register(ITEM, payload=payload, now=NOW, case_id=case_id, command_id=command_id)
    again = window.register(ITEM, payload=payload, now=NOW, case_id=case_id, command_id=command_id)
    assert not first.repeated and again.repeated
    assert (again.case, again.position) == (first.case, first.position)
    with pytest.raises(Error) as raised:
        window.withdraw(first, now=NOW, command_id=command_id)
    assert code(raised) == "command-reused"


def test_two_at_once(office: Office, window: WindowDesk, payload: Payload) -> None:
    for round in range(20):
        reply = window.register(ITEM, payload=payload, period=str(round), now=NOW)
        found: list[str] = []
        barrier = threading.Barrier(2)

        def withdraw(reply: Reply = reply, found: list[str] = found, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            try:
                window.withdraw(reply, now=NOW)
                found.append("done")
            except Error as error:
                found.append(error.code)

        threads = [threading.Thread(target=withdraw) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(found) == ["case-moved-on", "done"]


# Signers


KEYS = {
    algorithm: {name: SoftwareSigner.demo(algorithm, name) for name in ("log", "next", "system", "roster-1", "roster-2", "zws-w2")}
    for algorithm in ("ed25519", "sm2")
}


@pytest.fixture(params=["sha256-ed25519", "sm3-sm2"])
def signed(request: pytest.FixtureRequest, login: Callable[[str], Login]) -> Any:
    suite = request.param
    keys = KEYS[suite.split("-")[1]]
    with Office.open("memory:", origin="banjian.example/signed", suite=suite, log_key=keys["log"], system_key=keys["system"]) as office:
        until = NOW + timedelta(days=300)
        desk = office.roster(login("roster-1"), login("roster-2"), signers=(keys["roster-1"], keys["roster-2"]), now=NOW)
        desk.found_keys(until=until, now=NOW)
        desk.register_key(keys["system"], until=until, now=NOW)
        desk.register_log_key(keys["log"], keys["next"].public_key, now=NOW)
        desk.register_key(keys["zws-w2"], until=until, person="zws-w2", now=NOW)
        yield office, keys


def test_a_signer_outside(signed: Any, login: Callable[[str], Login], payload: Payload) -> None:
    office, keys = signed
    key = keys["zws-w2"]
    asked: list[int] = []

    def sign(message: bytes) -> bytes:
        asked.append(len(message))
        return bytes(key(message))

    window = office.window(login("zws-w2"), "0001", signer=Signer(key.public_key, sign))
    reply = window.register(ITEM, payload=payload, now=NOW)
    assert len(asked) == 1
    receipt = office.receipt(reply)
    proven = banjian.verify(receipt.to_compact(), office.trust())
    assert isinstance(proven, banjian.Proven) and proven.attested == "person-signed"
    with pytest.raises(Error) as raised:
        banjian.verify(receipt, Trust("other.example/log", keys["log"].public_key, suite=office.trust().suite))
    assert code(raised) == "foreign-log"
    assert office.audit(login("audit-1"), now=NOW).audit_all().is_clean


def test_signers_that_fail(signed: Any, login: Callable[[str], Login], payload: Payload) -> None:
    office, keys = signed
    before = office.size

    def reenter(_: bytes) -> bytes:
        office.case("00" * 16)
        return b""

    def interrupt(_: bytes) -> bytes:
        raise KeyboardInterrupt

    def act(sign: Callable[[bytes], Any]) -> None:
        signer = Signer(keys["zws-w2"].public_key, sign)
        office.window(login("zws-w2"), "0001", signer=signer).register(ITEM, payload=payload, now=NOW)

    for sign, expected, cause in (
        (reenter, "signer-failed", Error),
        (lambda _: 1 / 0, "signer-failed", ZeroDivisionError),
        (lambda _: "text", "signer-failed", TypeError),
        (lambda _: b"12", "signature-length" if keys is KEYS["ed25519"] else "signature-der", type(None)),
        (keys["log"], "signature-mismatch", type(None)),
    ):
        with pytest.raises(Error) as raised:
            act(sign)
        assert isinstance(raised.value.__cause__, cause)
        assert code(raised) == expected or cause is type(None)
        if sign is reenter:
            assert isinstance(raised.value.__cause__, Error)
            assert raised.value.__cause__.code == "signer-reentered"
    with pytest.raises(KeyboardInterrupt):
        act(interrupt)
    assert office.size == before


def test_a_slow_signer_blocks_nobody(signed: Any, login: Callable[[str], Login], payload: Payload) -> None:
    office, keys = signed
    may_go_on, is_asked = threading.Event(), threading.Event()

    def slow(message: bytes) -> bytes:
        is_asked.set()
        assert may_go_on.wait(20)
        return bytes(keys["zws-w2"](message))

    slowly = office.window(login("zws-w2"), "0001", signer=Signer(keys["zws-w2"].public_key, slow))
    thread = threading.Thread(target=lambda: slowly.register(ITEM, payload=payload, period="1", now=NOW))
    thread.start()
    assert is_asked.wait(20)
    size = office.size
    quick = office.window(login("zws-w2"), "0001", signer=keys["zws-w2"])
    quick.register(ITEM, payload=payload, period="2", now=NOW)
    assert office.size == size + 1 and thread.is_alive()
    may_go_on.set()
    thread.join(20)
    assert office.size == size + 2


# Tables


class Lies:
    def __init__(self, answer: object) -> None:
        self.answer = answer

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def test_tables_that_are_none() -> None:
    table = pa.table({"contribution_months": [6, 36]})
    for wrong in ([1], None, Lies(None), Lies(7)):
        with pytest.raises(TypeError):
            policy().screen(wrong)
    with pytest.raises((ValueError, TypeError)):
        policy().screen(Lies(table.schema.__arrow_c_schema__()))
    with pytest.raises(ZeroDivisionError):
        policy().screen(Lies(ZeroDivisionError()))
    for columns, expected in (({"contribution_months": ["x"]}, "screen-column-type"), ({"a": [1]}, "")):
        if expected:
            with pytest.raises(Error) as raised:
                policy().screen(pa.table(columns))
            assert code(raised) == expected
        else:
            assert pa.table(policy().screen(pa.table(columns))).num_rows == 1
    with pytest.raises(Error) as raised:
        policy().screen(table, keep=["nothing"])
    assert code(raised) == "stream-type"
    answer = policy().screen(table)
    assert pa.table(answer).num_rows == 2
    with pytest.raises(Error) as raised:
        pa.table(answer)
    assert code(raised) == "stream-type"


# Codes


def test_every_code_of_the_binding_is_met_in_these_tests() -> None:
    from banjian import _core

    here = Path(__file__).read_text(encoding="utf-8")
    for report in _core.binding_codes():
        assert f'"{report.code}"' in here, report.code
        assert report.message.zh and report.help.zh and report.message.en and report.help.en


# Memory


def resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_nothing_is_lost_over_many_rounds(login: Callable[[str], Login]) -> None:
    facts = {"contribution_months": 36, "left_involuntarily": True, "registered_unemployed": True}
    table = pa.table({"contribution_months": list(range(64))})
    rule = policy()

    def sign(_: bytes) -> bytes:
        return b""

    answer = rule.determine(facts, on=date(2026, 3, 2)).to_json()

    def rounds(count: int) -> None:
        for _ in range(count):
            rule.determine(facts, on=date(2026, 3, 2)).values
            Determination.from_json(answer)
            pa.table(rule.screen(table, on=date(2026, 3, 2), threads=1))
            rule.screen(table)
            for wrong in ({"contribution_months": float("nan")}, {"a": object()}):
                with pytest.raises(Error):
                    rule.determine(wrong)
            with pytest.raises(Error):
                Determination.from_json("{}")

    def offices(count: int) -> None:
        for _ in range(count):
            with Office.open("memory:", origin="demo.invalid/soak", host_attested=True, seed=1) as office:
                for _ in range(20):
                    office.window(login("zws-w2"), "0001", signer=Signer(KEYS["ed25519"]["log"].public_key, sign))

    rounds(300)
    offices(5)
    before = resident()
    started = time.monotonic()
    while time.monotonic() - started < 10:
        rounds(100)
        offices(2)
    assert resident() - before < 10_000_000
