"""What the tests share: an office in memory, people who log in, and an application."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone

import pytest

from banjian import Identity, Login, Office, Paper, Party, Payload, Reply, WindowDesk

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=timezone.utc)
ITEM = "992014002009"


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def office() -> Iterator[Office]:
    with Office.open("memory:", origin="demo.invalid/python", host_attested=True, seed=7) as opened:
        yield opened


@pytest.fixture
def login() -> Callable[[str], Login]:
    def of(person: str) -> Login:
        return Login(person, method="smart-card", expires_at=NOW + timedelta(hours=8))

    return of


@pytest.fixture
def window(office: Office, login: Callable[[str], Login]) -> WindowDesk:
    return office.window(login("zws-w2"), "0001")


@pytest.fixture
def payload() -> Payload:
    return Payload(applicant=Party(identity=Identity.citizen("11010519491231002X"), name="王某"))


@pytest.fixture
def accepted(office: Office, window: WindowDesk, payload: Payload) -> Reply:
    opened = window.register(ITEM, payload=payload, now=NOW)
    papers = [Paper(at) for at, _ in enumerate(office.catalog[ITEM].materials)]
    received = window.receive(opened, "applicant", "document-read", papers, payload=payload, now=NOW)
    return window.accept(received, now=NOW)
