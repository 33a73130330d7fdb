#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What real monitors left behind, imported by the command line, against figures of our own and the publishers'.

usage: feeds_check.py BINNACLECTL SHARED_DATA
"""
import csv
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import datetime, timezone

CTL, DATA = sys.argv[1:]
PUBLISHED = 0.0004  # a publisher's figure has two places after the point, and is of another minute


def millis(text):
    return round(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)


class Workspace:
    def __init__(self, folder):
        self.path = os.path.join(folder, "w.binnacle")
        self.call("init", "--zone", "UTC")

    def call(self, *words):
        done = subprocess.run([CTL, "--json", "--workspace", self.path, *words], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{words}: {done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def imports(self, *words):
        """Twice: the second time nothing changes. Gives the first report."""
        first = self.call("import", *words)
        again = self.call("import", *words)
        assert (again["created"], again["updated"]) == (0, 0), again
        assert again["unchanged"] == first["created"], (first, again)
        return first

    def services(self, *words):
        return {s["key"]: s for s in self.call("availability", *words)["services"]}

    def ends(self, batch):
        assert self.call("verify")["ok"]
        self.call("undo-import", str(batch))
        assert self.call("services", "list")["rows"] == []


def near(a, b):
    return (a is None) == (b is None) and (a is None or abs(a - b) < 1e-9)


def upptime(workspace, folder):
    with open(os.path.join(folder, "history", "summary.json"), encoding="utf-8") as source:
        sites = json.load(source)
    watched = {}
    for name in os.listdir(os.path.join(folder, "history")):
        if name.endswith(".yml"):
            with open(os.path.join(folder, "history", name), encoding="utf-8") as source:
                text = source.read()
            watched[name[:-4]] = [millis(re.search(rf"^{field}: (\S+)$", text, re.M).group(1))
                                  for field in ("startTime", "lastUpdated")]
    until = max(last for _, last in watched.values())
    report = workspace.imports("upptime", folder)
    slugs = list(dict.fromkeys(s["slug"] for s in sites))
    assert (report["read"], report["created"], report["skipped"]) == (len(sites), len(slugs), len(sites) - len(slugs)), report
    told = workspace.services()
    assert set(told) == set(slugs)
    off = []
    for slug in slugs:
        site = next(s for s in sites if s["slug"] == slug)
        start = watched[slug][0]
        down = 0
        for day, minutes in site["dailyMinutesDown"].items():
            begins = millis(day + "T00:00:00+00:00")
            first = max(begins, start)
            down += max(0, min(first + minutes * 60_000, begins + 86_400_000, until) - first)
        own = 1 - down / (until - start)
        assert near(told[slug]["availability"], own), (slug, told[slug], own)
        assert told[slug]["name"] == site["name"], told[slug]
        published = float(site["uptime"].rstrip("%")) / 100
        if abs(published - own) > PUBLISHED:
            off.append((slug, site["uptime"], own))
    print(f"{os.path.basename(folder)}: {len(slugs)} services, {len(off)} off the publisher's figure {off}")
    assert not off
    workspace.ends(report["batch"])


def checks(workspace, folder):
    path = os.path.join(folder, "checks.csv.gz")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    series = {}
    for row in rows:
        series.setdefault(row["slug"], {})[millis(row["checked_at"])] = row["status"]  # the last of an instant counts
    report = workspace.imports("checks-csv", path, "--map", "slug=service", "--map", "checked_at=at")
    records = sum(len(own) for own in series.values())
    assert (report["read"], report["created"], report["failed"]) == (len(rows), records, 0), report
    for words, gap in ((), None), (("--gap", "12h"), 12 * 3_600_000):
        told = workspace.services(*words)
        assert set(told) == set(series), set(told) ^ set(series)
        for slug, own in series.items():
            instants = sorted(own)
            known = down = 0
            for begin, end in zip(instants, instants[1:]):
                if gap is None or end - begin <= gap:
                    known += end - begin
                    down += (end - begin) if own[begin] == "down" else 0
            assert near(told[slug]["down_s"], down / 1000), (slug, told[slug], down)
            assert near(told[slug]["availability"], 1 - down / known if known else None), (slug, told[slug])
    print(f"{os.path.basename(folder)}: {records} checks of {len(series)} services")
    workspace.ends(report["batch"])


def nagios(workspace, path):
    created, blocks, block = 0, [], None
    with open(path, encoding="utf-8") as source:
        for line in source:
            line = line.strip()
            if line.endswith("{"):
                block = (line[:-1].strip(), {})
            elif line == "}":
                blocks.append(block)
                block = None
            elif block and "=" in line:
                key, _, value = line.partition("=")
                block[1][key] = value
    created = next(int(values["created"]) for name, values in blocks if name == "info")
    services = [values for name, values in blocks if name == "servicestatus"]
    report = workspace.imports("nagios", path)
    assert (report["read"], report["created"], report["failed"]) == (len(services), len(services), 0), report
    told = workspace.services()
    for values in services:
        key = f"{values['host_name']}/{values['service_description']}"
        state = int(values["current_state"] if values["state_type"] == "1" else values["last_hard_state"])
        since = int(values["last_hard_state_change"])
        span = created - since if values["has_been_checked"] == "1" and since else 0
        own = None if span <= 0 else 0.0 if state > 1 else 1.0
        assert near(told[key]["availability"], own), (key, told[key], own)
        assert told[key]["agreed_s"] == max(0, span), (key, told[key], span)
    print(f"nagios: {len(services)} services")
    workspace.ends(report["batch"])


def main():
    for run, name in ((upptime, "uptime/dhbern"), (upptime, "uptime/manticore"), (checks, "uptime/dhbern"),
                      (checks, "uptime/manticore"), (nagios, "monitoring/nagios/status.dat")):
        with tempfile.TemporaryDirectory() as folder:
            run(Workspace(folder), os.path.join(DATA, name))


if __name__ == "__main__":
    main()
