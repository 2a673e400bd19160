"""Say what a receipt, an evidence bundle or a copy of a log proves: 0 it holds, 1 it does not, 2 it could not be checked."""

from __future__ import annotations

import argparse
import base64
import os
from collections.abc import Callable
from typing import Any

from .. import trace
from .._core import Proven, ProvenCase, Text
from ..errors import Error
from .say import COULD_NOT, DONE, NO, Say, read

NAME = "verify"


def arguments(of: argparse.ArgumentParser) -> None:
    of.add_argument("proof", help="the file of a receipt (also compact) or a bundle, or the folder of a log; - reads standard input")
    of.add_argument("--trust", required=True, metavar="FILE", help="whom you trust, from another source than the proof")
    of.add_argument("--checkpoint", metavar="FILE", help="the checkpoint of a log (FOLDER/checkpoint)")


def sentences(say: Say, proven: Proven) -> dict[str, Any]:
    def both(texts: list[Text]) -> list[dict[str, str]]:
        return [{"en": text.en, "zh": text.zh} for text in texts]

    for text in proven.proven:
        say.line(f"  ✓ {say.of(text)}")
    for text in proven.not_proven:
        say.line(f"  – {say.of(text)}")
    return {"not_proven": both(proven.not_proven), "proof": proven.to_dict(), "proven": both(proven.proven)}


def told(data: bytes) -> trace.Receipt | trace.Bundle | None:
    """What the bytes are: a receipt's file, a bundle, the compact form or its base64url; `None` where nothing of these."""
    text = data.removeprefix(b"\xef\xbb\xbf").strip()
    if text.startswith(b"{"):
        forms: list[Callable[[], trace.Receipt | trace.Bundle]] = [
            lambda: trace.Receipt.from_bytes(text),
            lambda: trace.Bundle.from_bytes(text),
        ]
    else:
        link = b"".join(data.split())
        forms = [
            lambda: trace.Receipt.from_compact(data),
            lambda: trace.Receipt.from_compact(base64.urlsafe_b64decode(link + b"=" * (-len(link) % 4))),
        ]
    for form in forms:
        try:
            return form()
        except (Error, ValueError):
            continue
    return None


def run(asked: argparse.Namespace, say: Say) -> int:
    trust = trace.Trust.from_bytes(read(asked.trust).strip())
    if os.path.isdir(asked.proof):
        checkpoint = asked.checkpoint or os.path.join(asked.proof, "checkpoint")
        note = read(checkpoint).decode("utf-8", "replace")
        try:
            size = trace.verify_log(asked.proof, note, trust)
        except Error as error:
            say.failed(error)
            return NO
        say.line(say.words(f"日志副本：{size}条记录与检查点一致", f"copy of a log: {size} records fit the checkpoint"))
        say.document({"size": size, "valid": True})
        return DONE
    proof = told(read(asked.proof))
    if proof is None:
        say.wrong(say.words("这不是回执或证据包", "this is neither a receipt nor a bundle"))
        return COULD_NOT
    try:
        found = proof.verify(trust)
    except Error as error:
        say.failed(error)
        return NO
    if isinstance(found, ProvenCase):
        say.line(say.of(found.extent))
        records = []
        for proven in found.records:
            say.line(f"{proven.record.sequence} {proven.record.kind}")
            records.append(sentences(say, proven))
        say.document({"proof": found.to_dict(), "records": records, "valid": True})
    else:
        say.line(say.words("回执与日志相符", "the receipt fits the log"))
        say.document({**sentences(say, found), "valid": True})
    return DONE
