"""
What is compiled of the package `banjian`; import from there.
"""

from _typeshed import SupportsGetItem
from banjian.enums import Algorithm, Applicants, Certainty, CommandKind, DateCertainty, Employer, Grade, IdentityKind, ItemKind, Lane, List, NameSource, Need, NoticeKind, Original, Outcome, OutletKind, Rank, Remedy, ReviewTier, Sex, Stage, Start, Suite, Unit
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from os import PathLike
from typing import Any, Final, SupportsIndex, final

__all__ = ["CONFLICT", "VERSION", "AuditDesk", "AuditReport", "Bundle", "Calendar", "Case", "CaseNumber", "Catalog", "Conflict", "Derivation", "Determination", "DueRun", "Evaluation", "Feed", "FeedEntry", "Finding", "Granted", "HallDesk", "History", "Hit", "Identity", "Item", "Items", "Limit", "Login", "Material", "Network", "Next", "Notice", "Office", "Outlet", "Paper", "Party", "Payload", "Period", "Place", "Policies", "Policy", "PortalDesk", "Precheck", "Prepared", "Proven", "ProvenCase", "PublicKey", "Question", "Reason", "Receipt", "Record", "Reply", "Report", "RosterDesk", "RosterReply", "Row", "Screened", "Signer", "SoftwareSigner", "Span", "Staff", "SupervisionDesk", "Text", "Tree", "Trust", "WindowDesk", "Worklist", "binding_codes", "evaluate", "explain", "leaf_hash", "schema", "test", "verify", "verify_consistency", "verify_inclusion", "verify_log"]

CONFLICT: Final[Conflict]
"""
`CONFLICT`: two sources differ on a fact.
"""

VERSION: Final[str]
"""
The version of the library.
"""

@final
class AuditDesk:
    """
    An auditor's desk: reads and replays, changes nothing.
    """
    def __repr__(self, /) -> str: ...
    def audit_all(self, /) -> AuditReport:
        """
        Audits the whole log: every act decided again, separation from the headers alone, every signature and edition.
        """
    def audit_case(self, /, case: str | Case | Reply | tuple[str, SupportsIndex]) -> AuditReport:
        """
        Audits one case with those linked with it, under the roster and with the keys of its time.
        """
    def bundle(self, /, case: str | Case | Reply | tuple[str, SupportsIndex], *, show: SupportsGetItem[int, str] = ..., editions: bool = False) -> Bundle:
        """
        The evidence bundle of a case: all its records with their proofs under one checkpoint, and the keys. `show` names
        fields of the payloads to be shown; `editions` adds the bytes of the editions.
        """
    def history(self, /, case: str | Case | Reply | tuple[str, SupportsIndex]) -> History:
        """
        A case with its records and events, to be read.
        """
    @property
    def person(self, /) -> str:
        """
        Who sits here.
        """

@final
class AuditReport:
    """
    The outcome of an audit.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def counts(self, /) -> dict[str, Any]:
        """
        How much was read: cases, records, and who vouches for them.
        """
    @property
    def findings(self, /) -> list[Finding]:
        """
        Everything that was found, in the order of the log.
        """
    @staticmethod
    def from_json(text: str) -> AuditReport:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def is_clean(self, /) -> bool:
        """
        Whether nothing is wrong. Something may still be unchecked.
        """
    def text(self, /, language: str = ...) -> str:
        """
        The whole report as plain text.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Bundle:
    """
    Evidence: all records of a case with what a stranger needs to check them.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @property
    def case(self, /) -> str:
        """
        The id of the case, in hexadecimal.
        """
    @staticmethod
    def from_bytes(data: bytes) -> Bundle:
        """
        Reads the canonical bytes, and no others. Raises `Error`.
        """
    @staticmethod
    def from_json(text: str) -> Bundle:
        """
        Reads the canonical JSON, and no other. Raises `Error`.
        """
    @property
    def records(self, /) -> list[Record]:
        """
        The records of the case, from its first on.
        """
    def to_bytes(self, /) -> bytes:
        """
        The canonical bytes.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        What it says, as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The canonical JSON.
        """
    def verify(self, /, trust: Trust) -> ProvenCase:
        """
        What the bundle proves to a reader who trusts. Raises `Error` with all findings.
        """

@final
class Calendar:
    """
    The days on which offices work, by the State Council's yearly notices.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def add_working_days(self, /, date: date, amount: SupportsIndex) -> date:
        """
        The `amount`-th working day after a day, which itself is not counted; the day itself for 0. Raises `Error`
        (`calendar-outside`) where it would have to guess.
        """
    def derive(self, /, start: date, amount: SupportsIndex, unit: str, *, paused: SupportsGetItem[int, tuple[date, date]] = ...) -> Derivation:
        """
        The last day of a limit of `amount` times `unit` that began on `start`, and how it came about. `paused` has the
        first and the last day of each pause. 民法典 201 to 203.
        """
    @staticmethod
    def from_csv(text: str, *, name: str = "calendar.csv") -> Calendar:
        """
        A calendar from a table in CSV. `name` stands in the places of faults. Raises `Error` with all faults.
        """
    @property
    def hash(self, /) -> str:
        """
        The SHA-256 of its content, in hexadecimal; it names the edition.
        """
    def is_working_day(self, /, date: date) -> bool:
        """
        Whether offices work on a day. Raises `Error` (`calendar-outside`) outside the published years.
        """
    @property
    def published(self, /) -> tuple[int, int]:
        """
        The first and the last year that it knows.
        """
    @staticmethod
    def reference() -> Calendar:
        """
        The published calendar that is part of the library.
        """
    def working_days_between(self, /, after: date, last: date) -> int:
        """
        How many working days lie after `after`, up to and including `last`.
        """

@final
class Case:
    """
    A case as it is at a version. It holds no personal data.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def accepted(self, /) -> date | None:
        """
        The day on which it was accepted.
        """
    @property
    def determined(self, /) -> Outcome | None:
        """
        What the item's policy said last; `None` where it was never asked.
        """
    @property
    def due(self, /) -> date | None:
        """
        The earliest due date of its limits; `None` where no limit is known.
        """
    @property
    def holder(self, /) -> str | None:
        """
        Who holds it, while somebody reviews it.
        """
    @property
    def id(self, /) -> str:
        """
        The id, in hexadecimal.
        """
    @property
    def item(self, /) -> str | None:
        """
        The code of the item.
        """
    @property
    def linked(self, /) -> list[str]:
        """
        The ids of cases of the same subject, item and period.
        """
    @property
    def missing(self, /) -> list[int]:
        """
        The positions of the papers that were asked for and have not come.
        """
    @property
    def number(self, /) -> CaseNumber | None:
        """
        The number, for people.
        """
    @property
    def outlet(self, /) -> str | None:
        """
        The outlet that handles it.
        """
    @property
    def papers(self, /) -> list[int]:
        """
        The positions of the papers that were taken in.
        """
    @property
    def people(self, /) -> list[str]:
        """
        Everybody who has touched the case, in the order of their first act.
        """
    @property
    def period(self, /) -> str | None:
        """
        The period of the claim; empty for an item without one.
        """
    @property
    def received(self, /) -> date | None:
        """
        The day on which it was received.
        """
    @property
    def section(self, /) -> str | None:
        """
        The section of the hall that reviews it.
        """
    @property
    def stage(self, /) -> Stage | None:
        """
        How far it has come.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has.
        """

@final
class CaseNumber:
    """
    The number of a case, for people: hall, outlet, day, serial and a check character. Ordered by these.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str) -> CaseNumber:
        """
        A number as it is written, with or without hyphens. Raises `Error` (`case-number-…`); the check character finds
        most slips.
        """
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def day(self, /) -> date:
        """
        The day on which the case was opened.
        """
    @property
    def hall(self, /) -> str:
        """
        The hall's division code.
        """
    @property
    def outlet(self, /) -> str:
        """
        The outlet.
        """
    @property
    def serial(self, /) -> int:
        """
        The serial of that outlet and day, from 1.
        """

