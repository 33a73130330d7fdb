// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/statedialog.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "tickets/stamptext.h"
#include "tickets/ticketrules.h"
#include "widgets/formrow.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"
#include "wording/terms.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <functional>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 480;
constexpr int kTextHeight = 96;
constexpr qsizetype kMinuteText = 16; // "2026-11-22T05:30"
const QString kUnknown = QStringLiteral("unknown");

bool asksReason(const QString &state)
{
    return state == u"pending" || state == u"cancelled";
}

bool isUnanswered(const Ticket &ticket, Stamp stamp)
{
    return ticket.type == TicketType::Incident && !ticket.stamp(stamp) && !ticket.isUnknown(stamp);
}

// metrics.md 2: of major incidents and of P1 and P2 it is asked when they began and when service was back.
bool isGrave(const Ticket &ticket)
{
    return ticket.type == TicketType::Incident &&
           (ticket.major || (ticket.priority >= 1 && ticket.priority <= 2));
}

} // namespace

bool StateDialog::isNeeded(const Ticket &ticket, const QString &state)
{
    return asksReason(state) || state == resolvedState(ticket.type);
}

StateDialog::StateDialog(const Ticket &ticket, const QString &state, const QTimeZone &zone, qint64 now,
                         QWidget *parent)
    : Sheet(asksReason(state) ? tr("%1: %2").arg(ticket.number, wording::stateLabel(state))
                              : tr("Resolve %1").arg(ticket.number),
            oneLine(ticket.title), parent)
    , m_state(state)
    , m_zone(zone)
{
    resize(lengthFor(font(), kWidth), 0);
    if (asksReason(state))
        addReason();
    else
        addResolution(ticket, now);
    for (const auto &[name, row] : std::as_const(m_rows))
        body().addWidget(row);
    body().addStretch(1);
    if (m_text)
        m_text->setFocus();
    else
        m_reason->setFocus();
    setKeys(tr("Tab moves · Esc cancels, the text stays"));
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    const QString act = state == u"pending"                   ? tr("Set to pending")
                        : state == u"cancelled"               ? tr("Set to canceled")
                        : ticket.type == TicketType::Incident ? tr("Resolve")
                                                              : tr("Fulfill");
    m_save = addSendButton(act);
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
    m_text->setFixedHeight(lengthFor(font(), kTextHeight));
    m_rows.append({u"resolution"_s, new FormRow(tr("What resolved it?"), m_text, this)});
    m_mustAnswer = isGrave(ticket); // "unknown" is an answer, none is not
    if (m_mustAnswer && isUnanswered(ticket, Stamp::Occurred))
        addTime(Stamp::Occurred, now);
    if (isUnanswered(ticket, Stamp::Restored))
        addTime(Stamp::Restored, now);
}

// A time or the word "unknown" in one line, as the command line takes them; the buttons only type it. Where
// an answer is a must, none is given on anybody's behalf.
void StateDialog::addTime(Stamp stamp, qint64 now)
{
    const bool isEnd = stamp == Stamp::Restored;
    const QString name = stampName(stamp);
    auto *both = new QWidget(this);
    auto *layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3 * kGrid);
    auto *line = new QLineEdit(both);
    line->setObjectName(name);
    line->setAccessibleName(wording::fieldLabel(name));
    line->setPlaceholderText(m_mustAnswer ? tr("A time, or unknown") : tr("May stay empty"));
    layout->addWidget(line, 1);
    const auto offer = [&](const QString &text, const QString &named, const std::function<QString()> &typed) {
        auto *button = new QPushButton(text, both);
        button->setAccessibleName(named);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [line, typed] { line->setText(typed()); });
        layout->addWidget(button);
    };
    if (isEnd) {
        QElapsedTimer open;
        open.start();
        offer(tr("&Now"), tr("Service was restored now"), [this, now, open] {
            return stamptext::typed({now + open.elapsed(), false, false}, m_zone).left(kMinuteText);
        });
    }
    offer(isEnd ? tr("Not &known") : tr("N&ot known"),
          isEnd ? tr("When service was restored is not known") : tr("When it began is not known"),
          [] { return kUnknown; });
    auto *row = new FormRow(isEnd ? tr("When was service restored?") : tr("When did it begin?"), both, this);
    row->setHint(tr("Year-month-day and time, in %1, or “unknown”").arg(QString::fromLatin1(m_zone.id())));
    m_rows.append({name, row});
    m_times.append({name, line});
}

void StateDialog::keepIn(DraftKeeper &drafts, const QString &name)
{
    QList<DraftField> fields;
    if (m_reason)
        fields.append({u"reason"_s, m_reason});
    if (m_text)
        fields.append({{u"resolution"_s, m_text}, {u"resolution_code"_s, m_code}});
    for (const Time &time : std::as_const(m_times))
        fields.append({time.name, time.line});
    Sheet::keepIn(drafts, name, fields, FormDraft::Keeps::Whole);
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
    if (!takeTimes(values))
        return;
    setBusy(true);
    Q_EMIT submitted(values);
}

bool StateDialog::takeTimes(TicketValues &values)
{
    for (const Time &time : std::as_const(m_times)) {
        const QString typed = time.line->text().trimmed();
        if (m_mustAnswer && typed.isEmpty()) {
            const QString key = time.name == u"occurred" ? u"occurred-required"_s : u"restored-required"_s;
            setError({ErrorCode::Invalid, key, {{u"field"_s, time.name}}, {}});
            return false;
        }
        const auto said = stamptext::fromTyped(typed, m_zone);
        if (!said) {
            setError(
                {ErrorCode::Invalid, u"bad-clock"_s, {{u"field"_s, time.name}, {u"value"_s, typed}}, {}});
            return false;
        }
        if (!typed.isEmpty())
            values.insert(time.name, ticketvalues::textOf(*said));
    }
    return true;
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
    for (QWidget *part : row->findChildren<QWidget *>()) {
        if ((part->focusPolicy() & Qt::TabFocus) != 0)
            return part->setFocus(); // what is typed next is the answer
    }
}

} // namespace binnacle
