// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/actionregistry.h"

#include "theme/icons.h"
#include "widgets/plaintext.h"

#include <QLoggingCategory>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

Q_LOGGING_CATEGORY(lcActions, "binnacle.actions")

QString shownTip(const QString &text, const Keys &keys)
{
    const QString plain = ActionRegistry::plainText(text);
    return keys.isEmpty() ? plain
                          : u"%1 (%2)"_s.arg(plain, keys.constFirst().toString(QKeySequence::NativeText));
}

} // namespace

ActionRegistry::ActionRegistry(QObject *parent)
    : QObject(parent)
{}

QAction *ActionRegistry::insert(const ActionSpec &spec, QWidget *scope, std::function<void(bool on)> run)
{
    if (QAction *there = action(spec.id)) {
        qCWarning(lcActions) << "action registered twice:" << spec.id;
        return there;
    }
    auto *action = new QAction(spec.text, scope);
    action->setObjectName(spec.id);
    if (!spec.icon.isEmpty())
        action->setIcon(symbolicIcon(spec.icon));
    action->setShortcutContext(spec.context.isEmpty() ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    action->setCheckable(spec.checkable);
    action->setMenuRole(QAction::NoRole);
    scope->addAction(action);
    connect(action, &QAction::triggered, this, [this, id = spec.id, run = std::move(run)](bool on) {
        run(on);
        Q_EMIT triggered(id);
    });
    connect(action, &QObject::destroyed, this, [this, id = spec.id] {
        m_entries.removeIf([&id](const Entry &entry) { return entry.spec.id == id; });
        Q_EMIT changed();
    });
    // Whoever switches acts on and off need not know of rights.
    connect(action, &QAction::enabledChanged, this, [this, action, id = spec.id](bool on) {
        const Entry *entry = on ? find(id) : nullptr;
        if (entry && !entry->why.isEmpty())
            action->setEnabled(false);
    });
    m_entries.append({spec, action});
    Entry &entry = m_entries.last();
    judge(entry);
    if (m_bindings.changed.contains(spec.id))
        assignKeys(); // others may have to give theirs
    else
        takeDefaults(entry);
    Q_EMIT changed();
    return action;
}

const ActionRegistry::Entry *ActionRegistry::find(const QString &id) const
{
    for (const Entry &entry : m_entries)
        if (entry.spec.id == id)
            return &entry;
    return nullptr;
}

QAction *ActionRegistry::action(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? entry->action : nullptr;
}

QString ActionRegistry::nameOf(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? plainText(entry->spec.text) : QString();
}

QList<ActionRegistry::Entry> ActionRegistry::entries() const
{
    return m_entries;
}

QList<ActionRegistry::Entry> ActionRegistry::entriesFor(const QString &context) const
{
    QList<Entry> found;
    for (const Entry &entry : m_entries)
        if (entry.spec.context.isEmpty() || entry.spec.context == context)
            found.append(entry);
    return found;
}

QList<ActionRegistry::Entry> ActionRegistry::rowActs(const QString &page) const
{
    QList<Entry> found;
    for (const Entry &entry : m_entries)
        if (entry.spec.rows == page && !page.isEmpty())
            found.append(entry);
    return found;
}

QStringList ActionRegistry::conflicts() const
{
    QStringList found;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        for (qsizetype j = i + 1; j < m_entries.size(); ++j) {
            const ActionSpec &a = m_entries.at(i).spec;
            const ActionSpec &b = m_entries.at(j).spec;
            if (!keyrules::meet(a.context, b.context))
                continue;
            for (const QKeySequence &key : a.keys)
                for (const QKeySequence &other : b.keys)
                    if (keyrules::areInTheWay(key, other))
                        found.append(u"%1: %2, %3"_s.arg(key.toString(), a.id, b.id));
        }
    }
    return found;
}

void ActionRegistry::setRights(WhyNot whyNot)
{
    m_whyNot = std::move(whyNot);
    for (Entry &entry : m_entries) {
        judge(entry);
        showKeys(entry);
    }
    Q_EMIT changed();
}

void ActionRegistry::judge(Entry &entry)
{
    const bool wasDenied = !entry.why.isEmpty();
    entry.why = m_whyNot && entry.spec.right ? m_whyNot(*entry.spec.right) : QString();
    if (!entry.why.isEmpty())
        entry.action->setEnabled(false);
    else if (wasDenied)
        entry.action->setEnabled(true);
    entry.action->setStatusTip(entry.why);
}

void ActionRegistry::setBindings(const KeyBindings &bindings)
{
    if (bindings == m_bindings)
        return;
    m_bindings = bindings;
    assignKeys();
    Q_EMIT keysChanged();
    Q_EMIT changed();
}

void ActionRegistry::setLetters(bool on)
{
    KeyBindings bindings = m_bindings;
    bindings.letters = on;
    setBindings(bindings);
}

ActionRegistry::Holder ActionRegistry::holderOf(const QString &id, const QKeySequence &key) const
{
    for (const MenuGroup group : menus()) {
        if (keyrules::areInTheWay(QKeySequence::mnemonic(menuName(group)), key))
            return {{}, plainText(menuName(group))};
    }
    const Entry *known = find(id);
    const Entry *has = holder(known ? *known : Entry(), key); // one to come would be there everywhere
    return {has ? has->spec.id : QString(), {}};
}