@final
class Catalog:
    """
    An edition of the catalogue: items by code, with search. A handle; copies share what they hold.
    """
    def __contains__(self, code: str, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getitem__(self, code: str, /) -> Item: ...
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Items: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def categories(self, /) -> list[Text]:
        """
        The names of the categories, in the order in which they are shown.
        """
    @property
    def effective(self, /) -> date:
        """
        The first day on which it applies.
        """
    @staticmethod
    def from_canonical(data: bytes) -> Catalog:
        """
        The catalogue whose canonical bytes these are. Raises `Error` with all faults.
        """
    @staticmethod
    def from_files(files: dict[str, str], *, policies: Policies | None = None) -> Catalog:
        """
        A catalogue from TOML files by name. The policies that its items name are among `policies`. Raises `Error` with
        all faults of all files.
        """
    def get(self, /, code: str) -> Item | None:
        """
        The item of a code; `None` where there is none.
        """
    @property
    def hash(self, /) -> str:
        """
        The SHA-256 of its canonical bytes, in hexadecimal; it names the edition.
        """
    @property
    def name(self, /) -> Text:
        """
        What the edition is called.
        """
    @staticmethod
    def reference() -> Catalog:
        """
        The reference catalogue of 281 items. Reference data: each fact says how far it was checked.
        """
    def search(self, /, text: str) -> list[Hit]:
        """
        The items that fit what a clerk typed, best first: Chinese words, pinyin and its initials, English, the end of a
        code.
        """
    def to_canonical(self, /) -> bytes:
        """
        The canonical bytes (RFC 8785), whose SHA-256 is `hash`.
        """

@final
class Conflict:
    """
    Two sources differ on a fact: it counts as unknown, and the answer says why. `CONFLICT` is the one of it.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...

@final
class Derivation:
    """
    How a due date was derived. All dates are civil dates in Asia/Shanghai.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def certainty(self, /) -> DateCertainty:
        """
        Whether the due date can still change.
        """
    @property
    def days_counted(self, /) -> int:
        """
        Days that ran.
        """
    @property
    def days_paused(self, /) -> int:
        """
        Days on which the limit was paused.
        """
    @property
    def due(self, /) -> date:
        """
        The last day in time.
        """
    @property
    def first_counted(self, /) -> date:
        """
        The first day counted.
        """
    @staticmethod
    def from_json(text: str) -> Derivation:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def last_counted(self, /) -> date:
        """
        The last day counted; where it is not `due`, it was a day off and the end moved.
        """
    @property
    def start(self, /) -> date:
        """
        The day on which the limit began; not counted.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Determination:
    """
    What a policy says of one applicant, and why.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def conflicts(self, /) -> list[str]:
        """
        The facts on which sources differ; they count as unknown.
        """
    @property
    def edition(self, /) -> str:
        """
        The content hash of the policy's edition, in hexadecimal.
        """
    @property
    def faults(self, /) -> list[Report]:
        """
        What is wrong with the facts, where the verdict is `invalid-facts`.
        """
    @staticmethod
    def from_json(text: str) -> Determination:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def granted(self, /) -> list[Granted]:
        """
        What is granted, with source and facts, where the verdict is `eligible`.
        """
    @property
    def may_include_more(self, /) -> bool:
        """
        Whether `missing` may name facts that turn out not to matter; it never leaves out one that does.
        """
    @property
    def missing(self, /) -> list[str]:
        """
        The unknown facts that could still change the answer, in the order in which they are asked.
        """
    @property
    def next_question(self, /) -> Question | None:
        """
        The missing fact that most undecided conditions read; ask it next.
        """
    @property
    def period(self, /) -> Period | None:
        """
        The period of the law that was applied.
        """
    @property
    def policy(self, /) -> str:
        """
        The policy's code.
        """
    @property
    def reasons(self, /) -> list[Reason]:
        """
        The conditions that decided, or, where it is undetermined, those that are open.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """
    @property
    def values(self, /) -> dict[str, Any]:
        """
        What is granted, by name; a value that is not known yet is left out. Numbers are int or Decimal, a duration
        is a text as `P18M`.
        """
    @property
    def verdict(self, /) -> Outcome:
        """
        The answer.
        """

@final
class DueRun:
    """
    What ran of the timers.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def deemed_accepted(self, /) -> int:
        """
        Cases that count as accepted since their receipt.
        """
    @staticmethod
    def from_json(text: str) -> DueRun:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def leases_ended(self, /) -> int:
        """
        Leases that ended.
        """
    @property
    def left(self, /) -> int:
        """
        Timers that could not run; they stay due.
        """
    @property
    def overdue_proposed(self, /) -> int:
        """
        Terms that have passed: a person is to decide.
        """
    @property
    def reminded(self, /) -> int:
        """
        Citizens to be reminded.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Evaluation:
    """
    What an expression came to, and what was `null` on the way to it and why.
    """
    def __repr__(self, /) -> str: ...
    @property
    def notes(self, /) -> list[Report]:
        """
        Why something was `null`, each with its place: the first 20. They do not say that the value is wrong.
        """
    @property
    def value(self, /) -> Any:
        """
        The value: None, bool, int, Decimal, str, date, time, datetime, timedelta, list or dict. A span of months, and
        what Python has no word for, is the text that FEEL writes.
        """

@final
class Feed:
    """
    What was recorded, one record after another.
    """
    def __iter__(self, /) -> Feed: ...
    def __next__(self, /) -> FeedEntry: ...
    @property
    def position(self, /) -> int:
        """
        The position of the last record that was given.
        """

@final
class FeedEntry:
    """
    A record as it was appended. `repr` shows no personal data.
    """
    def __repr__(self, /) -> str: ...
    @property
    def case(self, /) -> str:
        """
        The id of the case, in hexadecimal.
        """
    @property
    def events(self, /) -> list[str]:
        """
        The headers of the events that it caused, as canonical JSON. They hold no personal data.
        """
    @property
    def position(self, /) -> int:
        """
        Its position in the log, from 1.
        """
    @property
    def record(self, /) -> Record:
        """
        The record.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was recorded.
        """

@final
class Finding:
    """
    Something that an audit found.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Finding:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def grade(self, /) -> Grade:
        """
        A fault, or a note.
        """
    def line(self, /, language: str = ...) -> str:
        """
        The finding as one line.
        """
    @property
    def name(self, /) -> str:
        """
        Its name, as `separation-broken`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Granted:
    """
    A value that is granted.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def certainty(self, /) -> Certainty:
        """
        How far its source was checked.
        """
    @property
    def facts(self, /) -> dict[str, Any]:
        """
        The facts that settled it, with their values.
        """
    @staticmethod
    def from_json(text: str) -> Granted:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def name(self, /) -> str:
        """
        Its name.
        """
    @property
    def source(self, /) -> str:
        """
        Its legal source.
        """
    @property
    def title(self, /) -> Text:
        """
        What it is.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """
    @property
    def unit(self, /) -> str | None:
        """
        What is counted, of a number.
        """
    @property
    def value(self, /) -> Any:
        """
        The value.
        """

@final
class HallDesk:
    """
    A reviewer's desk in the hall. It has no method that accepts or issues.
    """
    def __repr__(self, /) -> str: ...
    def allowed(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None) -> list[Next]:
        """
        Every kind of command that this desk has, with what stands against it. Advice for a page: the office
        decides again.
        """
    def approve(self, /, case: Case | Reply | tuple[str, SupportsIndex], basis: str, *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        准予, on a basis of 1 to 200 characters. `payload` gives the facts on which it rests, where the item names a policy.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def ask_supplement(self, /, case: Case | Reply | tuple[str, SupportsIndex], missing: SupportsGetItem[int, SupportsIndex], grounds: str = ..., *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        补正告知.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def confirm_overdue(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        逾期终止: confirms what a timer proposed.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def declare_recusal(self, /, case: Case | Reply | tuple[str, SupportsIndex], cause: str, *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        回避.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def deny(self, /, case: Case | Reply | tuple[str, SupportsIndex], ground: str, *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        不予, on a legal ground. `payload` gives the reason, and the facts as in an approval.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def escalate(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        上报.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    @property
    def person(self, /) -> str | None:
        """
        The person who sits here; `None` for the citizen on line.
        """
    def prepare(self, /, case: Case | Reply | tuple[str, SupportsIndex], command: str, *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Prepared:
        """
        Makes the act of a command, to be signed elsewhere and submitted. `command` is JSON, as
        `{"approve": {"basis": "…"}}`; who acts, in which post and where is filled in by the desk.
        """
    def return_to_window(self, /, case: Case | Reply | tuple[str, SupportsIndex], reason: str, *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        退回.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def serve(self, /, case: Case | Reply | tuple[str, SupportsIndex], method: str, *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        送达.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def sign(self, /, prepared: Prepared) -> Prepared:
        """
        Has a prepared act signed with the desk's signer. No lock is held meanwhile.
        """
    def submit(self, /, prepared: Prepared, *, now: datetime | None = None) -> Reply:
        """
        Decides a prepared act, records it and appends it. An act that went through before gives its reply again.
        """
    def take(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        领办.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """

@final
class History:
    """
    A case with its records and events as the journal has them.
    """
    def __repr__(self, /) -> str: ...
    @property
    def case(self, /) -> Case:
        """
        The case, folded from its headers.
        """
    @property
    def events(self, /) -> list[dict[str, Any]]:
        """
        The headers of the events, in their order. They hold no personal data.
        """
    @property
    def records(self, /) -> list[Record]:
        """
        The records, in their order.
        """

@final
class Hit:
    """
    An item that fits what was typed.
    """
    def __repr__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        The item's code.
        """
    @property
    def item(self, /) -> Item:
        """
        The item.
        """
    @property
    def rank(self, /) -> Rank:
        """
        How well it fits.
        """

@final
class Identity:
    """
    An identity document by kind and number, its check characters verified. `repr` and `str` show it masked.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, kind: str, number: str) -> Identity:
        """
        The identity by a number of a kind. Raises `Error` (`identity-…`); the number is described, not repeated.
        """
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def birth_date(self, /) -> date | None:
        """
        The birth date, where the number tells it.
        """
    @staticmethod
    def citizen(number: str) -> Identity:
        """
        The identity of a citizen (公民身份号码, GB 11643).
        """
    @staticmethod
    def from_json(text: str) -> Identity:
        """
        The value that `to_json` wrote. **Personal data.**
        """
    @property
    def kind(self, /) -> IdentityKind:
        """
        The kind of document.
        """
    def mask(self, /, *, first: SupportsIndex = 3, last: SupportsIndex = 4) -> str:
        """
        The number with all but the first and the last characters as `*`; never more than half of it is shown.
        """
    def reveal(self, /) -> str:
        """
        The full number. **Personal data**: for payloads and papers only.
        """
    @property
    def sex(self, /) -> Sex | None:
        """
        The sex, where the number tells it.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON. **Personal data.**
        """

