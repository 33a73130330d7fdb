#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""GitHub's published outages, imported by the command line, against figures of our own.

usage: outages_check.py BINNACLECTL INCIDENTS_FACTS_CSV

The figures are counted stretch by stretch between all the instants anything begins or ends at: nothing of the
program's way is used.
"""
import csv
import json
import os
import subprocess
import sys
import tempfile
from datetime import datetime, timezone

REST = "GitHub"


def seconds(text):
    return int(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())


def iso(at):
    return datetime.fromtimestamp(at, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def expected(rows):
    """By service: seconds in each state over the span of the file."""
    first = min(seconds(r["downtime_start"]) for r in rows)
    last = max(seconds(r["downtime_end"]) for r in rows)
    told = {}
    for row in rows:
        for name in row["components"].split("|") if row["components"] else [REST]:
            told.setdefault(name, []).append(row)
    answer = {}
    for name, own in told.items():
        rows = [(seconds(r["downtime_start"]), seconds(r["downtime_end"]), r["impact"]) for r in own]
        instants = sorted({first, last} | {at for begin, end, _ in rows for at in (begin, end)})
        down = degraded = maintenance = 0
        for begin, end in zip(instants, instants[1:]):
            here = {impact for start, stop, impact in rows if start <= begin and end <= stop}
            if "maintenance" in here:
                maintenance += end - begin
            elif here & {"critical", "major"}:
                down += end - begin
            elif "minor" in here:
                degraded += end - begin
        counted = last - first - maintenance
        answer[name] = {"agreed_s": last - first, "down_s": down, "degraded_s": degraded,
                        "maintenance_s": maintenance, "unknown_s": 0,
                        "availability": (counted - down - 0.3 * degraded) / counted}
    return first, last, answer


def main():
    ctl, path = sys.argv[1:]
    with open(path, encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    first, last, figures = expected(rows)
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "w.binnacle")

        def call(*words):
            done = subprocess.run([ctl, "--json", "--workspace", workspace, *words], capture_output=True, text=True)
            if done.returncode:
                sys.exit(f"{words}: {done.stdout}{done.stderr}")
            return json.loads(done.stdout)

        call("init", "--zone", "UTC")
        words = ["import", "outages-csv", path, "--map", "components=service", "--map", "downtime_start=from",
                 "--map", "downtime_end=to", "--map", "id=reference", "--map", "impact=degree", "--split", "service=|",
                 "--default", f"service={REST}"]
        records = sum(len(r["components"].split("|")) for r in rows)
        report = call(*words)
        assert (report["read"], report["created"], report["failed"]) == (len(rows), records, 0), report
        again = call(*words)
        assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, records), again
        services = {s["name"]: s for s in call("availability")["services"]}
        assert set(services) == set(figures), (set(services), set(figures))
        for name, own in figures.items():
            told = services[name]
            assert (told["from"], told["to"]) == (iso(first), iso(last)), told
            for key, value in own.items():
                assert abs(told[key] - value) < 1e-9, (name, key, told[key], value)
            print(f"{name:30} {100 * own['availability']:.6f} %")
        assert call("verify")["ok"]
        undone = call("undo-import", str(report["batch"]))
        assert undone["removed"] == records, undone
        assert call("outages", "list")["rows"] == [] and call("services", "list")["rows"] == []


if __name__ == "__main__":
    main()
