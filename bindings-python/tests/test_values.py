"""Values: equal, hashed and pickled by what they say; their JSON fits the schema; nothing personal is ever shown."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

import banjian
from banjian import (
    CONFLICT,
    AuditReport,
    Calendar,
    Case,
    CaseNumber,
    Catalog,
    Derivation,
    Error,
    HallDesk,
    Identity,
    Login,
    Material,
    Network,
    Office,
    Paper,
    Party,
    Payload,
    Policies,
    Policy,
    Refusal,
    Reply,
    Report,
    SoftwareSigner,
    Text,
    WindowDesk,
    enums,
    trace,
)
from conftest import ITEM, NOW

NUMBER, NAME, PHONE, OTHER = "11010519491231002X", "王小明", "13800138000", "李大伟"
BENEFIT = "992014011001"
REASON, FORM, EVIDENCE = "has moved to his daughter's", "the third form", "teller-7/box-12"
PERSONAL = (NUMBER, NAME, PHONE, OTHER, REASON, FORM, EVIDENCE, "19491231", "1949-12-31")


def login(person: str) -> Login:
    return Login(person, method="smart-card", expires_at=NOW + timedelta(days=100))


class World:
    """An office in which something of everything was done, with people's data in it."""

    def __init__(self) -> None:
        self.keys = {
            name: SoftwareSigner.demo("ed25519", name)
            for name in ("log", "next", "system", "roster-1", "roster-2", "zws-w1")
        }
        keys, until = self.keys, NOW + timedelta(days=90)
        self.office = Office.open(
            "memory:", origin="banjian.example/values", log_key=keys["log"], system_key=keys["system"]
        )
        self.roster = self.office.roster(
            login("roster-1"), login("roster-2"), signers=(keys["roster-1"], keys["roster-2"]), now=NOW
        )
        self.roster.found_keys(until=until, now=NOW)
        self.roster.register_key(keys["system"], until=until, now=NOW)
        self.roster.register_log_key(keys["log"], keys["next"].public_key, now=NOW)
        self.roster.register_key(keys["zws-w1"], until=until, person="zws-w1", now=NOW)
        self.window = self.office.window(login("zws-w1"), "0001", signer=keys["zws-w1"])
        identity = Identity.citizen(NUMBER)
        self.applicant = Party(identity=identity, name=NAME, phone=PHONE)
        self.agent = Party(identity=Identity("passport", "E12345678"), name=OTHER)
        self.payload = Payload(applicant=self.applicant, evidence=EVIDENCE, form={"note": FORM}, reason=REASON)
        self.facts: dict[str, Any] = {
            "application_date": date(2026, 3, 2), "contribution_months": 26, "left_involuntarily": True,
            "registered_unemployed": True, "seeking_work": True, "unused_months": 0,
        }  # fmt: skip
        self.opened = self.window.register(BENEFIT, payload=self.payload, now=NOW)
        given = [Paper(at, hash="ab" * 32) for at, _ in enumerate(self.office.catalog[BENEFIT].materials)]
        with_facts = Payload(applicant=self.applicant, agent=self.agent, facts=self.facts)
        self.received = self.window.receive(
            self.opened, "agent-by-letter", "document-read", given, payload=with_facts, now=NOW
        )
        self.accepted = self.window.accept(self.received, now=NOW)
        self.audit = self.office.audit(login("audit-1"), now=NOW)

    def values(self) -> Iterator[Any]:
        """At least one of each class that has JSON."""
        answers = [Policy.reference("unemployment-benefit").determine(facts) for facts in (
            self.facts, {"contribution_months": 3}, {"contribution_months": 1000, "seeking_work": CONFLICT},
        )]  # fmt: skip
        for answer in answers:
            yield from (answer, *answer.reasons, *answer.granted, *answer.faults)
            yield from (one for one in (answer.period, answer.next_question) if one)
        yield from Policy.reference("unemployment-benefit").questions
        yield self.office.precheck(BENEFIT, self.facts)
        item = self.office.catalog[ITEM]
        yield from (item, item.name, *item.materials)
        for one in self.office.catalog:
            yield from (*one.limits, *(limit.span for limit in one.limits))
            if one.limits:
                break
        paused = [(date(2026, 3, 5), date(2026, 3, 9))]
        yield Calendar.reference().derive(date(2026, 3, 2), 20, "working-days", paused=paused)
        yield from (self.opened, self.received, self.accepted, self.accepted.number)
        yield from (self.applicant, self.agent, self.applicant.identity, self.agent.identity, self.payload)
        yield from (Paper(0), Paper(1, "kept", hash="ab" * 32))
        yield from self.office.notices(self.accepted)
        yield from (*self.office.network.outlets[:2], *self.office.network.staff[:2])
        yield from self.office.at_outlet("0001", "at-window")
        yield from (entry.record for entry in self.office.feed())
        receipt, bundle = self.office.receipt(self.accepted), self.audit.bundle(self.accepted)
        yield from (receipt, bundle, receipt.verify(self.office.trust()), bundle.verify(self.office.trust()))
        yield from (self.office.trust(), self.keys["log"].public_key, SoftwareSigner.demo("sm2", "x").public_key)
        report = self.audit.audit_all()
        yield from (report, *report.findings, self.office.run_due(now=NOW))
        with pytest.raises(Error) as raised:
            Policy.from_toml("code = 1")
        yield from raised.value.reports
        yield from (report.place for report in raised.value.reports if report.place)
        hire = {"hire": {"employer": "bureau", "id": "x-1", "identity": None, "label": {"en": "x", "zh": "x"}}}
        yield self.roster.change(json.dumps(hire), now=NOW)
        yield Text(zh=NAME, en="a text")
        yield from altered().findings


