// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every act of the program once: its name, icon, place in the menu, context, right and keys. Menus, context
// menus, the command palette, the sheets of keys and tool tips read it; a test walks it. No two acts that can
// be there at once have keys in each other's way: what would be is refused. GUI thread; owned by the main
// window's composition.

#include "base/actor.h"
#include "shell/keybindings.h"

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <concepts>
#include <functional>
#include <optional>

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
    std::optional<Act> right = {}; // without it the act is switched off, and says why
    QString rows = {};             // id of the page whose lists offer it in their context menu
};

class ActionRegistry : public QObject
{
    Q_OBJECT

public:
    struct Entry
    {
        ActionSpec spec;
        QAction *action = nullptr;
        Keys keys = {};   // bound to it, whether or not letters are keys just now
        QString why = {}; // it may not be done; empty: it may

        [[nodiscard]] bool isChanged() const { return keys != spec.keys; }
    };
    // Why the person may not; empty: they may.
    using WhyNot = std::function<QString(Act)>;

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
    [[nodiscard]] QList<Entry> rowActs(const QString &page) const;       // those of its context menus
    [[nodiscard]] QStringList conflicts() const; // "Ctrl+K: go.palette, ticket.close"; empty is right
    [[nodiscard]] QString nameOf(const QString &id) const; // "Change state"; empty: no such act

    // Asked for each act that needs a right, now and when it is added.
    void setRights(WhyNot whyNot);

    [[nodiscard]] const KeyBindings &bindings() const { return m_bindings; }
    // Of this machine, as kept; may come before the acts. A key somebody chose goes before one an act comes
    // with.
    void setBindings(const KeyBindings &bindings);
    void setLetters(bool on);
    // Who has the key already where the act would have it: the id of an act, or the name of a menu.
    struct Holder
    {
        QString act;
        QString menu;

        [[nodiscard]] bool isNobody() const { return act.isEmpty() && menu.isEmpty(); }
    };
    [[nodiscard]] Holder holderOf(const QString &id, const QKeySequence &key) const;
    // Conflict "key-taken" {"key", "act"}; Invalid "key-of-menu" {"key", "menu"}; NotFound "no-such-act"
    // {"id"}.
    Result<> bind(const QString &id, const Keys &keys);
    Result<> resetKeys(const QString &id); // to what it comes with; the same errors
    void resetAllKeys();

    // The page that is shown; acts of other pages are switched off.
    void setContext(const QString &context);
    [[nodiscard]] QString context() const { return m_context; }

    [[nodiscard]] static QString plainText(const QString &text); // without mnemonic marks
    [[nodiscard]] static QString menuName(MenuGroup group);      // "&File"
    [[nodiscard]] static QList<MenuGroup> menus();
    [[nodiscard]] static QString reversalText(Reversal reversal);

Q_SIGNALS:
    void changed();
    void keysChanged(); // other keys work; `changed` follows
    void triggered(const QString &id);

private:
    QAction *insert(const ActionSpec &spec, QWidget *scope, std::function<void(bool on)> run);

    [[nodiscard]] const Entry *find(const QString &id) const;
    [[nodiscard]] Result<> mayHave(const Entry &entry, const Keys &keys) const;
    void judge(Entry &entry);
    [[nodiscard]] const Entry *holder(const Entry &wanting, const QKeySequence &key) const;
    void assignKeys();
    void takeDefaults(Entry &entry);
    void showKeys(const Entry &entry);

    QList<Entry> m_entries;
    QString m_context;
    KeyBindings m_bindings;
    WhyNot m_whyNot;
};

} // namespace binnacle
