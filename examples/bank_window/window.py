"""The bank's window at the office: one desk with the outbox before it."""

from __future__ import annotations

import os
import threading
from datetime import datetime

from bank import Bank, Intent
from banjian import Office, Refusal, Reply, Reported, WindowDesk

# The office could not say whether it was recorded, or could not be reached: the intent waits.
UNKNOWN = {"office-closed", "store-busy", "store-failed", "store-outcome-unknown"}


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
        command_id: str,
        at: datetime,
        customer: int | None = None,
        facts: dict[str, object] | None = None,
    ) -> Reply:
        """Writes the intent, then does it; the same `command_id` is done once. Raises `Refusal` or `Error` where the office
        does not."""
        payload = None if customer is None else self.bank.payload(customer, facts)
        with self.turn:
            intent = self.bank.intend(case_id, command_id, command, payload, at)
            try:
                return self.do(intent, at)
            except Reported as no:
                # The teller is told, and nothing of it was recorded; where that is not known, the intent waits.
                if no.code not in UNKNOWN:
                    self.bank.taken_back(intent)
                raise

    def relay(self, now: datetime) -> tuple[list[Reply], list[Reported]]:
        """Does what was left waiting; what had gone through is answered as it was then. What the office refuses is taken
        back; what fails otherwise waits on, and does not keep the rest from being done."""
        replies: list[Reply] = []
        failures: list[Reported] = []
        with self.turn:
            for intent in self.bank.waiting():
                try:
                    replies.append(self.do(intent, now))
                except Reported as failure:
                    failures.append(failure)
                    if isinstance(failure, Refusal):
                        self.bank.taken_back(intent)
        return replies, failures

    def do(self, intent: Intent, now: datetime) -> Reply:
        """Does one intent at the office, now, and marks it as done. The office knows the act by its id, whenever it
        comes again."""
        prepared = self.desk.prepare(
            (intent.case_id, intent.seen), intent.command, payload=intent.payload, now=now, command_id=intent.command_id
        )
        reply = self.desk.submit(self.desk.sign(prepared), now=now)
        if self.dies:
            os._exit(9)
        self.bank.done(
            intent, number=str(reply.number), version=reply.version, stage=str(reply.stage), reply=reply.to_json()
        )
        return reply
