// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/statedialog.h"

#include "base/timetext.h"
#include "tickets/ticketrules.h"
#include "widgets/formrow.h"
#include "wording/errors.h"
#include "wording/terms.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 480;
constexpr int kTextHeight = 96;
constexpr qsizetype kMinuteText = 16; // "2026-11-22T05:30"

bool asksReason(const QString &state)
{
    return state == u"pending" || state == u"cancelled";
}

bool asksRestored(const Ticket &ticket)
{
    return ticket.type == TicketType::Incident &&
           (ticket.major || (ticket.priority >= 1 && ticket.priority <= 2)) &&
           !ticket.stamp(Stamp::Restored) && (ticket.stampFlags & kRestoredUnknown) == 0;
}

} // namespace

bool StateDialog::isNeeded(const Ticket &ticket, const QString &state)
{
    return asksReason(state) || state == resolvedState(ticket.type);
}

StateDialog::StateDialog(const Ticket &ticket, const QString &state, const QTimeZone &zone, qint64 now,
                         QWidget *parent)
    : QDialog(parent)
    , m_state(state)
    , m_zone(zone)
    , m_save(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kWidth, 0);
    auto *column = new QVBoxLayout(this);
    if (asksReason(state)) {
        setWindowTitle(tr("%1: %2").arg(ticket.number, wording::stateLabel(state)));
        m_save->setText(state == u"pending" ? tr("Set to pending") : tr("Cancel the ticket"));
        addReason();
    } else {
        setWindowTitle(tr("Resolve %1").arg(ticket.number));
        m_save->setText(ticket.type == TicketType::Incident ? tr("Resolve") : tr("Fulfill"));
        addResolution(ticket, now);
    }
    for (const auto &[name, row] : std::as_const(m_rows))
        column->addWidget(row);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *back = new QPushButton(tr("Back"), this);
    back->setAutoDefault(false);
    buttons->addWidget(back);
    m_save->setProperty("primary", true);
    m_save->setProperty("keyHint",
                        QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_save->setAutoDefault(false);
    buttons->addWidget(m_save);
    column->addStretch(1);
    column->addLayout(buttons);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &StateDialog::submit);
}

void StateDialog::addReason()
{
    m_reason = new QLineEdit(this);
    m_reason->setAccessibleName(tr("Reason"));
    connect(m_reason, &QLineEdit::returnPressed, this, &StateDialog::submit);
    m_rows.append(
        {u"reason"_s,
         new FormRow(m_state == u"pending" ? tr("What is it waiting for?") : tr("Why?"), m_reason, this)});
    m_reason->setFocus();
}

void StateDialog::addResolution(const Ticket &ticket, qint64 now)
{
    m_code = new QComboBox(this);
    m_code->setEditable(true);
    m_code->setAccessibleName(wording::fieldLabel(u"resolution_code"_s));
    m_code->addItems({tr("Solved"), tr("Workaround"), tr("Solved by requester"), tr("No fault found"),
                      tr("Duplicate"), tr("Not reproducible")});
    m_rows.append(
        {u"resolution_code"_s, new FormRow(wording::fieldLabel(u"resolution_code"_s), m_code, this)});
    m_text = new QPlainTextEdit(this);
    m_text->setAccessibleName(wording::fieldLabel(u"resolution"_s));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(kTextHeight);
    m_rows.append({u"resolution"_s, new FormRow(tr("What resolved it?"), m_text, this)});
    if (asksRestored(ticket)) {
        auto *both = new QWidget(this);
        auto *line = new QHBoxLayout(both);
        line->setContentsMargins(0, 0, 0, 0);
        m_restored = new QLineEdit(both);
        m_restored->setAccessibleName(wording::fieldLabel(u"restored"_s));
        m_restored->setText(isoText(now, m_zone).left(kMinuteText).replace(u'T', u' '));
        m_unknown = new QCheckBox(tr("Not known"), both);
        m_unknown->setAccessibleName(tr("When service was restored is not known"));
        connect(m_unknown, &QCheckBox::toggled, m_restored, &QLineEdit::setDisabled);
        line->addWidget(m_restored, 1);
        line->addWidget(m_unknown);
        auto *row = new FormRow(tr("When was service restored?"), both, this);
        row->setHint(tr("Year-month-day and time, in %1").arg(QString::fromLatin1(m_zone.id())));
        m_rows.append({u"restored"_s, row});
    }
    m_text->setFocus();
}

void StateDialog::submit()
{
    for (const auto &[name, row] : std::as_const(m_rows))
        row->setError({});
    TicketValues values = {{u"state"_s, m_state}};
    if (m_reason)
        values.insert(u"reason"_s, m_reason->text().trimmed());
    if (m_code) {
        values.insert(u"resolution_code"_s, m_code->currentText().trimmed());
        values.insert(u"resolution"_s, m_text->toPlainText().trimmed());
    }
    if (m_unknown && m_unknown->isChecked()) {
        values.insert(u"restored"_s, u"unknown"_s);
    } else if (m_restored) {
        const QString typed = m_restored->text().trimmed().replace(u' ', u'T');
        const auto span = parseIsoSpan(typed, m_zone);
        if (!span)
            return setError({ErrorCode::Invalid,
                             u"bad-value"_s,
                             {{u"field"_s, u"restored"_s}, {u"value"_s, m_restored->text()}},
                             {}});
        values.insert(u"restored"_s, isoText(span->first, m_zone));
    }
    setBusy(true);
    Q_EMIT submitted(values);
}

void StateDialog::setBusy(bool busy)
{
    m_save->setEnabled(!busy);
}

void StateDialog::setError(const Error &error)
{
    setBusy(false);
    const QString wanted = error.values.value(u"field"_s).toString();
    FormRow *row = m_rows.constLast().second;
    for (const auto &[name, candidate] : std::as_const(m_rows)) {
        if (name == wanted)
            row = candidate;
    }
    row->setError(wording::errorLine(error));
}

void StateDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier)) {
        if (m_save->isEnabled())
            submit();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace binnacle
