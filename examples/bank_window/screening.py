"""A screening by mandate: of those who consented, who may newly draw the residents' pension."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from bank import Bank
from banjian import Policy

POLICY = "residents-pension-drawing"
PURPOSE = "tell customers who consented that they may newly draw the residents' pension"
LEGAL_BASIS = "个人信息保护法 第十三条第一款第一项（同意）"
MONTHS = 12


def consented(bank: Bank, *, months_ago: int) -> pa.Table:
    """Those who consented, and nobody else: the others are not read at all."""
    with bank.connect() as database:
        rows = database.execute(
            "select id, birth_date, contribution_months, other_pension from customer where consent = 1 order by id"
        ).fetchall()
    ids, births, months, others = ([row[column] for row in rows] for column in range(4))
    return pa.table(
        {
            "id": pa.array(ids, pa.int64()),
            "birth_date": pa.array([date.fromisoformat(birth) for birth in births], pa.date32()),
            "contribution_months": pa.array([max(paid - months_ago, 0) for paid in months], pa.int64()),
            "other_pension": pa.array([bool(other) for other in others], pa.bool_()),
            "transitional": pa.array([False] * len(ids)),
        }
    )


def newly_eligible(bank: Bank, before: date, after: date) -> pa.Table:
    """Who may draw it on one day and could not on another, and which condition came to hold."""
    policy = Policy.reference(POLICY)

    def answered(on: date, months_ago: int) -> pa.ChunkedArray:
        table = consented(bank, months_ago=months_ago)
        answer = policy.screen(table, on, keep=["id"], purpose=PURPOSE, legal_basis=LEGAL_BASIS)
        found = pa.table(answer)
        assert found.schema.metadata[b"banjian.purpose"].decode() == PURPOSE
        return found[POLICY].cast(pa.string())

    now, then = answered(after, 0), answered(before, MONTHS)
    people = consented(bank, months_ago=0).append_column("before", then).append_column("after", now)
    found = people.filter(pc.and_(pc.equal(people["after"], "eligible"), pc.not_equal(people["before"], "eligible")))
    ages = [after.year - birth.year - ((after.month, after.day) < (birth.month, birth.day)) for birth in found["birth_date"].to_pylist()]
    return found.append_column("age", pa.array(ages, pa.int64()))


def plot(found: pa.Table, path: Path) -> None:
    """How many of which age, and by which condition."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"font.family": "sans-serif", "svg.hashsalt": "banjian", "svg.fonttype": "path"})
    from matplotlib import pyplot

    groups = [("60", 60, 60), ("61–64", 61, 64), ("65–69", 65, 69), ("70+", 70, 200)]
    by_age, by_months = [], []
    ages = found["age"].to_pylist()
    for _, low, high in groups:
        inside = [age for age in ages if low <= age <= high]
        by_age.append(sum(age == 60 for age in inside))
        by_months.append(sum(age != 60 for age in inside))
    figure, axes = pyplot.subplots(figsize=(7.2, 3.4), layout="constrained")
    names = [name for name, _, _ in groups]
    one = axes.bar(names, by_age, color="#1f4e79", label="turned sixty this year", width=0.62)
    two = axes.bar(names, by_months, bottom=by_age, color="#c8862b", label="reached fifteen years of contributions", width=0.62)
    for bars in (one, two):
        axes.bar_label(bars, labels=[str(int(bar.get_height())) if bar.get_height() else "" for bar in bars], label_type="center", color="white")
    axes.set_title(f"May newly draw the residents' pension: {len(ages)} of those who consented", loc="left", fontsize=11)
    axes.margins(y=0.12)
    axes.set_xlabel("age in years")
    axes.set_ylabel("customers (invented)")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
