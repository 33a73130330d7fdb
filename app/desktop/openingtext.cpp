// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/openingtext.h"

#include "wording/errors.h"

#include <QCoreApplication>
#include <array>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct Row
{
    const char *key;
    const char *safe; // empty: the workspace was not changed
    const char *todo;
};

// clang-format off: one line a text
constexpr std::array kRows = {
    Row{"schema-newer", "",
        QT_TRANSLATE_NOOP("Opening", "Update this program and try again, or open another workspace.")},
    Row{"client-too-old", "",
        QT_TRANSLATE_NOOP("Opening", "Update this program and try again, or open another workspace.")},
    Row{"schema-differs", "",
        QT_TRANSLATE_NOOP("Opening", "Open it with the program that made it, or open another workspace.")},
    Row{"unknown-person", "",
        QT_TRANSLATE_NOOP("Opening", "Ask an administrator of this workspace to add the account and try again, or open another workspace.")},
    Row{"no-access", "",
        QT_TRANSLATE_NOOP("Opening", "Check the rights on the file and its folder (on a server, ask its administrator) and try again, or open another workspace.")},
    Row{"not-a-workspace",
        QT_TRANSLATE_NOOP("Opening", "It was left as it is."),
        QT_TRANSLATE_NOOP("Opening", "Open another file or database.")},
    Row{"no-workspace",
        QT_TRANSLATE_NOOP("Opening", "Nothing was made in its place: a workspace that was there is untouched."),
        QT_TRANSLATE_NOOP("Opening", "If its folder lies on a disk or share that is not mounted now, mount it and try again. If it was moved, open it where it is.")},
    Row{"database-busy",
        QT_TRANSLATE_NOOP("Opening", "The work of the other program goes on, and this one changed nothing."),
        QT_TRANSLATE_NOOP("Opening", "An update or a restore takes a workspace for itself: wait until it is done and try again.")},
    Row{"damaged",
        QT_TRANSLATE_NOOP("Opening", "Nothing was written into it. What was saved before is in your last backup."),
        QT_TRANSLATE_NOOP("Opening", "Keep the file. binnaclectl verify says what is damaged; binnaclectl restore brings a backup back, as another workspace to open here.")},
    Row{"connection-lost",
        QT_TRANSLATE_NOOP("Opening", "What was saved is on the server, and nothing was changed from here."),
        QT_TRANSLATE_NOOP("Opening", "Check the network and whether the server runs, then try again.")},
    Row{"sign-in-failed", "",
        QT_TRANSLATE_NOOP("Opening", "Check the user in the address and the pass file (~/.pgpass), then try again.")},
    Row{"disk-full",
        QT_TRANSLATE_NOOP("Opening", "What was saved before is safe."),
        QT_TRANSLATE_NOOP("Opening", "Free some space and try again.")},
    Row{"read-only", "",
        QT_TRANSLATE_NOOP("Opening", "Binnacle writes beside the file as it reads it: check the rights on the file and its folder, and try again.")},
    Row{"io-error",
        QT_TRANSLATE_NOOP("Opening", "What was saved before is as the disk holds it; nothing was changed."),
        QT_TRANSLATE_NOOP("Opening", "Check the disk and try again.")},
    Row{"sql", "",
        QT_TRANSLATE_NOOP("Opening", "Try again. If it stays, copy the details and report it.")},
    Row{"exception", "",
        QT_TRANSLATE_NOOP("Opening", "Try again. If it stays, copy the details and report it.")},
};
// clang-format on

QString tr(const char *text)
{
    return QCoreApplication::translate("Opening", text);
}

} // namespace

Notice openingNotice(const Error &error)
{
    const wording::ErrorText text = wording::errorText(error);
    Notice notice;
    notice.what = text.message;
    notice.safe = tr("The workspace was not changed.");
    notice.todo = text.advice.isEmpty() ? tr("Try again, or open another workspace.") : text.advice;
    for (const Row &row : kRows) {
        if (error.key != QLatin1String(row.key))
            continue;
        if (*row.safe)
            notice.safe = tr(row.safe);
        notice.todo = tr(row.todo);
    }
    notice.detail = u"%1 %2"_s.arg(error.key, error.detail).trimmed();
    return notice;
}

} // namespace binnacle
