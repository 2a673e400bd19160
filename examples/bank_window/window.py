"""The bank's window at the office: one desk with the outbox before it."""

from __future__ import annotations

import os
import threading
from datetime import datetime

from bank import Bank, Intent
from banjian import Error, Office, Refusal, Reply, WindowDesk

# The office could not say whether it was recorded, or could not be reached: the intent waits.
UNKNOWN = {"store-busy", "store-failed", "store-outcome-unknown"}


class Window:
    """A teller's desk: one act after another."""

    def __init__(self, bank: Bank, office: Office, desk: WindowDesk, *, dies: bool = False) -> None:
        self.bank, self.office, self.desk = bank, office, desk
        self.turn = threading.Lock()
        # For the test: the process ends between the office's answer and the mark in the bank's database.
        self.dies = dies

    def act(
        self,
        case_id: str,
        command: dict[str, object],
        *,
        at: datetime,
        customer: int | None = None,
        facts: dict[str, object] | None = None,
    ) -> Reply:
        """Writes the intent, then does it. Raises `Refusal` or `Error` where the office does not."""
        payload = None if customer is None else self.bank.payload(customer, facts)
        with self.turn:
            return self.do(self.bank.intend(case_id, self.office.command_id(), command, payload, at))

    def relay(self) -> list[Reply]:
        """Does what was left waiting; what had gone through is answered as it was then."""
        with self.turn:
            return [self.do(intent) for intent in self.bank.waiting()]

    def do(self, intent: Intent) -> Reply:
        """Does one intent at the office, and marks it as done."""
        try:
            prepared = self.desk.prepare(
                (intent.case_id, intent.seen),
                intent.command,
                payload=intent.payload,
                now=intent.at,
                command_id=intent.command_id,
            )
            reply = self.desk.submit(self.desk.sign(prepared), now=intent.at)
        except (Refusal, Error) as no:
            if no.code not in UNKNOWN:
                self.bank.refused(intent)
            raise
        if self.dies:
            os._exit(9)
        self.bank.done(
            intent, number=str(reply.number), version=reply.version, stage=str(reply.stage), reply=reply.to_json()
        )
        return reply
