#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Incident metrics of the UCI event log, computed independently of the program.

Reads the raw log (csv or csv.gz) by the rules of the command line's contract and prints what
`binnaclectl metrics --json` has to give: opened cohort, times in UTC, one document with the groups of
`all`, `priority`, `month`, `category`, `team` and `impact`. Only the standard library; exact arithmetic
(fractions) up to the last step.

    uci_check.py LOG.csv.gz > uci_expected.json
    uci_check.py LOG.csv.gz --compare BY FILE    compares `binnaclectl metrics --by BY --json` in FILE with it
"""
import csv
import gzip
import json
import math
import sys
from datetime import datetime, timezone
from fractions import Fraction

MEASURES = ("ttd", "tta", "ttr", "resolve", "resolve_first", "close")
GROUPINGS = ("all", "priority", "month", "category", "team", "impact", "service")
RESOLVED, CLOSED, NEW = "resolved", "closed", "new"
STATES = {"new": NEW, "resolved": RESOLVED, "closed": CLOSED}


def instant(text):
    """Day first, UTC; '?' and nothing are empty. Seconds since 1970."""
    text = text.strip()
    if text in ("", "?"):
        return None
    return int(datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=timezone.utc).timestamp())


def value(text):
    text = text.strip()
    return "" if text == "?" else text


def digit(text, top):
    text = value(text)
    return str(min(int(text[0]), top)) if text[:1].isdigit() else "none"


def incident(rows):
    """One incident from its rows in order of `sys_updated_at`, ties in file order."""
    states = [STATES.get(value(r["incident_state"]).lower(), "other") for _, r in rows]
    last = rows[-1][1]
    acknowledged = None
    if states[0] == NEW:
        acknowledged = next((at for (at, _), s in zip(rows, states) if s != NEW), None)
    # Every row is a change of the incident, the first one too: a log that begins in resolved changed into it there.
    first_resolved = next((at for (at, _), s in zip(rows, states) if s == RESOLVED), None)
    opened, resolved = instant(last["opened_at"]), instant(last["resolved_at"])
    closed = instant(last["closed_at"])
    if resolved is None:
        first_resolved = None
    elif first_resolved is None:
        first_resolved = resolved
    month = datetime.fromtimestamp(opened, timezone.utc).strftime("%Y-%m")
    priority = digit(last["priority"], 4)
    return {
        "open": states[-1] not in (RESOLVED, CLOSED),
        "stamps": {
            "ttd": (None, None),
            "tta": (opened, acknowledged),
            "ttr": (None, None),
            "resolve": (opened, resolved),
            "resolve_first": (opened, first_resolved),
            "close": (opened, closed),
        },
        "sla": value(last["made_sla"]).lower(),
        "reopened": int(value(last["reopen_count"]) or 0) > 0,
        "reassigned": int(value(last["reassignment_count"]) or 0) > 0,
        "keys": {
            "all": "all",
            "priority": priority if priority == "none" else "P" + priority,
            "month": month,
            "category": value(last["category"]) or "none",
            "team": value(last["assignment_group"]) or "none",
            "impact": digit(last["impact"], 4),
            "service": "none",
        },
    }


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    numbers = {}
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            numbers.setdefault(row["number"], []).append((instant(row["sys_updated_at"]), row))
    return [incident(sorted(rows, key=lambda r: r[0])) for rows in numbers.values()]  # sorted() is stable


def type7(ordered, percent):
    rank = Fraction((len(ordered) - 1) * percent, 100)
    low = rank.numerator // rank.denominator
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (rank - low)


def kaplan_meier_uncensored(ordered):
    """First time the Kaplan-Meier curve is at most one half; nothing is censored: after k of n it is (n - k) / n."""
    need = (len(ordered) + 1) // 2
    return ordered[need - 1] if ordered else None


def number(x):
    if x is None:
        return None
    return int(x) if x == int(x) else float(x)


def distribution(incidents, measure):
    values, excluded, is_open = [], {"no_start": 0, "no_end": 0, "order": 0}, 0
    for one in incidents:
        start, end = one["stamps"][measure]
        if end is None and one["open"]:
            is_open += 1
        elif start is None:
            excluded["no_start"] += 1
        elif end is None:
            excluded["no_end"] += 1
        elif end < start:
            excluded["order"] += 1
        else:
            values.append(end - start)
    values.sort()
    above = [v for v in values if v > 0]
    assert len(values) + sum(excluded.values()) + is_open == len(incidents)
    assert is_open == 0  # the log ends with every incident closed, so no censoring below
    return {
        "n": len(values),
        "excluded": excluded,
        "open": is_open,
        "mean": number(Fraction(sum(values), len(values))) if values else None,
        "median": number(type7(values, 50)) if values else None,
        "p90": number(type7(values, 90)) if values else None,
        "p95": number(type7(values, 95)) if values else None,
        "max": values[-1] if values else None,
        "geomean": math.exp(math.fsum(map(math.log, above)) / len(above)) if above else None,
        "geomean_n": len(above),
        "km_median": kaplan_meier_uncensored(values),
    }


def group(key, incidents):
    met = sum(i["sla"] == "true" and not i["open"] for i in incidents)
    missed = sum(i["sla"] == "false" for i in incidents)
    pending = sum(i["sla"] == "true" and i["open"] for i in incidents)
    out = {"key": key, "incidents": len(incidents), "open": sum(i["open"] for i in incidents)}
    for measure in MEASURES:
        out[measure] = distribution(incidents, measure)
    out["sla"] = {
        "met": met,
        "missed": missed,
        "pending": pending,
        "attainment": number(Fraction(met, met + missed)) if met + missed else None,
    }
    out["reopened"] = sum(i["reopened"] for i in incidents)
    out["reassigned"] = sum(i["reassigned"] for i in incidents)
    return out


def groups(incidents, by):
    parts = {}
    for one in incidents:
        parts.setdefault(one["keys"][by], []).append(one)
    return [group(key, parts[key]) for key in sorted(parts)]


def differences(expected, got, path=""):
    if isinstance(expected, dict):
        for key in expected:
            if key not in got:
                yield f"{path}.{key}: missing"
            else:
                yield from differences(expected[key], got[key], f"{path}.{key}")
    elif isinstance(expected, float) and isinstance(got, (int, float)):
        # Both sides round once in the end (a geometric mean a few times): one part in 10^12.
        if abs(expected - got) > 1e-12 * abs(expected):
            yield f"{path}: expected {expected!r}, got {got!r}"
    elif expected != got or isinstance(expected, bool) != isinstance(got, bool):
        yield f"{path}: expected {expected!r}, got {got!r}"


def compare(expected, by, got):
    """Groups by key: their order is the program's to choose."""
    mine = {g["key"]: g for g in expected[by]}
    theirs = {g["key"]: g for g in got["groups"]}
    for key in sorted(set(mine) | set(theirs)):
        if key not in mine or key not in theirs:
            yield f"{by} {key}: only on one side"
        else:
            yield from differences(mine[key], theirs[key], f"{by} {key}")


def main(argv):
    incidents = read(argv[1])
    expected = {by: groups(incidents, by) for by in GROUPINGS}
    if len(argv) == 5 and argv[2] == "--compare":
        with open(argv[4], encoding="utf-8") as file:
            found = list(compare(expected, argv[3], json.load(file)))
        print("\n".join(found[:50]) if found else f"{argv[3]}: the same, {len(expected[argv[3]])} groups")
        return 1 if found else 0
    keep = {by: expected[by] for by in ("all", "priority", "month", "impact")}
    json.dump({"incidents": len(incidents), **keep}, sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
