"""Find items of the reference catalogue: Chinese words, pinyin, initials, English, the end of a code."""

from __future__ import annotations

import argparse

from .._core import Catalog
from .say import DONE, NO, Say

NAME = "search"


def arguments(of: argparse.ArgumentParser) -> None:
    of.add_argument("text", nargs="+", help="what a clerk would type")
    of.add_argument("--most", type=int, default=20, help="how many to print (20)")


def run(asked: argparse.Namespace, say: Say) -> int:
    hits = Catalog.reference().search(" ".join(asked.text))
    shown = hits[: max(asked.most, 0)]
    for hit in shown:
        say.line(f"{hit.code}  {say.of(hit.item.name)}  ({hit.item.category}, {hit.item.lane})")
    if len(hits) > len(shown):
        say.line(say.words(f"另有 {len(hits) - len(shown)} 项", f"and {len(hits) - len(shown)} more"))
    if not hits:
        say.line(say.words("没有找到", "nothing found"))
    say.document([{"code": hit.code, "item": hit.item.to_dict(), "rank": str(hit.rank)} for hit in shown])
    return DONE if hits else NO
