#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes incidents.csv, the project's own sample log: a made-up company, the same for the same seed.

usage: python3 tests/data/make_incidents.py > tests/data/incidents.csv

Seven months of incidents with all stamps, so that every measure has a value: quiet nights and weekends, a bad week in
September, long tails, some reopened, some cancelled, some still open at the end. A few rows lack what real logs lack.
"""
import csv
import datetime
import random
import sys

SEED, COUNT = 20261031, 760
BEGIN = datetime.datetime(2026, 4, 1, tzinfo=datetime.timezone.utc)
DAYS = 214  # to the end of October
MATRIX = ((1, 1, 2, 3), (1, 2, 3, 3), (2, 3, 3, 4), (3, 3, 4, 4))

# service: team, category, subcategories, titles
CATALOG = {
    "Web shop": ("Web operations", "Application", ("Checkout", "Search", "Login"),
                 ("Checkout answers with 502", "Search shows no results", "Basket loses its items",
                  "Login page loads without styles", "Payment page times out")),
    "Mail": ("Collaboration", "Messaging", ("Delivery", "Mailbox", "Calendar"),
             ("Mail to partners is delayed", "Mailbox is full and refuses mail", "Calendar invitations arrive twice",
              "Shared mailbox not visible", "Spam filter holds invoices")),
    "Warehouse terminals": ("Site support", "Hardware", ("Scanner", "Printer", "Terminal"),
                            ("Scanner does not read labels", "Label printer jams", "Terminal stays at boot",
                             "Handheld loses its connection in hall 3", "Printer prints half a label")),
    "ERP": ("Business applications", "Application", ("Finance", "Orders", "Interface"),
            ("Month-end report never finishes", "Order interface stopped", "Posting is refused with a lock",
             "Invoices are numbered twice", "Stock figures differ from the warehouse")),
    "Network": ("Network", "Network", ("WLAN", "VPN", "LAN", "DNS"),
                ("VPN drops every few minutes", "No WLAN on the second floor", "Name server answers slowly",
                 "Branch office has no connection", "Switch port flaps")),
    "Identity": ("Service desk", "Access", ("Password", "Account", "Token"),
                 ("Password expired and cannot be changed", "Account locked after holidays", "New colleague has no account",
                  "Security token not accepted", "Group membership missing")),
    "File service": ("Storage", "Storage", ("Share", "Backup", "Quota"),
                     ("Share is read-only", "Folder vanished", "Backup of the file server failed",
                      "Quota reached unexpectedly", "Files open slowly")),
}
WEIGHTS = {"Web shop": 16, "Mail": 15, "Warehouse terminals": 17, "ERP": 12, "Network": 14, "Identity": 21,
           "File service": 9}
AGENTS = {
    "Web operations": ("Ada Lindqvist", "Tomas Brandl"), "Collaboration": ("Mira Okafor", "Jonas Feld"),
    "Site support": ("Pavel Horak", "Lena Sommer"), "Business applications": ("Grace Amadi", "Henrik Dahl"),
    "Network": ("Noor Haddad", "Felix Rautio"), "Service desk": ("Sofia Marin", "Ben Achterberg", "Yara Costa"),
    "Storage": ("Ingrid Vass", "Otto Klein"),
}
REQUESTERS = ("Anna Berg", "Carlos Nunes", "Emma Thorne", "Farid Aziz", "Greta Holm", "Hugo Lambert", "Ilse Maes",
              "Jakub Nowak", "Katarina Vuk", "Liam Doyle", "Mei Tanaka", "Nils Aas")
DETAILS = (
    "Happens since this morning, on every try.",
    "Seen by several colleagues in the same room.",
    "Worked yesterday. Nothing was changed on our side.",
    "A restart helps for about ten minutes.",
    "Please call back before noon, the room is booked after that.",
    "From the log of the gateway:\n\n```log\n2026-09-14T08:12:31.204Z ERROR gateway[1182]: upstream timed out (110) while"
    " reading from 10.20.4.7:8443\n2026-09-14T08:12:31.377Z WARN  gateway[1182]: circuit open for checkout, retry in"
    " 30 s\n2026-09-14T08:13:02.010Z INFO  gateway[1182]: circuit half open\n```",
    "What the interface sent:\n\n```json\n{\"order\": 100482, \"lines\": 3, \"state\": \"rejected\", \"reason\":"
    " \"lock timeout\"}\n```",
    "The statement that waits:\n\n```sql\nSELECT o.id, o.total FROM orders o WHERE o.posted_at IS NULL ORDER BY o.id"
    " FOR UPDATE;\n```",
)
FIELDS = ("number", "opened", "title", "description", "type", "state", "priority", "impact", "urgency", "category",
          "subcategory", "service", "team", "assignee", "requester", "origin", "occurred", "detected", "acknowledged",
          "responded", "restored", "resolved", "closed", "made_sla", "reopen_count", "reassignment_count", "tags")
GOALS = {1: 4, 2: 8, 3: 24, 4: 72}  # hours to resolve
MEDIAN = {1: 2.2, 2: 4.5, 3: 11.0, 4: 26.0}


def iso(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""


def opening(rng):
    """A moment people work at, mostly; the week of September 14 has three times the usual."""
    while True:
        day = rng.randrange(DAYS)
        moment = BEGIN + datetime.timedelta(days=day)
        weight = 1.0 if moment.weekday() < 5 else 0.18
        if datetime.date(2026, 9, 14) <= moment.date() <= datetime.date(2026, 9, 18):
            weight *= 3
        if rng.random() * 3 < weight:
            hour = min(23.9, max(0.1, rng.gauss(10.6, 2.9) if rng.random() < 0.85 else rng.uniform(0, 24)))
            return moment + datetime.timedelta(seconds=round(hour * 3600))


def incident(rng, opened, end):
    service = rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    team, category, subcategories, titles = CATALOG[service]
    title = rng.choice(titles)
    impact = rng.choices((1, 2, 3, 4), (4, 14, 37, 45))[0]
    urgency = rng.choices((1, 2, 3, 4), (7, 22, 44, 27))[0]
    priority = MATRIX[impact - 1][urgency - 1]
    monitored = service in ("Web shop", "Network", "ERP") and rng.random() < 0.5
    hours = lambda median, spread: datetime.timedelta(seconds=round(3600 * median * rng.lognormvariate(0, spread)))
    row = {"opened": opened, "title": title, "type": "incident", "priority": f"P{priority}", "impact": impact,
           "urgency": urgency, "category": category, "subcategory": rng.choice(subcategories), "service": service,
           "team": team, "requester": "" if monitored else rng.choice(REQUESTERS),
           "origin": "monitoring" if monitored else rng.choice(("phone", "mail", "portal", "portal")),
           "description": rng.choice(DETAILS) if rng.random() < 0.7 else "", "tags": ""}
    row["detected"] = opened - hours(0.03 if monitored else 0.2, 0.7)
    row["occurred"] = row["detected"] - hours(0.06 if monitored else 0.7, 0.9) if rng.random() < 0.88 else None
    row["acknowledged"] = opened + hours({1: 0.1, 2: 0.25, 3: 0.8, 4: 2.0}[priority], 0.8)
    row["responded"] = row["acknowledged"] + hours(0.2, 0.5)
    takes = hours(MEDIAN[priority], 1.0)
    row["resolved"] = max(row["responded"], opened + takes)
    row["restored"] = row["resolved"] - takes * rng.uniform(0.02, 0.35) if rng.random() < 0.9 else None
    if row["restored"] and row["restored"] < row["detected"]:
        row["restored"] = row["resolved"]
    row["closed"] = row["resolved"] + datetime.timedelta(hours=rng.choice((24, 48, 72, 120)))
    row["reassignment_count"] = rng.choices((0, 1, 2, 3), (70, 20, 7, 3))[0]
    row["reopen_count"] = 1 if rng.random() < 0.06 else 0
    row["made_sla"] = "true" if row["resolved"] - opened <= datetime.timedelta(hours=GOALS[priority]) else "false"
    row["assignee"] = rng.choice(AGENTS[team])
    row["tags"] = rng.choice(("", "", "", "", "vip", "recurring", "after change"))
    row["state"] = "closed"
    if rng.random() < 0.025:
        row.update(state="cancelled", resolved=None, restored=None, closed=row["acknowledged"], made_sla="")
    return cut(rng, row, end, priority)


def cut(rng, row, end, priority):
    """What the end of the log does not know yet."""
    for stamp in ("acknowledged", "responded", "restored", "resolved", "closed"):
        if row[stamp] and row[stamp] > end:
            row[stamp] = None
    lingers = priority > 2 and row["state"] == "closed" and rng.random() < 0.05
    if lingers:
        row.update(resolved=None, restored=None, closed=None)
    if row["state"] == "closed" and not row["closed"]:
        held = rng.choice(("assigned", "in_progress", "in_progress", "pending"))
        row["state"] = "resolved" if row["resolved"] else held
    if row["state"] == "cancelled" and not row["closed"]:
        row["state"] = "new"
    if not row["resolved"] and row["state"] != "cancelled":
        overdue = end - row["opened"] > datetime.timedelta(hours=GOALS[priority])
        row["made_sla"] = "false" if overdue else "true"
        if not row["acknowledged"]:
            row.update(state="new", assignee="")
    return row


def main():
    rng = random.Random(SEED)
    end = BEGIN + datetime.timedelta(days=DAYS)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(FIELDS)
    for index, opened in enumerate(sorted(opening(rng) for _ in range(COUNT)), start=1):
        row = incident(rng, opened, end)
        row["number"] = f"INC-{index + 1000}"
        writer.writerow([iso(row[f]) if isinstance(row[f], datetime.datetime) or row[f] is None else row[f]
                         for f in FIELDS])


if __name__ == "__main__":
    main()
