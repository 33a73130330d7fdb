// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketform.h"

#include "tickets/fieldeditor.h"
#include "tickets/ticketrules.h"
#include "widgets/formrow.h"
#include "wording/errors.h"
#include "wording/terms.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kColumns = 6; // one to three fields a row

} // namespace

TicketForm::TicketForm(Purpose purpose, QWidget *parent)
    : QWidget(parent)
    , m_purpose(purpose)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    for (int column = 0; column < kColumns; ++column)
        grid->setColumnStretch(column, 1);
    const bool isNew = purpose == Purpose::New;
    if (isNew)
        addRow({u"type"_s, u"requester"_s});
    addRow({u"title"_s});
    m_rows.value(u"title"_s)->reserveLine(); // the one field that must be filled
    addRow({u"description"_s});
    addRow({u"impact"_s, u"urgency"_s});
    addRow({u"priority"_s, u"priority_reason"_s});
    addRow({u"service"_s, u"category"_s, isNew ? u"origin"_s : u"subcategory"_s});
    if (isNew) {
        addRow({u"team"_s, u"assignee"_s, u"tags"_s});
    } else {
        addRow({u"requester"_s, u"ci"_s, u"major"_s});
        addRow({u"origin"_s, u"tags"_s});
    }
    addRow({u"occurred"_s, u"detected"_s});
    for (const QString &name : {u"impact"_s, u"urgency"_s, u"priority"_s})
        fieldeditor::onEdited(field(name), this, [this] { showPriority(); });
    m_rows.value(u"tags"_s)->setHint(tr("With commas between"));
    setZone(m_zone);
    m_start = values();
    showPriority();
}

void TicketForm::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
        fieldeditor::setZone(row.value()->field(), row.key(), zone);
}

QStringList TicketForm::fieldNames(Purpose purpose)
{
    QStringList names = {u"title"_s,     u"description"_s,     u"impact"_s,  u"urgency"_s,
                         u"priority"_s,  u"priority_reason"_s, u"service"_s, u"category"_s,
                         u"requester"_s, u"origin"_s,          u"tags"_s,    u"occurred"_s,
                         u"detected"_s};
    if (purpose == Purpose::New)
        names << u"type"_s << u"team"_s << u"assignee"_s;
    else
        names << u"subcategory"_s << u"ci"_s << u"major"_s;
    return names;
}

void TicketForm::addRow(const QStringList &names)
{
    auto *grid = static_cast<QGridLayout *>(layout());
    const int row = grid->rowCount();
    const int span = kColumns / int(names.size());
    for (int i = 0; i < names.size(); ++i) {
        QWidget *editor = fieldeditor::make(names[i], this);
        auto *line = new FormRow(wording::fieldLabel(names[i]), editor, this);
        m_rows.insert(names[i], line);
        fieldeditor::onEdited(editor, this, [this] { Q_EMIT edited(); });
        grid->addWidget(line, row, i * span, 1, span, Qt::AlignTop);
    }
}

void TicketForm::setNames(const TicketNames &names)
{
    m_matrix = names.matrix;
    showPriority();
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
        fieldeditor::setNames(row.value()->field(), row.key(), names);
}

QWidget *TicketForm::field(const QString &name) const
{
    const FormRow *row = m_rows.value(name);
    return row ? row->field() : nullptr;
}

void TicketForm::change(const TicketValues &values)
{
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        if (QWidget *editor = field(value.key()))
            fieldeditor::setValue(editor, value.key(), value.value(), m_zone);
    }
}

QString TicketForm::valueOf(const QString &name) const
{
    return fieldeditor::value(field(name), name, m_zone);
}

void TicketForm::setValues(const TicketValues &values)
{
    change(values);
    m_priority = valueOf(u"priority"_s);
    m_start = this->values();
    showPriority();
}

TicketValues TicketForm::values() const
{
    TicketValues values;
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
        values.insert(row.key(), valueOf(row.key()));
    QStringList tags = values.value(u"tags"_s).split(u',', Qt::SkipEmptyParts);
    for (QString &tag : tags)
        tag = tag.trimmed();
    tags.removeAll(QString());
    values.insert(u"tags"_s, tags.join(u','));
    if (valueOf(u"priority"_s) != m_priority && !overrides()) {
        values.insert(u"priority"_s, {});
        values.insert(u"priority_reason"_s, {});
    }
    return values;
}

TicketValues TicketForm::changed() const
{
    TicketValues changes;
    const TicketValues now = values();
    for (auto value = now.cbegin(); value != now.cend(); ++value) {
        if (value.value() != m_start.value(value.key()))
            changes.insert(value.key(), value.value());
    }
    return changes;
}

int TicketForm::derivedPriority() const
{
    return m_matrix.at(valueOf(u"impact"_s).toInt(), valueOf(u"urgency"_s).toInt());
}

// A priority chosen by hand that impact and urgency do not give anyway. One nobody touched is what it was: an
// import's own, or an override with its reason.
bool TicketForm::overrides() const
{
    const QString chosen = valueOf(u"priority"_s);
    if (chosen == m_priority)
        return !m_start.value(u"priority_reason"_s).isEmpty();
    return chosen.toInt() > 0 && chosen.toInt() != derivedPriority();
}

void TicketForm::showPriority()
{
    FormRow *row = m_rows.value(u"priority"_s);
    FormRow *reason = m_rows.value(u"priority_reason"_s);
    if (!row || !reason)
        return;
    const bool byHand = overrides();
    reason->setEnabled(byHand);
    if (!byHand)
        reason->setError({});
    const int derived = derivedPriority();
    if (derived == 0)
        row->setHint(tr("Choose impact and urgency"));
    else if (byHand)
        row->setHint(tr("Impact and urgency alone give %1").arg(wording::priorityLabel(derived)));
    else
        row->setHint(tr("That is %1").arg(wording::priorityMeaning(derived)));
}

bool TicketForm::setError(const Error &error)
{
    clearErrors();
    QString name = error.values.value(u"field"_s).toString();
    if (error.key == u"no-such-team")
        name = u"team"_s;
    FormRow *row = m_rows.value(name);
    if (error.key == u"no-such-person") { // whichever of the two carries that name
        for (const QString &field : {u"assignee"_s, u"requester"_s}) {
            FormRow *candidate = m_rows.value(field);
            if (candidate && valueOf(field) == error.values.value(u"name"_s).toString())
                row = candidate;
        }
    }
    if (!row)
        return false;
    row->setError(wording::errorLine(error));
    row->field()->setFocus();
    return true;
}

void TicketForm::clearErrors()
{
    for (FormRow *row : std::as_const(m_rows))
        row->setError({});
}

} // namespace binnacle
