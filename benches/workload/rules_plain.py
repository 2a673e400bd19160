"""The six rules in plain Python: what every engine is held to.

`evaluate` gives six whole numbers for one applicant: the statutory retirement month (months since year 0), the months
of unemployment benefit, the pension (0 or 1), the skill subsidy in yuan, the funeral grant in months, and the
subsidy for flexible work (0 or 1).
"""

# Months of age before the delay, the first month of birth that is delayed, months of birth a month of delay, the most.
SCHEDULES = {"M60": (720, 1965 * 12, 4, 36), "F55": (660, 1970 * 12, 4, 36), "F50": (600, 1975 * 12, 2, 60)}
INVOLUNTARY = {"dismissed", "contract_expired", "bankrupt"}
REGIONS = {"310000", "320100", "330100", "440300"}
SUBSIDIES = {1: 1000, 2: 1500, 3: 2000}


def months_between(earlier, later):
    """Whole months, as in FEEL's `years and months duration` where `earlier` is not the later day."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)


def evaluate(facts):
    birth, applied, certified = facts["birth"], facts["apply"], facts["cert"]
    birth_month = birth.year * 12 + birth.month - 1
    applied_month = applied.year * 12 + applied.month - 1
    age = months_between(birth, applied) // 12

    base, first, step, most = SCHEDULES[facts["cat"]]
    delay = min(most, (birth_month - first) // step + 1) if birth_month >= first else 0
    retirement = birth_month + base + delay

    paid = facts["ui_months"]
    benefit = 0
    if (
        paid >= 12
        and facts["reason"] in INVOLUNTARY
        and facts["registered"]
        and facts["status"] == "unemployed"
        and applied_month < retirement
    ):
        benefit = 12 if paid < 60 else 18 if paid < 120 else 24

    pension = age >= 60 and facts["pens_months"] >= 180 and not facts["other_pension"]

    subsidy = 0
    if (
        facts["skill_level"] in SUBSIDIES
        and paid >= 12
        and certified <= applied
        and months_between(certified, applied) < 12
        and facts["status"] in ("employed", "flexible")
    ):
        subsidy = SUBSIDIES[facts["skill_level"]]

    contributed = facts["pens_months"]
    grant = 3 if contributed < 60 else 6 if contributed < 120 else min(24, 9 + max(0, (contributed - 180) // 12))
    if facts["status"] == "retired":
        grant = max(9, grant - facts["drawn_months"] // 12)

    flexible = (
        facts["status"] == "flexible"
        and age >= 16
        and applied_month < retirement
        and facts["region"] in REGIONS
        and not facts["other_pension"]
    )
    return retirement, benefit, int(pension), subsidy, 2 + grant, int(flexible)
