"""The six rules as one lazy query, for Polars."""

import polars as pl

col, lit, when = pl.col, pl.lit, pl.when


def month(name):
    return col(name).dt.year() * 12 + col(name).dt.month().cast(pl.Int32) - 1


def delay(first, step, most):
    past = col("bym") - first
    return when(past >= 0).then((past // step + 1).clip(upper_bound=most)).otherwise(0)


def day_before(name):
    return (col("apply").dt.day() < col(name).dt.day()).cast(pl.Int32)


def query(frame, with_unknown):
    """With nothing unknown, all who are not entitled get 0; with unknown facts, only those known not to be."""

    def answer(condition, value):
        if with_unknown:
            return when(condition).then(value).when(~condition).then(lit(0)).otherwise(None)
        return when(condition).then(value).otherwise(0)

    ui, pens, x = col("ui_months"), col("pens_months"), col("x")
    before = col("aym") < col("stat")
    entitled = (
        (ui >= 12)
        & col("reason").is_in(["dismissed", "contract_expired", "bankrupt"])
        & col("registered")
        & (col("status") == "unemployed")
        & before
    )
    skilled = (
        col("skill_level").is_between(1, 3)
        & (ui >= 12)
        & (col("cert") <= col("apply"))
        & (col("held") < 12)
        & col("status").is_in(["employed", "flexible"])
    )
    flexible = (
        (col("status") == "flexible")
        & (col("age") >= 192)
        & before
        & col("region").is_in(["310000", "320100", "330100", "440300"])
        & ~col("other_pension")
    )
    return (
        frame.lazy()
        .with_columns(bym=month("birth"), aym=month("apply"), cym=month("cert"))
        .with_columns(
            age=col("aym") - col("bym") - day_before("birth"),
            held=col("aym") - col("cym") - day_before("cert"),
            stat=col("bym")
            + when(col("cat") == "M60")
            .then(720 + delay(1965 * 12, 4, 36))
            .when(col("cat") == "F55")
            .then(660 + delay(1970 * 12, 4, 36))
            .otherwise(600 + delay(1975 * 12, 2, 60)),
            x=when(pens < 60)
            .then(3)
            .when(pens < 120)
            .then(6)
            .otherwise((9 + ((pens - 180) // 12).clip(lower_bound=0)).clip(upper_bound=24)),
        )
        .select(
            stat="stat",
            ui=answer(entitled, when(ui < 60).then(12).when(ui < 120).then(18).otherwise(24)),
            pen=((col("age") >= 720) & (pens >= 180) & ~col("other_pension")).cast(pl.Int32),
            amt=answer(skilled, 500 + 500 * col("skill_level")),
            fun=2
            + when(col("status") == "retired")
            .then((x - col("drawn_months") // 12).clip(lower_bound=9))
            .otherwise(x),
            flex=flexible.cast(pl.Int32),
        )
    )


def over_arrow(table, with_unknown):
    """Answers straight from the Arrow table."""
    return lambda: query(pl.from_arrow(table, rechunk=False), with_unknown).collect().to_arrow()


def over_own(table, with_unknown):
    """Answers from a frame of Polars' own, made beforehand."""
    frame = pl.from_arrow(table)
    return lambda: query(frame, with_unknown).collect().to_arrow()
