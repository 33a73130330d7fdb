#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_tree.py on small trees: a clean one passes, each fault put in is found."""
import os
import tempfile
import unittest

from check_tree import Tree

HEAD = "// SPDX-FileCopyrightText: The Binnacle developers\n// SPDX-License-Identifier: GPL-3.0-or-later\n"
CMAKE = "# SPDX-License-Identifier: GPL-3.0-or-later\n"
CLEAN = {
    "core/CMakeLists.txt": CMAKE + "set(BINNACLE_CORE_ROOMS base store people)\n",
    "ui/CMakeLists.txt": CMAKE + "set(BINNACLE_UI_ROOMS theme people)\n",
    "core/base/CMakeLists.txt": CMAKE + "binnacle_room(NAME base SOURCES fold.h)\n",
    "core/store/CMakeLists.txt": CMAKE + "binnacle_room(NAME store SOURCES a.h LINKS Qt6::Sql USES base)\n",
    "core/people/CMakeLists.txt": CMAKE + "binnacle_room(NAME people SOURCES p.cpp SQL people.sql USES base store)\n",
    "ui/theme/CMakeLists.txt": CMAKE + "binnacle_ui_room(NAME theme SOURCES t.h)\n",
    "ui/people/CMakeLists.txt": CMAKE + "binnacle_ui_room(NAME people SOURCES v.cpp CORE people USES theme)\n",
    "core/base/fold.h": HEAD + "#pragma once\n",
    "core/store/a.h": HEAD + "#pragma once\n#include <QtSql/QSqlQuery>\n#include \"base/fold.h\"\n",
    "core/people/peoplestore.h": HEAD + "#pragma once\n",
    "core/people/peopleservice.h": HEAD + "#pragma once\n#include \"store/a.h\"\n",
    "core/people/people.sql": "-- OFFSET is named in a remark only\nSELECT 1\n",
    "ui/theme/t.h": HEAD + "#pragma once\n",
    "ui/people/v.cpp": HEAD + "#include \"people/peopleservice.h\"\n#include \"theme/t.h\"\n#include <QtWidgets/QWidget>\n",
}


class TestCheckTree(unittest.TestCase):
    def faults(self, changes):
        with tempfile.TemporaryDirectory() as root:
            for path, text in {**CLEAN, **changes}.items():
                os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                    file.write(text)
            return Tree(root).check_all()

    def assert_found(self, path, text, message):
        faults = self.faults({path: text})
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(path, faults[0])
        self.assertIn(message, faults[0])

    def test_a_clean_tree_passes(self):
        self.assertEqual(self.faults({}), [])

    def test_an_undeclared_arrow(self):
        self.assert_found("core/base/b.cpp", HEAD + '#include "people/peopleservice.h"\n', "does not name")

    def test_an_arrow_that_turns_back(self):
        self.assert_found("core/base/CMakeLists.txt", CMAKE + "binnacle_room(NAME base USES people)\n", "turns back")

    def test_a_window_that_sees_a_store(self):
        self.assert_found("ui/people/w.cpp", HEAD + '#include "people/peoplestore.h"\n', "sees a store")

    def test_a_window_room_that_names_the_store(self):
        self.assert_found("ui/theme/CMakeLists.txt", CMAKE + "binnacle_ui_room(NAME theme CORE store)\n", "never uses")

    def test_the_core_drawing(self):
        self.assert_found("core/base/b.cpp", HEAD + "#include <QtGui/QColor>\n", "of windows")

    def test_sql_outside_the_store(self):
        self.assert_found("core/people/p.cpp", HEAD + "#include <QtSql/QSqlQuery>\n", "only the store")

    def test_a_header_that_is_not_there(self):
        self.assert_found("core/base/b.cpp", HEAD + '#include "base/gone.h"\n', "no header")

    def test_a_file_too_long(self):
        self.assert_found("core/base/b.cpp", HEAD + "\n" * 600, "more than one idea")

    def test_a_header_too_long(self):
        self.assert_found("core/base/b.h", HEAD + "#pragma once\n" + "\n" * 250, "more than one idea")

    def test_a_missing_license(self):
        self.assert_found("core/base/b.cpp", "int x;\n", "SPDX")

    def test_unfinished_work(self):
        self.assert_found("core/base/b.cpp", HEAD + "// TO" + "DO later\n", "finish it")

    def test_offset(self):
        self.assert_found("core/people/people.sql", "SELECT 1 LIMIT 5 offset 10\n", "by key")

    def test_a_room_that_is_not_on_the_map(self):
        self.assert_found("ARCHITECTURE.md", "| `base` | | `store` | `people` |\n", "theme is not on the map")

    def test_the_wall_clock(self):
        self.assert_found("core/base/b.cpp", HEAD + "auto t = QDateTime::currentMSecsSinceEpoch();\n", "Clock")


if __name__ == "__main__":
    unittest.main()
