// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/changessheet.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/emptystate.h"
#include "widgets/pagedtable.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"

#include <QApplication>
#include <QBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 720;
constexpr int kHeight = 420;

QString valueText(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return ChangesModel::tr("nothing");
    if (value.isString())
        return oneLine(value.toString());
    const QString text = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    return oneLine(text.mid(1, text.size() - 2));
}

} // namespace

ChangesModel::ChangesModel(const QList<SettingsChange> &changes, QObject *parent)
    : QAbstractTableModel(parent)
    , m_changes(changes)
{}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_changes.size());
}

int ChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ChangesModel::partText(const QString &part)
{
    return part == "workspace"_L1 ? tr("Workspace")
           : part == "shared"_L1  ? tr("Shared settings")
           : part == "person"_L1  ? tr("Your own settings")
                                  : tr("This machine");
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const SettingsChange &change = m_changes.at(index.row());
    const auto text = [&] {
        switch (index.column()) {
        case Part:
            return partText(change.part);
        case Name:
            return oneLine(change.name);
        case Before:
            return valueText(change.before);
        default:
            return valueText(change.after);
        }
    };
    switch (role) {
    case Qt::DisplayRole:
        return text();
    case Qt::ToolTipRole:
        return plainTooltip(text());
    case Qt::ForegroundRole:
        return index.column() == After ? QVariant()
                                       : QVariant(QBrush(Theme::of(QApplication::palette()).text2));
    case Qt::AccessibleTextRole:
        return u"%1 %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text());
    default:
        return {};
    }
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Part:
        return tr("Of");
    case Name:
        return tr("Setting");
    case Before:
        return tr("Now");
    default:
        return tr("As in the file");
    }
}

ChangesSheet::ChangesSheet(const QString &fileName, const QList<SettingsChange> &changes, QWidget *parent)
    : Sheet(tr("Import settings"), oneLine(fileName), parent)
    , m_table(new PagedTable(this))
{
    m_table->setAccessibleName(tr("What would change"));
    m_table->setModel(new ChangesModel(changes, m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTextColumns({140, 180, 160, 0});
    m_table->setEmptyState(new EmptyState(u"check"_s, tr("Nothing would change"),
                                          tr("All of the chosen parts stands as in this file."), m_table));
    body().addWidget(m_table, 1);
    setKeys(tr("Nothing is changed yet · Esc cancels"));
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_send = addSendButton(changes.size() == 1 ? tr("Change 1 setting")
                                               : tr("Change %1 settings").arg(changes.size()));
    m_send->setEnabled(!changes.isEmpty());
    connect(m_send, &QPushButton::clicked, this, [this] {
        say({});
        m_send->setEnabled(false);
        Q_EMIT submitted();
    });
    resize(lengthFor(font(), kWidth), lengthFor(font(), kHeight));
    m_table->installEventFilter(this);
    m_table->setFocus();
}

bool ChangesSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return Sheet::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isEnter || !key->modifiers().testFlag(Qt::ControlModifier))
        return Sheet::eventFilter(watched, event);
    m_send->click(); // does nothing while it is disabled
    return true;
}

void ChangesSheet::setError(const Error &error)
{
    m_send->setEnabled(true);
    complain(wording::errorLine(error));
}

} // namespace binnacle
