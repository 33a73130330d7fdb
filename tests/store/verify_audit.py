#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the audit chain of a SQLite workspace without any of Binnacle's code. The format is in core/store/auditchain.h.

usage: verify_audit.py FILE      exit status 0: the chain holds, 1: it is broken; one line says what was found
"""
import hashlib
import sqlite3
import sys

COLUMNS = ("seq at actor_id actor_name proved_by act subject_kind subject_id field before after batch_id "
           "operation").split()


def canonical(row):
    out = b"1"
    for value in row:
        if value is None:
            out += b"\xff\xff\xff\xff"
            continue
        data = str(value).encode("utf-8")
        out += len(data).to_bytes(4, "big") + data
    return out


def main(path):
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    uid = db.execute("SELECT uid FROM workspace").fetchone()[0]
    head = hashlib.sha256(b"binnacle-audit-1:" + uid.encode()).digest()
    last, sealed = None, 0
    rows = db.execute(f"SELECT {', '.join(COLUMNS)} FROM audit ORDER BY seq")
    row = rows.fetchone()
    seals = db.execute("SELECT last_seq, row_count, previous, hash, sealed_at FROM audit_seal ORDER BY last_seq")
    for last_seq, row_count, previous, expected, sealed_at in seals.fetchall():
        if previous != head or (last is not None and last_seq <= last):
            return f"broken: the seal of row {last_seq} does not follow the one before", 1
        digest = hashlib.sha256(b"binnacle-seal-1" + previous)
        for number in (row_count, last_seq, sealed_at):
            digest.update(number.to_bytes(8, "big", signed=True))
        count = 0
        while row is not None and row[0] <= last_seq:
            digest.update(canonical(row))
            row = rows.fetchone()
            count += 1
        if digest.digest() != expected:
            return f"broken: rows up to {last_seq}, {count} found, {row_count} sealed", 1
        head, last, sealed = expected, last_seq, sealed + count
    unsealed = 0
    while row is not None:
        unsealed, row = unsealed + 1, rows.fetchone()
    return f"ok: {sealed} rows sealed, {unsealed} not yet; head {last or 0} {head.hex()}", 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    text, status = main(sys.argv[1])
    print(text)
    sys.exit(status)