def altered() -> AuditReport:
    """What an auditor says of a journal in which somebody has altered a payload."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        with Office.open(path, origin="demo.invalid/altered", host_attested=True) as office:
            applicant = Party(identity=Identity.citizen(NUMBER), name=NAME, phone=PHONE)
            window = office.window(login("zws-w1"), "0001")
            window.register(ITEM, payload=Payload(applicant=applicant, reason=REASON), now=NOW)
        with closing(sqlite3.connect(path)) as journal, journal:
            altering = "UPDATE events SET payload = CAST(replace(payload, ?, ?) AS BLOB)"
            journal.execute(altering, (NAME.encode(), OTHER.encode()))
        with Office.open(path, origin="demo.invalid/altered", host_attested=True) as office:
            return office.audit(login("audit-1"), now=NOW).audit_all()


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    built = World()
    yield built
    built.office.close()


@pytest.fixture(scope="module")
def values(world: World) -> list[Any]:
    return list(world.values())


def name(value: object) -> str:
    return type(value).__name__


SCHEMA = json.loads(banjian.schema())
# Read in their one canonical form, or not at all.
CANONICAL = {"Bundle", "Receipt", "Record", "Trust"}


def schema_name(value: object) -> str:
    # The schema's own `Period` is how a policy's file writes one.
    return "PeriodRef" if name(value) == "Period" else name(value)


def test_there_is_one_of_every_class_with_json(values: list[Any]) -> None:
    classes = {of.__name__ for of in vars(banjian).values() if isinstance(of, type) and hasattr(of, "from_json")}
    assert classes - {"Policy"} <= {name(value) for value in values}


def test_values_are_equal_by_what_they_say(values: list[Any]) -> None:
    for value in values:
        again = pickle.loads(pickle.dumps(value))
        assert type(again) is type(value) and again is not value
        assert again == value and not again != value and hash(again) == hash(value)
        assert {value: 1}[again] == 1
        assert copy.copy(value) == value == copy.deepcopy(value)
        assert (repr(again), str(again)) == (repr(value), str(value))
        assert value != 1 and value != str(value) and value != object()


def test_values_that_say_something_else_differ(values: list[Any]) -> None:
    texts: dict[tuple[str, str], Any] = {}
    for value in values:
        if isinstance(value, CaseNumber):
            continue
        for (of, text), other in texts.items():
            assert (value == other) == (of == name(value) and text == value.to_json())
        texts[name(value), value.to_json()] = value


def test_frozen(values: list[Any]) -> None:
    for value in values:
        for attribute in [found for found in dir(value) if not found.startswith("_")][:3]:
            with pytest.raises(AttributeError):
                setattr(value, attribute, None)
        with pytest.raises(AttributeError):
            value.something_else = 1


def test_json_comes_back(values: list[Any]) -> None:
    for value in values:
        if isinstance(value, CaseNumber):
            assert CaseNumber(str(value)) == value
            continue
        text = value.to_json()
        assert type(value).from_json(text) == value and type(value).from_json(text).to_json() == text
        if hasattr(value, "to_dict"):
            assert value.to_dict() == json.loads(text)


def test_json_fits_the_schema(values: list[Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    checked: set[str] = set()
    for value in values:
        if isinstance(value, CaseNumber) or schema_name(value) not in SCHEMA["$defs"]:
            continue
        of = {"$ref": f"#/$defs/{schema_name(value)}", "$defs": SCHEMA["$defs"]}
        check = jsonschema.Draft202012Validator(of)
        fields = json.loads(value.to_json())
        check.validate(fields)
        checked.add(name(value))
        if isinstance(fields, dict):
            assert not check.is_valid({**fields, "surplus": 1}), value
    assert len(checked) >= 25, checked


def test_another_form_is_refused(values: list[Any]) -> None:
    for value in values:
        if isinstance(value, CaseNumber) or name(value) in CANONICAL:
            continue
        fields = json.loads(value.to_json())
        if not isinstance(fields, dict):
            continue
        wrong = [{**fields, NAME: NUMBER}]
        for at in fields:
            if fields[at] is not None and not (name(value) in ("Payload", "Party") and at in ("form",)):
                wrong.append({**fields, at: {NUMBER: NAME, "x": [[NUMBER]]}})
        for other in wrong:
            with pytest.raises(Error) as raised:
                type(value).from_json(json.dumps(other, ensure_ascii=False))
            assert raised.value.code == "value-form"
            told = "".join(traceback.format_exception(raised.value)).split("Error", 1)[1]
            assert NUMBER not in told and NAME not in told


def test_a_missing_field_is_refused(values: list[Any]) -> None:
    refused: set[str] = set()
    for value in values:
        if isinstance(value, CaseNumber):
            continue
        for at in SCHEMA["$defs"].get(schema_name(value), {}).get("required", []):
            fields = json.loads(value.to_json())
            del fields[at]
            with pytest.raises(Error) as raised:
                type(value).from_json(json.dumps(fields))
            assert raised.value.code == "value-form" or name(value) in CANONICAL, (value, at)
            refused.add(name(value))
    assert len(refused) >= 20, refused


@pytest.mark.xfail(
    strict=True,
    raises=pytest.fail.Exception,
    reason="a list of its fields' values is read as an object of them",
)
def test_a_list_is_no_object(values: list[Any]) -> None:
    for value in values:
        fields = None if isinstance(value, CaseNumber) else json.loads(value.to_json())
        if isinstance(fields, dict):
            with pytest.raises(Error):
                type(value).from_json(json.dumps([fields[at] for at in sorted(fields)]))


@pytest.mark.parametrize("of", [Derivation, Reply, Report, Paper, Party, Payload, Identity, AuditReport, Text])
@pytest.mark.parametrize(
    "text", ["", "null", "1", '"x"', "{", '{"a": 1, "a": 1}', "[" * 10_000, '{"x": "\ud800"}', "NaN", "\0"]
)
def test_what_nobody_wrote(of: Any, text: str) -> None:
    with pytest.raises((Error, UnicodeEncodeError)):
        of.from_json(text)


def test_canonical_forms_are_read_and_no_others(world: World) -> None:
    for value in (world.office.receipt(world.accepted), world.office.trust(), next(iter(world.office.feed())).record):
        text, data = value.to_json(), value.to_bytes()
        assert type(value).from_bytes(data) == value
        for other in (text + " ", text.replace(":", ": ", 1), text[:-1]):
            with pytest.raises(Error):
                type(value).from_json(other)
        for bad in (data + b"\0", data[:-1], b"", b"\xff" * 40):
            with pytest.raises(Error):
                type(value).from_bytes(bad)


# What does not leave the process


def test_handles_and_keys_do_not_leave(world: World) -> None:
    key = world.keys["zws-w1"]
    handles: list[object] = [
        world.office, world.window, world.roster, world.audit, world.office.hall(login("card-r1")),
        world.office.portal("0001"), world.office.supervision(login("sup-1")), world.office.feed(),
        world.office.escalated(), key, banjian.Signer(key.public_key, key), Catalog.reference(), Network.xiangyang(),
        Policies.reference(), Policy.reference("annual-leave"), Calendar.reference(), trace.Tree(),
        world.office.case(world.accepted), world.audit.history(world.accepted), login("zws-w1"),
    ]  # fmt: skip
    for handle in handles:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            with pytest.raises(TypeError):
                pickle.dumps(handle, protocol)
        # The two oldest protocols write the name of the class, and nothing that it holds.
        for protocol in (0, 1):
            with pytest.raises(TypeError):
                pickle.loads(pickle.dumps(handle, protocol))
        with pytest.raises(TypeError):
            copy.deepcopy(handle)


def test_a_secret_is_shown_nowhere() -> None:
    for algorithm in ("ed25519", "sm2"):
        secret = bytes(range(1, 33))
        key = SoftwareSigner.from_secret(algorithm, secret)
        for text in (repr(key), str(key), repr(banjian.Signer(key.public_key, key)), repr(vars(type(key)))):
            assert secret.hex() not in text.lower() and key.public_key.id in repr(key)
        assert not any(isinstance(getattr(key, name), bytes) for name in dir(key))
        for wrong in (b"", secret[:-1], secret + b"\0", *([b"\0" * 32] if algorithm == "sm2" else [])):
            with pytest.raises(Error) as raised:
                SoftwareSigner.from_secret(algorithm, wrong)
            assert raised.value.code == "secret-key" and secret.hex()[:8] not in str(raised.value)


# Nothing personal


def shown(value: object) -> list[str]:
    return [repr(value), str(value), f"{value}", f"{[value]}", "%s" % (value,)]


def test_no_value_shows_a_person(world: World, values: list[Any]) -> None:
    held = [value for value in values if not isinstance(value, Text)]
    held += [world.office, world.window, world.roster, world.audit, world.office.case(world.accepted)]
    held += [*world.office.feed(), world.audit.history(world.accepted), *world.window.allowed(world.accepted, now=NOW)]
    held += [world.window.prepare(world.accepted, '{"send-to-review": {}}', payload=world.payload, now=NOW)]
    for value in held:
        for text in shown(value):
            for personal in PERSONAL:
                assert personal not in text, (type(value), personal)
    assert str(world.applicant.identity).count("*") >= 9 and str(world.agent.identity) != "E12345678"


@pytest.mark.parametrize("kind", list(enums.IdentityKind))
@pytest.mark.parametrize("number", [NUMBER[:-1] + "1", NUMBER * 9, NUMBER[:17], f" {NUMBER}", NAME, "\x00" + NUMBER])
def test_a_wrong_number_is_not_repeated(kind: enums.IdentityKind, number: str) -> None:
    try:
        found = Identity(kind, number)
    except Error as error:
        told = [str(error), repr(error), *(report.to_json() for report in error.reports)]
        assert error.code.startswith(("identity-", "credit-code-"))
    else:
        told = [repr(found), str(found), found.mask(first=100, last=100)]
    for text in told:
        assert number not in text and NUMBER not in text


def test_masks_show_less_than_half() -> None:
    identity = Identity.citizen(NUMBER)
    for first in (0, 3, 9, 18, 255):
        for last in (0, 4, 9, 18, 255):
            mask = identity.mask(first=first, last=last)
            assert len(mask) == 18 and mask.count("*") >= 9
    assert identity.mask() == "110***********002X" == str(identity)
    assert identity.reveal() == NUMBER and identity.birth_date == date(1949, 12, 31)


def test_what_goes_wrong_names_nobody(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    office, window = world.office, world.window
    unposted = office.hall(login("zws-w1"), signer=world.keys["zws-w1"])
    bad = {"contribution_months": NUMBER, "seeking_work": NAME, NAME: 1}
    calls: list[Callable[[], object]] = [
        lambda: window.receive(world.accepted, "applicant", "document-read", [], payload=world.payload, now=NOW),
        lambda: unposted.take(world.accepted, payload=world.payload, now=NOW),  # type: ignore[call-arg]
        lambda: unposted.take(world.accepted, now=NOW),
        lambda: window.register(BENEFIT, payload=Payload(reason=REASON), now=NOW),
        lambda: window.register(BENEFIT, payload=Payload(applicant=world.applicant, facts=bad), now=NOW),
        lambda: window.prepare(world.accepted, json.dumps({"send-to-review": {"name": NAME}}), now=NOW),
        lambda: window.refuse_acceptance(world.opened, NAME * 500, payload=world.payload, now=NOW),
        lambda: Policy.reference("unemployment-benefit").determine({"contribution_months": [NUMBER]}),
        lambda: Payload.from_json(world.payload.to_json().replace('"reason"', '"cause"')),
        lambda: Party(identity=world.applicant.identity, name=NUMBER, phone=7),  # type: ignore[arg-type]
    ]
    for call in calls:
        with pytest.raises((Error, Refusal, TypeError)) as raised:
            call()
        told = [str(raised.value), repr(raised.value)]
        if isinstance(raised.value, Error | Refusal):
            told += [one for report in raised.value.reports for one in (repr(report), report.to_json())]
        for text in told:
            for personal in PERSONAL:
                assert personal not in text, text
    for personal in PERSONAL:
        assert personal not in caplog.text


# Words


def test_words_are_texts_and_members() -> None:
    for of in vars(enums).values():
        if not isinstance(of, type) or of.__module__ != enums.__name__ or not hasattr(of, "__members__"):
            continue
        for member in of:  # type: ignore[attr-defined]
            assert isinstance(member, str) and member == str(member) == f"{member}"
            assert of(str(member)) is member and pickle.loads(pickle.dumps(member)) is member
            assert json.loads(json.dumps({"a": member})) == {"a": str(member)}


def test_case_numbers(world: World) -> None:
    number = world.accepted.number
    assert (number.day, number.outlet, number.serial) == (date(2026, 3, 2), "0001", 1)
    assert CaseNumber(str(number).replace("-", "")) == number
    other = CaseNumber(str(world.window.register(ITEM, payload=world.payload, now=NOW).number))
    assert number < other and sorted([other, number]) == [number, other] and number <= number
    text = str(number)
    for at, character in enumerate(text):
        if character.isdigit():
            slip = text[:at] + str((int(character) + 1) % 10) + text[at + 1 :]
            with pytest.raises(Error) as raised:
                CaseNumber(slip)
            assert raised.value.code.startswith("case-number-")


def test_exceptions_pickle(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        world.window.accept(world.office.case(world.accepted), now=NOW)
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(refused.value, protocol))
        assert type(again) is Refusal and again.reports == refused.value.reports and str(again) == str(refused.value)
    assert copy.copy(refused.value).code == refused.value.code
    assert issubclass(Refusal, banjian.Reported) and not issubclass(Refusal, Error)
    assert issubclass(banjian.Defect, Error)


def test_classes_cannot_be_made_or_extended() -> None:
    for of in (Case, Reply, Report, Material, WindowDesk, HallDesk, Office):
        with pytest.raises(TypeError):
            of()
        with pytest.raises(TypeError):
            type("Sub", (of,), {})