Result<> ActionRegistry::mayHave(const Entry &entry, const Keys &keys) const
{
    for (const QKeySequence &key : keys) {
        const Holder holder = holderOf(entry.spec.id, key);
        const QString shown = key.toString(QKeySequence::NativeText);
        if (!holder.menu.isEmpty())
            return fail(ErrorCode::Invalid, u"key-of-menu"_s, {{u"key"_s, shown}, {u"menu"_s, holder.menu}});
        if (!holder.act.isEmpty())
            return fail(ErrorCode::Conflict, u"key-taken"_s,
                        {{u"key"_s, shown}, {u"act"_s, nameOf(holder.act)}});
    }
    return {};
}

Result<> ActionRegistry::bind(const QString &id, const Keys &keys)
{
    const Entry *entry = find(id);
    if (!entry)
        return fail(ErrorCode::NotFound, u"no-such-act"_s, {{u"id"_s, id}});
    BINNACLE_TRY(mayHave(*entry, keys));
    KeyBindings bindings = m_bindings;
    if (keys == entry->spec.keys)
        bindings.changed.remove(id);
    else
        bindings.changed.insert(id, keys);
    setBindings(bindings);
    return {};
}

Result<> ActionRegistry::resetKeys(const QString &id)
{
    const Entry *entry = find(id);
    return bind(id, entry ? entry->spec.keys : Keys());
}

void ActionRegistry::resetAllKeys()
{
    KeyBindings bindings = m_bindings;
    bindings.changed.clear();
    setBindings(bindings);
}

const ActionRegistry::Entry *ActionRegistry::holder(const Entry &wanting, const QKeySequence &key) const
{
    for (const Entry &entry : m_entries) {
        if (entry.spec.id == wanting.spec.id || !keyrules::meet(entry.spec.context, wanting.spec.context))
            continue;
        for (const QKeySequence &given : entry.keys)
            if (keyrules::areInTheWay(given, key))
                return &entry;
    }
    return nullptr;
}

// Chosen keys first, then those acts come with, as long as nobody has them: a version with new acts takes
// nobody's key away.
void ActionRegistry::assignKeys()
{
    for (Entry &entry : m_entries)
        entry.keys.clear();
    for (Entry &entry : m_entries) {
        for (const QKeySequence &key : m_bindings.changed.value(entry.spec.id))
            if (!holder(entry, key))
                entry.keys.append(key);
    }
    for (Entry &entry : m_entries) {
        if (m_bindings.changed.contains(entry.spec.id))
            showKeys(entry);
        else
            takeDefaults(entry);
    }
}

void ActionRegistry::takeDefaults(Entry &entry)
{
    for (const QKeySequence &key : entry.spec.keys) {
        const Entry *has = key.isEmpty() ? nullptr : holder(entry, key);
        if (!key.isEmpty() && !has)
            entry.keys.append(key);
        else if (has && !m_bindings.changed.contains(has->spec.id))
            qCWarning(lcActions) << "key refused:" << key.toString() << "of" << entry.spec.id << "is that of"
                                 << has->spec.id;
    }
    showKeys(entry);
}

void ActionRegistry::showKeys(const Entry &entry)
{
    Keys working = entry.keys;
    if (!m_bindings.letters)
        working.removeIf(keyrules::isLetter);
    if (entry.action->shortcuts() != working)
        entry.action->setShortcuts(working);
    entry.action->setToolTip(entry.why.isEmpty() ? shownTip(entry.spec.text, working)
                                                 : plainTooltip(entry.why));
}

void ActionRegistry::setContext(const QString &context)
{
    m_context = context;
    Q_EMIT changed();
}

QString ActionRegistry::plainText(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'&' && ++i == text.size())
            break;
        plain.append(text.at(i));
    }
    while (plain.endsWith(u'…') || plain.endsWith(u' '))
        plain.chop(1);
    return plain;
}

QString ActionRegistry::menuName(MenuGroup group)
{
    switch (group) {
    case MenuGroup::File:
        return tr("&File");
    case MenuGroup::Edit:
        return tr("&Edit");
    case MenuGroup::View:
        return tr("&View");
    case MenuGroup::Go:
        return tr("&Go");
    case MenuGroup::Ticket:
        return tr("&Ticket");
    case MenuGroup::Service:
        return tr("&Service");
    case MenuGroup::Help:
        return tr("&Help");
    }
    return {};
}

QString ActionRegistry::reversalText(Reversal reversal)
{
    switch (reversal) {
    case Reversal::ReadsOnly:
        return tr("Changes nothing");
    case Reversal::Undoable:
        return tr("Can be undone");
    case Reversal::Final:
        return tr("Cannot be undone");
    }
    return {};
}

QList<MenuGroup> ActionRegistry::menus()
{
    return {MenuGroup::File,   MenuGroup::Edit,    MenuGroup::View, MenuGroup::Go,
            MenuGroup::Ticket, MenuGroup::Service, MenuGroup::Help};
}

} // namespace binnacle