@final
class Item:
    """
    A service of the catalogue.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def applicants(self, /) -> Applicants:
        """
        Who may apply.
        """
    @property
    def basis(self, /) -> list[str]:
        """
        The legal basis, one provision an entry; empty where none is known.
        """
    @property
    def basis_certainty(self, /) -> Certainty:
        """
        Whether the legal basis was read.
        """
    @property
    def category(self, /) -> str:
        """
        The category, as 社会保障卡.
        """
    @property
    def code(self, /) -> str:
        """
        Its code.
        """
    @property
    def deliverable(self, /) -> Text | None:
        """
        The document or card that it issues; `None` where there is nothing to issue.
        """
    @staticmethod
    def from_json(text: str) -> Item:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def kind(self, /) -> ItemKind:
        """
        The kind of power.
        """
    @property
    def lane(self, /) -> Lane:
        """
        How a case of it is decided.
        """
    @property
    def lane_certainty(self, /) -> Certainty:
        """
        How far the lane was checked.
        """
    @property
    def limits(self, /) -> list[Limit]:
        """
        The time limits; empty where none is known.
        """
    @property
    def materials(self, /) -> list[Material]:
        """
        The papers.
        """
    @property
    def name(self, /) -> Text:
        """
        Its name.
        """
    @property
    def name_source(self, /) -> NameSource:
        """
        Where the name comes from.
        """
    @property
    def organ(self, /) -> Text:
        """
        The competent organ, in whose name notices are written.
        """
    @property
    def policy(self, /) -> str | None:
        """
        The code of the policy by which entitlement is determined; `None` where none is known.
        """
    @property
    def remedy(self, /) -> Remedy:
        """
        What may be done against a decision.
        """
    @property
    def review(self, /) -> ReviewTier:
        """
        How many reviewers decide.
        """
    @property
    def section(self, /) -> str:
        """
        The section of the hall that reviews it.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Items:
    """
    The items of a catalogue, one after another.
    """
    def __iter__(self, /) -> Items: ...
    def __next__(self, /) -> Item: ...

@final
class Limit:
    """
    One time limit. Several run together; the earliest governs.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def basis(self, /) -> str:
        """
        The legal basis of the limit.
        """
    @property
    def certainty(self, /) -> Certainty:
        """
        How far the length was checked.
        """
    @staticmethod
    def from_json(text: str) -> Limit:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def span(self, /) -> Span:
        """
        How long it is.
        """
    @property
    def start(self, /) -> Start:
        """
        When it begins to run.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Login:
    """
    The embedder's assertion that a person has logged in. Checked on each act and recorded with it.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, person: str, *, method: str, expires_at: datetime) -> Login:
        """
        A login of a person of the network: how the person showed who they are, as `smart-card`, and the first instant at
        which it no longer holds.
        """
    def __repr__(self, /) -> str: ...
    @property
    def expires_at(self, /) -> datetime:
        """
        The first instant at which it no longer holds.
        """
    @property
    def method(self, /) -> str:
        """
        How the person showed who they are.
        """
    @property
    def person(self, /) -> str:
        """
        The natural person, by the embedder's opaque id.
        """

@final
class Material:
    """
    A paper that an application needs.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def certainty(self, /) -> Certainty:
        """
        How far it was checked.
        """
    @staticmethod
    def from_json(text: str) -> Material:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def name(self, /) -> Text:
        """
        Its name.
        """
    @property
    def need(self, /) -> Need:
        """
        Whether it must be there.
        """
    @property
    def source(self, /) -> str:
        """
        The legal source of the demand.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """
    @property
    def when(self, /) -> str | None:
        """
        The truth of the item's policy on which it depends; `None`: always needed.
        """

