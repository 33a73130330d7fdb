// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The places of the window where somebody types what is not saved by each key, opened as a person opens them.

#include "desktop/desktop.h"
#include "shell/actionregistry.h"
#include "shell/pagehost.h"
#include "tickets/replybox.h"
#include "tickets/ticketspage.h"
#include "tickets/ticketview.h"
#include "ui/support/tofront.h"
#include "widgets/querybar.h"
#include "widgets/sheet.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

namespace binnacle::test {

struct TypedField
{
    const char *name;
    const char *page;
    const char *act;    // that opens a sheet with it; null: it stands on the page
    const char *editor; // its object name; null: the first line or text that can be written in
};

inline constexpr TypedField kTypedFields[] = {
    {"a new ticket", "tickets", "ticket.new", "title"},
    {"the fields of a ticket", "tickets", "ticket.edit", "title"},
    {"a note", "tickets", nullptr, "note"},
    {"the query bar", "tickets", nullptr, "query"},
    {"how it was resolved", "tickets", "ticket.resolve", nullptr},
    {"an outage", "services", "service.report", "title"},
    {"maintenance", "services", "service.plan", "title"},
    {"a service", "services", "service.add", "name"},
    {"the rules", "services", "service.rules", "partial"},
    {"a mark", "home", "home.mark", nullptr},
    {"a board", "home", "home.save", nullptr},
    {"a publication", "periods", "period.publish", nullptr},
};

inline QString textOf(const QWidget *editor)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(editor))
        return line->text();
    const auto *text = qobject_cast<const QPlainTextEdit *>(editor);
    return text ? text->toPlainText() : QString();
}

inline Sheet *openSheet(QWidget &window)
{
    for (Sheet *sheet : window.findChildren<Sheet *>()) {
        if (sheet->isVisible())
            return sheet;
    }
    return nullptr;
}

inline QWidget *editorIn(QWidget &sheet, const char *name)
{
    QWidget *found = nullptr;
    if (name)
        found = sheet.findChild<QWidget *>(QString::fromLatin1(name));
    if (!found && name) // a form of fields without object names: by what it is called
        name = nullptr;
    for (QWidget *one : name ? QList<QWidget *>() : sheet.findChildren<QWidget *>()) {
        auto *text = qobject_cast<QPlainTextEdit *>(one);
        auto *line = qobject_cast<QLineEdit *>(one);
        const bool isPart = line && line->parentWidget() && line->parentWidget()->inherits("QComboBox");
        if (!found && !isPart && ((text && !text->isReadOnly()) || (line && !line->isReadOnly())))
            found = one;
    }
    return found;
}

// Null: it did not open.
inline QWidget *openField(Desktop &desktop, const TypedField &field, int patience)
{
    MainWindow &window = desktop.window();
    const QString page = QString::fromLatin1(field.page);
    if (window.host().current().page != page)
        window.desk().go({page, {}});
    if (!QTest::qWaitFor([&] { return window.host().currentPage()->isSettled(); }, patience))
        return nullptr;
    auto *tickets = qobject_cast<TicketsPage *>(window.host().currentPage());
    if (tickets && !QTest::qWaitFor([&] { return tickets->currentDetail() != nullptr; }, patience))
        return nullptr;
    if (!field.act) {
        if (qstrcmp(field.editor, "query") == 0)
            return tickets->query().edit();
        tickets->write(MessageKind::Internal);
        return tickets->view().reply().edit();
    }
    QAction *act = window.actions().action(QString::fromLatin1(field.act));
    if (!act)
        return nullptr;
    act->trigger();
    Sheet *sheet = nullptr;
    if (!QTest::qWaitFor([&] { return (sheet = openSheet(window)) != nullptr; }, patience))
        return nullptr;
    toFront(sheet); // as a desktop would
    return editorIn(*sheet, field.editor);
}

// As typed, by keys.
inline void type(QWidget *editor, const QString &text)
{
    editor->setFocus();
    if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->selectAll();
    else if (auto *edit = qobject_cast<QPlainTextEdit *>(editor))
        edit->selectAll();
    QTest::keyClicks(editor, text);
}

} // namespace binnacle::test
