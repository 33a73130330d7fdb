// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketcells.h"

#include "base/whenready.h"
#include "theme/fonts.h"
#include "tickets/fieldeditor.h"
#include "tickets/statedialog.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketsource.h"
#include "tickets/ticketspage.h"
#include "wording/errors.h"
#include "wording/terms.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kReasonWidth = 300;

QString textOf(const TicketRow &row, const QString &field)
{
    if (field == u"title")
        return row.title;
    if (field == u"state")
        return row.state;
    if (field == u"priority")
        return row.priority > 0 ? QString::number(row.priority) : QString();
    if (field == u"team")
        return row.team;
    if (field == u"assignee")
        return row.assignee;
    if (field == u"requester")
        return row.requester;
    return field == u"service" ? row.service : row.category;
}

// A priority and why it is not what impact and urgency give.
QWidget *makePriority(const QString &value, const QTimeZone &zone, QWidget *parent)
{
    auto *both = new QWidget(parent);
    both->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    QWidget *level = fieldeditor::make(u"priority"_s, both);
    fieldeditor::setValue(level, u"priority"_s, value, zone);
    auto *reason = qobject_cast<QLineEdit *>(fieldeditor::make(u"priority_reason"_s, both));
    reason->setPlaceholderText(TicketCells::tr("Why not what impact and urgency give"));
    reason->setMinimumWidth(lengthFor(both->font(), kReasonWidth));
    row->addWidget(level);
    row->addWidget(reason, 1);
    return both;
}

} // namespace

TicketCells::TicketCells(TicketsPage &page, TicketSource &source, TicketEdits &edits, QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_source(source)
    , m_edits(edits)
    , m_editing(new CellEditing(page.list(), *this))
{}

bool TicketCells::isEditable(const QModelIndex &cell) const
{
    static const QStringList kFields = {u"title"_s,    u"state"_s,     u"priority"_s, u"team"_s,
                                        u"assignee"_s, u"requester"_s, u"service"_s,  u"category"_s};
    return kFields.contains(TicketListModel::fieldAt(cell.column())) &&
           m_page.model().ticketAt(cell.row()) != nullptr;
}

QWidget *TicketCells::makeEditor(const QModelIndex &cell, QWidget *parent)
{
    const TicketRow *row = m_page.model().ticketAt(cell.row());
    if (!row)
        return nullptr;
    m_row = *row;
    m_field = TicketListModel::fieldAt(cell.column());
    const QTimeZone zone = m_source.zone();
    m_started = textOf(m_row, m_field);
    if (m_field == u"priority")
        return makePriority(m_started, zone, parent);
    QWidget *editor = fieldeditor::make(m_field, parent);
    if (auto *states = qobject_cast<QComboBox *>(editor); states && m_field == u"state") {
        states->clear();
        for (const QString &state : QStringList{m_row.state} + nextStates(m_row.type, m_row.state))
            states->addItem(wording::stateLabel(state), state);
    }
    fieldeditor::setValue(editor, m_field, m_started, zone);
    fieldeditor::setNames(editor, m_field, m_names);
    whenReady(m_source.names(), editor, [this, editor, field = m_field](const Result<TicketNames> &names) {
        if (!names)
            return;
        m_names = *names;
        fieldeditor::setNames(editor, field, *names);
    });
    if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->selectAll();
    return editor;
}

TicketValues TicketCells::valuesOf(const QWidget *editor) const
{
    const QTimeZone zone = m_source.zone();
    if (m_field != u"priority")
        return {{m_field, fieldeditor::value(editor, m_field, zone)}};
    TicketValues values;
    for (const QString &field : {u"priority"_s, u"priority_reason"_s}) {
        const auto *part = editor->findChild<const QWidget *>(field);
        values.insert(field, fieldeditor::value(part, field, zone));
    }
    return values;
}

bool TicketCells::isChanged(const QModelIndex &, const QWidget *editor) const
{
    return valuesOf(editor).value(m_field) != m_started;
}

void TicketCells::save(const QModelIndex &, QWidget *editor, std::function<void(const QString &error)> answer)
{
    const TicketValues values = valuesOf(editor);
    const QString value = values.value(m_field);
    if (m_field == u"state") {
        Ticket ticket;
        ticket.type = m_row.type;
        const bool wantsTeam = value == u"assigned" && m_row.team.isEmpty();
        if (wantsTeam || StateDialog::isNeeded(ticket, value)) {
            answer({});
            return Q_EMIT stateWanted(m_row.id, value);
        }
    }
    TicketEdit edit;
    edit.id = m_row.id;
    edit.number = m_row.number;
    edit.version = m_row.rowVersion;
    edit.mine = values;
    edit.base.insert(m_field, m_started);
    edit.done = tr("{number} changed: %1").arg(wording::fieldLabel(m_field));
    // Whoever gets a ticket here gets it as by the key for that.
    const bool gives = (m_field == u"team" || m_field == u"assignee") && !value.isEmpty();
    edit.send = [&source = m_source, id = m_row.id, gives](const TicketValues &mine, qint64 version) {
        return gives ? source.assign(id, mine.value(u"team"_s), mine.value(u"assignee"_s), version)
                     : source.set(id, mine, version);
    };
    edit.succeeded = [answer] { answer({}); };
    edit.refused = [answer](const Error &error) { answer(wording::errorLine(error)); };
    m_edits.run(edit);
}

} // namespace binnacle
