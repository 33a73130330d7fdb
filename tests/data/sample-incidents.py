#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes sample-incidents.csv: about 400 incidents of a made-up company over five months of 2026.

usage: python3 sample-incidents.py > sample-incidents.csv

The same every time. Arrivals follow the week and the office day, with two bad weeks; durations are log-normal by
priority; most incidents have all stamps, some lack a few, the youngest are open. Times are of Europe/Berlin.
"""
import csv
import datetime as dt
import math
import random
import sys

SEED = 20260601
FIRST = dt.date(2026, 1, 5)
LAST = dt.datetime(2026, 5, 29, 17, 30)

SERVICES = {  # service: (team, share, incidents)
    "Webshop": ("Web", 5, [
        ("Checkout answers with an error", "Application", "Checkout"), ("Product pages load slowly", "Application", "Speed"),
        ("Search gives no results", "Application", "Search"), ("Payment page times out", "Application", "Checkout")]),
    "Mail": ("Collaboration", 4, [
        ("Mail to partners is late", "Messaging", "Delivery"), ("Mailbox is full", "Messaging", "Storage"),
        ("Calendar shows wrong times", "Messaging", "Calendar"), ("Spam reaches the inbox", "Messaging", "Filter")]),
    "Network": ("Network", 4, [
        ("Wifi drops in the warehouse", "Network", "Wireless"), ("Office line is slow", "Network", "Uplink"),
        ("Switch on floor 2 is down", "Network", "Wired"), ("Names are not resolved", "Network", "DNS")]),
    "Remote access": ("Network", 3, [
        ("VPN asks for the code twice", "Network", "VPN"), ("VPN does not connect", "Network", "VPN"),
        ("Remote desktop freezes", "Workplace", "Remote desktop")]),
    "Workplace": ("Desk", 6, [
        ("Laptop does not start", "Workplace", "Hardware"), ("Password is locked", "Access", "Password"),
        ("Docking station is not found", "Workplace", "Hardware"), ("Update hangs at 30 percent", "Workplace", "Software"),
        ("Application asks for a license", "Workplace", "Software")]),
    "Print": ("Desk", 2, [
        ("Printer prints blank pages", "Workplace", "Printing"), ("Print queue is stuck", "Workplace", "Printing")]),
    "Reporting": ("Data", 2, [
        ("Reports of last month are empty", "Application", "Data"), ("Nightly load has failed", "Application", "Data")]),
    "Telephony": ("Collaboration", 1, [
        ("Phones in the call center are silent", "Network", "Voice"), ("Calls drop after a minute", "Network", "Voice")]),
    "Payroll": ("Data", 1, [("Payroll run stops with an error", "Application", "Finance"),
                            ("Time sheet cannot be saved", "Application", "Finance")]),
}
PEOPLE = {
    "Web": ["Mara Lind", "Jonas Beck", "Ines Roth"], "Collaboration": ["Tom Berg", "Ada Quist"],
    "Network": ["Nina Falk", "Sven Hauk", "Rui Prado"], "Desk": ["Lea Sommer", "Emil Dahl", "Yara Stein", "Ben Krog"],
    "Data": ["Olga Venn", "Pia Thorn"],
}
FIRST_NAMES = "Ida Ole Kai Eva Jan Siri Nils Runa Leif Mia Aron Tilda Per Asta Lars Vera Kim Dora Finn Maja".split()
LAST_NAMES = "Holm Vik Moe Sand Lund Ek Dahlin Brandt Aas Nord Strand Hagen Myhr Bakke Foss".split()
CHANNELS = [("phone", 40), ("mail", 25), ("portal", 25), ("monitoring", 10)]
# priority: (share, median hours to restore, spread of the logarithm, hours the agreement allows)
PRIORITIES = {1: (4, 1.6, 0.8, 4), 2: (14, 5.0, 0.9, 12), 3: (52, 16.0, 1.1, 48), 4: (30, 40.0, 1.1, 120)}
MATRIX = {1: (1, 1), 2: (2, 1), 3: (2, 2), 4: (3, 3)}
WEEKDAYS = [1.35, 1.15, 1.0, 1.0, 0.85, 0.18, 0.14]
BAD_WEEKS = {9: 1.9, 17: 1.6}  # weeks of the year: a release, a storage fault


def weighted(rng, pairs):
    items, weights = zip(*pairs)
    return rng.choices(items, weights)[0]


def office_minute(rng, weekend):
    if weekend or rng.random() < 0.12:
        return rng.randrange(24 * 60)
    peak = rng.choice([9.3, 10.2, 13.8, 15.0])
    return int(min(max(rng.gauss(peak, 1.3), 6.5), 19.5) * 60)


def hours(rng, median, spread):
    return dt.timedelta(hours=median * math.exp(rng.gauss(0, spread)))


def text(at):
    return at.strftime("%Y-%m-%d %H:%M") if at else ""


def incident(rng, day, requesters):
    service = weighted(rng, [(name, s[1]) for name, s in SERVICES.items()])
    team, _, kinds = SERVICES[service]
    title, category, subcategory = rng.choice(kinds)
    priority = weighted(rng, [(p, v[0]) for p, v in PRIORITIES.items()])
    _, median, spread, allowed = PRIORITIES[priority]
    impact, urgency = MATRIX[priority]
    channel = "monitoring" if priority == 1 and rng.random() < 0.6 else weighted(rng, CHANNELS)
    opened = dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=office_minute(rng, day.weekday() > 4))
    detected = opened - dt.timedelta(minutes=rng.choice([0, 1, 2, 4, 7, 12]))
    occurred = detected - min(hours(rng, 0.3 if channel == "monitoring" else 0.8, 1.0), dt.timedelta(days=2))
    acknowledged = opened + hours(rng, {1: 0.1, 2: 0.3, 3: 0.9, 4: 2.5}[priority], 0.9)
    restored = acknowledged + hours(rng, median, spread)
    if priority > 2 and rng.random() < 0.08:  # waits for a part, a vendor, a decision
        restored += dt.timedelta(days=rng.uniform(6, 75))
    resolved = restored + hours(rng, 0.4, 0.8)
    closed = resolved + dt.timedelta(days=rng.choice([2, 3, 3, 5]), minutes=rng.randrange(240))
    reassigned = weighted(rng, [(0, 62), (1, 25), (2, 9), (3, 4)])
    reopened = int(rng.random() < 0.05)
    met = resolved - opened <= dt.timedelta(hours=allowed)
    if resolved > LAST:
        restored = restored if restored <= LAST and rng.random() < 0.5 else None
        resolved = closed = None
        met = opened + dt.timedelta(hours=allowed) > LAST
    elif closed > LAST:
        closed = None
    if acknowledged > LAST:
        acknowledged = restored = None
    if rng.random() < 0.08:
        occurred = None
    if rng.random() < 0.05:
        detected = None
    if resolved and rng.random() < 0.04:
        restored = None
    state = "Closed" if closed else "Resolved" if resolved else \
        ("On hold" if rng.random() < 0.25 else "In progress") if acknowledged else "New"
    assignee = rng.choice(PEOPLE[team]) if acknowledged else ""
    tags = [] if priority > 1 else ["major"]
    return [opened, title, state, f"P{priority}", impact, urgency, category, subcategory, service, team, assignee,
            rng.choice(requesters), channel, text(occurred), text(detected), text(opened), text(acknowledged),
            text(restored), text(resolved), text(closed), str(met).lower(), reopened, reassigned, ";".join(tags)]


def main():
    rng = random.Random(SEED)
    requesters = [f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}" for _ in range(45)]
    rows = []
    day = FIRST
    while day <= LAST.date():
        rate = 3.3 * WEEKDAYS[day.weekday()] * BAD_WEEKS.get(day.isocalendar()[1], 1.0)
        for _ in range(int(rate) + (rng.random() < rate % 1)):
            row = incident(rng, day, requesters)
            if row[0] <= LAST:
                rows.append(row)
        day += dt.timedelta(days=1)
    rows.sort(key=lambda row: row[0])
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow("Number,Title,State,Priority,Impact,Urgency,Category,Subcategory,Service,Team,Assignee,Requester,Origin,"
                 "Occurred,Detected,Opened,Acknowledged,Restored,Resolved,Closed,Made SLA,Reopen count,"
                 "Reassignment count,Tags".split(","))
    for number, row in enumerate(rows, 1):
        out.writerow([f"INC-{number:04}"] + row[1:])


if __name__ == "__main__":
    main()
