#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line's contract, tried as a script would use it: keys, figures, exit statuses.

usage: cli_contract.py BINNACLECTL [unittest arguments]
"""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

CTL = ""
HERE = os.path.dirname(os.path.abspath(__file__))

LOG = """number,opened,state,priority,impact,urgency,team,category,detected,acknowledged,restored,occurred,resolved,closed,made_sla,title,room
INC-1,2026-03-02T09:04:00Z,Closed,1 - Critical,1,1,Network,VPN,2026-03-02T09:04:00Z,2026-03-02T09:06:00Z,2026-03-02T09:40:00Z,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,2026-03-03T10:00:00Z,true,VPN down,A1
INC-2,2026-03-05T22:40:00Z,Resolved,2 - High,2,2,Network,VPN,2026-03-05T22:40:00Z,2026-03-05T22:55:00Z,2026-03-06T00:10:00Z,2026-03-05T22:10:00Z,2026-03-06T01:00:00Z,,false,VPN slow,A1
INC-3,2026-03-11T13:01:00Z,In Progress,3 - Moderate,2,3,Desk,Mail,2026-03-11T13:01:00Z,,,2026-03-11T13:00:00Z,,,,Mail stuck,B2
"""


class Contract(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="binnacle-cli-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.workspace = os.path.join(self.folder, "w.binnacle")

    def call(self, *words, expect=0, workspace=None):
        """Runs a verb with --json; gives its document after checking the exit status."""
        done = subprocess.run([CTL, "--json", "--workspace", workspace or self.workspace, *words],
                              capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, expect, f"{words}: {done.stdout}{done.stderr}")
        return json.loads(done.stdout) if done.stdout.strip() else None

    def file(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.write(text)
        return path

    def init(self):
        return self.call("init", "--zone", "Europe/Berlin")

    def imported(self):
        self.init()
        return self.call("import", "incidents-csv", self.file("log.csv", LOG))

    def test_init_says_what_it_made_and_never_overwrites(self):
        made = self.init()
        self.assertEqual(made["engine"], "sqlite")
        self.assertEqual(made["zone"], "Europe/Berlin")
        self.assertEqual(len(made["uid"]), 36)
        self.assertGreater(made["schema"], 0)
        self.assertFalse(made["demo"])
        again = self.call("init", expect=3)
        self.assertEqual(again["error"]["code"], "workspace-exists")

    def test_annotations_are_added_listed_and_removed(self):
        self.init()
        added = self.call("annotations", "add", "--at", "2026-03-02T09:00:00+01:00", "--text", " New  mail relay ")["rows"][0]
        self.assertEqual((added["at"], added["kind"], added["text"]), ("2026-03-02T09:00:00+01:00", "change", "New mail relay"))
        self.call("annotations", "add", "--at", "2026-03-05", "--text", "Quarter begins", "--kind", "note")
        texts = lambda *words: [row["text"] for row in self.call("annotations", "list", *words)["rows"]]
        self.assertEqual(texts(), ["New mail relay", "Quarter begins"])
        self.assertEqual(texts("--from", "2026-03-03", "--to", "2026-03-06"), ["Quarter begins"])
        self.assertTrue(self.call("verify")["ok"])
        gone = self.call("annotations", "remove", str(added["id"]))["rows"][0]
        self.assertEqual(gone["id"], added["id"])
        self.assertEqual(texts(), ["Quarter begins"])
        self.assertTrue(self.call("verify")["ok"])
        again = self.call("annotations", "remove", str(added["id"]), expect=2)
        self.assertEqual(again["error"]["code"], "no-such-annotation")
        for words in (["--at", "2026-03-02", "--text", " "], ["--at", "soon", "--text", "x"], ["--text", "x"],
                      ["--at", "2026-03-02", "--text", "x", "--kind", "omen"]):
            with self.subTest(words=words):
                self.assertIn("code", self.call("annotations", "add", *words, expect=2)["error"])

    def test_a_demo_is_made_marked_and_kept_apart(self):
        made = self.call("init", "--demo", "--seed", "7", "--as-of", "2026-03-16", "--zone", "Europe/Berlin")
        self.assertTrue(made["demo"])
        self.assertEqual(self.call("tickets", "count")["count"], 40000)
        self.assertEqual(len(self.call("services", "list")["rows"]), 24)
        self.assertEqual(len(self.call("people", "list")["rows"]), 1200)
        self.assertTrue(self.call("audit", "verify")["ok"])
        refused = self.call("import", "incidents-csv", self.file("log.csv", LOG), expect=3)
        self.assertEqual(refused["error"]["code"], "demo-workspace")
        other = os.path.join(self.folder, "other.binnacle")
        for words in (["--seed", "7"], ["--as-of", "2026-03-16"], ["--demo", "--seed", "x"], ["--demo", "--as-of", "soon"],
                      ["--demo", "--as-of", "2190-01-01"], ["--demo", "--as-of", "1900-06-01"]):
            with self.subTest(words=words):
                self.assertIn("code", self.call("init", *words, expect=2, workspace=other)["error"])
                self.assertFalse(os.path.exists(other))

    def test_a_workspace_that_is_not_there_cannot_be_reached(self):
        answer = self.call("tickets", "count", expect=4)
        self.assertIn("message", answer["error"])

    def test_wrong_calls_are_status_2(self):
        self.init()
        for words in (["frobnicate"], ["tickets", "list", "--colour", "red"], ["tickets", "show"],
                      ["tickets", "list", "--query", "priorty:1"], ["metrics", "--by", "weather"], ["metrics", "--zone", "CEST"],
                      ["metrics", "--from", "2026-02-01", "--to", "2026-01-01"],
                      ["import", "auto", "log.csv", "--skip-bad=no"],
                      ["tickets", "set", "INC-1", "title=a", "title=b"],
                      ["report", "board", "--out", "b.csv", "--from", "2026-02-01", "--to", "2026-01-01"],
                      ["tickets", "list", "--sort", "weather"], ["tickets", "set", "INC-1", "nonsense"]):
            with self.subTest(words=words):
                self.assertIn("code", self.call(*words, expect=2)["error"])

    def test_formats_name_their_fields(self):
        formats = {f["name"]: f for f in self.call("formats")}
        self.assertEqual(formats["incidents-csv"]["fields"][:2], ["number", "opened"])
        self.assertEqual(formats["incident-events"]["fields"][:2], ["number", "at"])
        self.assertIn("servicenow-events", formats)

    def test_import_has_every_key_and_a_second_time_changes_nothing(self):
        report = self.imported()
        for key in ("batch format source files read created updated unchanged kept skipped failed errors warnings "
                    "faults unmapped encoding delimiter columns").split():
            self.assertIn(key, report)
        self.assertEqual((report["read"], report["created"], report["failed"]), (3, 3, 0))
        self.assertEqual(report["unmapped"], ["room"])
        again = self.call("import", "incidents-csv", self.file("log.csv", LOG))
        self.assertEqual((again["created"], again["updated"], again["unchanged"]), (0, 0, 3))

    def test_a_dry_run_stores_nothing(self):
        self.init()
        report = self.call("import", "incidents-csv", self.file("log.csv", LOG), "--dry-run")
        self.assertEqual(report["created"], 3)
        self.assertEqual(len(report["preview"]), 3)
        self.assertIsNone(report["batch"])
        self.assertEqual(self.call("tickets", "count")["count"], 0)

    def test_a_bad_row_stops_all_unless_bad_rows_are_skipped(self):
        self.init()
        bad = self.file("bad.csv", LOG + "INC-4,T8:00,New,,,,,,,,,,,,,Broken,C3\n")
        report = self.call("import", "incidents-csv", bad, expect=1)
        self.assertIsNone(report["batch"])
        self.assertEqual(report["failed"], 1)
        error = report["errors"][0]
        self.assertEqual((error["line"], error["field"], error["value"], error["code"]), (5, "opened", "T8:00", "time"))
        self.assertEqual(self.call("tickets", "count")["count"], 0)
        report = self.call("import", "incidents-csv", bad, "--skip-bad")
        self.assertEqual((report["created"], report["failed"]), (3, 1))

    def test_a_batch_can_be_taken_back_unless_a_later_edit_stands_in_the_way(self):
        batch = self.imported()["batch"]
        self.call("tickets", "set", "INC-3", "category=Print")
        refused = self.call("undo-import", str(batch), expect=3)
        self.assertEqual(refused["removed"], 0)
        self.assertEqual(refused["refused"][0]["number"], "INC-3")
        shutil.rmtree(self.folder)
        os.mkdir(self.folder)
        batch = self.imported()["batch"]
        undone = self.call("undo-import", str(batch))
        self.assertEqual((undone["removed"], undone["refused"]), (3, []))
        self.assertEqual(self.call("tickets", "count")["count"], 0)
        self.assertEqual(self.call("teams", "list")["rows"], [])

    def test_a_field_edited_here_is_kept(self):
        self.imported()
        self.call("tickets", "set", "INC-3", "category=Print")
        report = self.call("import", "incidents-csv", self.file("later.csv", LOG.replace("Mail,2026", "Phone,2026")))
        self.assertEqual(report["kept"], 1)
        self.assertEqual(self.call("tickets", "show", "INC-3")["category"], "Print")

    def test_metrics_say_figures_population_and_reasons(self):
        self.imported()
        answer = self.call("metrics")
        for key in ("window", "as_of", "zone", "definitions", "groups"):
            self.assertIn(key, answer)
        group = answer["groups"][0]
        self.assertEqual((group["key"], group["incidents"], group["open"]), ("all", 3, 1))
        self.assertEqual((group["ttd"]["n"], group["ttd"]["median"], group["ttd"]["max"]), (3, 240, 1800))
        self.assertEqual((group["ttr"]["n"], group["ttr"]["open"], group["ttr"]["mean"]), (2, 1, 4800))
        self.assertEqual(group["sla"], {"met": 1, "missed": 1, "pending": 0, "attainment": 0.5})
        for name in ("ttd", "tta", "ttr", "resolve", "resolve_first", "close"):
            d = group[name]
            self.assertEqual(d["n"] + sum(d["excluded"].values()) + d["open"], group["incidents"])
        keys = [g["key"] for g in self.call("metrics", "--by", "priority")["groups"]]
        self.assertEqual(keys, ["P1", "P2", "P3"])
        self.assertEqual(self.call("metrics", "--query", "team:Network")["groups"][0]["incidents"], 2)

    def test_lists_page_by_cursor(self):
        self.imported()
        first = self.call("tickets", "list", "--sort", "number", "--limit", "2")
        self.assertEqual([r["number"] for r in first["rows"]], ["INC-1", "INC-2"])
        rest = self.call("tickets", "list", "--sort", "number", "--limit", "2", "--after", first["next"])
        self.assertEqual([r["number"] for r in rest["rows"]], ["INC-3"])
        self.assertIsNone(rest["next"])
        row = first["rows"][0]
        for key in "number uid source type title state priority service team assignee requester opened due".split():
            self.assertIn(key, row)
        self.assertEqual((row["state"], row["priority"], row["opened"]), ("closed", "P1", "2026-03-02T10:04:00+01:00"))

    def test_a_ticket_goes_its_way_by_command_line_alone(self):
        self.init()
        self.call("people", "add", "Ada Osei", "--roles", "agent")
        self.call("teams", "add", "Network", "--members", "Ada Osei")
        number = self.call("tickets", "new", "--title", "Wi-Fi slow", "--impact", "2", "--urgency", "2")["number"]
        self.assertEqual(self.call("tickets", "show", number)["priority"], "P2")
        self.assertEqual(self.call("tickets", "assign", number, "--team", "Network")["number"], number)
        self.call("tickets", "assign", number, "--to", "Ada Osei")
        self.call("tickets", "comment", number, "--text", "Uplink at a tenth of its speed", "--public")
        self.call("tickets", "attach", number, self.file("switch.log", "link down\n"))
        refused = self.call("tickets", "resolve", number, "--code", "fixed", "--text", "Cable changed", expect=2)
        self.assertEqual(refused["error"]["code"], "restored-required")
        self.call("tickets", "resolve", number, "--code", "fixed", "--text", "Cable changed", "--restored", "unknown")
        ticket = self.call("tickets", "show", number)
        self.assertEqual(ticket["state"], "resolved")
        self.assertEqual(ticket["conversation"][0]["text"], "Uplink at a tenth of its speed")
        self.assertEqual(ticket["attachments"][0]["name"], "switch.log")
        self.assertIsNotNone(ticket["acknowledged"])
        self.assertEqual(self.call("tickets", "count", "--query", "tenth speed")["count"], 1)
        self.call("tickets", "reopen", number)
        ticket = self.call("tickets", "show", number)
        self.assertEqual((ticket["state"], ticket["reopen_count"], ticket["resolved"]), ("in_progress", 1, None))

    def test_a_stale_version_is_refused_with_both_sides(self):
        self.imported()
        version = self.call("tickets", "show", "INC-3")["row_version"]
        self.call("tickets", "set", "INC-3", "title=Mail is stuck", "--version", str(version))
        stale = self.call("tickets", "set", "INC-3", "title=Mine", "--version", str(version), expect=3)
        self.assertEqual(stale["error"]["code"], "stale-version")
        self.assertEqual(stale["error"]["values"]["theirs"], {"title": "Mail is stuck"})

    def test_a_number_of_two_sources_needs_the_source(self):
        self.imported()
        self.call("import", "incidents-csv", self.file("log.csv", LOG), "--source", "other")
        conflict = self.call("tickets", "show", "INC-1", expect=3)
        self.assertEqual(sorted(conflict["error"]["values"]["sources"]), ["incidents-csv", "other"])
        self.assertEqual(self.call("tickets", "show", "INC-1", "--source", "other")["source"], "other")

    def test_query_check_gives_canonical_text_or_position(self):
        good = self.call("query", "check", "state:open  priority:1,2")
        self.assertEqual((good["ok"], good["error"]), (True, None))
        self.assertEqual(self.call("query", "check", good["canonical"])["canonical"], good["canonical"])
        bad = self.call("query", "check", "state:open priorty:1", expect=1)
        self.assertEqual((bad["ok"], bad["error"], bad["position"]), (False, "unknown-field", 11))

    def test_backup_restore_and_verify(self):
        self.imported()
        copy = os.path.join(self.folder, "copy.backup")
        made = self.call("backup", copy)
        self.assertTrue(made["verified"])
        self.assertEqual(made["bytes"], os.path.getsize(copy))
        other = os.path.join(self.folder, "other.binnacle")
        self.assertTrue(self.call("restore", copy, "--to", other)["verified"])
        self.assertEqual(self.call("tickets", "count", workspace=other)["count"], 3)
        self.call("restore", copy, "--to", other, expect=3)
        for verb in (["verify"], ["audit", "verify"]):
            answer = self.call(*verb, workspace=other)
            self.assertTrue(answer["ok"])
            self.assertTrue(all(check["ok"] for check in answer["checks"]))

    def test_a_missing_backup_is_status_4_and_says_so(self):
        absent = os.path.join(self.folder, "absent.backup")
        other = os.path.join(self.folder, "other.binnacle")
        answer = self.call("restore", absent, "--to", other, expect=4)
        self.assertEqual(answer["error"]["code"], "no-such-file")
        self.assertIn("There is no file", answer["error"]["message"])

    def test_a_checkpoint_kept_elsewhere_shows_a_chain_made_anew(self):
        self.init()
        self.call("people", "add", "Ada Osei", "--roles", "agent")
        checks = {check["name"]: check for check in self.call("audit", "verify")["checks"]}
        kept = checks["checkpoint"]["detail"]
        self.assertRegex(kept, r"^[0-9]+:[0-9a-f]{64}$")
        self.assertTrue(self.call("audit", "verify", "--checkpoint", kept)["ok"])
        forged = kept[:-1] + ("0" if kept[-1] != "0" else "1")
        answer = self.call("audit", "verify", "--checkpoint", forged, expect=1)
        self.assertEqual([check["name"] for check in answer["checks"] if not check["ok"]], ["checkpoint"])
        self.call("audit", "verify", "--checkpoint", "yesterday", expect=2)

    def test_a_row_changed_around_us_is_named(self):
        self.init()
        number = self.call("tickets", "new", "--title", "Printer jams")["number"]
        self.assertTrue(self.call("verify")["ok"])
        with sqlite3.connect(self.workspace) as db:
            db.execute("UPDATE ticket SET title = 'All is well'")
        db.close()
        failed = [check for check in self.call("verify", expect=1)["checks"] if not check["ok"]]
        self.assertEqual([(check["name"], check["detail"]) for check in failed],
                         [("ticket-keys", number + " title"), ("ticket-replay", number + " title"),
                          ("search-replay", number)])

    def test_a_backup_with_a_changed_row_restores_and_says_so(self):
        self.imported()
        copy = os.path.join(self.folder, "copy.backup")
        self.call("backup", copy)
        with sqlite3.connect(copy) as db:
            db.execute("UPDATE ticket SET title = 'All is well' WHERE number = 'INC-1'")
        db.close()
        other = os.path.join(self.folder, "other.binnacle")
        answer = self.call("restore", copy, "--to", other, expect=1)
        self.assertFalse(answer["verified"])
        self.assertEqual(answer["detail"], "ticket-keys: INC-1 title; search-replay: INC-1; imported: INC-1 title")
        self.assertEqual(self.call("tickets", "count", workspace=other)["count"], 3)

    def test_a_zone_changed_around_us_is_named(self):
        self.init()
        with sqlite3.connect(self.workspace) as db:
            db.execute("UPDATE workspace SET zone = 'Asia/Tokyo'")
        db.close()
        failed = [check["name"] for check in self.call("verify", expect=1)["checks"] if not check["ok"]]
        self.assertEqual(failed, ["workspace"])

    def test_a_new_ticket_is_new(self):
        self.init()
        refused = self.call("tickets", "new", "--title", "Printer jams", "--state", "closed", expect=2)
        self.assertEqual(refused["error"]["code"], "not-initial-state")

    def test_reports_without_a_display(self):
        self.imported()
        for name in ("board.csv", "board.html"):
            out = os.path.join(self.folder, name)
            self.call("report", "board", "--out", out)
            self.assertGreater(os.path.getsize(out), 200)
        self.assertEqual(self.call("report", "board", "--out", "board.docx", expect=2)["error"]["code"],
                         "unknown-file-type")

    def test_outages_of_services_give_their_uptime(self):
        """O-10 of metrics.md, by the words of a script."""
        self.call("init", "--zone", "UTC")
        row = self.call("services", "set", "Orders", "target=99.5 %", "criticality=1")["rows"][0]
        self.assertEqual((row["name"], row["target"], row["criticality"], row["owner"]), ("Orders", 0.995, 1, None))
        for begin, end in (("06-10T02:00", "06-10T03:00"), ("06-10T02:30", "06-10T04:00"),
                           ("06-09T23:30", "06-10T00:20"), ("06-10T23:45", "06-11T01:00")):
            self.call("outages", "add", "--service", "orders", "--from", f"2026-{begin}:00Z", "--to", f"2026-{end}:00Z")
        answer = self.call("availability", "--from", "2026-06-10", "--to", "2026-06-11", "--maintenance", "ignore")
        self.assertEqual((answer["maintenance"], answer["zone"]), ("ignore", "UTC"))
        told = answer["services"][0]
        self.assertAlmostEqual(told["availability"] * 100, 89.236111, places=6)
        self.assertEqual((told["agreed_s"], told["down_s"], told["unknown_s"], told["coverage"]), (86400, 155 * 60, 0, 1))
        self.assertEqual((told["outages"], told["target"]), (3, 0.995))
        self.assertAlmostEqual(told["budget_s"], 432)
        self.assertAlmostEqual(told["budget_left_s"], 432 - 155 * 60)
        self.assertEqual(told["worst"], {"from": "2026-06-10T02:00:00Z", "to": "2026-06-10T04:00:00Z", "s": 7200})
        for key in ("key name from to target agreed_s down_s degraded_s maintenance_s late_maintenance_s unknown_s "
                    "availability all_downtime_availability coverage outages mtbf_s mtrs_s budget_s budget_left_s "
                    "worst").split():
            self.assertIn(key, told)
        opened = self.call("outages", "add", "--service", "Orders", "--from", "2026-06-12T08:00Z", "--degree", "partial")
        number = str(opened["rows"][0]["id"])
        self.assertIsNone(opened["rows"][0]["to"])
        ended = self.call("outages", "end", number, "--at", "2026-06-12T09:00Z")["rows"][0]
        self.assertEqual((ended["to"], ended["degree"], ended["planned"]), ("2026-06-12T09:00:00Z", "partial", False))
        self.assertEqual(len(self.call("outages", "list", "--service", "Orders")["rows"]), 5)
        self.assertEqual(self.call("outages", "end", number, "--at", "2026-06-12T10:00Z", expect=3)["error"]["code"],
                         "outage-ended")
        changed = self.call("outages", "set", number, "degree=full", "title=Relay down", "to=2026-06-12T10:00Z",
                            "estimated=yes")["rows"][0]
        self.assertEqual((changed["degree"], changed["title"], changed["to"], changed["estimated"]),
                         ("full", "Relay down", "2026-06-12T10:00:00Z", True))
        self.assertEqual(self.call("outages", "set", number, "colour=red", expect=2)["error"]["code"], "unknown-field")
        self.assertEqual(self.call("outages", "set", number, "planned=maybe", expect=2)["error"]["code"], "bad-value")
        self.assertEqual(self.call("outages", "set", number, "to=2026-06-11T10:00Z", expect=2)["error"]["code"],
                         "outage-reversed")
        self.assertEqual(self.call("outages", "set", "77", "degree=full", expect=2)["error"]["code"], "no-such-outage")
        self.assertIsNone(self.call("outages", "reopen", number)["rows"][0]["to"])
        self.call("outages", "remove", number)
        self.assertEqual(len(self.call("outages", "list")["rows"]), 4)
        self.assertEqual(self.call("outages", "restore", number)["rows"][0]["title"], "Relay down")
        explained = self.call("services", "explain", "orders", "--from", "2026-06-10", "--to", "2026-06-11",
                              "--maintenance", "ignore")
        self.assertEqual(explained["availability"], told["availability"])
        self.assertEqual(sum(one["counted_s"] for one in explained["counted"]), 155 * 60)
        self.assertEqual(explained["sums"], {"outside_hours_s": 0, "unknown_s": 0, "maintenance_s": 0,
                                             "counted_s": 86400, "down_s": 155 * 60})
        self.assertEqual([one["sources"][0]["kind"] for one in explained["counted"]], ["outage"] * 5)
        self.assertIn("outside-window", {one["reason"] for one in explained["troubles_left_out"]})
        self.call("services", "set", "Quiet", "criticality=4")
        self.assertEqual(self.call("services", "explain", "Quiet", expect=2)["error"]["code"], "nothing-recorded")
        self.assertEqual(self.call("outages", "add", "--service", "Orders", expect=2)["error"]["code"],
                         "option-needs-value")
        self.assertEqual(self.call("availability", "--maintenance", "maybe", expect=2)["error"]["code"], "bad-value")
        self.assertTrue(self.call("verify")["ok"])
        with sqlite3.connect(self.workspace) as db:
            db.execute("UPDATE outage SET to_at = from_at + 1 WHERE id = 1")
            db.execute("UPDATE service SET target = 0.1 WHERE name = 'Orders'")
        db.close()
        failed = {c["name"]: c["detail"] for c in self.call("verify", expect=1)["checks"] if not c["ok"]}
        self.assertEqual(failed, {"services": "Orders target", "outages": "outage 1"})

    def test_an_incident_explains_outages_and_tells_its_course(self):
        self.init()
        made = self.call("tickets", "new", "--title", "VPN is out")["number"]
        self.call("services", "set", "VPN gateway", "criticality=1")
        outage = self.call("outages", "add", "--service", "VPN gateway", "--from", "2026-03-02T09:00+01:00",
                           "--to", "2026-03-02T09:40+01:00")["rows"][0]
        words = ["tickets", "explain", made, "--outage", str(outage["id"])]
        self.assertEqual(sorted(self.call(*words)), ["number", "operation", "row_version"])
        shown = self.call("tickets", "show", made)
        self.assertEqual([{key: shown["outages"][0][key] for key in ("id", "service", "from", "to", "degree")}],
                         [{"id": outage["id"], "service": "VPN gateway", "from": "2026-03-02T09:00:00+01:00",
                           "to": "2026-03-02T09:40:00+01:00", "degree": "full"}])
        self.assertEqual(self.call(*words, "--version", "1", expect=3)["error"]["values"]["theirs"],
                         {"outages": str(outage["id"])})
        # Times of the workspace's zone, an estimate, an answer that is none.
        self.call("tickets", "set", made, "occurred=~2026-03-02T09:00", "detected=2026-03-02T08:04Z", "restored=unknown")
        shown = self.call("tickets", "show", made)
        self.assertEqual((shown["occurred"], shown["detected"], shown["restored"], shown["restored_unknown"]),
                         ("2026-03-02T09:00:00+01:00", "2026-03-02T09:04:00+01:00", None, True))
        self.assertEqual(shown["estimated"], ["occurred"])
        metrics = self.call("metrics")["groups"][0]
        self.assertEqual((metrics["ttd"]["n"], metrics["ttd"]["mean"], metrics["ttr"]["n"]), (1, 240, 0))
        self.call("tickets", "set", made, "occurred=unknown")
        shown = self.call("tickets", "show", made)
        self.assertEqual((shown["occurred"], shown["occurred_unknown"], shown["estimated"]), (None, True, []))
        for wrong in ("occurred=~", "detected=unknown", "occurred=this morning"):
            self.assertIn(self.call("tickets", "set", made, wrong, expect=2)["error"]["code"], ("bad-time", "bad-value"))
        order = self.call("tickets", "set", made, "restored=2026-03-02T08:00Z", expect=2)["error"]
        self.assertEqual((order["code"], order["values"]["first"], order["values"]["second"]),
                         ("stamps-order", "detected", "restored"))
        self.assertEqual(self.call("tickets", "explain", made, "--outage", "99", expect=2)["error"]["code"],
                         "no-such-outage")
        self.assertEqual(self.call("tickets", "explain", made, "--outage", "x", expect=2)["error"]["code"], "bad-number")
        self.call("tickets", "resolve", made, "--code", "fixed", "--text", "New certificate")
        self.call("tickets", "set", made, "restored=2026-03-02T09:40")
        late = [row["field"] for row in self.call("tickets", "show", made)["history"] if row["after_resolution"]]
        self.assertEqual(late, ["restored"])
        self.call(*words, "--remove")
        self.assertEqual(self.call("tickets", "show", made)["outages"], [])
        self.assertEqual(self.call(*words, "--remove", expect=2)["error"]["code"], "not-explained")
        self.assertTrue(self.call("verify")["ok"])

    def test_an_explained_outage_outlives_the_undo_of_its_import(self):
        self.init()
        batch = self.call("import", "outages-csv", self.file("o.csv", "service,from,to\nMail,2026-03-02T08:00Z,2026-03-02T09:00Z\n"))
        made = self.call("tickets", "new", "--title", "Mail is out")["number"]
        self.call("tickets", "explain", made, "--outage", "1")
        refused = self.call("undo-import", str(batch["batch"]), expect=3)["refused"]
        self.assertEqual(refused, [{"number": made, "source": "binnacle", "field": "outages", "reason": "explained"}])
        self.call("tickets", "explain", made, "--outage", "1", "--remove")
        self.assertEqual(self.call("undo-import", str(batch["batch"]))["removed"], 1)
        self.assertEqual(self.call("outages", "list")["rows"], [])
        self.assertTrue(self.call("verify")["ok"])

    def test_a_file_that_cannot_be_read_is_status_4(self):
        self.init()
        report = self.call("import", "incidents-csv", os.path.join(self.folder, "absent.csv"), expect=4)
        self.assertIsNone(report.get("batch"))


if __name__ == "__main__":
    CTL = sys.argv.pop(1)
    unittest.main()
