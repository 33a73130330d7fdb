#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks over the source tree that the compiler does not make.

usage: check_tree.py ROOT [--qt-includes DIR...]

Arrows: a file includes only headers of its own room and of rooms its CMakeLists.txt names after USES (and, in ui, CORE);
the rooms of core use only rooms listed before them, so no arrow turns back. Windows never see a store; the core never
sees a window. Sizes, license lines, marks of unfinished work, OFFSET in SQL, the one clock, and that
each room is on the map.
"""
import argparse
import os
import re
import sys

SKIPPED_FOLDERS = {"build", "out", ".git", ".cache", "__pycache__", "data", "corpus"}
SOURCE = (".cpp", ".h")
MAX_SOURCE, MAX_HEADER = 600, 250
KEYWORDS = {"NAME", "SOURCES", "SQL", "MIGRATIONS", "USES", "LINKS", "PUBLIC_LINKS", "CORE", "RESOURCES", "RESOURCE_BASE"}
WINDOW_MODULES = ("QtGui", "QtWidgets", "QtCharts", "QtSvg", "QtSvgWidgets", "QtPrintSupport", "QtOpenGL")
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.M)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
# The wall clock has one home (base/clock.cpp), local clock fields another (base/timetext.cpp).
WALL_CLOCK = re.compile(r"\bcurrent(DateTime|DateTimeUtc|MSecsSinceEpoch|SecsSinceEpoch|Date|Time)\s*\(")


class Room:
    def __init__(self, side, name, cmake):
        self.side, self.name = side, name
        words = re.split(r"\s+", re.sub(r"#[^\n]*", "", cmake).strip())
        self.lists, key = {}, None
        for word in words:
            if word in KEYWORDS:
                key = word
                self.lists.setdefault(key, [])
            elif key and word:
                self.lists[key].append(word)
        self.uses = self.lists.get("USES", [])
        self.core = self.lists.get("CORE", [])


class Tree:
    def __init__(self, root, qt_includes=()):
        self.root = root
        self.qt_includes = list(qt_includes)
        self.faults = []
        self.files = {}
        for folder, folders, names in os.walk(root):
            folders[:] = sorted(f for f in folders if f not in SKIPPED_FOLDERS)
            for name in sorted(names):
                path = os.path.relpath(os.path.join(folder, name), root)
                if name.endswith(SOURCE + (".sql", ".py", ".sh", ".cmake", ".txt", ".md", ".json")):
                    with open(os.path.join(root, path), encoding="utf-8") as file:
                        self.files[path] = file.read()
        self.order = self.room_order("core/CMakeLists.txt", "BINNACLE_CORE_ROOMS")
        self.ui_order = self.room_order("ui/CMakeLists.txt", "BINNACLE_UI_ROOMS")
        self.rooms = {}
        for side, function in (("core", "binnacle_room"), ("ui", "binnacle_ui_room")):
            for path, text in self.files.items():
                match = re.fullmatch(side + r"/(\w+)/CMakeLists\.txt", path)
                call = re.search(function + r"\s*\(([^)]*)\)", text) if match else None
                if call:
                    self.rooms[side, match[1]] = Room(side, match[1], call[1])

    def fault(self, path, message, line=None):
        self.faults.append(f"{path}{':' + str(line) if line else ''}: {message}")

    def room_order(self, path, variable):
        match = re.search(r"set\(" + variable + r"\s([^)]*)\)", self.files.get(path, ""))
        return match[1].split() if match else []

    def sources(self, *folders):
        for path, text in self.files.items():
            if path.endswith(SOURCE) and (not folders or path.split("/")[0] in folders):
                yield path, text

    @staticmethod
    def includes(text):
        for match in INCLUDE.finditer(text):
            line = text.count("\n", 0, match.start(0) + 1) + 1
            yield match[1], match[2], line

    def check_order(self):
        for (side, name), room in self.rooms.items():
            path = f"{side}/{name}/CMakeLists.txt"
            order = self.order if side == "core" else self.ui_order
            if room.lists.get("NAME") != [name]:
                self.fault(path, f"the room is called {room.lists.get('NAME')}, its folder {name}")
            if name not in order:
                self.fault(path, f"{name} is not in the list of rooms in {side}/CMakeLists.txt")
                continue
            for used in room.uses:
                if used not in order:
                    self.fault(path, f"uses {used}, which is no room of {side}")
                elif order.index(used) >= order.index(name):
                    self.fault(path, f"uses {used}, which stands no lower: an arrow turns back")
            for used in room.core:
                if side == "core":
                    self.fault(path, "CORE is for rooms of ui")
                elif used == "store":
                    self.fault(path, "a window never uses the store")
                elif used not in self.order:
                    self.fault(path, f"uses {used}, which is no room of core")

    def side_of(self, header):
        return next((side for side in ("core", "ui") if f"{side}/{header}" in self.files), None)

    def check_arrows(self):
        for path, text in self.sources("core", "ui"):
            parts = path.split("/")
            if len(parts) < 3:
                continue
            side, name = parts[0], parts[1]
            room = self.rooms.get((side, name))
            if room is None:
                self.fault(path, f"stands in no room: {side}/{name}/CMakeLists.txt makes none")
                continue
            for quoted, _, line in self.includes(text):
                if not quoted or quoted.endswith(".moc") or quoted.startswith("moc_"):
                    continue
                target = quoted.split("/")[0]
                target_side = self.side_of(quoted)
                if target_side is None:
                    self.fault(path, f'"{quoted}" is no header of the tree', line)
                    continue
                if side == "ui" and target_side == "core" and (target == "store" or quoted.endswith("store.h")):
                    self.fault(path, f'a window sees a store: "{quoted}"', line)
                if (target_side, target) == (side, name):
                    continue
                allowed = room.uses if target_side == side else room.core if side == "ui" else []
                if target not in allowed:
                    self.fault(path, f'"{quoted}" goes to {target}, which the room does not name', line)

    def check_modules(self):
        for path, text in self.sources("core"):
            in_store = path.startswith("core/store/")
            for _, angled, line in self.includes(text):
                if not angled:
                    continue
                if self.in_module(angled, WINDOW_MODULES):
                    self.fault(path, f"<{angled}> is of windows", line)
                if not in_store and self.in_module(angled, ("QtSql",)):
                    self.fault(path, f"<{angled}>: only the store speaks Qt SQL", line)
        for path, text in self.sources("ui"):
            for _, angled, line in self.includes(text):
                if angled and self.in_module(angled, ("QtSql",)):
                    self.fault(path, f"<{angled}>: only the store speaks Qt SQL", line)

    def in_module(self, header, modules):
        if header.split("/")[0] in modules:
            return True
        return any(os.path.exists(os.path.join(folder, module, header))
                   for folder in self.qt_includes for module in modules)

    def check_sizes(self):
        for path, text in self.sources():
            lines = text.count("\n")
            most = MAX_HEADER if path.endswith(".h") and not path.startswith("tests/") else MAX_SOURCE
            if lines > most:
                self.fault(path, f"{lines} lines, over {most}: more than one idea")

    def check_licenses(self):
        for path, text in self.files.items():
            head = text[:400]
            if path.endswith(SOURCE):
                if not head.startswith("// SPDX-FileCopyrightText: ") or "\n// SPDX-License-Identifier: GPL-3.0-or-later\n" not in head:
                    self.fault(path, "does not begin with the two SPDX lines")
            elif path.endswith((".py", ".sh", ".cmake")) or path.endswith("CMakeLists.txt"):
                if "SPDX-License-Identifier: GPL-3.0-or-later" not in head:
                    self.fault(path, "has no SPDX line")
            if path.endswith(".h") and "#pragma once" not in head:
                self.fault(path, "has no #pragma once")

    def check_unfinished(self):
        for path, text in self.files.items():
            if path.startswith("tests/architecture/"):
                continue
            for match in UNFINISHED.finditer(text):
                self.fault(path, f"{match[0]}: finish it or file it", text.count("\n", 0, match.start()) + 1)

    def check_sql(self):
        for path, text in self.files.items():
            if path.endswith(".sql"):
                bare = re.sub(r"--[^\n]*", "", text)
                for match in re.finditer(r"\bOFFSET\b", bare, re.I):
                    self.fault(path, "OFFSET: pages go by key", bare.count("\n", 0, match.start()) + 1)

    def check_clock(self):
        for path, text in self.sources("core"):
            if path in ("core/base/clock.cpp", "core/base/timetext.cpp", "core/base/logging.cpp"):
                continue
            for match in WALL_CLOCK.finditer(text):
                self.fault(path, "asks the system for the time: use the Clock", text.count("\n", 0, match.start()) + 1)

    def check_map(self):
        text = self.files.get("ARCHITECTURE.md")
        for side, name in self.rooms if text is not None else ():
            if f"| `{name}` |" not in text:
                self.fault("ARCHITECTURE.md", f"the room {side}/{name} is not on the map")

    def check_all(self):
        if not self.rooms or not self.order:
            self.fault(self.root, "no rooms found: this check sees nothing")
        for check in (self.check_order, self.check_arrows, self.check_modules, self.check_sizes, self.check_licenses,
                      self.check_unfinished, self.check_sql, self.check_clock, self.check_map):
            check()
        return self.faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("root")
    parser.add_argument("--qt-includes", nargs="*", default=[])
    arguments = parser.parse_args()
    tree = Tree(arguments.root, arguments.qt_includes)
    faults = tree.check_all()
    for fault in faults:
        print(fault)
    print(f"{len(tree.files)} files, {len(tree.rooms)} rooms, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
