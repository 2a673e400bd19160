"""Makes a million applicants and their answers, both as Arrow IPC files: `applicants.py OUT`.

`OUT/facts.arrow` has thirteen columns and no nulls, `OUT/answers.arrow` the six answers of `rules_plain.py`, and
`OUT/unknown.arrow` the same facts with a tenth of `ui_months`, `pens_months` and `registered` missing. The seeds are
fixed; the checksums below hold the numbers, not the encoding of the files.
"""

import hashlib
import pathlib
import sys

import numpy as np
import pyarrow as pa

from rules_plain import evaluate

ROWS = 1_000_000
BATCH = 65_536
ANSWERS = ("stat", "ui", "pen", "amt", "fun", "flex")
UNKNOWN = ("ui_months", "pens_months", "registered")
SHA_256 = {
    "facts": "056a5b768c5d663875049eead27d8c5999123f61fccdd7c25871636749b05d01",
    "answers": "c22cce6df30b1856d6d62defb381db084ca8cf6d4fb8d860d79bab335a1f114c",
    "unknown": "22c13d3046eff64daec54f1f4765ae48bf84e3ba377a73439500c09fafe90112",
}


def applicants():
    random = np.random.default_rng(42)

    def days(first, last):
        first, last = np.datetime64(first), np.datetime64(last)
        return first + random.integers(0, (last - first).astype(int) + 1, ROWS).astype("timedelta64[D]")

    def choice(values, shares=None):
        return np.array(values)[random.choice(len(values), ROWS, p=shares)]

    # The order of the draws is part of the seed: changing it changes every applicant.
    birth = days("1950-01-01", "2010-12-31")
    applied = days("2025-01-01", "2026-12-31")
    cert = applied - random.integers(-60, 900, ROWS).astype("timedelta64[D]")
    return pa.table(
        {
            "birth": birth,
            "cat": choice(["M60", "F55", "F50"], [0.5, 0.25, 0.25]),
            "ui_months": random.integers(0, 300, ROWS).astype("i4") * (random.random(ROWS) < 0.85).astype("i4"),
            "pens_months": random.integers(0, 480, ROWS).astype("i4"),
            "status": choice(["employed", "unemployed", "flexible", "retired"], [0.3, 0.35, 0.25, 0.1]),
            "reason": choice(
                ["dismissed", "contract_expired", "bankrupt", "voluntary", "none"], [0.25, 0.2, 0.1, 0.25, 0.2]
            ),
            "registered": random.random(ROWS) < 0.7,
            "other_pension": random.random(ROWS) < 0.25,
            "region": choice(["310000", "320100", "330100", "440300", "110000", "500000", "510100", "610100"]),
            "skill_level": random.integers(0, 5, ROWS).astype("i4"),
            "cert": cert,
            "drawn_months": random.integers(0, 200, ROWS).astype("i4"),
            "apply": applied,
        }
    )


def with_unknown(facts):
    """Each of three facts is missing in a tenth of the rows, independently."""
    random = np.random.default_rng(43)
    for name in UNKNOWN:
        place = facts.schema.get_field_index(name)
        known = facts.column(place).to_numpy()
        facts = facts.set_column(place, name, pa.array(known, mask=random.random(ROWS) < 0.1))
    return facts


def answers(facts):
    rows = (evaluate(row) for batch in facts.to_batches(BATCH) for row in batch.to_pylist())
    columns = np.fromiter((value for row in rows for value in row), dtype="<i4", count=6 * ROWS).reshape(ROWS, 6)
    return pa.table({name: np.ascontiguousarray(columns[:, place]) for place, name in enumerate(ANSWERS)})


def checksum(table):
    digest = hashlib.sha256()
    for name in table.column_names:
        column = table.column(name).combine_chunks()
        digest.update(name.encode())
        digest.update(column.is_null().to_numpy(zero_copy_only=False).tobytes())
        if pa.types.is_string(column.type):
            digest.update("\n".join(column.to_pylist()).encode())
        else:
            numbers = column.view(pa.int32()) if pa.types.is_date32(column.type) else column.cast(pa.int32())
            digest.update(numbers.fill_null(0).to_numpy(zero_copy_only=False).astype("<i4").tobytes())
    return digest.hexdigest()


def write(out, name, table):
    found = checksum(table)
    if found != SHA_256[name]:
        sys.exit(f"{name}: the checksum is {found}, expected {SHA_256[name]}")
    # Chunks of the usual size, one text buffer a chunk: nobody is handed columns that are already coded.
    with pa.OSFile(str(out / f"{name}.arrow"), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table, max_chunksize=BATCH)


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    facts = applicants()
    write(out, "facts", facts)
    write(out, "unknown", with_unknown(facts))
    write(out, "answers", answers(facts))
    print(f"{facts.num_rows} applicants in {out}")


if __name__ == "__main__":
    main()
