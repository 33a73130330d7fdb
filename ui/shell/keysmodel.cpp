// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keysmodel.h"

#include "base/fold.h"
#include "widgets/plaintext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

KeysModel::KeysModel(ActionRegistry &actions, QObject *parent)
    : QAbstractTableModel(parent)
    , m_actions(actions)
{
    connect(&actions, &ActionRegistry::changed, this, &KeysModel::refresh);
    refresh();
}

// A change of keys alone leaves the rows, and with them what is chosen.
void KeysModel::refresh()
{
    QList<ActionRegistry::Entry> all = m_actions.entries();
    std::stable_sort(all.begin(), all.end(), [](const auto &a, const auto &b) {
        if (a.spec.menu != b.spec.menu)
            return a.spec.menu < b.spec.menu;
        return a.spec.context < b.spec.context;
    });
    const bool same = std::equal(all.begin(), all.end(), m_all.begin(), m_all.end(),
                                 [](const auto &a, const auto &b) { return a.spec.id == b.spec.id; });
    m_all = all;
    if (!same)
        return narrow();
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_shown.size()) - 1, ColumnCount - 1));
}

void KeysModel::setFilter(const QString &typed)
{
    m_words = fold(typed).split(u' ', Qt::SkipEmptyParts);
    narrow();
}

void KeysModel::narrow()
{
    beginResetModel();
    m_shown.clear();
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        const ActionRegistry::Entry &entry = m_all.at(i);
        const QString text = fold(u"%1 %2 %3 %4"_s.arg(ActionRegistry::plainText(entry.spec.text),
                                                       where(entry), keysText(entry), entry.spec.words));
        if (std::all_of(m_words.begin(), m_words.end(),
                        [&](const QString &word) { return text.contains(word); }))
            m_shown.append(i);
    }
    endResetModel();
}

const ActionRegistry::Entry *KeysModel::at(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_all.at(m_shown.at(row)) : nullptr;
}

int KeysModel::rowOf(const QString &id) const
{
    for (int row = 0; row < m_shown.size(); ++row)
        if (at(row)->spec.id == id)
            return row;
    return -1;
}

int KeysModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int KeysModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString KeysModel::where(const ActionRegistry::Entry &entry) const
{
    const QString menu = ActionRegistry::plainText(ActionRegistry::menuName(entry.spec.menu));
    if (entry.spec.context.isEmpty())
        return tr("%1 · everywhere").arg(menu);
    const QString page = m_actions.nameOf(u"go.page-"_s + entry.spec.context);
    return tr("%1 · on %2").arg(menu, page.isEmpty() ? entry.spec.context : page);
}

QString KeysModel::keysText(const ActionRegistry::Entry &entry) const
{
    return keyrules::shown(entry.keys);
}

QString KeysModel::remark(const ActionRegistry::Entry &entry) const
{
    if (entry.isChanged())
        return entry.keys.isEmpty() ? tr("no key any more") : tr("changed");
    const bool isOff = !m_actions.bindings().letters &&
                       std::any_of(entry.keys.begin(), entry.keys.end(), keyrules::isLetter);
    return isOff ? tr("letters are off") : QString();
}

QVariant KeysModel::data(const QModelIndex &index, int role) const
{
    const ActionRegistry::Entry *entry = index.isValid() ? at(index.row()) : nullptr;
    if (!entry)
        return {};
    if (role == KeysRole && index.column() == KeysColumn) {
        QStringList keys;
        for (const QKeySequence &key : entry->keys)
            keys.append(key.toString(QKeySequence::NativeText));
        return keys;
    }
    if (role == RemarkRole && index.column() == KeysColumn)
        return remark(*entry);
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case Name:
            return ActionRegistry::plainText(entry->spec.text);
        case Where:
            return where(*entry);
        default:
            break;
        }
        const QString said = remark(*entry);
        return entry->keys.isEmpty() ? said
               : said.isEmpty()      ? keysText(*entry)
                                     : tr("%1 · %2").arg(keysText(*entry), said);
    }
    if (role == Qt::ToolTipRole)
        return plainTooltip(
            u"%1\n%2"_s.arg(entry->spec.id, ActionRegistry::reversalText(entry->spec.reversal)));
    return {};
}

QVariant KeysModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("What it does");
    case Where:
        return tr("Menu and page");
    default:
        return tr("Keys");
    }
}

} // namespace binnacle