@final
class Network:
    """
    An edition of the network: hall, outlets, windows, staff and who is posted where. A handle.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def effective(self, /) -> date:
        """
        The first day on which the edition holds.
        """
    @staticmethod
    def from_canonical(data: bytes, catalog: Catalog) -> Network:
        """
        The network whose canonical bytes these are. Raises `Error` with all faults.
        """
    @staticmethod
    def from_files(files: dict[str, str], catalog: Catalog) -> Network:
        """
        A network from TOML files by name, held against the items of a catalogue. Raises `Error` with every fault; where
        there is none, with every gap of the coverage.
        """
    def gaps(self, /, on: date) -> list[Report]:
        """
        What nobody can do on a day: each gap names the post to be filled.
        """
    @property
    def hash(self, /) -> str:
        """
        The SHA-256 of its canonical bytes, in hexadecimal; it names the edition.
        """
    def is_posted(self, /, person: str, post: str, on: date, *, outlet: str | None = None) -> bool:
        """
        Whether a person stands in a post on a day: anywhere in the hall, or at the outlet that is named.
        """
    def is_qualified(self, /, person: str, category: str, on: date) -> bool:
        """
        Whether a person is qualified for a category of the catalogue on a day.
        """
    def outlet(self, /, code: str) -> Outlet:
        """
        The outlet of a code. Raises `Error` (`outlet-unknown`).
        """
    @property
    def outlets(self, /) -> list[Outlet]:
        """
        The outlets, by code.
        """
    @property
    def staff(self, /) -> list[Staff]:
        """
        The staff, by id.
        """
    def to_canonical(self, /) -> bytes:
        """
        The canonical bytes (RFC 8785), whose SHA-256 is `hash`.
        """
    def window_clerks(self, /, outlet: str, on: date) -> list[str]:
        """
        Who is posted as window clerk at an outlet on a day, sorted.
        """
    @staticmethod
    def xiangyang() -> Network:
        """
        The network of Xiangyang as a report of 2023 describes it, with invented staff: for demonstration and tests.
        """

@final
class Next:
    """
    A kind of command, and whether it would go through now. Advice: the office decides again.
    """
    def __bool__(self, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def kind(self, /) -> CommandKind:
        """
        The kind of command.
        """
    @property
    def ready(self, /) -> bool:
        """
        Whether it would go through, with the right details.
        """
    @property
    def refusal(self, /) -> Report | None:
        """
        What stands against it; `None` where nothing does.
        """
    @property
    def words(self, /) -> Text:
        """
        The command in words.
        """

@final
class Notice:
    """
    A document to the applicant, in both languages. **Personal data**: it names the addressee.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def addressee(self, /) -> Text:
        """
        To whom.
        """
    @property
    def basis(self, /) -> list[str]:
        """
        The legal basis of the item, one provision an entry.
        """
    @property
    def date(self, /) -> date:
        """
        The day of the event.
        """
    @staticmethod
    def from_json(text: str) -> Notice:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def kind(self, /) -> NoticeKind:
        """
        What sort of document it is.
        """
    @property
    def marks(self, /) -> list[Text]:
        """
        What in it is not read in its source, and how far it was checked.
        """
    @property
    def missing(self, /) -> list[Text]:
        """
        The papers that are missing.
        """
    @property
    def number(self, /) -> CaseNumber:
        """
        The case number.
        """
    @property
    def organ(self, /) -> Text:
        """
        The competent organ, in whose name it is written.
        """
    @property
    def paragraphs(self, /) -> list[Text]:
        """
        What it says.
        """
    @property
    def remedy(self, /) -> Text | None:
        """
        What may be done against it.
        """
    def text(self, /, language: str = ...) -> str:
        """
        The whole document as plain text.
        """
    @property
    def title(self, /) -> Text:
        """
        Its title.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Office:
    """
    An open office. Use it in a `with` block, or close it: its desks close with it.
    """
    def __enter__(self, /) -> Office: ...
    def __exit__(self, /, *_exception: "object") -> None: ...
    def __repr__(self, /) -> str: ...
    def at_outlet(self, /, outlet: str, list: str, *, page: SupportsIndex = 100) -> Worklist:
        """
        One list at one outlet.
        """
    def audit(self, /, login: Login, *, now: datetime | None = None) -> AuditDesk:
        """
        An auditor's desk: reads and replays, changes nothing. Raises `Refusal` (`not-posted`) for who is no auditor.
        """
    def case(self, /, case: str | Case | Reply | tuple[str, SupportsIndex]) -> Case:
        """
        A case as it is now, by its id, its number, or the reply to an act. Raises `Error` (`case-unknown`).
        """
    @property
    def catalog(self, /) -> Catalog:
        """
        The catalogue in force.
        """
    def checkpoint(self, /) -> str:
        """
        The newest checkpoint, signed anew when the log grew: a signed note. Raises `Error` (`own-keys-missing`,
        `log-rolled-back`, …).
        """
    def close(self, /) -> None:
        """
        Closes the office with its desks and what reads it. Calls that are under way end as they would have; later ones
        raise `Error` (`office-closed`). Closing twice does nothing.
        """
    def command_id(self, /) -> str:
        """
        A new id for a command, to be given again when it is sent again.
        """
    def consistency(self, /, old: SupportsIndex, new: SupportsIndex) -> list[bytes]:
        """
        The proof that the log of a newer checkpoint continues that of an older one.
        """
    def cosigned(self, /, note: str) -> None:
        """
        Takes a checkpoint of this log that witnesses have cosigned, and keeps it.
        """
    def determine(self, /, case: str | Case | Reply | tuple[str, SupportsIndex], facts: Mapping[str, object]) -> Precheck:
        """
        The same for a case: under the editions that its receipt pinned.
        """
    def due_by(self, /, day: date, *, page: SupportsIndex = 100) -> Worklist:
        """
        Every open case with a due date on or before a day, earliest first.
        """
    def escalated(self, /, *, page: SupportsIndex = 100) -> Worklist:
        """
        Everything that waits for a substitute.
        """
    def export(self, /, folder: str | PathLike[str]) -> str:
        """
        Writes a copy of the log as static files (C2SP `tlog-tiles`) to a folder; gives the checkpoint.
        """
    def facts(self, /, case: str | Case | Reply | tuple[str, SupportsIndex]) -> dict[str, Any] | None:
        """
        The facts of the newest act of a case that gave any; `None` where none did, or they were erased. **Personal data.**
        """
    def feed(self, /, after: SupportsIndex = 0, *, page: SupportsIndex = 1000) -> Feed:
        """
        Everything recorded after a position, in order. The iterator ends where the log ends; asked again, it goes on
        with what came meanwhile. `banjian.follow` waits for it.
        """
    def hall(self, /, login: Login, *, signer: Signer | SoftwareSigner | None = None) -> HallDesk:
        """
        A reviewer's desk in the hall.
        """
    def held_by(self, /, person: str, *, page: SupportsIndex = 100) -> Worklist:
        """
        What a person holds.
        """
    @property
    def info(self, /) -> Text:
        """
        How its records are vouched for, and whether it is a demo.
        """
    @property
    def network(self, /) -> Network:
        """
        The network in force.
        """
    def notices(self, /, case: str | Case | Reply | tuple[str, SupportsIndex]) -> list[Notice]:
        """
        The documents that a case has called for, in their order. **Personal data.**
        """
    @staticmethod
    def open(path: str | PathLike[str], *, origin: str, host_attested: bool = False, log_key: Signer | SoftwareSigner | None = None, system_key: Signer | SoftwareSigner | None = None, suite: str = ..., catalog: Catalog | None = None, network: Network | None = None, calendar: Calendar | None = None, policies: Policies | None = None, terms: str | None = None, mark: str | PathLike[str] | None = None, skew_minutes: SupportsIndex = 10, seed: SupportsIndex | None = None) -> Office:
        """
        Opens an office on a journal: a file (SQLite; made where it is not there), or `"memory:"`.

        `origin` names the log, as `example.org/xiangyang`. Acts must be signed, and the office signs with `log_key` and
        `system_key`; where `host_attested`, the machine vouches instead, and every record says so. What is not given is
        the embedded reference. `mark` is a file outside the journal that remembers the newest checkpoint. `seed` makes
        the randomness foreseeable: for demonstrations, under an origin that begins with `demo.invalid/`.

        Raises `Error`: `own-keys-missing`, `origin-not-demo`, `skew-out-of-bounds`, what the store reports.
        """
    @property
    def origin(self, /) -> str:
        """
        The name of the log.
        """
    def portal(self, /, outlet: str) -> PortalDesk:
        """
        The citizen's or agent's desk on line. Cases registered there carry the outlet's number.
        """
    def precheck(self, /, item: str, facts: Mapping[str, object]) -> Precheck:
        """
        What the policy of an item says of facts, and which papers are needed then. Nothing of it is recorded.
        """
    def promise(self, /, position: SupportsIndex, by: datetime) -> str:
        """
        The log's word, signed, that the record at a position will be in a checkpoint by then.
        """
    def queue(self, /, section: str, *, page: SupportsIndex = 100) -> Worklist:
        """
        The hall's pool of one section: by priority, due date, since.
        """
    def receipt(self, /, record: SupportsIndex | str | Reply) -> Receipt:
        """
        The receipt of a record, by its position in the log (from 1), its number as `420600-0001-20260302-000001-0/2`, or
        the reply to the act.
        """
    def roster(self, /, first: Login, second: Login, *, signers: tuple[Signer | SoftwareSigner, Signer | SoftwareSigner] | None = None, now: datetime | None = None) -> RosterDesk:
        """
        The desk of the roster: two administrators change who is posted where, and whose key is whose.
        """
    def run_due(self, /, *, now: datetime | None = None) -> DueRun:
        """
        Runs every timer that is due.
        """
    @property
    def size(self, /) -> int:
        """
        How many records the log has.
        """
    def supervision(self, /, login: Login, *, signer: Signer | SoftwareSigner | None = None) -> SupervisionDesk:
        """
        A superior's desk.
        """
    def trust(self, /) -> Trust:
        """
        Whom a reader of this log trusts, who trusts its present key and asks no witness.
        """
    def window(self, /, login: Login, outlet: str, *, signer: Signer | SoftwareSigner | None = None) -> WindowDesk:
        """
        A desk at a window of an outlet. With a signer, acts in one call are signed by it.
        """

@final
class Outlet:
    """
    An outlet (网点).
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        Its number within the hall's area.
        """
    @staticmethod
    def from_json(text: str) -> Outlet:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def kind(self, /) -> OutletKind:
        """
        What sort of place it is.
        """
    @property
    def name(self, /) -> Text:
        """
        Its name.
        """
    @property
    def source(self, /) -> str:
        """
        Where its facts come from.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """
    @property
    def windows(self, /) -> list[str]:
        """
        The codes of its windows.
        """

@final
class Paper:
    """
    A paper handed in. The scan stays with the embedder; the core keeps its hash.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, material: SupportsIndex, original: str = ..., *, hash: str | None = None) -> Paper:
        """
        A paper by its position in the item's list of materials, from 0. `hash` is the SHA-256 of the scan, in
        hexadecimal.
        """
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Paper:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def hash(self, /) -> str | None:
        """
        The SHA-256 of the scan, in hexadecimal, where there is one.
        """
    @property
    def material(self, /) -> int:
        """
        The position in the item's list of materials, from 0.
        """
    @property
    def original(self, /) -> Original:
        """
        What happened to the original.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Party:
    """
    A party. `repr` shows the identity document masked, and nothing else.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, identity: Identity, name: str, phone: str | None = None) -> Party:
        """
        A party by identity document and name as written.
        """
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Party:
        """
        The value that `to_json` wrote. **Personal data.**
        """
    @property
    def identity(self, /) -> Identity:
        """
        The identity document.
        """
    @property
    def name(self, /) -> str:
        """
        The name as written. **Personal data.**
        """
    @property
    def phone(self, /) -> str | None:
        """
        A telephone number. **Personal data.**
        """
    def to_json(self, /) -> str:
        """
        The value as JSON. **Personal data.**
        """

