"""Over columns: DuckDB and Polars, and the contestants of `screen`, turn and turn about.

`screen.py DIRECTORY SCREEN [ROUNDS]` prints a table in Markdown. All run on one thread and are measured in the
processor time of their own process; `SCREEN` is the program that speaks the protocol of `src/bin/screen.rs`. Answers
are held against the reference in every round.
"""

import datetime
import gc
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa

import duckdb_rules
import polars_rules

# The system's allocator would give its memory back after every round, and new pages would be half of the time.
KEEP = {name: "4000000000" for name in ("MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_")}


def read(directory, name):
    with pa.OSFile(str(directory / f"{name}.arrow"), "rb") as source:
        return pa.ipc.open_file(source).read_all()


class Driven:
    """The program `screen`, waiting for the next round."""

    def __init__(self, program, directory):
        self.process = subprocess.Popen(
            [program, directory], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | KEEP
        )
        ready, *self.names = self.says().split()
        if ready != "ready":
            sys.exit(f"{program} is not ready")

    def says(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{self.process.args[0]} ended with {self.process.wait()}")
        return line

    def round(self, name):
        """One round, in seconds; the program holds the answers against the reference itself."""
        self.process.stdin.write(name + "\n")
        self.process.stdin.flush()
        return int(self.says()) / 1e9

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def timed(run, check):
    def one():
        before = time.process_time()
        answers = run()
        took = time.process_time() - before
        check(answers)
        return took

    return one


def columns(table):
    """Each column as numbers and as what of it is known."""
    for name in table.column_names:
        column = table.column(name).combine_chunks()
        yield name, column.cast(pa.int32()).fill_null(-1).to_numpy(), column.is_valid().to_numpy(zero_copy_only=False)


def main():
    directory, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 11
    facts, unknown = read(directory, "facts"), read(directory, "unknown")
    expected = {name: values for name, values, _ in columns(read(directory, "answers"))}
    rows = facts.num_rows
    undetermined = {}

    def check(of, may_be_null):
        def held(answers):
            names = []
            for name, values, known in columns(answers):
                names.append(name)
                if not np.array_equal(values[known], expected[name][known]):
                    sys.exit(f"{of}: `{name}` is not the reference's")
                if not may_be_null and not known.all():
                    sys.exit(f"{of}: `{name}` has nulls")
                undetermined.setdefault(of, {})[name] = 1 - known.mean()
            if names != list(expected):
                sys.exit(f"{of}: the answers are {names}")

        return held

    driven = Driven(program, str(directory))
    duck, polars = f"DuckDB {duckdb.__version__}", f"Polars {pl.__version__}"
    wheels = [
        (f"{duck}, from Arrow", duckdb_rules.over_arrow(facts, duckdb_rules.KNOWN), False),
        (f"{duck}, its own table", duckdb_rules.over_own(facts, duckdb_rules.KNOWN), False),
        (f"{polars}, from Arrow", polars_rules.over_arrow(facts, False), False),
        (f"{polars}, its own frame", polars_rules.over_own(facts, False), False),
        (f"{duck}, from Arrow, a tenth unknown", duckdb_rules.over_arrow(unknown, duckdb_rules.UNKNOWN), True),
        (f"{polars}, from Arrow, a tenth unknown", polars_rules.over_arrow(unknown, True), True),
    ]
    contestants = [(name, lambda name=name: driven.round(name)) for name in driven.names]
    contestants += [(name, timed(run, check(name, may_be_null))) for name, run, may_be_null in wheels]

    gc.disable()
    times = {name: [] for name, _ in contestants}
    for turn in range(rounds + 1):
        for place in range(len(contestants)):
            name, run = contestants[(turn + place) % len(contestants)]
            took = run()
            # The first round warms up.
            if turn > 0:
                times[name].append(took)
    driven.end()

    medians = {name: statistics.median(took) for name, took in times.items()}
    floor = medians["columns:facts"]
    print(
        f"Six rules over {rows} rows, one thread: {platform.node()}, {os.cpu_count()} cores, "
        f"{datetime.date.today()}, medians of {rounds} rounds of processor time.\n"
    )
    print("| | ns a row | fastest round | million rows a second | times `columns:facts` |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, took in medians.items():
        each, fastest = took / rows * 1e9, min(times[name]) / rows * 1e9
        print(f"| {name} | {each:.0f} | {fastest:.0f} | {1000 / each:.1f} | {took / floor:.1f} |")
    print("\nLeft undetermined, of all answers to one question:\n")
    for name, shares in undetermined.items():
        if any(shares.values()):
            print(f"- {name}: " + ", ".join(f"`{of}` {share:.1%}" for of, share in shares.items() if share))


if __name__ == "__main__":
    main()
