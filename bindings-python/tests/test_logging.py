"""What is said: a line under `banjian` for each thing that was done, nobody's data, and words that people read."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from banjian import Error, Identity, Login, Office, Party, Payload, Policy, Refusal, Reply, WindowDesk, _core
from conftest import ITEM, NOW

NUMBER, NAME, REASON = "11010519491231002X", "王小明", "moves in with his daughter"


@pytest.fixture
def personal() -> Payload:
    return Payload(applicant=Party(identity=Identity.citizen(NUMBER), name=NAME), reason=REASON)


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    assert all((record.name, record.levelno) == ("banjian", logging.INFO) for record in caplog.records)
    return [record.getMessage() for record in caplog.records]


def test_each_act_is_a_line(
    office: Office, window: WindowDesk, personal: Payload, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="banjian")
    case_id, command_id = "0c" * 16, office.command_id()
    for _ in range(2):
        reply = window.register(ITEM, payload=personal, now=NOW, case_id=case_id, command_id=command_id)
    assert lines(caplog) == [
        f"case {reply.number} is registered at record 1",
        f"case {reply.number} is registered at record 1, again",
    ]
    with pytest.raises(Refusal):
        window.accept(reply, now=NOW)
    assert len(caplog.records) == 2
    window.withdraw(reply, payload=personal, now=NOW)
    assert lines(caplog)[2:] == [f"case {reply.number} is withdrawn at record 2"]
    assert not [text for text in (NUMBER, NAME, REASON) if text in caplog.text]


def test_the_rest_is_a_line_too(
    login: Callable[[str], Login], personal: Payload, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="banjian")
    with Office.open("memory:", origin="demo.invalid/logged", host_attested=True, seed=1) as office:
        office.run_due(now=NOW)
    table = pa.table({"contribution_months": [6]})
    policy = Policy.reference("unemployment-benefit")
    policy.screen(table, purpose="find who may apply", legal_basis="社会保险法 第八条")
    policy.screen(table)
    found = lines(caplog)
    assert found[0].startswith("office demo.invalid/logged is open: ") and found[1].startswith("timers: ")
    assert found[2:] == [
        "screening by unemployment-benefit; purpose: find who may apply; legal basis: 社会保险法 第八条",
        "screening by unemployment-benefit; purpose: not stated; legal basis: not stated",
    ]


class Listener(logging.Handler):
    def __init__(self, hear: Callable[[logging.LogRecord], object]) -> None:
        super().__init__()
        self.hear = hear

    def emit(self, record: logging.LogRecord) -> None:
        self.hear(record)


@contextmanager
def listening(hear: Callable[[logging.LogRecord], object], level: int = logging.INFO) -> Iterator[None]:
    logger, listener = logging.getLogger("banjian"), Listener(hear)
    logger.addHandler(listener)
    logger.setLevel(level)
    try:
        yield
    finally:
        logger.setLevel(logging.NOTSET)
        logger.removeHandler(listener)


def test_the_level_is_asked_each_time(window: WindowDesk, payload: Payload) -> None:
    heard: list[logging.LogRecord] = []
    with listening(heard.append, logging.WARNING):
        window.register(ITEM, payload=payload, now=NOW)
    assert heard == []
    with listening(heard.append):
        window.register(ITEM, payload=payload, now=NOW)
    assert len(heard) == 1


def test_a_handler_that_fails_undoes_nothing_and_is_told(
    office: Office, window: WindowDesk, payload: Payload, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda failed: told.append(str(failed.exc_value)))

    def fail(_: logging.LogRecord) -> None:
        raise RuntimeError("the disk is full")

    with listening(fail):
        reply = window.register(ITEM, payload=payload, now=NOW)
    assert isinstance(reply, Reply) and office.size == 1
    assert told == ["the disk is full"]


def test_a_handler_may_ask_the_office(office: Office, window: WindowDesk, payload: Payload) -> None:
    sizes: list[int] = []
    with listening(lambda _: sizes.append(office.size)):
        window.register(ITEM, payload=payload, now=NOW)
    assert sizes == [1]


# Names of Rust that have no business before people: paths, wrappers, macros.
RUST = re.compile(r"::|\bPy(?:Any|Err|Result|O3)\b|Option<|Some\(|\bErr\(|Mutex|Arc<|RefCell|unwrap|panick|\{\w*\}")


def test_the_codes_of_the_binding_speak_to_people() -> None:
    codes = _core.binding_codes()
    assert len({report.code for report in codes}) == len(codes) == 11
    for report in codes:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", report.code)
        # The blanks of a message are filled where it is raised.
        told = [re.sub(r"\{\w+\}", "", text) for text in (report.message.en, report.help.en)]
        assert not [text for text in told if RUST.search(text)], report.code
        assert report.message.en[0] == report.message.en[0].lower() or report.message.en[0] == "`"
        assert not report.message.en.endswith(".")
        for text in (report.message.zh, report.help.zh):
            assert re.search(r"[\u4e00-\u9fff]", text) and not text.endswith(".")


def test_no_message_has_a_blank_left(login: Callable[[str], Login]) -> None:
    policy = Policy.reference("unemployment-benefit")
    calls: list[Callable[[], Any]] = [
        lambda: policy.determine({"contribution_months": object()}),
        lambda: policy.determine({"contribution_months": float("nan")}),
        lambda: policy.determine({"application_date": NOW}),
        lambda: policy.determine({"application_date": "2026-03-02"}, on=(NOW + timedelta(days=1)).date()),
        lambda: policy.screen(pa.table({"a": [1]}), keep=["b"]),
        lambda: Identity("driving-licence", NUMBER),
        lambda: Reply.from_json("{}"),
        lambda: Login("zws-w1", method="card", expires_at=NOW.replace(tzinfo=None)),
    ]
    for call in calls:
        with pytest.raises(Error) as raised:
            call()
        for report in raised.value.reports:
            for text in (report.message.en, report.message.zh, report.help.en, report.help.zh):
                assert text and not RUST.search(text), text
