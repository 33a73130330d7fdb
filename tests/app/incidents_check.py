#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""GitHub's status history as incidents, imported by the command line, against figures of our own.

usage: incidents_check.py BINNACLECTL INCIDENTS_FACTS_CSV

Times to restore and to resolve are taken from the raw rows in whole seconds and summed up as fractions. Once as
published, and once with faults put in: reversed, missing and open ones, which leave their own measure only.
"""
import csv
import json
import math
import os
import subprocess
import sys
import tempfile
from datetime import datetime, timezone
from fractions import Fraction

MAP = {"id": "number", "started_at": "opened", "downtime_start": "occurred", "downtime_end": "restored",
       "resolved_at": "resolved", "components": "tags"}
IMPACTS = {"critical": "1", "major": "2", "minor": "3", "none": "4", "maintenance": "4"}
SPAN = 1 + 1e-12  # of a figure computed in doubles


def seconds(text):
    return int(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()) if text else None


def percentile(values, share):
    """Type 7 of sorted values."""
    at = Fraction(share) * (len(values) - 1)
    low = int(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (at - low)


def expected(rows, start, end):
    """One measure: who is in it, who is not and why."""
    values, excluded, still_open = [], {"no_start": 0, "no_end": 0, "order": 0}, 0
    for row in rows:
        begin, finish = seconds(row[start]), seconds(row[end])
        if finish is None and not row["resolved_at"] and not row["downtime_end"]:
            still_open += 1
        elif begin is None:
            excluded["no_start"] += 1
        elif finish is None:
            excluded["no_end"] += 1
        elif finish < begin:
            excluded["order"] += 1
        else:
            values.append(finish - begin)
    values.sort()
    positive = [value for value in values if value > 0]
    return {"n": len(values), "excluded": excluded, "open": still_open,
            "mean": Fraction(sum(values), len(values)), "median": percentile(values, Fraction(1, 2)),
            "p90": percentile(values, Fraction(9, 10)), "p95": percentile(values, Fraction(19, 20)),
            "max": values[-1], "geomean_n": len(positive),
            "geomean": math.exp(math.fsum(map(math.log, positive)) / len(positive))}


def reversed_rows(rows):
    """Those whose stamps stand in no order that can be: what the import counts as faults."""
    count = 0
    for row in rows:
        begin, back, done, opened = (seconds(row[name]) for name in
                                     ("downtime_start", "downtime_end", "resolved_at", "started_at"))
        wrong = begin is not None and back is not None and begin > back
        wrong |= back is not None and done is not None and back > done
        wrong |= done is not None and done < opened
        count += wrong
    return count


class Workspace:
    def __init__(self, ctl, folder):
        self.ctl = ctl
        self.path = os.path.join(folder, "w.binnacle")
        self.call("init", "--zone", "UTC")

    def call(self, *words):
        done = subprocess.run([self.ctl, "--json", "--workspace", self.path, *words], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{words}: {done.stdout}{done.stderr}")
        return json.loads(done.stdout)


def near(told, own):
    return told == own or (told is not None and own / SPAN <= told <= own * SPAN)


def compare(told, rows, what):
    for measure, start, end in ("ttr", "downtime_start", "downtime_end"), ("resolve", "started_at", "resolved_at"):
        own = expected(rows, start, end)
        for key in ("n", "excluded", "open", "max", "geomean_n"):
            assert told[measure][key] == own[key], (what, measure, key, told[measure], own)
        for key in ("mean", "median", "p90", "p95", "geomean"):
            assert near(told[measure][key], float(own[key])), (what, measure, key, told[measure][key], float(own[key]))
        gone = own["excluded"]
        assert own["n"] + own["open"] + sum(gone.values()) == told["incidents"] == len(rows), (what, measure)
        print(f"{what:22} {measure:8} {own['n']:4} of {len(rows):4}, median {float(own['median']):8.1f} s, "
              f"mean {float(own['mean']):10.3f} s, p90 {float(own['p90']):9.1f} s, left out {gone}, open {own['open']}")


def run(ctl, path, rows, name):
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(ctl, folder)
        words = ["import", "incidents-csv", path, "--source", "github"]
        for column, field in MAP.items():
            words += ["--map", f"{column}={field}"]
        for said, level in IMPACTS.items():
            words += ["--value", f"impact:{said}={level}"]
        report = workspace.call(*words)
        assert (report["read"], report["created"], report["failed"]) == (len(rows), len(rows), 0), report
        faults = {fault["code"]: fault["count"] for fault in report["faults"]}
        assert faults.get("order", 0) == reversed_rows(rows), (faults, reversed_rows(rows))
        again = workspace.call(*words)
        assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, len(rows)), again

        def metrics(*more):
            return {group["key"]: group for group in workspace.call("metrics", *more)["groups"]}

        compare(metrics()["all"], rows, name)
        groups = metrics("--by", "impact")
        by_impact = {}
        for row in rows:
            by_impact.setdefault(IMPACTS[row["impact"]], []).append(row)
        assert set(groups) == set(by_impact), (set(groups), set(by_impact))
        for level, own in sorted(by_impact.items()):
            compare(groups[level], own, f"{name}, impact {level}")
        # Components are tags: each finds its own.
        components = {part for row in rows for part in row["components"].split("|") if part}
        for component in sorted(components):
            own = [row for row in rows if component in row["components"].split("|")]
            told = workspace.call("tickets", "count", "--query", f'tag:"{component}"')["count"]
            assert told == len(own), (component, told, len(own))
        untagged = workspace.call("tickets", "count", "--query", "-has:tag")["count"]
        assert untagged == sum(not row["components"] for row in rows), untagged
        assert workspace.call("verify")["ok"]
        removed = workspace.call("undo-import", str(report["batch"]))
        assert removed["removed"] == len(rows), removed
        assert workspace.call("tickets", "count")["count"] == 0


def main():
    ctl, path = sys.argv[1:]
    with open(path, encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    assert len({row["id"] for row in rows}) == len(rows)
    run(ctl, path, rows, "as published")
    for at, row in enumerate(rows):
        if at % 10 == 0:
            row["downtime_start"], row["downtime_end"] = row["downtime_end"], row["downtime_start"]
        elif at % 10 == 1:
            row["downtime_start"] = ""
        elif at % 10 == 2:
            row["downtime_end"] = ""
        elif at % 10 == 3:
            row["downtime_end"] = row["resolved_at"] = ""
        elif at % 10 == 4:
            row["started_at"], row["resolved_at"] = row["resolved_at"], row["started_at"]
    with tempfile.TemporaryDirectory() as folder:
        faulty = os.path.join(folder, "faulty.csv")
        with open(faulty, "w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        run(ctl, faulty, rows, "with faults")


if __name__ == "__main__":
    main()
