#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Periods and reports by the command line: figures against sums of our own, files against each other.

usage: reports_check.py BINNACLECTL [pdf]

With pdf, the desktop program lies beside BINNACLECTL and is asked for the pages.
"""
import csv
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile
from datetime import datetime, timedelta, timezone

NAME = '<b>&"=1+1'
MONTH = datetime(2026, 3, 1, tzinfo=timezone.utc)
PERIOD = ["--from", "2026-03", "--to", "2026-04"]


def iso(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""


# Plain arithmetic, no chance: the same incidents each time. Some of the month before.
def incidents():
    rows = []
    for i in range(60):
        opened = MONTH - timedelta(days=6) + timedelta(hours=13 * i, minutes=7 * i)
        occurred = opened - timedelta(minutes=3 + i % 11) if i % 5 else None
        rows.append({
            "number": f"R{i:03}", "title": "=HYPERLINK(0)" if i == 20 else f"Incident {i}", "priority": 1 + i % 4,
            "service": NAME if i % 3 else "", "opened": opened, "occurred": occurred,
            "detected": occurred + timedelta(minutes=1 + i % 4) if occurred and i % 7 else None,
            "restored": opened + timedelta(minutes=20 + i * i % 97) if i % 6 else None,
            "resolved": opened + timedelta(minutes=130 + i * 17 % 301) if i % 8 else None,
            "state": "Resolved" if i % 8 else "New", "made_sla": "true" if i % 9 else "false"})
    return rows


def percentile(values, share):
    values = sorted(values)
    at = (len(values) - 1) * share
    low = int(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (at - low)


def durations(rows, start, end):
    both = [r for r in rows if r[start] and r[end]]
    return [(r[end] - r[start]).total_seconds() for r in both]


# The sheets of a workbook: by title, rows of (text or number). Formulas are not allowed at all.
def workbook(path):
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as book:
        texts = ["".join(t.text or "" for t in item.iter("{%s}t" % space["m"]))
                 for item in xml.fromstring(book.read("xl/sharedStrings.xml")).findall("m:si", space)]
        names = [s.get("name") for s in xml.fromstring(book.read("xl/workbook.xml")).find("m:sheets", space)]
        sheets = {}
        for i, name in enumerate(names, 1):
            tree = xml.fromstring(book.read(f"xl/worksheets/sheet{i}.xml"))
            assert not tree.findall(".//m:f", space), f"{name} has a formula"
            rows = []
            for row in tree.findall(".//m:row", space):
                cells = {}
                for cell in row.findall("m:c", space):
                    value = cell.find("m:v", space)
                    if value is not None:
                        column = re.match("[A-Z]+", cell.get("r"))[0]
                        cells[ord(column) - 65] = (texts[int(value.text)] if cell.get("t") == "s" else float(value.text))
                rows.append(cells)
            sheets[name] = rows
    return sheets


def main():
    ctl = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        def path(name):
            return os.path.join(folder, name)

        def run(*words):
            return subprocess.run([ctl, "--json", "--workspace", path("w.binnacle"), *words], capture_output=True,
                                  text=True)

        def call(*words):
            done = run(*words)
            if done.returncode:
                sys.exit(f"{words}: {done.returncode} {done.stdout}{done.stderr}")
            return json.loads(done.stdout)

        def refused(key, status, *words):
            done = run(*words)
            error = json.loads(done.stdout).get("error", {})
            assert (done.returncode, error.get("code")) == (status, key), (words, done.returncode, done.stdout)

        rows = incidents()
        with open(path("in.csv"), "w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, fieldnames=list(rows[0]))
            writer.writeheader()
            for row in rows:
                writer.writerow({k: iso(v) if isinstance(v, datetime) else v or "" for k, v in row.items()})
        call("init", "--zone", "UTC")
        refused("period-to-come", 2, "report", "monthly", "--month", "2150-01", "--out", path("x.html"))
        empty = call("report", "monthly", "--month", "2026-03", "--out", path("empty.html"))
        assert empty["sections"][0]["text"] == ["No incident was opened in this period."], empty["sections"][0]
        call("import", "incidents-csv", path("in.csv"))
        call("services", "set", NAME, "target=0.999")
        call("outages", "add", "--service", NAME, "--from", "2026-02-28T22:00:00Z", "--to", "2026-03-01T01:30:00Z",
             "--title", "=1+1")
        call("outages", "add", "--service", NAME, "--from", "2026-03-10T00:00:00Z", "--to", "2026-03-10T01:00:00Z",
             "--degree", "partial")

        # Figures
        published = call("period", "publish", *PERIOD)
        figures = {(f["section"], f["name"] or f["item"], f["measure"], f["figure"]): f["value"]
                   for f in published["figures"]}
        within = [r for r in rows if MONTH <= r["opened"] < datetime(2026, 4, 1, tzinfo=timezone.utc)]
        assert 30 < len(within) < len(rows)
        for item, chosen in [("all", within)] + [(f"P{p}", [r for r in within if r["priority"] == p])
                                                 for p in range(1, 5)]:
            def is_figure(measure, figure, value):
                have = figures["incidents", item, measure, figure]
                same = have == value if value is None or have is None else abs(have - value) < 1e-6
                assert same, (item, measure, figure, have, value)
            is_figure("incidents", "count", len(chosen))
            is_figure("incidents", "open", sum(r["state"] == "New" for r in chosen))
            for measure, start, end in (("ttd", "occurred", "detected"), ("ttr", "occurred", "restored"),
                                        ("resolve", "opened", "resolved")):
                values = durations(chosen, start, end)
                is_figure(measure, "n", len(values))
                is_figure(measure, "median", statistics.median(values))
                is_figure(measure, "mean", sum(values) / len(values))
                is_figure(measure, "p90", percentile(values, 0.9))
                is_figure(measure, "max", max(values))
            missed = sum(r["made_sla"] == "false" for r in chosen)
            met = sum(r["made_sla"] == "true" and r["state"] == "Resolved" for r in chosen)
            is_figure("sla", "met", met)
            is_figure("sla", "missed", missed)
            is_figure("sla", "attainment", met / (met + missed))
        month = 31 * 86400
        down = 5400 + 0.3 * 3600
        for figure, value in (("down", 5400), ("degraded", 3600), ("counted_down", down), ("agreed", month),
                              ("availability", (month - down) / month), ("budget_left", month * 0.001 - down)):
            have = figures["availability", NAME, "availability", figure]
            assert abs(have - value) < 1e-6, (figure, have, value)

        # Files
        document = call("report", "monthly", "--month", "2026-03", "--out", path("m.json"), "--comment", "=2+2\n<i>&")
        with open(path("m.json"), encoding="utf-8") as file:
            stored = json.load(file)
        assert {k: v for k, v in document.items() if k not in ("out", "bytes", "as_of", "facts")} == \
            {k: v for k, v in stored.items() if k not in ("as_of", "facts")}
        tables = {(s["key"], t["key"]): t for s in stored["sections"] for t in s["tables"]}
        assert [s["key"] for s in stored["sections"]] == ["incidents", "availability", "sla", "restatements", "definitions"]
        measures = {r["measure"]: r for r in tables["incidents", "measures"]["rows"]}
        assert measures["Time to restore, from start of impact (MTTR)"]["median"] == figures["incidents", "all", "ttr", "median"]
        before = [r for r in rows if r["opened"] < MONTH]
        assert measures["Time to resolve, from opened"]["before"] == statistics.median(durations(before, "opened", "resolved"))
        told = [r for r in within if r["occurred"] and r["restored"]]
        longest = sorted([r for r in told if r["priority"] in (1, 2)] or told,
                         key=lambda r: (r["occurred"] - r["restored"], r["opened"]))[:5]
        assert [r["incident"] for r in tables["incidents", "longest"]["rows"]] == [r["number"] for r in longest]
        counts = {r["what"]: r for r in tables["incidents", "counts"]["rows"]}
        at_end = sum(r["opened"] < datetime(2026, 4, 1, tzinfo=timezone.utc) and
                     (not r["resolved"] or r["resolved"] >= datetime(2026, 4, 1, tzinfo=timezone.utc)) for r in rows)
        assert counts["Open at the end of the period, whenever opened"]["value"] == at_end
        assert counts["Opened"] == {"what": "Opened", "value": len(within), "before": len(before)}
        service = tables["availability", "availability"]["rows"][0]
        assert service["service"] == NAME and service["marked"] and service["outages"] == 2, service
        assert tables["incidents", "by-service"]["rows"][0]["service"] == NAME

        call("report", "monthly", "--month", "2026-03", "--out", path("m.xlsx"), "--comment", "=2+2\n<i>&")
        sheets = workbook(path("m.xlsx"))
        assert any(cell == "=2+2" for row in sheets["Summary"] for cell in row.values())
        for section in stored["sections"]:
            sheet = sheets[section["title"]]
            at = 0
            for table in section["tables"]:
                titles = [c["title"] for c in table["columns"]]
                while [sheet[at].get(i) for i in range(len(titles))] != titles:
                    at += 1
                for row in table["rows"]:
                    at += 1
                    for i, column in enumerate(table["columns"]):
                        have, want = sheet[at].get(i), row[column["key"]]
                        if isinstance(want, (int, float)) and not (have is not None and abs(have - want) < 1e-9):
                            have = have * 86400 # a duration
                            want = float(want)
                        if isinstance(want, float):
                            assert abs(have - want) < 1e-6 * max(1, abs(want)), (table["key"], column, have, want)
                        elif not (isinstance(want, str) and isinstance(have, float)): # an instant
                            assert have == (want or None) or have == want, (table["key"], column, have, want)

        call("report", "monthly", "--month", "2026-03", "--out", path("m.html"), "--comment", "=2+2\n<i>&")
        with open(path("m.html"), encoding="utf-8") as file:
            page = file.read()
        assert NAME not in page and "&lt;b&gt;&amp;&quot;=1+1" in page and "<i>" not in page
        tree = xml.fromstring(re.sub(r"<!doctype html>\s*|<meta[^>]*>", "", page))
        assert len(tree.findall(".//table")) == len(tables)
        call("report", "monthly", "--month", "2026-03", "--out", path("m.csv"))
        with open(path("m.csv"), encoding="utf-8", newline="") as file:
            lines = list(csv.DictReader(file))
        assert all(not value.startswith(("=", "+", "@")) for line in lines for value in line.values())
        assert [l["value"] for l in lines if (l["table"], l["row"], l["column"]) ==
                ("measures", "Time to restore, from start of impact (MTTR)", "n")] == [str(figures["incidents", "all", "ttr", "n"])]

        # What changes after
        assert call("period", "restatements")["restatements"][0]["restated"] is False
        changed = next(r for r in within if r["restored"] and r["occurred"])
        call("tickets", "set", changed["number"], "restored=" + iso(changed["restored"] + timedelta(minutes=5)))
        call("outages", "add", "--service", NAME, "--from", "2026-03-20T00:00:00Z", "--to", "2026-03-20T00:10:00Z")
        told = call("period", "restatements", *PERIOD)["restatements"][0]
        kinds = {c["kind"]: c for c in told["causes"]}
        assert set(kinds) == {"ticket", "outage"} and kinds["ticket"]["number"] == changed["number"], told["causes"]
        assert kinds["outage"]["service"] == NAME and kinds["ticket"]["by"]
        mean = next(d for d in told["differences"] if (d["item"], d["measure"], d["figure"]) == ("all", "ttr", "mean"))
        assert abs(mean["difference"] - 300 / figures["incidents", "all", "ttr", "n"]) < 1e-6, mean
        assert [told["causes"][i]["kind"] for i in mean["causes"]] == ["ticket"]
        down_then = next(d for d in told["differences"] if d["figure"] == "down")
        assert (down_then["published"], down_then["now"]) == (5400, 6000), down_then
        document = call("report", "monthly", "--month", "2026-03", "--out", path("m.html"))
        assert len([s for s in document["sections"] if s["key"] == "restatements"][0]["tables"][0]["rows"]) == \
            len(told["differences"])
        again = call("period", "publish", *PERIOD, "--reason", "a stamp was wrong")
        assert (again["edition"], again["replaces"]) == (2, published["id"])
        assert call("period", "restatements")["restatements"][0]["restated"] is False
        assert [p["hash"] for p in call("period", "list")["rows"]] == [published["hash"], again["hash"]]
        shown = call("period", "show", str(published["id"]))
        assert shown == published, "what was published is not what is shown"
        refused("no-such-period", 2, "period", "show", "99")
        refused("no-such-period", 2, "period", "show", "x")
        assert call("verify")["ok"]

        # One service
        one = call("report", "service", NAME, "--out", path("s.html"), *PERIOD)
        tables = {(s["key"], t["key"]): t for s in one["sections"] for t in s["tables"]}
        outages = tables["outages", "outages"]["rows"]
        assert [(o["length"], o["counted"]) for o in outages] == [(5400, 5400), (3600, 1080), (600, 600)], outages
        assert outages[0]["why"] == "2 h outside the period", outages[0]
        assert outages[0]["title"] == "=1+1" and "30%" in outages[1]["why"]
        assert [r["value"] for r in tables["incidents", "counts"]["rows"]][0] == \
            sum(r["service"] == NAME for r in within)

        # What is refused
        out = ["--out", path("x.pdf")]
        refused("no-such-service", 2, "report", "service", "none", *out)
        refused("bad-month", 2, "report", "monthly", "--month", "2026-13", *out)
        refused("bad-month", 2, "report", "monthly", "--month", "2026", *out)
        refused("month-and-window", 2, "report", "monthly", "--month", "2026-03", "--from", "2026-01", *out)
        refused("window-reversed", 2, "report", "monthly", "--from", "2026-03", "--to", "2026-01", *out)
        refused("option-needs-value", 2, "report", "monthly", "--from", "2026-03", *out)
        refused("unknown-file-type", 2, "report", "monthly", "--out", path("x.doc"))
        refused("comment-unreadable", 2, "report", "monthly", "--comment-file", path("none"), *out)
        refused("file-in-use", 2, "report", "monthly", "--out", path("w.binnacle"))
        refused("period-not-over", 2, "period", "publish", "--from", "2026-01", "--to", "2150-01")
        refused("option-needs-value", 2, "period", "publish", "--from", "2026-01")

        if "pdf" in sys.argv and shutil.which("pdftotext"):
            call("report", "monthly", "--month", "2026-03", "--out", path("m.pdf"), "--comment", "A quiet month.")
            text = subprocess.run(["pdftotext", "-layout", path("m.pdf"), "-"], capture_output=True, text=True,
                                  check=True).stdout
            for words in ("Operations report", "Mar 1, 2026 to Mar 31, 2026", "A quiet month.", NAME, "Page 1 of",
                          "Time to restore", "Definitions"):
                assert words in text, words
    print("ok")


if __name__ == "__main__":
    main()
