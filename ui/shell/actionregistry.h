// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every act of the program once: its name, icon, place in the menu, context and keys. Menus, the command
// palette, the sheet of keys and tool tips read it; a test walks it. GUI thread; owned by the main window's
// composition.

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <concepts>
#include <functional>

class QWidget;

namespace binnacle {

enum class Reversal { ReadsOnly, Undoable, Final };
enum class MenuGroup { File, Edit, View, Go, Ticket, Service, Help };

struct ActionSpec
{
    QString id = {};   // stable: "ticket.new"
    QString text = {}; // as the menu shows it, with its mnemonic: "&New ticket"
    QString icon = {}; // symbolic icon name; may be empty
    MenuGroup menu = MenuGroup::File;
    QString submenu = {}; // in which it stands there; empty: in the menu itself
    QList<QKeySequence> keys = {};
    QString context = {}; // id of the page it belongs to; empty: everywhere
    Reversal reversal = Reversal::ReadsOnly;
    QString words = {}; // further words the palette finds it by
    bool checkable = false;
};

class ActionRegistry : public QObject
{
    Q_OBJECT

public:
    struct Entry
    {
        ActionSpec spec;
        QAction *action = nullptr;
    };

    explicit ActionRegistry(QObject *parent = nullptr);

    // Adds the act to `scope`, where its keys work (the main window for acts of everywhere, the page for its
    // own), and runs `run` when triggered; a `run` that takes a bool is told whether a checkable act is on
    // now. There is no act without one. The action lives as long as `scope`. An id met twice is a fault of
    // ours: the first stays.
    template <typename Run>
        requires std::invocable<Run &> || std::invocable<Run &, bool>
    QAction *add(const ActionSpec &spec, QWidget *scope, Run run)
    {
        if constexpr (std::invocable<Run &>)
            return insert(spec, scope, [run = std::move(run)](bool) mutable { run(); });
        else
            return insert(spec, scope, std::move(run));
    }

    [[nodiscard]] QAction *action(const QString &id) const;              // null: no such act
    [[nodiscard]] QList<Entry> entries() const;                          // in order of registration
    [[nodiscard]] QList<Entry> entriesFor(const QString &context) const; // of everywhere and of this page
    [[nodiscard]] QStringList conflicts() const; // "Ctrl+K: go.palette, ticket.close"; empty is right

    // The page that is shown; acts of other pages are switched off.
    void setContext(const QString &context);
    [[nodiscard]] QString context() const { return m_context; }

    [[nodiscard]] static QString plainText(const QString &text); // without mnemonic marks
    [[nodiscard]] static QString menuName(MenuGroup group);      // "&File"
    [[nodiscard]] static QList<MenuGroup> menus();

Q_SIGNALS:
    void changed();
    void triggered(const QString &id);

private:
    QAction *insert(const ActionSpec &spec, QWidget *scope, std::function<void(bool on)> run);

    QList<Entry> m_entries;
    QString m_context;
};

} // namespace binnacle
