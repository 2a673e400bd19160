"""Ask a reference policy about one applicant: verdict, reasons with their clauses, what is missing, what to ask next."""

from __future__ import annotations

import argparse
import json
from datetime import date
from decimal import Decimal
from typing import Any

from .._core import Policies
from .say import COULD_NOT, DONE, Say, read

NAME = "determine"


def arguments(of: argparse.ArgumentParser) -> None:
    of.add_argument("policy", help="the code of the policy, as unemployment-benefit; `list` lists them")
    of.add_argument("facts", nargs="*", metavar="NAME=VALUE", help="a fact: a number, true, false, null, or a text")
    of.add_argument("--facts", dest="file", metavar="FILE", help="facts as a JSON object; - reads standard input")
    of.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="fills the day that counts")


def value(text: str) -> Any:
    """A fact as it is typed: what JSON knows, otherwise a text."""
    try:
        found = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        return text
    return text if isinstance(found, (dict, list)) else found


def run(asked: argparse.Namespace, say: Say) -> int:
    policies = Policies.reference()
    if asked.policy == "list":
        for code in policies:
            say.line(f"{code}  {say.of(policies[code].name)}")
        say.document(list(policies))
        return DONE
    if asked.policy not in policies:
        say.wrong(say.words(f"没有政策“{asked.policy}”", f"there is no policy `{asked.policy}`; try `determine list`"))
        return COULD_NOT
    policy = policies[asked.policy]
    facts: dict[str, Any] = {}
    if asked.file:
        try:
            facts = json.loads(read(asked.file).decode("utf-8"), parse_float=Decimal)
        except (ValueError, RecursionError):
            facts = []  # type: ignore[assignment]
        if not isinstance(facts, dict):
            say.wrong(say.words("事实应为一个JSON对象", "the facts must be one JSON object in UTF-8"))
            return COULD_NOT
    for fact in asked.facts:
        name, parted, text = fact.partition("=")
        if not parted:
            say.wrong(say.words("事实应写作 名称=值", "a fact is written NAME=VALUE"))
            return COULD_NOT
        facts[name] = value(text)
    answer = policy.determine(facts, on=asked.on)
    say.document(answer.to_dict())
    words = {
        "eligible": ("符合条件", "eligible"),
        "ineligible": ("不符合条件", "not eligible"),
        "undetermined": ("尚不能确定", "not determined yet"),
        "not-in-force": ("当时没有现行规定", "no rule was in force"),
        "not-known-to-be-in-force": ("不知是否仍有现行规定", "no rule is known to be in force"),
        "invalid-facts": ("有事实超出范围", "a fact is out of bounds"),
        "out-of-bounds": ("计算超出范围", "a number left its bounds"),
    }
    say.line(f"{say.of(policy.name)}: {say.words(*words[str(answer.verdict)])}")
    for granted in answer.granted:
        unit = f" {granted.unit}" if granted.unit else ""
        say.line(f"  {say.of(granted.title)}: {granted.value}{unit}  [{granted.source}; {granted.certainty}]")
    for reason in answer.reasons:
        mark = {True: "✓", False: "✗", None: "?"}[reason.holds]
        say.line(f"  {mark} {say.of(reason.title)}  [{reason.source}; {reason.certainty}]")
    for fault in answer.faults:
        say.line(f"  ! {fault.place}: {say.of(fault.message)}")
    if answer.missing:
        say.line(say.words("  还不知道：", "  not known yet: ") + ", ".join(answer.missing))
    if answer.next_question:
        say.line(say.words("  下一问：", "  ask next: ") + say.of(answer.next_question.question))
    say.line(say.words("这是政策给出的意见，由人决定。", "This is a policy's advice; people decide."))
    return DONE