@final
class Payload:
    """
    Personal data and free text that come with an act. Every field may be missing. `repr` shows only which are there.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, applicant: Party | None = None, subject: Party | None = None, agent: Party | None = None, facts: Mapping[str, object] | None = None, form: dict[str, str] | None = None, reason: str | None = None, evidence: str | None = None) -> Payload:
        """
        What came with an act. `subject` is the insured person where that is not the applicant; `facts` are what is known
        for the item's policy; `reason` is why, for a person to read; `evidence` is the embedder's own reference.
        """
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @property
    def agent(self, /) -> Party | None:
        """
        Who stands at the window for the applicant.
        """
    @property
    def applicant(self, /) -> Party | None:
        """
        Who applies.
        """
    @staticmethod
    def from_json(text: str) -> Payload:
        """
        The value that `to_json` wrote. **Personal data.**
        """
    @property
    def subject(self, /) -> Party | None:
        """
        Whom the case is about, where it is not the applicant.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON. **Personal data.**
        """

@final
class Period:
    """
    A dated text of the law.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def certainty(self, /) -> Certainty:
        """
        How far its dates were checked.
        """
    @property
    def first(self, /) -> date:
        """
        Its first day.
        """
    @staticmethod
    def from_json(text: str) -> Period:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def last(self, /) -> date | None:
        """
        Its last day, where it has one.
        """
    @property
    def source(self, /) -> str:
        """
        The legal source of its dates.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Place:
    """
    Where in the input: a file, a line and a column (both from 1), a path inside. Each may be missing.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def column(self, /) -> int | None:
        """
        The column, from 1 in characters.
        """
    @property
    def file(self, /) -> str | None:
        """
        The file or other name of the input.
        """
    @staticmethod
    def from_json(text: str) -> Place:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def line(self, /) -> int | None:
        """
        The line, from 1.
        """
    @property
    def path(self, /) -> str | None:
        """
        The path inside, as `item[3].limit[0].amount`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Policies:
    """
    Policies by code. A handle.
    """
    def __contains__(self, code: str, /) -> bool: ...
    def __getitem__(self, code: str, /) -> Policy: ...
    def __iter__(self, /) -> Iterator[str]: ...
    def __len__(self, /) -> int: ...
    def __new__(cls, /, policies: SupportsGetItem[int, Policy]) -> Policies:
        """
        These policies; of two of one code the later stands.
        """
    def __repr__(self, /) -> str: ...
    def keys(self, /) -> list[str]:
        """
        The codes, in order.
        """
    @staticmethod
    def reference() -> Policies:
        """
        The reference policies. Each clause says how far its source was checked.
        """
    def screen(self, /, table: object, on: date | None = None, *, keep: SupportsGetItem[int, str] = ..., purpose: str | None = None, legal_basis: str | None = None, threads: SupportsIndex | None = None) -> Screened:
        """
        What each policy says of every row of a table (anything with `__arrow_c_stream__`: pyarrow, polars, pandas,
        duckdb), as a stream of the same: for each policy a column of its code with the verdict,
        and one `<code>.<value>` for each value that it grants. Facts are columns by their names; null is unknown, and so is a column that is not there. `on` fills the day that counts where there is no
        column of it. `keep` names columns of the table that go along. `purpose` and `legal_basis` are recorded in the
        metadata of the answer and in the log: a screening without a mandate is unlawful wherever data are personal.

        Raises `Error` with all faults of the columns, `TypeError` for what is no table.
        """

@final
class Policy:
    """
    A policy: law as data, checked and compiled. A handle; copies share what they hold.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        The code, as `unemployment-benefit`.
        """
    @property
    def day(self, /) -> str | None:
        """
        The fact that chooses the period of the law; `None` where the law carries its own dates.
        """
    def determine(self, /, facts: Mapping[str, object], on: date | None = None) -> Determination:
        """
        What the policy says of facts by name; a name that is not there is unknown. `on` fills the day that counts, where
        the policy has one and the facts have not. A "no" bars nobody from applying: people decide.

        A fact outside its declared type, bounds or values makes the answer `invalid-facts`. What is no fact at all (a
        list, a float that is not finite) raises `Error` with every fault.
        """
    @property
    def edition(self, /) -> str:
        """
        The content hash of the edition, in hexadecimal.
        """
    def facts_schema(self, /) -> dict[str, Any]:
        """
        The JSON Schema of its facts, with their questions.
        """
    @staticmethod
    def from_canonical(data: bytes) -> Policy:
        """
        The policy whose canonical bytes these are. Raises `Error` with all faults.
        """
    @staticmethod
    def from_json(text: str, *, name: str = "policy.json") -> Policy:
        """
        A policy from JSON with the same fields. Raises `Error` with all faults.
        """
    @staticmethod
    def from_toml(text: str, *, name: str = "policy.toml") -> Policy:
        """
        A policy from its file. `name` stands in the places of faults. Raises `Error` with all faults.
        """
    @property
    def name(self, /) -> Text:
        """
        What it is called.
        """
    @property
    def questions(self, /) -> list[Question]:
        """
        The facts that it asks for, in the order in which they are asked, with their questions.
        """
    @staticmethod
    def reference(code: str) -> Policy:
        """
        A reference policy by its code, as `unemployment-benefit`. Raises `KeyError` for a code that there is not.
        """
    def screen(self, /, table: object, on: date | None = None, *, keep: SupportsGetItem[int, str] = ..., purpose: str | None = None, legal_basis: str | None = None, threads: SupportsIndex | None = None) -> Screened:
        """
        What the policy says of every row of a table (anything with `__arrow_c_stream__`: pyarrow, polars, pandas,
        duckdb), as a stream of the same: a column of the policy's code with the verdict, and
        one `<code>.<value>` for each value that it grants. Facts are columns by their names; null is unknown, and so is a column that is not there. `on` fills the day that counts where there is no
        column of it. `keep` names columns of the table that go along. `purpose` and `legal_basis` are recorded in the
        metadata of the answer and in the log: a screening without a mandate is unlawful wherever data are personal.

        Raises `Error` with all faults of the columns, `TypeError` for what is no table.
        """
    def to_canonical(self, /) -> bytes:
        """
        The canonical bytes of the edition (RFC 8785), whose SHA-256 is `edition`.
        """

@final
class PortalDesk:
    """
    The citizen's or agent's desk on line.
    """
    def __repr__(self, /) -> str: ...
    def allowed(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None) -> list[Next]:
        """
        Every kind of command that this desk has, with what stands against it. Advice for a page: the office
        decides again.
        """
    @property
    def person(self, /) -> str | None:
        """
        The person who sits here; `None` for the citizen on line.
        """
    def prepare(self, /, case: Case | Reply | tuple[str, SupportsIndex], command: str, *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Prepared:
        """
        Makes the act of a command, to be signed elsewhere and submitted. `command` is JSON, as
        `{"approve": {"basis": "…"}}`; who acts, in which post and where is filled in by the desk.
        """
    def register(self, /, item: str, *, payload: Payload, applicant: str = ..., period: str = "", now: datetime | None = None, observed_at: datetime | None = None, case_id: str | None = None, command_id: str | None = None) -> Reply:
        """
        登记: opens a case of an item. `payload` names the applicant, and the subject where it is another. The same
        `case_id` and `command_id` open it once.
        """
    def sign(self, /, prepared: Prepared) -> Prepared:
        """
        Has a prepared act signed with the desk's signer. No lock is held meanwhile.
        """
    def submit(self, /, prepared: Prepared, *, now: datetime | None = None) -> Reply:
        """
        Decides a prepared act, records it and appends it. An act that went through before gives its reply again.
        """
    def supply(self, /, case: Case | Reply | tuple[str, SupportsIndex], materials: SupportsGetItem[int, Paper], *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        补正.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def withdraw(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        撤回.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """

