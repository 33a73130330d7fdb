// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/actionregistry.h"

#include "theme/icons.h"

#include <QHash>
#include <QLoggingCategory>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

Q_LOGGING_CATEGORY(lcActions, "binnacle.actions")

QString shownTip(const QString &text, const QList<QKeySequence> &keys)
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
    action->setShortcuts(spec.keys);
    action->setShortcutContext(spec.context.isEmpty() ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    action->setToolTip(shownTip(spec.text, spec.keys));
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
    m_entries.append({spec, action});
    Q_EMIT changed();
    return action;
}

QAction *ActionRegistry::action(const QString &id) const
{
    for (const Entry &entry : m_entries)
        if (entry.spec.id == id)
            return entry.action;
    return nullptr;
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

QStringList ActionRegistry::conflicts() const
{
    QStringList found;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        for (qsizetype j = i + 1; j < m_entries.size(); ++j) {
            const ActionSpec &a = m_entries.at(i).spec;
            const ActionSpec &b = m_entries.at(j).spec;
            if (!a.context.isEmpty() && !b.context.isEmpty() && a.context != b.context)
                continue;
            for (const QKeySequence &key : a.keys)
                for (const QKeySequence &other : b.keys)
                    if (!key.isEmpty() && (key.matches(other) != QKeySequence::NoMatch ||
                                           other.matches(key) != QKeySequence::NoMatch))
                        found.append(u"%1: %2, %3"_s.arg(key.toString(), a.id, b.id));
        }
    }
    return found;
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

QList<MenuGroup> ActionRegistry::menus()
{
    return {MenuGroup::File,   MenuGroup::Edit,    MenuGroup::View, MenuGroup::Go,
            MenuGroup::Ticket, MenuGroup::Service, MenuGroup::Help};
}

} // namespace binnacle
