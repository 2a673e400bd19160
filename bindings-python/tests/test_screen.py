"""Screening: whatever speaks Arrow goes in and comes out, and every row is answered as `determine` answers it."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from banjian import Error, Policies, Policy

ON = date(2026, 3, 2)
ROWS = 300
DATES = [date(1960, 1, 1) + timedelta(days=97 * step) for step in range(280)]
# A few values of each fact, some of them outside its bounds; null is unknown.
FACTS: dict[str, dict[str, tuple[Any, list[Any]]]] = {
    "unemployment-benefit": {
        "contribution_months": (pa.int32(), [0, 11, 12, 59, 60, 119, 120, 720, 721, -1]),
        "left_involuntarily": (pa.bool_(), [True, True, False]),
        "registered_unemployed": (pa.bool_(), [True, True, False]),
        "seeking_work": (pa.bool_(), [True, True, False]),
        "unused_months": (pa.int64(), [0, 3, 24]),
    },
    "disability-benefits": {
        "grade": (pa.int8(), [1, 4, 5, 6, 7, 10]),
        "injury_recognised": (pa.bool_(), [True, True, False]),
        "local_wage": (pa.decimal128(12, 2), [Decimal("4321.50"), Decimal("8000.00"), Decimal("200000.01")]),
        "own_wage": (pa.float64(), [3000.0, 7654.32, 24000.5]),
        "self_care": (pa.string(), ["fully-dependent", "mostly-dependent", "partly-dependent", "alone"]),
        "work_arranged": (pa.bool_(), [True, False]),
    },
    "work-injury-application-time": {
        "applicant": (pa.string_view(), ["employer", "worker-side"]),
        "application_date": (pa.date32(), [ON + timedelta(days=days) for days in (0, 30, 31, 364, 365, 366, 400)]),
        "employer_applied": (pa.bool_(), [True, False]),
        "extended_to": (pa.date64(), [ON + timedelta(days=days) for days in (29, 40, 400)]),
    },
    "statutory-retirement-age": {
        "birth_date": (pa.date32(), DATES),
        "worker_category": (pa.dictionary(pa.int8(), pa.string()), ["male-60", "female-55", "female-50"]),
    },
}


MORE_VERDICTS = {
    "unemployment-benefit": {"ineligible", "invalid-facts"},
    "disability-benefits": {"ineligible", "invalid-facts"},
    "work-injury-application-time": {"ineligible"},
    "statutory-retirement-age": set[str](),
}


def people(code: str, rows: int = ROWS) -> Any:
    """A table of random people, the same in each run."""
    dice = random.Random(code)

    def one(values: list[Any]) -> Any:
        return None if dice.random() < 0.15 else dice.choice(values)

    def column(kind: Any, values: list[Any]) -> Any:
        return pa.array([one(values) for _ in range(rows)]).cast(kind)

    return pa.table({name: column(kind, values) for name, (kind, values) in FACTS[code].items()})


def held_against_determine(policy: Policy, table: Any, answer: Any, on: date = ON) -> set[str]:
    """Every row of an answer, asked again alone. Gives the verdicts that were met."""
    assert answer.num_rows == table.num_rows
    met: set[str] = set()
    for facts, row in zip(table.to_pylist(), answer.to_pylist(), strict=True):
        known = {name: value for name, value in facts.items() if value is not None}
        alone = policy.determine(known, on=on if policy.day not in facts else None)
        assert row.pop(policy.code) == alone.verdict, facts
        met.add(str(alone.verdict))
        granted = {name.removeprefix(f"{policy.code}."): value for name, value in row.items()}
        for name, value in granted.items():
            assert alone.values.get(name) == value, (facts, name)
        assert set(alone.values) <= set(granted)
    return met


@pytest.fixture
def policy() -> Policy:
    return Policy.reference("unemployment-benefit")


@pytest.fixture
def table() -> Any:
    return people("unemployment-benefit")


@pytest.mark.parametrize("code", FACTS)
def test_every_row_is_answered_as_if_it_were_alone(code: str) -> None:
    policy, table = Policy.reference(code), people(code)
    met = held_against_determine(policy, table, pa.table(policy.screen(table, on=ON)))
    assert met == {"eligible", "undetermined"} | MORE_VERDICTS[code]


@pytest.mark.parametrize(
    ("on", "in_force"),
    [(date(1951, 1, 1), False), (date(1999, 12, 31), False), (date(2015, 6, 1), True), (date(2099, 12, 31), True)],
    ids=["1951", "1999", "2015", "2099"],
)
def test_the_law_of_each_day(on: date, in_force: bool) -> None:
    met: set[str] = set()
    for code in FACTS:
        policy, table = Policy.reference(code), people(code, 20)
        if policy.day not in table.column_names:
            met |= held_against_determine(policy, table, pa.table(policy.screen(table, on=on)), on)
    assert ("eligible" in met, "not-in-force" in met) == (in_force, not in_force)


READERS: dict[str, Callable[[Any], Any]] = {
    "pyarrow": pa.table,
    "polars": lambda answer: pl.DataFrame(answer).to_arrow(),
    "pandas": lambda answer: pa.Table.from_pandas(pd.DataFrame.from_arrow(answer), preserve_index=False),
    "duckdb": lambda answer: pa.table(duckdb.sql("SELECT * FROM answer")),
}


@pytest.mark.parametrize("reader", READERS)
def test_others_read_the_answer(reader: str, policy: Policy, table: Any) -> None:
    expected = pa.table(policy.screen(table, on=ON)).to_pydict()
    found = READERS[reader](policy.screen(table, on=ON)).to_pydict()
    assert list(found) == list(expected)
    for name, column in expected.items():
        # pandas writes an integer beside a missing one as a float.
        assert [None if value != value else value for value in found[name]] == column


WRITERS: dict[str, Callable[[Any], Any]] = {
    "polars": pl.from_arrow,
    "pandas": lambda people: people.to_pandas(types_mapper=pd.ArrowDtype),
    "duckdb": lambda people: duckdb.sql("SELECT * FROM people"),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_others_give_the_table(writer: str, policy: Policy, table: Any) -> None:
    found = pa.table(policy.screen(WRITERS[writer](table), on=ON))
    assert found.equals(pa.table(policy.screen(table, on=ON)))


def test_missing_in_pandas_is_unknown(policy: Policy) -> None:
    frame = pd.DataFrame({"contribution_months": [6.0, None]})
    found = pa.table(policy.screen(frame, on=ON))[policy.code].to_pylist()
    assert found == ["ineligible", "undetermined"]


# The day, what goes along, and what the answer says of itself


def test_the_day_fills_in_where_there_is_no_column_of_it() -> None:
    code = "work-injury-application-time"
    policy = Policy.reference(code)
    assert policy.day == "event_date"
    rows = {"applicant": ["employer"] * 2, "application_date": [date(2026, 3, 20)] * 2, "extended_to": [None] * 2}
    days = [date(2026, 3, 2), date(2025, 6, 1)]
    bare = pa.table(rows)
    with_days = bare.append_column("event_date", pa.array(days))
    filled = [pa.table(policy.screen(bare, on=day)).to_pylist()[0] for day in days]
    assert filled[0] != filled[1]
    for on in (None, *days):
        assert pa.table(policy.screen(with_days, on=on)).to_pylist() == filled
    assert set(pa.table(policy.screen(bare))[code].to_pylist()) == {"undetermined"}


def test_columns_go_along_in_the_order_in_which_they_are_named(policy: Policy, table: Any) -> None:
    own = table.append_column("person", pa.array([f"p{at}" for at in range(ROWS)]))
    screened = policy.screen(own, on=ON, keep=["person", "unused_months"])
    names = ["person", "unused_months", policy.code, f"{policy.code}.duration_months"]
    assert screened.columns == names and repr(screened) == f"Screened({', '.join(names)})"
    assert pa.schema(screened).names == names
    found = pa.table(screened)
    assert found.column_names == names
    assert found["person"].equals(own["person"]) and found["unused_months"].equals(own["unused_months"])
    assert found.schema.field("person").type == pa.string()


def test_an_answer_says_what_it_is_for(policy: Policy, table: Any) -> None:
    bare = policy.screen(table)
    assert bare.metadata == {f"banjian.edition.{policy.code}": policy.edition}
    screened = policy.screen(table, on=ON, purpose="find who may apply", legal_basis="社会保险法")
    said = {
        f"banjian.edition.{policy.code}": policy.edition,
        "banjian.legal_basis": "社会保险法",
        "banjian.on": "2026-03-02",
        "banjian.purpose": "find who may apply",
    }
    assert screened.metadata == said
    carried = pa.table(screened).schema.metadata
    assert {name.decode(): value.decode() for name, value in carried.items()} == said


def test_several_policies_at_once() -> None:
    codes = ["unemployment-benefit", "disability-benefits"]
    policies = Policies([Policy.reference(code) for code in codes])
    assert set(policies) == set(codes)
    tables = {code: people(code) for code in codes}
    wide = tables[codes[0]]
    for name in tables[codes[1]].column_names:
        wide = wide.append_column(name, tables[codes[1]][name])
    found = pa.table(policies.screen(wide, on=ON))
    for code in codes:
        alone = pa.table(Policy.reference(code).screen(tables[code], on=ON))
        assert found.select(alone.column_names).equals(alone)
        assert found.schema.metadata[f"banjian.edition.{code}".encode()] == policies[code].edition.encode()


# Streams


def test_no_rows_and_no_columns(policy: Policy) -> None:
    empty = pa.table(policy.screen(people("unemployment-benefit", 0), on=ON, keep=["unused_months"]))
    assert empty.num_rows == 0 and empty.column_names[:2] == ["unused_months", policy.code]
    nothing_known = pa.table(policy.screen(pa.table({"person": ["a", "b"]}), on=ON))
    assert nothing_known[policy.code].to_pylist() == ["undetermined"] * 2


def test_batches_stay_batches(policy: Policy, table: Any) -> None:
    whole = pa.table(policy.screen(table, on=ON))
    # Slices begin in the middle of a byte of the truths.
    for size in (1, 7, 64):
        batches = [table.slice(at, size).to_batches()[0] for at in range(0, ROWS, size)]
        answer = policy.screen(pa.Table.from_batches(batches), on=ON)
        found = list(pa.RecordBatchReader.from_stream(answer))
        assert [batch.num_rows for batch in found] == [batch.num_rows for batch in batches]
        assert pa.Table.from_batches(found).equals(whole)


def test_a_generator_is_read_as_the_answer_is_asked_for(policy: Policy, table: Any) -> None:
    given = 0

    def batches() -> Iterator[Any]:
        nonlocal given
        for at in range(0, ROWS, 50):
            given += 1
            yield table.slice(at, 50).to_batches()[0]

    upstream = pa.RecordBatchReader.from_batches(table.schema, batches())
    answer = pa.RecordBatchReader.from_stream(policy.screen(upstream, on=ON))
    assert given == 0
    first = answer.read_next_batch()
    assert given == 1 and first.num_rows == 50
    assert answer.read_all().num_rows == ROWS - 50 and given == 6


def test_a_generator_that_fails_ends_the_answer(policy: Policy, table: Any) -> None:
    def batches() -> Iterator[Any]:
        yield table.to_batches()[0]
        raise RuntimeError("the disk is gone")

    upstream = pa.RecordBatchReader.from_batches(table.schema, batches())
    answer = pa.RecordBatchReader.from_stream(policy.screen(upstream, on=ON))
    assert answer.read_next_batch().num_rows == ROWS
    with pytest.raises((OSError, pa.ArrowException, RuntimeError), match="the disk is gone"):
        answer.read_next_batch()


def test_a_stream_is_read_once(policy: Policy, table: Any) -> None:
    class Once:
        def __init__(self) -> None:
            self.capsule = table.__arrow_c_stream__()

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return self.capsule

    once = Once()
    assert pa.table(policy.screen(once, on=ON)).num_rows == ROWS
    with pytest.raises(Error) as raised:
        policy.screen(once, on=ON)
    assert raised.value.code == "stream-type"


def test_an_answer_that_nobody_reads_is_dropped(policy: Policy, table: Any) -> None:
    for _ in range(50):
        policy.screen(table, on=ON)
        policy.screen(table, on=ON).__arrow_c_stream__()


def test_an_answer_is_a_table_to_be_screened(policy: Policy, table: Any) -> None:
    first = policy.screen(table, on=ON, keep=table.column_names)
    second = pa.table(policy.screen(first, on=ON))
    assert second.equals(pa.table(policy.screen(table, on=ON)))


# Threads


@pytest.mark.parametrize("threads", [1, 2, 8])
def test_the_answer_does_not_depend_on_threads(threads: int, policy: Policy) -> None:
    many = people("unemployment-benefit", 20_000)
    assert pa.table(policy.screen(many, on=ON, threads=threads)).equals(pa.table(policy.screen(many, on=ON)))


@pytest.mark.parametrize("threads", [0, -1, 2**80, "2"])
def test_threads_are_a_number_from_one_on(threads: Any, policy: Policy, table: Any) -> None:
    with pytest.raises((ValueError, OverflowError, TypeError)):
        policy.screen(table, threads=threads)


def test_several_threads_screen_by_one_policy(policy: Policy, table: Any) -> None:
    expected = pa.table(policy.screen(table, on=ON))
    same: list[bool] = []

    def screen() -> None:
        same.extend(bool(pa.table(policy.screen(table, on=ON)).equals(expected)) for _ in range(5))

    running = [threading.Thread(target=screen) for _ in range(4)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    assert same == [True] * 20


# Faults


def test_faults_of_columns_are_told_together_and_repeat_nothing(policy: Policy) -> None:
    wrong = pa.table({"contribution_months": ["王某"], "seeking_work": ["11010519491231002X"]})
    with pytest.raises(Error) as raised:
        policy.screen(wrong)
    reports = raised.value.reports
    assert [report.code for report in reports] == ["screen-column-type"] * 2
    assert [str(report.place) for report in reports] == ["contribution_months", "seeking_work"]
    assert "王某" not in str(raised.value) and "11010519491231002X" not in str(raised.value)
