"""The wheel: against the core without Python, and against peers that answer the same questions in Python.

`wheel.py DIRECTORY CORE SCREEN [ROUNDS]` prints a table in Markdown. All run on one thread, turn and turn about, in the
processor time of their own process; `CORE` and `SCREEN` are the programs of `src/bin`. Answers are held in every round.

- *determine*: one rule of the workload (months of unemployment benefit), one applicant after another, from a dictionary.
  OpenFisca is built for whole populations: it is asked one by one, as a counter asks, and all at once.
- *office*: a case from registration to service, six acts, on a journal in memory. `eventsourcing` keeps the same six
  acts as events of an aggregate in memory: it knows no law, decides nothing, and proves nothing.
- *screen*: six rules over a million rows of Arrow.
"""

import datetime
import gc
import json
import logging
import os
import pathlib
import platform
import statistics
import sys
from functools import partial
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import zen
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from openfisca_core import entities, periods, simulations, taxbenefitsystems, variables
from openfisca_core.indexed_enums import Enum

import banjian
from screen import KEEP, Driven, read, timed

APPLICANTS = 5_000
ONE_BY_ONE = 200
LIVES = 200
WORKLOAD = pathlib.Path(__file__).resolve().parents[1] / "workload" / "policies"
RULES = ["retirement", "unemployment", "pension", "skill", "funeral", "flexible"]
VALUES = ["month", "benefit_months", "draws", "amount", "months", "enrols"]
FACTS = ["apply", "birth", "cat", "reason", "registered", "status", "ui_months"]
ITEM = "992014002009"
# OpenFisca computes for a month; no fact here changes with it.
MONTH = "2026-03"
NOW = datetime.datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


def policy(name):
    file = f"screening-{name}.toml"
    return banjian.Policy.from_toml((WORKLOAD / file).read_text(encoding="utf-8"), name=file)


# determine


def by_wheel(people):
    rule = policy("unemployment")
    return lambda: [rule.determine(person).values["benefit_months"] for person in people]


def by_zen(people):
    """Dates as counts of months: its expressions have no exact calendar."""
    late = "(birth >= {first} ? min([{most}, floor((birth - {first}) / {step}) + 1]) : 0)"
    stat = "birth + (cat == 'M60' ? 720 + {} : cat == 'F55' ? 660 + {} : 600 + {})".format(
        late.format(first=23580, most=36, step=4),
        late.format(first=23640, most=36, step=4),
        late.format(first=23700, most=60, step=2),
    )
    months = (
        "ui_months >= 12 and reason in ['dismissed', 'contract_expired', 'bankrupt'] and registered"
        " and status == 'unemployed' and apply < $.stat"
        " ? (ui_months < 60 ? 12 : ui_months < 120 ? 18 : 24) : 0"
    )
    graph = {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
            {
                "id": "rule",
                "type": "expressionNode",
                "name": "rule",
                "position": {"x": 1, "y": 0},
                "content": {
                    "expressions": [
                        {"id": "1", "key": "stat", "value": stat},
                        {"id": "2", "key": "months", "value": months},
                    ]
                },
            },
            {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 2, "y": 0}},
        ],
        "edges": [
            {"id": "a", "sourceId": "in", "targetId": "rule", "type": "edge"},
            {"id": "b", "sourceId": "rule", "targetId": "out", "type": "edge"},
        ],
    }
    decision = zen.ZenEngine().create_decision(json.dumps(graph))
    given = [in_months(person) for person in people]
    return lambda: [decision.evaluate(person)["result"]["months"] for person in given]


def in_months(person):
    months = {name: person[name].year * 12 + person[name].month - 1 for name in ("apply", "birth")}
    return {**person, **months}


class Category(Enum):
    M60 = "M60"
    F55 = "F55"
    F50 = "F50"


class Reason(Enum):
    dismissed = "dismissed"
    contract_expired = "contract_expired"
    bankrupt = "bankrupt"
    voluntary = "voluntary"
    none = "none"


class Status(Enum):
    employed = "employed"
    unemployed = "unemployed"
    flexible = "flexible"
    retired = "retired"