@final
class Precheck:
    """
    What a policy says of an item's facts, and which papers are needed then.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def determination(self, /) -> Determination | None:
        """
        The answer with its reasons and the next question; `None` where the item names no policy.
        """
    @staticmethod
    def from_json(text: str) -> Precheck:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def needed(self, /) -> list[int]:
        """
        The positions of the materials to bring, in the order of the item's list.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Prepared:
    """
    An act that is ready to be signed and submitted. Made by a desk, which filled in who acts and where.
    """
    def __repr__(self, /) -> str: ...
    @property
    def case(self, /) -> str:
        """
        The id of the case, in hexadecimal.
        """
    @property
    def command_id(self, /) -> str:
        """
        The id of the command, in hexadecimal: the same id twice does the same thing once.
        """
    @property
    def data(self, /) -> bytes:
        """
        The bytes that a signature covers.
        """
    def sm2_digest(self, /, key: PublicKey) -> bytes | None:
        """
        What an SM2 module signs that takes a digest; `None` for an Ed25519 key.
        """
    def with_signature(self, /, key: PublicKey, signature: bytes) -> Prepared:
        """
        The act with a signature that was made elsewhere over `data`: 64 bytes, or for SM2 also DER. Raises `Error`
        (`signature-…`) where it is not of this key.
        """

@final
class Proven:
    """
    What is proven of one record. There is no yes or no in it: it says what, and what not.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def attested(self, /) -> str:
        """
        Who vouches for the act: `person-signed`, `system-signed` or `host-attested`.
        """
    @property
    def cosigned_by(self, /) -> list[str]:
        """
        The trusted witnesses that cosigned the checkpoint.
        """
    @staticmethod
    def from_json(text: str) -> Proven:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def index(self, /) -> int:
        """
        The record's index in the log, from 0.
        """
    @property
    def not_proven(self, /) -> list[Text]:
        """
        What is not proven, a sentence each.
        """
    @property
    def proven(self, /) -> list[Text]:
        """
        What is proven, a sentence each.
        """
    @property
    def record(self, /) -> Record:
        """
        The record.
        """
    @property
    def size(self, /) -> int:
        """
        The size of the log at which it was there.
        """
    @property
    def time(self, /) -> datetime | None:
        """
        The record is older than the end of this second; `None`: its time is unattested.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class ProvenCase:
    """
    What a bundle proves. There is no yes or no in it.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def case(self, /) -> str:
        """
        The id of the case, in hexadecimal.
        """
    @property
    def complete_to(self, /) -> int:
        """
        The number of the last record: those from 1 to it are all here.
        """
    @property
    def extent(self, /) -> Text:
        """
        How far the bundle goes.
        """
    @staticmethod
    def from_json(text: str) -> ProvenCase:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def records(self, /) -> list[Proven]:
        """
        What is proven of the case's records, in their order.
        """
    @property
    def size(self, /) -> int:
        """
        How many records the log had.
        """
    @property
    def time(self, /) -> datetime | None:
        """
        All of it is older than the end of this second; `None`: the time is unattested.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class PublicKey:
    """
    A public key. Keys are named by their id.
    """
    def __bytes__(self, /) -> bytes: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, algorithm: str, data: bytes, *, distinguishing_id: str | None = None) -> PublicKey:
        """
        A key from its bytes: 32 for Ed25519, 65 (04, x, y) for SM2. `distinguishing_id` is for SM2 only. Raises `Error`
        (`key-form`, `key-off-curve`, `key-small-order`, `distinguishing-id`).
        """
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @property
    def algorithm(self, /) -> Algorithm:
        """
        The scheme.
        """
    @staticmethod
    def from_json(text: str) -> PublicKey:
        """
        The value that `to_json` wrote.
        """
    @property
    def id(self, /) -> str:
        """
        What names the key, in hexadecimal.
        """
    def sm2_digest(self, /, message: bytes) -> bytes | None:
        """
        What an SM2 module signs that takes a digest: SM3(Z ‖ message); `None` for Ed25519.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON.
        """
    def verify(self, /, message: bytes, signature: bytes) -> None:
        """
        Whether a signature (64 bytes, or for SM2 also DER) is of this key over a message. Raises `Error`
        (`signature-…`) where it is not, and says why.
        """

@final
class Question:
    """
    What to ask next.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def fact(self, /) -> str:
        """
        The fact.
        """
    @staticmethod
    def from_json(text: str) -> Question:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def question(self, /) -> Text:
        """
        What to ask.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Reason:
    """
    A condition that decided, or is open.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def certainty(self, /) -> Certainty:
        """
        How far its source was checked.
        """
    @property
    def condition(self, /) -> str:
        """
        The condition's name.
        """
    @property
    def facts(self, /) -> dict[str, Any]:
        """
        The facts that settled it, with their values.
        """
    @staticmethod
    def from_json(text: str) -> Reason:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def holds(self, /) -> bool | None:
        """
        Whether it holds; `None` where it is open.
        """
    @property
    def source(self, /) -> str:
        """
        Its legal source.
        """
    @property
    def title(self, /) -> Text:
        """
        What it says.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Receipt:
    """
    What a citizen takes home: a record, its proof under a checkpoint, and the keys that signed it.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_bytes(data: bytes) -> Receipt:
        """
        Reads the canonical bytes, and no others. Raises `Error`.
        """
    @staticmethod
    def from_compact(data: bytes) -> Receipt:
        """
        Reads the compact form, as a QR code holds it. Raises `Error`.
        """
    @staticmethod
    def from_json(text: str) -> Receipt:
        """
        Reads the canonical JSON, and no other. Raises `Error`.
        """
    @property
    def record(self, /) -> Record:
        """
        The record. Nothing is proven of it yet.
        """
    def to_bytes(self, /) -> bytes:
        """
        The canonical bytes.
        """
    def to_compact(self, /) -> bytes:
        """
        The compact form, for one QR code.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        What it says, as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The canonical JSON.
        """
    def verify(self, /, trust: Trust) -> Proven:
        """
        What the receipt proves to a reader who trusts. Raises `Error` with all that is wrong.
        """

@final
class Record:
    """
    One act as it was recorded. It holds no personal data.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @property
    def case(self, /) -> str:
        """
        The id of the case, in hexadecimal.
        """
    @staticmethod
    def from_bytes(data: bytes) -> Record:
        """
        Reads the canonical bytes, and no others. Raises `Error`.
        """
    @staticmethod
    def from_json(text: str) -> Record:
        """
        Reads the canonical JSON, and no other. Raises `Error`.
        """
    @property
    def kind(self, /) -> str:
        """
        The kind of act, as `hand-over`.
        """
    @property
    def observed_at(self, /) -> datetime:
        """
        When it was done, by the clock at the desk: a claim.
        """
    @property
    def outlet(self, /) -> str | None:
        """
        The outlet; `None` where no desk stands at one.
        """
    @property
    def person(self, /) -> str | None:
        """
        The natural person, by an opaque id; `None` where no person acted.
        """
    @property
    def post(self, /) -> str | None:
        """
        The post in which the person acted.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When the office recorded it, by its clock: a claim.
        """
    @property
    def sequence(self, /) -> int:
        """
        Its number in the case, from 1.
        """
    def to_bytes(self, /) -> bytes:
        """
        The canonical bytes.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        What it says, as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The canonical JSON.
        """

