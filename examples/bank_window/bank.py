"""The bank's own database: customers, consent, and the outbox between the teller's flow and the office.

What the teller does is first written here, with the id of its command. Then it is done at the office, under that id. Then
it is marked as done. A process that dies in between does it again, and so does a second click: the office answers the same
command with the reply of then.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from banjian import Identity, Party, Payload

SCHEMA = """
create table if not exists customer (
    id integer primary key, name text not null, number text not null, consent integer not null,
    birth_date text not null, contribution_months integer not null, other_pension integer not null
);
create table if not exists visit (
    case_id text primary key, customer integer not null references customer, item text not null,
    number text, version integer not null default 0, stage text
);
create table if not exists outbox (
    position integer primary key, case_id text not null references visit, command_id text not null unique,
    seen integer not null, command text not null, payload text, at text not null, reply text
);
"""


class Unknown(Exception):
    """No such customer, case or command."""


class Reused(Exception):
    """The key of a click came again, for something else."""


@dataclass(frozen=True)
class Intent:
    """An act that is to be done at the office, exactly once."""

    position: int
    case_id: str
    command_id: str
    seen: int
    command: str
    payload: Payload | None
    at: datetime


class Bank:
    """The bank's database."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self.connect() as database:
            database.executescript(SCHEMA)

    def connect(self) -> sqlite3.Connection:
        """A connection for one piece of work: a thread of the service has its own."""
        database = sqlite3.connect(self.path, timeout=30)
        database.execute("pragma foreign_keys = on")
        return database

    def payload(self, customer: int, facts: dict[str, object] | None = None) -> Payload:
        """Who the customer is, for the office. **Personal data.**"""
        with self.connect() as database:
            found = database.execute("select name, number from customer where id = ?", (customer,)).fetchone()
        if found is None:
            raise Unknown
        name, number = found
        return Payload(applicant=Party(identity=Identity.citizen(number), name=name), facts=facts)

    def open_visit(self, case_id: str, customer: int, item: str) -> None:
        """A customer sits down at the counter; twice is once."""
        with self.connect() as database:
            if database.execute("select 1 from customer where id = ?", (customer,)).fetchone() is None:
                raise Unknown
            database.execute("insert or ignore into visit (case_id, customer, item) values (?, ?, ?)", (case_id, customer, item))
            if database.execute("select customer, item from visit where case_id = ?", (case_id,)).fetchone() != (customer, item):
                raise Reused

    def intend(
        self, case_id: str, command_id: str, command: dict[str, object], payload: Payload | None, at: datetime
    ) -> Intent:
        """Writes what is to be done, on the case as the teller saw it. What was written under that id before is done as it
        was written then."""
        text, written = json.dumps(command), payload and payload.to_json()
        with self.connect() as database:
            known = database.execute(
                "select position, case_id, seen, command, payload, at from outbox where command_id = ?", (command_id,)
            ).fetchone()
            if known is not None:
                position, known_case, seen, *what, then = known
                if (known_case, *what) != (case_id, text, written):
                    raise Reused
                return Intent(position, case_id, command_id, seen, text, payload, datetime.fromisoformat(then))
            [seen] = database.execute("select version from visit where case_id = ?", (case_id,)).fetchone()
            inserted = database.execute(
                "insert into outbox (case_id, command_id, seen, command, payload, at) values (?, ?, ?, ?, ?, ?)",
                (case_id, command_id, seen, text, written, at.isoformat()),
            )
        return Intent(inserted.lastrowid or 0, case_id, command_id, seen, text, payload, at)

    def waiting(self) -> list[Intent]:
        """What was intended and is not marked as done, in its order."""
        with self.connect() as database:
            rows = database.execute(
                "select position, case_id, command_id, seen, command, payload, at from outbox where reply is null order by position"
            ).fetchall()
        return [
            Intent(position, case, command_id, seen, command, Payload.from_json(payload) if payload else None, datetime.fromisoformat(at))
            for position, case, command_id, seen, command, payload, at in rows
        ]

    def done(self, intent: Intent, *, number: str, version: int, stage: str, reply: str) -> None:
        """Marks an intent as done, with what the office answered."""
        with self.connect() as database:
            database.execute("update outbox set reply = ? where position = ?", (reply, intent.position))
            # The reply to a click of long ago does not set the case back.
            database.execute(
                "update visit set number = ?, version = ?, stage = ? where case_id = ? and version < ?",
                (number, version, stage, intent.case_id, version),
            )

    def look_again(self, number: str, version: int) -> None:
        """Notes the version of the case that the teller's page shows now."""
        with self.connect() as database:
            database.execute("update visit set version = ? where number = ?", (version, number))

    def taken_back(self, intent: Intent) -> None:
        """Forgets an intent of which nothing was recorded."""
        with self.connect() as database:
            database.execute("delete from outbox where position = ?", (intent.position,))

    def visits(self) -> list[str]:
        """The ids of all cases."""
        with self.connect() as database:
            return [case_id for (case_id,) in database.execute("select case_id from visit order by case_id")]

    def visit(self, number: str) -> tuple[str, int, str]:
        """The case id, the customer and the item of a case number."""
        with self.connect() as database:
            found = database.execute("select case_id, customer, item from visit where number = ?", (number,)).fetchone()
        if found is None:
            raise Unknown
        case_id, customer, item = found
        return str(case_id), int(customer), str(item)
