"""The office and its desks: whole lives of cases, worklists, the feed, timers, the roster, and the log on disk."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

import banjian
from banjian import (
    Error,
    FeedEntry,
    HallDesk,
    Identity,
    Login,
    Network,
    Office,
    Paper,
    Party,
    Payload,
    PortalDesk,
    Proven,
    ProvenCase,
    Refusal,
    Reply,
    SoftwareSigner,
    SupervisionDesk,
    Trust,
    WindowDesk,
    enums,
    trace,
)
from conftest import NOW

CARD = "992014012001"
AT_WINDOW = "992014001005"
BENEFIT = "992014011001"
ORIGIN = "demo.invalid/office"
BASIS = "《社会保险经办条例》第九条"

Desk = WindowDesk | HallDesk | SupervisionDesk | PortalDesk


@pytest.fixture(params=["memory", "sqlite"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    path = "memory:" if request.param == "memory" else tmp_path / "journal.db"
    with Office.open(path, origin=ORIGIN, host_attested=True, seed=7) as opened:
        yield opened


def login(person: str, until: datetime = NOW + timedelta(days=365)) -> Login:
    return Login(person, method="smart-card", expires_at=until)


def window(office: Office, person: str = "zws-w1", outlet: str = "0001") -> WindowDesk:
    return office.window(login(person), outlet)


def hall(office: Office, person: str = "card-r1") -> HallDesk:
    return office.hall(login(person))


def papers(office: Office, item: str) -> list[Paper]:
    return [Paper(at) for at, _ in enumerate(office.catalog[item].materials)]


def registered(office: Office, payload: Payload, item: str = CARD, period: str = "") -> Reply:
    return window(office).register(item, payload=payload, period=period, now=NOW)


def received(office: Office, payload: Payload, item: str = CARD, count: int | None = None) -> Reply:
    case = registered(office, payload, item)
    given = papers(office, item)[:count]
    return window(office).receive(case, "applicant", "document-read", given, payload=payload, now=NOW)


def reviewed(office: Office, payload: Payload) -> Reply:
    desk = window(office)
    return desk.send_to_review(desk.accept(received(office, payload), now=NOW), now=NOW)


def approved(office: Office, payload: Payload) -> Reply:
    return hall(office).approve(hall(office).take(reviewed(office, payload), now=NOW), BASIS, now=NOW)


# Lives


def test_a_card_goes_the_whole_way(office: Office, payload: Payload) -> None:
    case = approved(office, payload)
    at_hall, elsewhere = window(office, "zws-w3"), window(office, "hg-w3", "0002")
    case = at_hall.make_document(case, "A-0001", now=NOW)
    case = at_hall.send_to_outlet(case, "0002", now=NOW)
    case = elsewhere.receive_at_outlet(case, now=NOW)
    case = elsewhere.hand_over(case, "applicant", "face-compared", now=NOW)
    assert case.stage == "closed"
    found = office.case(case)
    assert (found.item, found.stage, found.version, found.number) == (CARD, "closed", case.version, case.number)
    assert found.people == ["zws-w1", "card-r1", "zws-w3", "hg-w3"]
    assert found.papers == [0, 1] and found.missing == [] and found.holder is None
    assert office.case(str(case.number)) == office.case(case.case) == found
    audit = office.audit(login("audit-1"), now=NOW)
    history = audit.history(case)
    assert [record.kind for record in history.records] == [
        "register", "receive", "accept", "send-to-review", "take", "approve", "make-document", "send-to-outlet",
        "receive-at-outlet", "hand-over",
    ]  # fmt: skip
    assert history.case == found and len(history.events) == found.version
    assert audit.audit_all().is_clean and audit.audit_case(case).is_clean
    assert audit.audit_all().counts["records"] == office.size == 10


def test_at_the_window_alone(office: Office, payload: Payload) -> None:
    case = window(office).complete_at_window(received(office, payload, AT_WINDOW), now=NOW)
    assert case.stage == "closed"


def test_a_card_that_nobody_collects_goes_back(office: Office, payload: Payload) -> None:
    maker, elsewhere = window(office, "zws-w3"), window(office, "hg-w3", "0002")
    case = maker.make_document(approved(office, payload), "A-0001", now=NOW)
    case = elsewhere.receive_at_outlet(maker.send_to_outlet(case, "0002", now=NOW), now=NOW)
    with pytest.raises(Refusal) as refused:
        elsewhere.return_to_maker(case, now=NOW)
    assert refused.value.code == "collection-term-runs"
    # 60 days end on 1 May, a day off, as are those to the 5th: the 6th is still in time.
    for days, proposed in ((65, 0), (66, 1)):
        assert office.run_due(now=NOW + timedelta(days=days)).overdue_proposed == proposed
    back = elsewhere.return_to_maker(office.case(case), now=NOW + timedelta(days=66))
    assert back.stage == "issuing"
    with pytest.raises(Refusal) as refused:
        elsewhere.hand_over(back, "applicant", "face-compared", now=NOW + timedelta(days=66))
    assert refused.value.code == "wrong-outlet"


def test_a_no_is_served(office: Office, payload: Payload) -> None:
    case = hall(office).take(reviewed(office, payload), now=NOW)
    reason = Payload(reason="the form names another person")
    case = hall(office).deny(case, "第九条", payload=reason, now=NOW)
    case = window(office, "zws-w3").serve(case, "post", now=NOW)
    kinds = [str(notice.kind) for notice in office.notices(case)]
    assert "denial" in kinds
    denial = office.notices(case)[kinds.index("denial")]
    assert denial.number == case.number and denial.date == date(2026, 3, 2)
    assert denial.remedy is not None and "王某" in denial.text("zh-CN")
    assert denial.title.en in denial.text("en")


def test_not_accepted(office: Office, payload: Payload) -> None:
    case = window(office).refuse_acceptance(received(office, payload), "不属于本机关职权范围", now=NOW)
    assert [str(notice.kind) for notice in office.notices(case)][-1] == "refusal-of-acceptance"


def test_rejected_at_the_window(office: Office, payload: Payload) -> None:
    case = window(office).reject_at_window(received(office, payload, AT_WINDOW), "第九条", now=NOW)
    assert [str(notice.kind) for notice in office.notices(case)][-1] == "denial"


def test_a_supplement_from_the_window_and_on_line(office: Office, payload: Payload) -> None:
    desk, portal = window(office), office.portal("0001")
    other = desk.ask_supplement(received(office, payload, count=1), [1], now=NOW)
    assert office.case(desk.supply(other, [Paper(1)], now=NOW)).missing == []
    case = received(office, payload, count=1)
    with pytest.raises(Refusal) as refused:
        desk.accept(case, now=NOW)
    assert refused.value.code == "materials-missing"
    case = desk.ask_supplement(case, [1], "old", now=NOW)
    assert office.case(case).missing == [1]
    case = portal.supply(case, [Paper(1, "not-shown", hash="0" * 64)], now=NOW + timedelta(days=1))
    assert office.case(case).missing == [] and portal.person is None
    assert desk.accept(case, now=NOW + timedelta(days=1)).stage == "accepted"


def test_the_hall_asks_too_and_sends_back(office: Office, payload: Payload) -> None:
    case = hall(office).take(reviewed(office, payload), now=NOW)
    assert office.case(case).holder == "card-r1"
    back = hall(office).return_to_window(case, "inconsistent", now=NOW)
    case = hall(office).take(window(office).send_to_review(back, now=NOW), now=NOW)
    with pytest.raises(Refusal) as refused:
        hall(office, "card-r2").take(case, now=NOW)
    assert refused.value.code == "lease-held"
    case = hall(office).ask_supplement(case, [1], "new", now=NOW)
    assert office.case(case).missing == [1]


def test_on_line(office: Office, payload: Payload) -> None:
    portal = office.portal("0001")
    case = portal.register(CARD, payload=payload, now=NOW)
    assert case.number.outlet == "0001"
    assert portal.withdraw(case, now=NOW).stage == "withdrawn"
    mine = registered(office, payload)
    assert window(office).withdraw(mine, now=NOW).stage == "withdrawn"


def test_nobody_left_to_review(office: Office, payload: Payload) -> None:
    case = reviewed(office, payload)
    for person, cause in (("card-r1", "kin"), ("card-r2", "interest"), ("card-r3", "other")):
        case = hall(office, person).declare_recusal(case, cause, now=NOW)
    assert [row.case for row in office.escalated()] == [case.case]
    # The office itself escalated it.
    waiting = office.case(case)
    assert waiting.version == case.version + 1
    above = office.supervision(login("sup-1"))
    with pytest.raises(Refusal) as refused:
        above.substitute(waiting, "card-r2", now=NOW)
    assert refused.value.code == "substitute-unfit"
    newcomer(office)
    case = above.substitute(waiting, "card-r9", now=NOW)
    assert hall(office, "card-r9").approve(case, BASIS, now=NOW).stage == "decided"
    assert list(office.escalated()) == []


def newcomer(office: Office) -> None:
    roster = office.roster(login("roster-1"), login("roster-2"), now=NOW)
    label = {"en": "a new reviewer", "zh": "新审查人员"}
    begin = {"from": "2026-03-02", "person": "card-r9", "until": None}
    for change in (
        {"hire": {"employer": "bureau", "id": "card-r9", "identity": None, "label": label}},
        {"post": {**begin, "place": "hall", "post": "reviewer", "window": None}},
        {"qualify": {**begin, "categories": ["社会保障卡"], "granted_by": "a training"}},
    ):
        reply = roster.change(json.dumps(change), now=NOW)
        assert reply.network == office.network.hash and reply.position == office.size


def test_the_roster(office: Office) -> None:
    before = office.network
    assert not before.is_posted("card-r9", "reviewer", NOW.date())
    newcomer(office)
    assert office.network != before and before == Network.xiangyang()
    assert office.network.is_posted("card-r9", "reviewer", NOW.date())
    assert office.network.is_qualified("card-r9", "社会保障卡", NOW.date())
    roster = office.roster(login("roster-1"), login("roster-2"), now=NOW)
    hire = {"hire": {"employer": "bureau", "id": "x-1", "identity": None, "label": {"en": "x", "zh": "x"}}}
    command_id = office.command_id()
    first = roster.change(json.dumps(hire), now=NOW, command_id=command_id)
    size = office.size
    assert roster.change(json.dumps(hire), now=NOW, command_id=command_id).position == first.position
    assert office.size == size
    digest = roster.identity_digest(Identity.citizen("11010519491231002X"))
    assert len(bytes.fromhex(digest)) == 32
    with pytest.raises((Refusal, Error)):
        office.roster(login("roster-1"), login("roster-1"), now=NOW)
    with pytest.raises((Refusal, Error)):
        office.roster(login("zws-w1"), login("roster-1"), now=NOW)
    with pytest.raises(Refusal) as refused:
        office.audit(login("zws-w1"), now=NOW)
    assert refused.value.code == "not-posted"


def test_facts_and_the_policy(office: Office) -> None:
    identity = Identity.citizen("11010519491231002X")
    facts = {
        "application_date": date(2026, 3, 2), "contribution_months": 26, "left_involuntarily": True,
        "registered_unemployed": True, "seeking_work": True, "unused_months": 0,
    }  # fmt: skip
    before = office.size
    precheck = office.precheck(BENEFIT, facts)
    assert precheck.determination is not None and precheck.determination.verdict == "eligible"
    assert office.size == before
    applicant = Party(identity=identity, name="王某")
    case = registered(office, Payload(applicant=applicant), BENEFIT)
    assert office.facts(case) is None and office.case(case).determined is None
    payload = Payload(applicant=applicant, facts=facts)
    given = papers(office, BENEFIT)
    case = window(office).receive(case, "applicant", "document-read", given, payload=payload, now=NOW)
    assert case.determined == "eligible" == office.case(case).determined
    assert office.facts(case) == facts
    worse = {**facts, "contribution_months": 8}
    asked = office.determine(case, worse).determination
    assert asked is not None and asked.verdict == "ineligible" and office.facts(case) == facts


# What is allowed, and what then happens


def act(desk: Desk, method: str, case: Reply, payload: Payload, now: datetime) -> Reply:
    arguments: dict[str, tuple[Any, ...]] = {
        "approve": (BASIS,), "ask_supplement": ([0],), "declare_recusal": ("kin",), "deny": ("第九条",),
        "hand_over": ("applicant", "document-read"), "make_document": ("A-0001",),
        "receive": ("applicant", "document-read", [Paper(0), Paper(1)]), "refuse_acceptance": ("第九条",),
        "reject_at_window": ("第九条",), "return_to_window": ("inconsistent",), "send_to_outlet": ("0002",),
        "serve": ("post",), "substitute": ("card-r3",), "supply": ([Paper(1)],),
    }  # fmt: skip
    given = {"payload": payload} if method == "receive" else {}
    reply = getattr(desk, method)(case, *arguments.get(method, ()), now=now, **given)
    assert isinstance(reply, Reply)
    return reply


STAGES: dict[str, Callable[[Office, Payload], Reply]] = {
    "registered": registered,
    "received": received,
    "in-review": reviewed,
    "taken": lambda office, payload: hall(office).take(reviewed(office, payload), now=NOW),
    "approved": approved,
}
DESKS: dict[str, Callable[[Office], Desk]] = {
    "window": lambda office: window(office, "zws-w2"),
    "hall": hall,
    "supervision": lambda office: office.supervision(login("sup-1")),
    "portal": lambda office: office.portal("0001"),
}


@contextmanager
def sitting(of: str, stage: str, payload: Payload) -> Iterator[tuple[Office, Reply, Desk]]:
    with Office.open("memory:", origin=ORIGIN, host_attested=True, seed=7) as office:
        yield office, STAGES[stage](office, payload), DESKS[of](office)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("of", DESKS)
def test_what_is_not_allowed_is_refused_for_that_reason(of: str, stage: str, payload: Payload) -> None:
    with sitting(of, stage, payload) as (office, case, desk):
        size = office.size
        allowed = desk.allowed(case, now=NOW)
        methods = {str(next.kind).replace("-", "_") for next in allowed}
        common = {"allowed", "person", "prepare", "sign", "submit"}
        assert methods == {name for name in dir(desk) if not name.startswith("_")} - common
        assert any(not next for next in allowed)
        for next in allowed:
            assert next.ready == bool(next) == (next.refusal is None)
            assert next.words.zh and next.words.en
            # A case that is there is not registered again: it has moved on since nobody had seen it.
            if next.refusal is not None and next.kind != "register":
                with pytest.raises((Refusal, Error)) as raised:
                    act(desk, str(next.kind).replace("-", "_"), case, payload, NOW)
                assert raised.value.code == next.refusal.code, next
        assert office.size == size


WENT_THROUGH = {
    "window": "accept declare-recusal make-document receive refuse-acceptance withdraw",
    "hall": "approve ask-supplement declare-recusal deny return-to-window take",
    "supervision": "declare-recusal",
    "portal": "withdraw",
}


@pytest.mark.parametrize("of", DESKS)
def test_what_is_allowed_goes_through(of: str, payload: Payload) -> None:
    went: set[str] = set()
    for stage in STAGES:
        with sitting(of, stage, payload) as (_, case, desk):
            ready = [str(next.kind) for next in desk.allowed(case, now=NOW) if next]
        for kind in ready:
            with sitting(of, stage, payload) as (_, case, desk):
                assert act(desk, kind.replace("-", "_"), case, payload, NOW).version > case.version
        went.update(ready)
    assert " ".join(sorted(went)) == WENT_THROUGH[of]


def test_allowed_at_the_window(payload: Payload, office: Office) -> None:
    case = received(office, payload)
    ready = {str(next.kind) for next in window(office).allowed(case, now=NOW) if next}
    assert {"accept", "withdraw", "refuse-acceptance"} <= ready and "approve" not in ready


def test_nothing_is_allowed_after_the_login(office: Office, payload: Payload) -> None:
    case, later = received(office, payload), NOW + timedelta(days=365)
    with pytest.raises(Refusal) as refused:
        window(office).accept(case, now=later)
    assert refused.value.code == "login-expired"
    assert not [next for next in window(office).allowed(case, now=later) if next]


# An act in three steps


def test_prepared_signed_and_submitted_elsewhere(office: Office, payload: Payload) -> None:
    desk = window(office)
    case = received(office, payload)
    prepared = desk.prepare(case, '{"accept": {}}', now=NOW)
    assert prepared.case == case.case and len(prepared.command_id) == 32
    assert repr(prepared) == f"Prepared(accept, case {case.case})"
    size = office.size
    first = desk.submit(desk.sign(prepared), now=NOW)
    again = desk.submit(desk.sign(prepared), now=NOW)
    assert first.stage == "accepted" and not first.repeated and again.repeated
    assert office.size == size + 1
    with pytest.raises(Error) as raised:
        desk.prepare(case, '{"accept": {}}', now=NOW, command_id=prepared.command_id)
        desk.submit(desk.prepare(case, '{"accept": {}}', now=NOW), now=NOW)
    assert raised.value.code == "case-moved-on"


# Worklists and the feed


def test_worklists(office: Office, payload: Payload) -> None:
    cases = [reviewed(office, payload) for _ in range(3)]
    section = office.case(cases[0]).section
    assert section is not None
    for page in (1, 2, 100):
        assert {row.case for row in office.queue(section, page=page)} == {case.case for case in cases}
    # Each is linked with the ones that came later, and has moved on with them.
    assert office.case(cases[0]).linked == [case.case for case in cases[1:]]
    held = hall(office).take(office.case(cases[0]), now=NOW)
    assert [row.case for row in office.held_by("card-r1")] == [held.case]
    [row] = office.held_by("card-r1")
    assert (row.holder, row.item, row.number, row.version) == ("card-r1", CARD, str(held.number), held.version)
    assert {row.case for row in office.queue(section)} == {case.case for case in cases[1:]}
    due = [row.due for row in office.due_by(date(2026, 12, 31))]
    assert len(due) == 3 and due == sorted(day for day in due if day)
    assert list(office.due_by(date(2026, 3, 1))) == []
    fresh = registered(office, payload)
    lists = {one for one in enums.List for row in office.at_outlet("0001", one) if row.case == fresh.case}
    assert len(lists) == 1
    [found] = [row for row in office.at_outlet("0001", lists.pop()) if row.case == fresh.case]
    assert found.outlet == "0001" and list(office.at_outlet("0002", found.list)) == []
    with pytest.raises(Error):
        office.at_outlet("0001", "no-such-list")


def test_the_feed_goes_on(office: Office, payload: Payload) -> None:
    feed = office.feed(page=2)
    assert list(feed) == [] and feed.position == 0
    case = received(office, payload)
    entries = list(feed)
    assert [entry.position for entry in entries] == [1, 2] and feed.position == 2
    assert {entry.case for entry in entries} == {case.case}
    assert [entry.record.kind for entry in entries] == ["register", "receive"]
    assert all(entry.events and json.loads(entry.events[0]) for entry in entries)
    assert next(feed, None) is None
    window(office).accept(case, now=NOW)
    assert [entry.position for entry in feed] == [3]
    assert [entry.position for entry in office.feed(1, page=1)] == [2, 3]
    assert entries[0].recorded_at == NOW == entries[0].record.recorded_at


def test_follow(office: Office, payload: Payload) -> None:
    case = received(office, payload)

    async def read() -> list[FeedEntry]:
        found: list[FeedEntry] = []
        with pytest.raises(Error) as raised:
            async for entry in banjian.follow(office, 1, interval=0.01):
                found.append(entry)
                if entry.position == 2:
                    await asyncio.to_thread(window(office).accept, case, now=NOW)
                if entry.position == 3:
                    office.close()
        assert raised.value.code == "office-closed"
        return found

    assert [entry.record.kind for entry in asyncio.run(asyncio.wait_for(read(), 20))] == ["receive", "accept"]


# Timers


def test_timers(office: Office, payload: Payload) -> None:
    later = datetime(2026, 4, 30, tzinfo=timezone.utc)
    case = received(office, payload)
    assert str(office.run_due(now=NOW)).startswith("0 deemed accepted, 0 leases ended")
    assert office.run_due(now=later).deemed_accepted == 1
    found = office.case(case)
    assert found.stage == "accepted" and found.accepted == date(2026, 3, 2) == found.received
    case = window(office).send_to_review(found, now=later)
    case = hall(office).take(case, now=later)
    assert office.run_due(now=later + timedelta(days=6)).leases_ended == 1
    assert office.case(case).holder is None
    assert list(office.held_by("card-r1")) == []


def test_overdue_is_confirmed_by_a_person(office: Office, payload: Payload) -> None:
    later = datetime(2026, 5, 11, 2, tzinfo=timezone.utc)
    case = window(office).ask_supplement(received(office, payload, count=1), [1], "old", now=NOW)
    above = office.supervision(login("sup-1"))
    with pytest.raises(Refusal) as refused:
        above.confirm_overdue(case, now=NOW)
    assert refused.value.code == "overdue-not-proposed"
    run = office.run_due(now=later)
    assert (run.overdue_proposed, run.reminded, run.left) == (1, 1, 0)
    stage = office.case(case).stage
    closed = above.confirm_overdue(office.case(case), now=later)
    assert closed.stage != stage
    assert office.run_due(now=later) == type(run).from_json(
        '{"deemed_accepted":0,"leases_ended":0,"left":0,"overdue_proposed":0,"reminded":0}'
    )


# On disk


def test_it_is_still_there_when_opened_again(tmp_path: Path, payload: Payload) -> None:
    path = tmp_path / "journal.db"
    with Office.open(path, origin=ORIGIN, host_attested=True) as office:
        case = received(office, payload)
        found, size = office.case(case), office.size
    with Office.open(str(path), origin=ORIGIN, host_attested=True) as office:
        assert office.case(case) == found and office.size == size
        assert window(office).accept(case, now=NOW).stage == "accepted"
        assert office.audit(login("audit-1"), now=NOW).audit_all().is_clean
    data = path.read_bytes()
    assert data.startswith(b"SQLite format 3")


def test_no_number_lies_in_the_clear_beside_its_record(office: Office, payload: Payload) -> None:
    received(office, payload)
    for entry in office.feed():
        for text in (entry.record.to_json(), *entry.events, repr(entry), repr(entry.record)):
            assert "11010519491231002X" not in text and "王某" not in text


# Keys, receipts, evidence


@pytest.fixture(params=["sha256-ed25519", "sm3-sm2"])
def signed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Office, dict[str, SoftwareSigner]]]:
    suite = str(request.param)
    names = ("log", "next", "system", "roster-1", "roster-2", "zws-w1", "card-r1")
    keys = {name: SoftwareSigner.demo(suite.split("-")[1], name) for name in names}
    until = NOW + timedelta(days=300)
    with Office.open(
        tmp_path / "signed.db",
        origin="banjian.example/signed",
        suite=suite,
        log_key=keys["log"],
        system_key=keys["system"],
        mark=tmp_path / "mark",
    ) as office:
        pair = (keys["roster-1"], keys["roster-2"])
        desk = office.roster(login("roster-1"), login("roster-2"), signers=pair, now=NOW)
        assert desk.found_keys(until=until, now=NOW) == 1
        assert desk.register_key(keys["system"], until=until, now=NOW) == 2
        assert desk.register_log_key(keys["log"], keys["next"].public_key, now=NOW) == 3
        for person in ("zws-w1", "card-r1"):
            desk.register_key(keys[person], until=until, person=person, now=NOW)
        yield office, keys


def lived(office: Office, keys: dict[str, SoftwareSigner], payload: Payload) -> Reply:
    desk = office.window(login("zws-w1"), "0001", signer=keys["zws-w1"])
    case = desk.register(CARD, payload=payload, now=NOW)
    case = desk.receive(case, "applicant", "document-read", papers(office, CARD), payload=payload, now=NOW)
    case = desk.send_to_review(desk.accept(case, now=NOW), now=NOW)
    reviewer = office.hall(login("card-r1"), signer=keys["card-r1"])
    return reviewer.approve(reviewer.take(case, now=NOW), BASIS, now=NOW)


def test_receipts(signed: tuple[Office, dict[str, SoftwareSigner]], payload: Payload) -> None:
    office, keys = signed
    case = lived(office, keys, payload)
    receipt = office.receipt(case)
    assert office.receipt(case.position) == receipt
    trust = Trust("banjian.example/signed", keys["log"].public_key, suite=office.trust().suite)
    assert trust == office.trust() and hash(trust) == hash(office.trust())
    for evidence in (receipt, receipt.to_bytes(), receipt.to_json(), receipt.to_compact()):
        proven = banjian.verify(evidence, trust)
        assert isinstance(proven, Proven)
        assert proven == receipt.verify(trust)
        assert (proven.attested, proven.record.kind, proven.index) == ("person-signed", "approve", case.position - 1)
        assert proven.proven and proven.not_proven
    # Another byte anywhere in the compact form is another receipt, or none.
    data = receipt.to_compact()
    for at in range(0, len(data), max(1, len(data) // 60)):
        with pytest.raises(Error):
            banjian.verify(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], trust)
    with pytest.raises(Error):
        banjian.verify(receipt, Trust("banjian.example/signed", keys["next"].public_key, suite=trust.suite))


def test_bundles(signed: tuple[Office, dict[str, SoftwareSigner]], payload: Payload) -> None:
    office, keys = signed
    case = lived(office, keys, payload)
    bundle = office.audit(login("audit-1"), now=NOW).bundle(case, editions=True)
    proven = banjian.verify(bundle.to_json(), office.trust())
    assert isinstance(proven, ProvenCase)
    assert proven == bundle.verify(office.trust())
    assert (proven.case, proven.complete_to, proven.size) == (case.case, 6, office.size)
    assert [one.record for one in proven.records] == bundle.records
    assert {one.attested for one in proven.records} == {"person-signed"}
    assert "11010519491231002X" not in bundle.to_json() and "王某" not in bundle.to_json()
    less = json.loads(bundle.to_json())
    assert less.pop("records")
    with pytest.raises(Error):
        banjian.verify(json.dumps(less), office.trust())


def test_the_log_as_files(signed: tuple[Office, dict[str, SoftwareSigner]], payload: Payload, tmp_path: Path) -> None:
    office, keys = signed
    lived(office, keys, payload)
    checkpoint = office.export(tmp_path / "log")
    assert office.checkpoint() == checkpoint and "banjian.example/signed\n" in checkpoint
    assert trace.verify_log(tmp_path / "log", checkpoint, office.trust()) == office.size
    tree = trace.Tree(office.trust().suite)
    for entry in office.feed():
        tree.append(entry.record.to_bytes())
    old = len(tree)
    trace.verify_consistency(3, old, office.consistency(3, old), tree.root(3), tree.root(), tree.suite)
    with pytest.raises(Error):
        trace.verify_consistency(2, old, office.consistency(3, old), tree.root(2), tree.root(), tree.suite)
    lived(office, keys, payload)
    assert office.checkpoint() != checkpoint
    # A byte of any file that holds records is another.
    for path in sorted(path for path in (tmp_path / "log").rglob("*") if path.is_file() and path.stat().st_size):
        before = path.read_bytes()
        if before.decode("utf-8", "replace") == checkpoint:
            continue
        path.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
        with pytest.raises(Error):
            trace.verify_log(tmp_path / "log", checkpoint, office.trust())
        path.write_bytes(before)
    assert trace.verify_log(tmp_path / "log", checkpoint, office.trust()) == old


def test_a_revoked_key_signs_no_more(signed: tuple[Office, dict[str, SoftwareSigner]], payload: Payload) -> None:
    office, keys = signed
    case = lived(office, keys, payload)
    pair = (keys["roster-1"], keys["roster-2"])
    roster = office.roster(login("roster-1"), login("roster-2"), signers=pair, now=NOW)
    later = NOW + timedelta(minutes=1)
    position = roster.revoke_key(keys["zws-w1"].public_key.id, "lost", person="zws-w1", now=later)
    assert position == office.size
    with pytest.raises((Refusal, Error)):
        lived(office, keys, payload)
    with pytest.raises((Refusal, Error)):
        office.window(login("zws-w1"), "0001", signer=keys["zws-w1"]).register(CARD, payload=payload, now=later)
    assert office.size == position
    # What was signed before still stands.
    assert office.receipt(case).verify(office.trust()).attested == "person-signed"
    assert office.audit(login("audit-1"), now=NOW).audit_all().is_clean


def test_unsigned_acts_are_refused_where_people_sign(
    signed: tuple[Office, dict[str, SoftwareSigner]], payload: Payload
) -> None:
    office, keys = signed
    size = office.size
    with pytest.raises((Refusal, Error)):
        office.window(login("zws-w1"), "0001").register(CARD, payload=payload, now=NOW)
    with pytest.raises((Refusal, Error)):
        office.window(login("zws-w1"), "0001", signer=keys["card-r1"]).register(CARD, payload=payload, now=NOW)
    assert office.size == size


def test_signed_elsewhere(signed: tuple[Office, dict[str, SoftwareSigner]], payload: Payload) -> None:
    office, keys = signed
    desk, key = office.window(login("zws-w1"), "0001"), keys["zws-w1"]
    command = json.dumps({"register": {"applicant": "natural", "item": CARD, "period": ""}})
    prepared = desk.prepare(("0b" * 16, 0), command, payload=payload, now=NOW)
    assert (prepared.sm2_digest(key.public_key) is None) == (key.public_key.algorithm == "ed25519")
    with pytest.raises(Error):
        prepared.with_signature(key.public_key, keys["card-r1"](prepared.data))
    assert desk.submit(prepared.with_signature(key.public_key, key(prepared.data)), now=NOW).stage == "draft"


# What an office cannot be


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    key = SoftwareSigner.demo("ed25519", "log")
    for settings, code in (
        ({"origin": "example.org/x"}, "own-keys-missing"),
        ({"origin": "example.org/x", "host_attested": True, "seed": 1}, "origin-not-demo"),
        ({"origin": ORIGIN, "host_attested": True, "skew_minutes": 10_000}, "skew-out-of-bounds"),
        ({"origin": ORIGIN, "host_attested": True, "terms": "{}"}, "value-form"),
    ):
        with pytest.raises(Error) as raised:
            Office.open("memory:", **settings)
        assert raised.value.code == code
    with pytest.raises(TypeError):
        Office.open("memory:", origin=ORIGIN, log_key=key)
    (tmp_path / "text.db").write_text("this is no journal, and long enough to be read as one" * 20)
    for path in (tmp_path, tmp_path / "nowhere" / "journal.db", tmp_path / "text.db"):
        with pytest.raises(Error):
            Office.open(path, origin=ORIGIN, host_attested=True)
