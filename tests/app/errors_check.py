#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Errors of the catalog as the command line raises them: each call below fails with its key, says nothing of
SQL or of the driver, and changes nothing.

usage: errors_check.py BINNACLECTL
"""
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

CTL = ""
INNARDS = re.compile(r"\b(SELECT|INSERT|UPDATE|PRAGMA|QSQLITE|QPSQL|SQLSTATE|sqlite3_)\b|\{\w+\}")


class Bench:
    def __init__(self, folder):
        self.folder = folder
        self.workspace = os.path.join(folder, "w.binnacle")

    def run(self, *words, program=None):
        done = subprocess.run([program or CTL, "--json", "--workspace", self.workspace, *words],
                              capture_output=True, text=True, timeout=120)
        try:
            answer = json.loads(done.stdout)
        except ValueError:
            answer = {}
        return done.returncode, answer, done.stderr

    def ok(self, *words):
        code, answer, said = self.run(*words)
        if code != 0:
            raise SystemExit(f"{words}: {answer} {said}")
        return answer

    def file(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as out:
            out.write(content if isinstance(content, bytes) else content.encode())
        return path


def calls(bench):
    """(key, words) of everything that is to fail."""
    log = bench.file("a.csv", "number,opened,state,title\nINC-1,2026-03-02T09:04:00Z,Closed,A\n")
    cut = bench.file("cut.dat", "info {\n created=1772442240\n version=4\n }\nservicestatus {\n host_name=a\n")
    wide = bench.file("wide.dat", "info {\n created=1772442240\n }\nservicestatus {\n host_name="
                      + "a" * 3_000_000 + "\n }\n")
    upptime = os.path.join(bench.folder, "upptime")
    os.makedirs(os.path.join(upptime, "history"))
    bench.file("upptime/history/summary.json", "{ no JSON")
    bench.file("upptime/.upptimerc.yml", "owner: x\nrepo: y\nsites:\n  - name: A\n    url: https://a.example\n")
    yaml = os.path.join(bench.folder, "yaml")
    os.makedirs(os.path.join(yaml, "history"))
    bench.file("yaml/history/summary.json", "[]")
    bench.file("yaml/history/a.yml", "startTime: [ no end")
    bench.file("yaml/.upptimerc.yml", "owner: x\n")
    return [
        ("unknown-verb", ["frobnicate"]),
        ("unknown-option", ["tickets", "list", "--nonsense"]),
        ("option-without-value", ["import", "nagios", cut, "--dry-run=x"]),
        ("too-few-words", ["tickets", "show"]),
        ("too-many-words", ["tickets", "show", "A", "B"]),
        ("bad-assignment", ["tickets", "set", "INC-1", "nothing"]),
        ("number-in-two-sources", ["tickets", "set", "INC-1", "title=X"]),
        ("bad-currency", ["init", "--currency", "xx"]),
        ("option-needs-other", ["init", "--as-of", "2026-01-01"]),
        ("comment-twice", ["report", "monthly", "--month", "2026-03", "--comment", "a", "--comment-file", log,
                           "--out", os.path.join(bench.folder, "r.html")]),
        ("unknown-format", ["import", "nonsense", log]),
        ("unclosed-block", ["import", "nagios", cut]),
        ("record-too-long", ["import", "nagios", wide]),
        ("format-not-mapped", ["import", "nagios", cut, "--map", "a=b"]),
        ("no-such-batch", ["undo-import", "77"]),
        ("assign-to-whom", ["tickets", "assign", "INC-1", "--source", "one"]),
        ("final-state", ["tickets", "set", "INC-1", "--source", "one", "state=new"]),
        ("no-transition", ["tickets", "set", "INC-2", "state=closed"]),
        ("bad-option", ["import", "incidents-csv", log, "--split", "number"]),
        ("bad-json", ["import", "upptime", upptime]),
        ("bad-yaml", ["import", "upptime", yaml]),
    ]


def tampered(bench):
    """(key, statement of another hand, words): what is stored was damaged, and is never taken for whole."""
    log = bench.file("b.csv", "number,opened,state,title\nINC-1,2026-03-02T09:04:00Z,Closed,AA\n")
    events = bench.file("events.csv", "number,at,state,opened\nINC-9,2026-03-02T09:04:00Z,New,2026-03-02T09:04:00Z\n")
    more = bench.file("more.csv", "number,at,state,opened\nINC-9,2026-03-02T10:04:00Z,Closed,2026-03-02T09:04:00Z\n")
    bench.ok("import", "incidents-csv", log, "--source", "one")
    bench.ok("import", "incident-events", events, "--source", "log")
    bench.ok("period", "publish", "--from", "2026-03-01", "--to", "2026-04-01", "--reason", "closed")
    return [
        ("period-damaged", "UPDATE period_figure SET value = 77 WHERE place = 1", ["period", "show", "1"]),
        ("events-damaged", "UPDATE imported SET events = x'ff00ff' WHERE length(events) > 0",
         ["import", "incident-events", more, "--source", "log"]),
        ("undo-damaged", "UPDATE import_undo SET before = x'ff00ff'", ["undo-import", "3"]),
    ]


def undrawn(bench):
    """What the desktop program draws, where it is missing, and where it fails."""
    faults = []
    alone = os.path.join(bench.folder, "alone")
    os.makedirs(alone)
    program = shutil.copy(CTL, os.path.join(alone, "binnaclectl"))
    page = os.path.join(bench.folder, "page.pdf")
    words = ["report", "monthly", "--month", "2026-03", "--out", page]
    for key in ("cannot-draw", "not-drawn"):
        answer = bench.run(*words, program=program)[1]
        if answer.get("error", {}).get("code") != key or os.path.exists(page):
            faults.append(f"{key}: {answer}")
        failing = os.path.join(alone, "binnacle")
        with open(failing, "w", encoding="utf-8") as out:
            out.write("#!/bin/sh\nexit 1\n")
        os.chmod(failing, 0o755)
    return faults


def main():
    faults = []
    with tempfile.TemporaryDirectory(prefix="binnacle-errors-") as folder:
        bench = Bench(folder)
        wanted = calls(bench)
        log = os.path.join(folder, "a.csv")
        for words in (["init", "--zone", "UTC"], ["import", "incidents-csv", log, "--source", "one"],
                      ["import", "incidents-csv", log, "--source", "two"],
                      ["people", "list"]):
            code, answer, said = bench.run(*words)
            if code != 0:
                faults.append(f"{words}: {answer} {said}")
        code, made, said = bench.run("tickets", "new", "--title", "Printer")
        if code != 0:
            faults.append(f"no ticket to try on: {made} {said}")
        number = made.get("number", "INC-2")
        before = bench.run("audit", "verify")[1].get("checks")
        for key, words in wanted:
            words = [number if word == "INC-2" else word for word in words]
            code, answer, said = bench.run(*words)
            error = answer.get("error", {}) if isinstance(answer, dict) else {}
            if code == 0 or error.get("code") != key:
                faults.append(f"{key}: {words} gave {code} {answer} {said}")
            elif INNARDS.search(error.get("message", "")):
                faults.append(f"{key}: says {error['message']}")
        after = bench.run("audit", "verify")[1].get("checks")
        if not before or before != after:
            faults.append(f"something was changed: {before} {after}")
        faults += undrawn(bench)
        for key, statement, words in tampered(bench):
            with sqlite3.connect(bench.workspace) as other:
                if other.execute(statement).rowcount < 1:
                    faults.append(f"{key}: nothing to tamper with")
            other.close()
            code, answer, said = bench.run(*words)
            error = answer.get("error", {})
            if code == 0 or error.get("code") != key or INNARDS.search(error.get("message", "")):
                faults.append(f"{key}: {words} gave {code} {answer} {said}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    CTL = sys.argv[1]
    sys.exit(main())
