"""The six rules as one SQL query, for DuckDB."""

import duckdb

# Months are worked out by hand, as in the reference.
MONTHS = """
    SELECT *,
        year(birth) * 12 + month(birth) - 1 AS bym,
        year(apply) * 12 + month(apply) - 1 AS aym,
        year(cert) * 12 + month(cert) - 1 AS cym
    FROM facts
"""

STAT = f"""
    SELECT *,
        aym - bym - (day(apply) < day(birth))::INT AS age,
        aym - cym - (day(apply) < day(cert))::INT AS held,
        bym + CASE cat
            WHEN 'M60' THEN 720 + CASE WHEN bym >= 23580 THEN least(36, (bym - 23580) // 4 + 1) ELSE 0 END
            WHEN 'F55' THEN 660 + CASE WHEN bym >= 23640 THEN least(36, (bym - 23640) // 4 + 1) ELSE 0 END
            ELSE 600 + CASE WHEN bym >= 23700 THEN least(60, (bym - 23700) // 2 + 1) ELSE 0 END
        END AS stat
    FROM ({MONTHS})
"""

CONDITIONS = f"""
    SELECT *,
        ui_months >= 12 AND reason IN ('dismissed', 'contract_expired', 'bankrupt') AND registered
            AND status = 'unemployed' AND aym < stat AS entitled,
        skill_level BETWEEN 1 AND 3 AND ui_months >= 12 AND cert <= apply AND held < 12
            AND status IN ('employed', 'flexible') AS skilled,
        CASE WHEN pens_months < 60 THEN 3 WHEN pens_months < 120 THEN 6
            WHEN pens_months < 180 THEN 9 WHEN pens_months >= 180 THEN least(24, 9 + (pens_months - 180) // 12)
        END AS x
    FROM ({STAT})
"""


def query(otherwise):
    """`otherwise` stands before the answer of who is not entitled."""
    return f"""
        SELECT stat,
            CASE WHEN entitled THEN CASE WHEN ui_months < 60 THEN 12 WHEN ui_months < 120 THEN 18 ELSE 24 END
                {otherwise("entitled")} END AS ui,
            (age >= 720 AND pens_months >= 180 AND NOT other_pension)::INT AS pen,
            CASE WHEN skilled THEN 500 + 500 * skill_level {otherwise("skilled")} END AS amt,
            2 + CASE WHEN status = 'retired' THEN
                CASE WHEN x - drawn_months // 12 < 9 THEN 9 ELSE x - drawn_months // 12 END
                ELSE x END AS fun,
            (status = 'flexible' AND age >= 192 AND aym < stat
                AND region IN ('310000', '320100', '330100', '440300') AND NOT other_pension)::INT AS flex
        FROM ({CONDITIONS})
    """


# With nothing unknown, all who are not entitled get 0; with unknown facts, only those known not to be.
KNOWN = query(lambda condition: "ELSE 0")
UNKNOWN = query(lambda condition: f"WHEN NOT {condition} THEN 0")


def connect():
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    return connection


def over_arrow(table, sql):
    """Answers straight from the Arrow table."""
    connection = connect()
    connection.register("facts", table)
    return lambda: connection.sql(sql).to_arrow_table()


def over_own(table, sql):
    """Answers from a table of DuckDB's own, made beforehand."""
    connection = connect()
    connection.register("arrow", table)
    connection.execute("CREATE TABLE facts AS FROM arrow")
    connection.unregister("arrow")
    return lambda: connection.sql(sql).to_arrow_table()