@final
class Reply:
    """
    The answer to an act that went through.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def case(self, /) -> str:
        """
        The id of the case, in hexadecimal.
        """
    @property
    def determined(self, /) -> Outcome | None:
        """
        What the item's policy said of the facts of the act; `None` where it was not asked.
        """
    @staticmethod
    def from_json(text: str) -> Reply:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def number(self, /) -> CaseNumber:
        """
        The number of the case.
        """
    @property
    def position(self, /) -> int:
        """
        The position of the record in the log, from 1.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was recorded.
        """
    @property
    def repeated(self, /) -> bool:
        """
        Whether the act had gone through before, and this is the reply of then.
        """
    @property
    def stage(self, /) -> Stage:
        """
        How far the case has come.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """
    @property
    def version(self, /) -> int:
        """
        The version of the case after the act.
        """

@final
class Report:
    """
    One error or refusal: what, where, with which words. It never holds personal data.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        The stable code, in kebab case.
        """
    @staticmethod
    def from_json(text: str) -> Report:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def help(self, /) -> Text:
        """
        How to mend it.
        """
    @property
    def kind(self, /) -> str:
        """
        `refusal`, `error` or `defect`.
        """
    @property
    def message(self, /) -> Text:
        """
        What happened, without the place.
        """
    @property
    def place(self, /) -> Place | None:
        """
        Where in the input; `None` where that is not known.
        """
    @property
    def source(self, /) -> str:
        """
        The law or formal source behind it; empty where it is plain form.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class RosterDesk:
    """
    Two administrators at one desk.
    """
    def __repr__(self, /) -> str: ...
    def change(self, /, change: str, *, now: datetime | None = None, command_id: str | None = None) -> RosterReply:
        """
        Records a change and puts it in force. `change` is JSON, as `{"post": {"from": "2026-03-02", …}}`; the schema
        `RosterChange` has every kind. The same under the same `command_id` is recorded once.
        """
    def found_keys(self, /, *, until: datetime, now: datetime | None = None) -> int:
        """
        Founds the register with the keys of the two who sit here, valid until then. Gives the position of its record.
        The desk must have been opened with their `signers`.
        """
    def identity_digest(self, /, identity: Identity) -> str:
        """
        What the staff list holds of a person's document: its digest under the key of this journal, in hexadecimal. The
        document itself goes nowhere.
        """
    def key(self, /, event: str, *, now: datetime | None = None, command_id: str | None = None) -> int:
        """
        Records something that happens to a key: `event` is JSON, as `{"revoke-key": {…}}`; the schema `KeyEvent` has every
        kind. Gives the position of its record. The same under the same `command_id` is recorded once.
        """
    def register_key(self, /, signer: Signer | SoftwareSigner, *, until: datetime, person: str | None = None, now: datetime | None = None) -> int:
        """
        Registers the key of a person, or without one that of the office's system, from now until then.
        """
    def register_log_key(self, /, signer: Signer | SoftwareSigner, next: PublicKey, *, now: datetime | None = None) -> int:
        """
        Names the key that signs checkpoints, and the key after it.
        """
    def revoke_key(self, /, key_id: str, reason: str, *, person: str | None = None, now: datetime | None = None) -> int:
        """
        Revokes a key, by its id, of a person, or without one of the office's system.
        """

@final
class RosterReply:
    """
    A roster change that is in force.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> RosterReply:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def gaps(self, /) -> list[Report]:
        """
        What nobody can do from now on, each naming the post to be filled.
        """
    @property
    def network(self, /) -> str:
        """
        The network edition in force, by its SHA-256 in hexadecimal.
        """
    @property
    def position(self, /) -> int:
        """
        The position of the record in the log, from 1.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class Row:
    """
    The row of a case on the worklists. It holds no personal data.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def case(self, /) -> str:
        """
        The id of the case, in hexadecimal.
        """
    @property
    def due(self, /) -> date | None:
        """
        The earliest due date of its running limits.
        """
    @staticmethod
    def from_json(text: str) -> Row:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def holder(self, /) -> str | None:
        """
        Who holds it.
        """
    @property
    def item(self, /) -> str:
        """
        The code of the item.
        """
    @property
    def list(self, /) -> List:
        """
        Whose turn it is.
        """
    @property
    def number(self, /) -> str:
        """
        The case number.
        """
    @property
    def outlet(self, /) -> str:
        """
        The outlet where the next step at a window is due.
        """
    @property
    def section(self, /) -> str:
        """
        The section of the hall that reviews it.
        """
    @property
    def since(self, /) -> datetime:
        """
        When the case came onto its list.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """
    @property
    def version(self, /) -> int:
        """
        The case version that made this row.
        """

@final
class Screened:
    """
    An answer, batch by batch, as the table is read: an Arrow stream for one reader, as `pyarrow.table(answer)` or
    `polars.DataFrame(answer)`.
    """
    def __arrow_c_schema__(self, /) -> Any:
        """
        The columns of the answer.
        """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The stream, once.
        """
    def __repr__(self, /) -> str: ...
    @property
    def columns(self, /) -> list[str]:
        """
        The names of the columns.
        """
    @property
    def metadata(self, /) -> dict[str, str]:
        """
        What the answer says of itself: editions, day, purpose, legal basis. Arrow carries it on, into Parquet too.
        """

@final
class Signer:
    """
    A key outside: a token, a module, a service. `sign` is called with the message (with its SM3 digest, where
    `takes_digest`) and gives the signature, 64 bytes or for SM2 also DER. It is verified before it counts.

    No lock is held meanwhile: a token may wait for its PIN, and others go on. A signer may not call the office that
    waits for it (`signer-reentered`); what it raises is the cause of the `Error` (`signer-failed`).
    """
    def __new__(cls, /, public_key: PublicKey, sign: Callable[[bytes], bytes], *, takes_digest: bool = False) -> Signer:
        """
        A signer for a public key.
        """
    def __repr__(self, /) -> str: ...
    @property
    def public_key(self, /) -> PublicKey:
        """
        The public key that belongs to it.
        """

@final
class SoftwareSigner:
    """
    A private key in memory: for demonstrations, tests, and machines that keep their own key. It is never shown, written
    or pickled.
    """
    def __call__(self, /, message: bytes) -> bytes:
        """
        Signs a message: 64 bytes.
        """
    def __repr__(self, /) -> str: ...
    @staticmethod
    def demo(algorithm: str, name: str) -> SoftwareSigner:
        """
        An invented key that follows from a name: for demonstrations and tests. Whoever knows the name has the key.
        """
    @staticmethod
    def from_secret(algorithm: str, secret: bytes) -> SoftwareSigner:
        """
        The key with these 32 secret bytes. Raises `Error` (`secret-key`).
        """
    @property
    def public_key(self, /) -> PublicKey:
        """
        The public key that belongs to it.
        """
    @staticmethod
    def random(algorithm: str) -> SoftwareSigner:
        """
        A new random key.
        """

@final
class Span:
    """
    A length of legal time: so many working days, calendar days or months.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def amount(self, /) -> int:
        """
        How many, 1 to 1,000.
        """
    @staticmethod
    def from_json(text: str) -> Span:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """
    @property
    def unit(self, /) -> Unit:
        """
        Of what.
        """

@final
class Staff:
    """
    A natural person on the staff. The id is the embedder's, and tells nothing.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def employer(self, /) -> Employer:
        """
        Whose employee.
        """
    @staticmethod
    def from_json(text: str) -> Staff:
        """
        The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
        (`value-form`).
        """
    @property
    def id(self, /) -> str:
        """
        The embedder's opaque id.
        """
    @property
    def label(self, /) -> Text:
        """
        What colleagues see.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The value as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON, its fields in alphabetical order.
        """

@final
class SupervisionDesk:
    """
    A superior's desk.
    """
    def __repr__(self, /) -> str: ...
    def allowed(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None) -> list[Next]:
        """
        Every kind of command that this desk has, with what stands against it. Advice for a page: the office
        decides again.
        """
    def confirm_overdue(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        逾期终止: confirms what a timer proposed.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def declare_recusal(self, /, case: Case | Reply | tuple[str, SupportsIndex], cause: str, *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        回避.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def escalate(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        上报.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    @property
    def person(self, /) -> str | None:
        """
        The person who sits here; `None` for the citizen on line.
        """
    def prepare(self, /, case: Case | Reply | tuple[str, SupportsIndex], command: str, *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Prepared:
        """
        Makes the act of a command, to be signed elsewhere and submitted. `command` is JSON, as
        `{"approve": {"basis": "…"}}`; who acts, in which post and where is filled in by the desk.
        """
    def sign(self, /, prepared: Prepared) -> Prepared:
        """
        Has a prepared act signed with the desk's signer. No lock is held meanwhile.
        """
    def submit(self, /, prepared: Prepared, *, now: datetime | None = None) -> Reply:
        """
        Decides a prepared act, records it and appends it. An act that went through before gives its reply again.
        """
    def substitute(self, /, case: Case | Reply | tuple[str, SupportsIndex], person: str, *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        指定: names who takes the next step of an escalated case.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """

