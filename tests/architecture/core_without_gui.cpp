// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Linked with all of core and without Gui. Run, it fails if a library for windows is in the process all the
// same.

#include <QByteArrayList>
#include <QFile>

#include <cstdio>

int main()
{
    QFile maps(QStringLiteral("/proc/self/maps"));
    if (!maps.open(QIODevice::ReadOnly)) {
        std::fputs("cannot read /proc/self/maps\n", stderr);
        return 2;
    }
    const QByteArray text = maps.readAll();
    if (!text.contains("libQt6Core")) {
        std::fputs("no libQt6Core in the process: this check sees nothing\n", stderr);
        return 2;
    }
    for (const char *library :
         {"libQt6Gui", "libQt6Widgets", "libQt6Charts", "libQt6Svg", "libQt6PrintSupport"}) {
        if (text.contains(library)) {
            std::fprintf(stderr, "core brought in %s\n", library);
            return 1;
        }
    }
    return 0;
}
