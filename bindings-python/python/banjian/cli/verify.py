"""Say what a receipt, an evidence bundle or a copy of a log proves: 0 it holds, 1 it does not, 2 it could not be checked."""

from __future__ import annotations

import argparse
import base64
import os
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


def run(asked: argparse.Namespace, say: Say) -> int:
    # What cannot be read is not yet a proof that fails; a trust that cannot be read is nobody's fault but ours.
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
    data = read(asked.proof)
    if not data:
        say.wrong(say.words("文件为空", "the file is empty"))
        return COULD_NOT
    if data[:1] not in (b"{", b"\x01", b"\x02"):
        # As in a link: the compact form in base64url.
        text = data.strip()
        try:
            data = base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))
        except ValueError:
            pass
    try:
        found = trace.verify(data.strip() if data[:1] == b"{" else data, trust)
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