@final
class Text:
    """
    A text in Chinese and in English. `str` gives the English.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, zh: str, en: str) -> Text:
        """
        A text from its two forms.
        """
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def en(self, /) -> str:
        """
        English.
        """
    @staticmethod
    def from_json(text: str) -> Text:
        """
        The value that `to_json` wrote.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON.
        """
    @property
    def zh(self, /) -> str:
        """
        Simplified Chinese.
        """

@final
class Tree:
    """
    A Merkle tree over the leaves of a log (RFC 6962), in memory.
    """
    def __len__(self, /) -> int: ...
    def __new__(cls, /, suite: str = ...) -> Tree:
        """
        An empty tree: `sha256-ed25519` hashes by SHA-256, `sm3-sm2` by SM3.
        """
    def __repr__(self, /) -> str: ...
    def append(self, /, leaf: bytes) -> int:
        """
        Appends a leaf by its bytes; gives its index, from 0.
        """
    def consistency(self, /, old: SupportsIndex, new: SupportsIndex | None = None) -> list[bytes]:
        """
        The proof that the tree, or its first `new` leaves, continues the one of `old` leaves.
        """
    def inclusion(self, /, index: SupportsIndex, size: SupportsIndex | None = None) -> list[bytes]:
        """
        The proof that a leaf is in the tree, or in its first `size` leaves: hashes from the leaf's sibling up.
        """
    def root(self, /, size: SupportsIndex | None = None) -> bytes:
        """
        The root, or that of the first `size` leaves. Raises `Error` (`log-index`) for a size that it has not.
        """
    @property
    def suite(self, /) -> Suite:
        """
        The algorithms.
        """

@final
class Trust:
    """
    Whom a reader trusts: a log by its keys, and so many of some witnesses.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, origin: str, key: PublicKey, *, suite: str = ...) -> Trust:
        """
        Trust in a log by its one key. Witnesses, and more keys, come by `from_json`.
        """
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_bytes(data: bytes) -> Trust:
        """
        Reads the canonical bytes, and no others. Raises `Error`.
        """
    @staticmethod
    def from_json(text: str) -> Trust:
        """
        Reads the canonical JSON, and no other. Raises `Error`.
        """
    @property
    def origin(self, /) -> str:
        """
        The name of the log.
        """
    @property
    def quorum(self, /) -> int:
        """
        How many witnesses must have cosigned.
        """
    @property
    def suite(self, /) -> Suite:
        """
        The log's algorithms.
        """
    def to_bytes(self, /) -> bytes:
        """
        The canonical bytes.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        What it says, as dictionaries, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The canonical JSON.
        """

@final
class WindowDesk:
    """
    A desk at a window: receives, accepts and issues. It has no method that reviews.
    """
    def __repr__(self, /) -> str: ...
    def accept(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        受理.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def allowed(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None) -> list[Next]:
        """
        Every kind of command that this desk has, with what stands against it. Advice for a page: the office
        decides again.
        """
    def archive(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        存档.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def ask_supplement(self, /, case: Case | Reply | tuple[str, SupportsIndex], missing: SupportsGetItem[int, SupportsIndex], grounds: str = ..., *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        补正告知: tells at once everything that is missing, by position in the item's list of materials.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def co_sign(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        会签: signs the receipt of somebody in training.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def complete_at_window(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        即办. `payload` gives the facts on which it rests, where the item names a policy.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def declare_recusal(self, /, case: Case | Reply | tuple[str, SupportsIndex], cause: str, *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        回避.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def escalate(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        上报.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def hand_over(self, /, case: Case | Reply | tuple[str, SupportsIndex], collector: str, identified: str, *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        出件, to an identified collector.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def make_document(self, /, case: Case | Reply | tuple[str, SupportsIndex], stock: str | None = ..., *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        制证. `stock` is the number of the blank that was used, where stock is numbered.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    @property
    def person(self, /) -> str | None:
        """
        The person who sits here; `None` for the citizen on line.
        """
    def prepare(self, /, case: Case | Reply | tuple[str, SupportsIndex], command: str, *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Prepared:
        """
        Makes the act of a command, to be signed elsewhere and submitted. `command` is JSON, as
        `{"approve": {"basis": "…"}}`; who acts, in which post and where is filled in by the desk.
        """
    def receive(self, /, case: Case | Reply | tuple[str, SupportsIndex], attends: str, identified: str, materials: SupportsGetItem[int, Paper], *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        接件: takes in the papers of an identified person. `payload` names the parties, and gives the facts for the item's
        policy: its answer is recorded, and bars nobody.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def receive_at_outlet(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        签收.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def refuse_acceptance(self, /, case: Case | Reply | tuple[str, SupportsIndex], ground: str, *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        不予受理, on a legal ground. `payload` gives the reason.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def register(self, /, item: str, *, payload: Payload, applicant: str = ..., period: str = "", now: datetime | None = None, observed_at: datetime | None = None, case_id: str | None = None, command_id: str | None = None) -> Reply:
        """
        登记: opens a case of an item. `payload` names the applicant, and the subject where it is another. The same
        `case_id` and `command_id` open it once.
        """
    def reject_at_window(self, /, case: Case | Reply | tuple[str, SupportsIndex], ground: str, *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        窗口不予: denies an item of the window. `payload` gives the reason.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def return_to_maker(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        退回制证.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def send_to_outlet(self, /, case: Case | Reply | tuple[str, SupportsIndex], outlet: str, *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        流转: to the outlet where the citizen collects.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def send_to_review(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        转审.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def serve(self, /, case: Case | Reply | tuple[str, SupportsIndex], method: str, *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        送达.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def sign(self, /, prepared: Prepared) -> Prepared:
        """
        Has a prepared act signed with the desk's signer. No lock is held meanwhile.
        """
    def submit(self, /, prepared: Prepared, *, now: datetime | None = None) -> Reply:
        """
        Decides a prepared act, records it and appends it. An act that went through before gives its reply again.
        """
    def supply(self, /, case: Case | Reply | tuple[str, SupportsIndex], materials: SupportsGetItem[int, Paper], *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        补正, on the applicant's behalf.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """
    def withdraw(self, /, case: Case | Reply | tuple[str, SupportsIndex], *, payload: Payload | None = None, now: datetime | None = None, observed_at: datetime | None = None, command_id: str | None = None) -> Reply:
        """
        撤回, on the applicant's behalf.

        `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
        left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
        same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
        """

@final
class Worklist:
    """
    The rows of a worklist, one after another, read page by page.
    """
    def __iter__(self, /) -> Worklist: ...
    def __next__(self, /) -> Row: ...

def binding_codes() -> list[Report]:
    """
    The codes of the binding, which the core does not know, with what each says.
    """

def evaluate(text: str, context: Mapping[str, object] | None = None) -> Any:
    """
    Evaluates an expression over a context of names and values, within the bounds of the language: gives the value.
    `explain` gives the notes too. Raises `Error` with every fault of the text.
    """

def explain(text: str, context: Mapping[str, object] | None = None) -> Evaluation:
    """
    As `evaluate`, with the notes.
    """

def leaf_hash(leaf: bytes, suite: str = ...) -> bytes:
    """
    The hash of a leaf: of `00` and its bytes (RFC 6962, 2.1).
    """

def schema() -> str:
    """
    The JSON Schema (draft 2020-12) of every command, event, error and value, under `$defs`.
    """

def test(tests: str, value: object, context: Mapping[str, object] | None = None) -> bool | None:
    """
    Whether a value passes the unary tests of a cell, as `not([1..10], > 60)`: True, False or None.
    """

def verify(receipt: Receipt | Bundle | str | bytes, trust: Trust) -> Proven | ProvenCase:
    """
    What a receipt or an evidence bundle proves to a reader who trusts: `Proven` or `ProvenCase`. Bytes and texts are
    read first: a receipt's file or compact form, or a bundle's file. Raises `Error` with all that is wrong.
    """

def verify_consistency(old: SupportsIndex, new: SupportsIndex, proof: SupportsGetItem[int, SupportsGetItem[int, SupportsIndex]], old_root: bytes, new_root: bytes, suite: str = ...) -> None:
    """
    Verifies that the tree of `new` leaves continues the one of `old` leaves. Raises `Error` where it does not.
    """

def verify_inclusion(leaf: bytes, index: SupportsIndex, size: SupportsIndex, proof: SupportsGetItem[int, SupportsGetItem[int, SupportsIndex]], root: bytes, suite: str = ...) -> None:
    """
    Verifies that a leaf, by its hash, stands at an index of the tree of `size` leaves with this root. Raises `Error`
    (`inclusion-mismatch`, `proof-length`, …) where it does not.
    """

def verify_log(folder: str | PathLike[str], checkpoint: str, trust: Trust) -> int:
    """
    Reads a copy of a whole log, as `Office.export` wrote it, and holds every record, tile and signature against the
    checkpoint. Gives the number of records. Raises `Error` with all that is wrong, at most 100 findings.
    """
