"""Screen a table by policies: Parquet or CSV in (UTF-8 or GB18030), Parquet out, batch by batch in flat memory.

Facts are columns by their names; an empty field is unknown. A screening names its purpose and its legal basis: they stand in
the metadata of the answer, with the editions of the policies.
"""

from __future__ import annotations

import argparse
import codecs
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

from .._core import Policies
from .say import COULD_NOT, DONE, Say

NAME = "screen"

# How much of a file is looked at to tell its encoding.
LOOKED_AT = 1 << 20


def arguments(of: argparse.ArgumentParser) -> None:
    of.add_argument("policy", nargs="+", help="codes of policies")
    of.add_argument("--in", dest="table", required=True, metavar="FILE", help="a table: .parquet, otherwise CSV with a head line")
    of.add_argument("--out", required=True, metavar="FILE", help="the answer, as Parquet; it appears when it is whole")
    of.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="fills the day that counts where there is no column of it")
    of.add_argument("--keep", action="append", default=[], metavar="COLUMN", help="a column that goes along; may be given again")
    of.add_argument("--purpose", required=True, type=told, help="what the screening is for")
    of.add_argument("--legal-basis", required=True, type=told, help="the law that allows it")
    of.add_argument("--encoding", type=encoding, help="of a CSV: utf-8 or gb18030 (looked for)")
    of.add_argument("--threads", type=int, choices=range(1, 1025), metavar="N", help="how many threads compute (all)")


def told(text: str) -> str:
    """Words that say something."""
    if not text.strip():
        raise ValueError(text)
    return text


def encoding(name: str) -> str:
    """An encoding that there is."""
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        raise ValueError(name) from error


def encoding_of(path: str) -> str:
    """UTF-8 where the beginning of the file is that, otherwise GB18030, of which GBK and GB 2312 are parts."""
    with open(path, "rb") as file:
        beginning = file.read(LOOKED_AT)
    try:
        # A character may be cut at the end.
        beginning[: max(len(beginning) - 4, 0)].decode("utf-8")
    except UnicodeDecodeError as error:
        return "gb18030" if error.start < len(beginning) - 8 else "utf-8"
    return "utf-8"


def column_types(arrow: Any, policies: Policies) -> dict[str, Any]:
    """The Arrow type of each fact, as its policy declares it."""
    types: dict[str, Any] = {}
    for code in policies:
        for name, fact in policies[code].facts_schema()["properties"].items():
            of = fact.get("type")
            if of == "boolean":
                types[name] = arrow.bool_()
            elif of == "integer":
                types[name] = arrow.int64()
            elif of == "number":
                types[name] = arrow.decimal128(38, fact.get("x-decimals", 6))
            elif fact.get("format") == "date":
                types[name] = arrow.date32()
            else:
                types[name] = arrow.string()
    return types


class Counted:
    """The batches of a table, counted as they go by."""

    def __init__(self, reader: Any, whole: int | None, is_shown: bool) -> None:
        self.reader, self.whole, self.is_shown = reader, whole, is_shown
        self.rows, self.told = 0, 0.0

    def batches(self) -> Iterator[Any]:
        for batch in self.reader:
            self.rows += batch.num_rows
            self.tell()
            yield batch

    def tell(self, *, end: bool = False) -> None:
        """A line on a terminal, at most ten times a second."""
        now = time.monotonic()
        if not self.is_shown or (now - self.told < 0.1 and not end):
            return
        self.told = now
        bar = ""
        if self.whole:
            done = min(self.rows * 30 // self.whole, 30)
            bar = f"[{'█' * done}{'·' * (30 - done)}] "
        print(f"\r{bar}{self.rows:,}", end="\n" if end else "", file=sys.stderr, flush=True)


def run(asked: argparse.Namespace, say: Say) -> int:
    try:
        import pyarrow as pa  # type: ignore[import-untyped]
        import pyarrow.csv as pa_csv  # type: ignore[import-untyped]
        import pyarrow.parquet as pa_parquet  # type: ignore[import-untyped]
    except ImportError:
        say.wrong(say.words("需要pyarrow：pip install 'banjian[cli]'", "pyarrow is needed: pip install 'banjian[cli]'"))
        return COULD_NOT
    known = Policies.reference()
    for code in asked.policy:
        if code not in known:
            say.wrong(say.words(f"没有政策“{code}”", f"there is no policy `{code}`; try `determine list`"))
            return COULD_NOT
    policies = Policies([known[code] for code in asked.policy])
    if os.path.exists(asked.out) and not os.path.isfile(asked.out):
        say.wrong(say.words(f"{asked.out}不是普通文件", f"{asked.out} is no regular file"))
        return COULD_NOT
    temporary = None
    try:
        if asked.table.lower().endswith(".parquet"):
            file = pa_parquet.ParquetFile(asked.table)
            given, whole = file.schema_arrow, file.metadata.num_rows
            reader: Any = file.iter_batches(batch_size=65_536)
        else:
            written_in = asked.encoding or encoding_of(asked.table)
            convert = pa_csv.ConvertOptions(
                column_types=column_types(pa, policies), strings_can_be_null=True, null_values=["", "null", "NULL"]
            )
            reader = pa_csv.open_csv(
                asked.table, read_options=pa_csv.ReadOptions(encoding=written_in), convert_options=convert
            )
            given, whole = reader.schema, None
        counted = Counted(reader, whole, sys.stderr.isatty())
        table = pa.RecordBatchReader.from_batches(given, counted.batches())
        answer = pa.RecordBatchReader.from_stream(
            policies.screen(
                table,
                asked.on,
                keep=asked.keep,
                purpose=asked.purpose,
                legal_basis=asked.legal_basis,
                threads=asked.threads,
            )
        )
        folder = os.path.dirname(os.path.abspath(asked.out))
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".screen-", suffix=".parquet")
        os.close(handle)
        counts: dict[str, dict[str, int]] = {code: {} for code in policies}
        with pa_parquet.ParquetWriter(temporary, answer.schema) as writer:
            for batch in answer:
                writer.write_batch(batch)
                for code, found in counts.items():
                    for one in batch.column(code).value_counts():
                        word = str(one["values"].as_py())
                        found[word] = found.get(word, 0) + one["counts"].as_py()
        with open(temporary, "rb") as written:
            os.fsync(written.fileno())
        os.replace(temporary, asked.out)
        temporary = None
        counted.tell(end=True)
    except (pa.ArrowException, UnicodeError) as error:
        # Arrow repeats the field that it could not read; it may be personal.
        first = type(error).__name__ if isinstance(error, UnicodeError) else str(error).splitlines()[0].split(":")[0]
        say.wrong(say.words(f"无法读取{asked.table}：{first}", f"{asked.table} cannot be read: {first}"))
        return COULD_NOT
    finally:
        if temporary:
            os.unlink(temporary)
    for code, found in counts.items():
        say.line(f"{code}: " + ", ".join(f"{word} {count:,}" for word, count in sorted(found.items())))
    say.document({"counts": counts, "out": asked.out, "rows": counted.rows})
    return DONE