def fisca():
    person = entities.build_entity(key="person", plural="people", label="", is_person=True)

    def fact(name, of, **more):
        when = periods.MONTH if "formula" in more else periods.ETERNITY
        body = {"value_type": of, "entity": person, "definition_period": when, "label": name, **more}
        return type(name, (variables.Variable,), body)

    def formula(people, period):
        birth, applied, paid = people("birth", period), people("apply", period), people("ui_months", period)
        category = people("cat", period)
        stat = birth.copy()
        for which, base, first, step, most in (
            (Category.M60, 720, 23580, 4, 36),
            (Category.F55, 660, 23640, 4, 36),
            (Category.F50, 600, 23700, 2, 60),
        ):
            late = np.where(birth >= first, np.minimum(most, (birth - first) // step + 1), 0)
            stat = np.where(category == which, birth + base + late, stat)
        reason = people("reason", period)
        lawful = (reason == Reason.dismissed) + (reason == Reason.contract_expired) + (reason == Reason.bankrupt)
        may = (
            (paid >= 12) * lawful * people("registered", period)
            * (people("status", period) == Status.unemployed) * (applied < stat)
        )
        return np.where(may, np.where(paid < 60, 12, np.where(paid < 120, 18, 24)), 0)

    system = taxbenefitsystems.TaxBenefitSystem([person])
    for variable in (
        fact("birth", int),
        fact("apply", int),
        fact("ui_months", int),
        fact("registered", bool),
        fact("cat", Enum, possible_values=Category, default_value=Category.M60),
        fact("reason", Enum, possible_values=Reason, default_value=Reason.none),
        fact("status", Enum, possible_values=Status, default_value=Status.employed),
        fact("months", int, formula=formula),
    ):
        system.add_variable(variable)
    return system


def by_fisca_one_by_one(people):
    system = fisca()
    given = [{"people": {"one": {name: {"ETERNITY": fact} for name, fact in in_months(person).items()}}} for person in people]

    def run():
        found = []
        for one in given:
            simulation = simulations.SimulationBuilder().build_from_entities(system, one)
            found.append(int(simulation.calculate("months", MONTH)[0]))
        return found

    return run


def by_fisca_at_once(people):
    system = fisca()
    given = [in_months(person) for person in people]

    def run():
        builder = simulations.SimulationBuilder()
        simulation = builder.build_default_simulation(system, count=len(given))
        for name in FACTS:
            column = [person[name] for person in given]
            kinds = {"cat": Category, "reason": Reason, "status": Status}
            if name in kinds:
                column = kinds[name].encode(np.array(column))
            else:
                column = np.array(column)
            simulation.set_input(name, "ETERNITY", column)
        return simulation.calculate("months", MONTH).tolist()

    return run


# office


def opened():
    return banjian.Office.open("memory:", origin="banjian.example/xiangyang", host_attested=True)


def by_office(office):

    def login(person):
        return banjian.Login(person, method="smart-card", expires_at=NOW + datetime.timedelta(hours=8))

    window, hall = office.window(login("zws-w2"), "0001"), office.hall(login("registration-r1"))
    papers = [banjian.Paper(at) for at, _ in enumerate(office.catalog[ITEM].materials)]
    closed = 0
    for number in range(LIVES):
        identity = banjian.Identity.citizen("11010519491231002X")
        payload = banjian.Payload(applicant=banjian.Party(identity=identity, name=f"王{number}"))
        reply = window.register(ITEM, payload=payload, period=str(number), now=NOW)
        reply = window.receive(reply, "applicant", "document-read", papers, payload=payload, now=NOW)
        reply = window.accept(reply, now=NOW)
        reply = hall.take(reply, now=NOW)
        reply = hall.approve(reply, "《社会保险经办条例》第九条", now=NOW)
        reply = window.serve(reply, "in-person", now=NOW)
        closed += reply.stage == "closed"
    return closed


class Case(Aggregate):
    @event("Registered")
    def __init__(self, item, name, number):
        self.item, self.name, self.number, self.stage = item, name, number, "draft"

    @event("Received")
    def receive(self, attends, identified, materials):
        self.materials, self.stage = materials, "received"

    @event("Accepted")
    def accept(self):
        self.stage = "under-review"

    @event("Taken")
    def take(self, person):
        self.holder = person

    @event("Approved")
    def approve(self, basis):
        self.basis, self.stage = basis, "decided"

    @event("Served")
    def serve(self, method):
        self.stage = "closed"


def by_eventsourcing(application):
    closed = 0
    for number in range(LIVES):
        case = Case(ITEM, f"王{number}", "11010519491231002X")
        application.save(case)
        for act in (
            lambda case: case.receive("applicant", "document-read", [0, 1]),
            lambda case: case.accept(),
            lambda case: case.take("registration-r1"),
            lambda case: case.approve("《社会保险经办条例》第九条"),
            lambda case: case.serve("in-person"),
        ):
            # As an office does: each act on the case as it is kept.
            case = application.repository.get(case.id)
            act(case)
            application.save(case)
        closed += case.stage == "closed"
    return closed


def held(expected, of):
    def check(found):
        if found != expected:
            sys.exit(f"{of}: a wrong answer")

    return check


def main():
    directory, core, screen = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 11
    logging.disable()
    facts, answers = read(directory, "facts"), read(directory, "answers")
    people = facts.slice(0, APPLICANTS).select(FACTS).to_pylist()
    months = answers.slice(0, APPLICANTS).column("ui").to_pylist()
    six = banjian.Policies([policy(name) for name in RULES])
    columns = [(f"screening-{rule}.{value}", answer) for rule, value, answer in zip(RULES, VALUES, answers.column_names)]

    def screened(found):
        for column, answer in columns:
            if not found[column].cast(pa.int32()).equals(answers[answer].cast(pa.int32())):
                sys.exit(f"wheel: `{column}` is not the reference's")

    of_core, of_screen = Driven(core, str(directory)), Driven(screen, str(directory))
    # (question, contestant, how many of what, how)
    contestants = [
        ("determine", "core, in Rust", APPLICANTS, lambda: of_core.round("determine")),
        ("determine", "wheel", APPLICANTS, timed(by_wheel(people), held(months, "wheel"))),
        ("determine", "zen-engine", APPLICANTS, timed(by_zen(people), held(months, "zen"))),
        ("determine", "OpenFisca, one by one", ONE_BY_ONE,
         timed(by_fisca_one_by_one(people[:ONE_BY_ONE]), held(months[:ONE_BY_ONE], "OpenFisca"))),
        ("determine", "OpenFisca, 5,000 at once", APPLICANTS, timed(by_fisca_at_once(people), held(months, "OpenFisca"))),
        ("office", "core, in Rust", LIVES * 6, lambda: of_core.round("office")),
        ("office", "wheel", LIVES * 6, lambda: timed(partial(by_office, opened()), held(LIVES, "wheel"))()),
        ("office", "eventsourcing", LIVES * 6, lambda: timed(partial(by_eventsourcing, Application()), held(LIVES, "eventsourcing"))()),
        ("screen", "core, in Rust", facts.num_rows, lambda: of_screen.round("banjian:facts")),
        ("screen", "wheel", facts.num_rows, timed(lambda: pa.table(six.screen(facts, threads=1)), screened)),
    ]
    gc.disable()
    times = {contestant[:2]: [] for contestant in contestants}
    for turn in range(rounds + 1):
        for place in range(len(contestants)):
            question, name, _, run = contestants[(turn + place) % len(contestants)]
            took = run()
            # The first round warms up.
            if turn > 0:
                times[question, name].append(took)
    of_core.end()
    of_screen.end()

    print(
        f"The wheel, one thread: {platform.node()}, {os.cpu_count()} cores, {datetime.date.today()}, "
        f"medians of {rounds} rounds of processor time.\n"
    )
    print("| question | | each | times the wheel |")
    print("| --- | --- | ---: | ---: |")
    for question, name, count, _ in contestants:
        wheel = next(c[2] for c in contestants if c[:2] == (question, "wheel"))
        took = statistics.median(times[question, name]) / count
        ratio = took / (statistics.median(times[question, "wheel"]) / wheel)
        each = f"{took * 1e9:.0f} ns" if took < 1e-5 else f"{took * 1e6:.0f} µs"
        print(f"| {question} | {name} | {each} | {ratio:.2f} |")


if __name__ == "__main__":
    if "MALLOC_TRIM_THRESHOLD_" not in os.environ:
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | KEEP)
    main()
