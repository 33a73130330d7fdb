// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/publishsheet.h"

#include "base/timetext.h"
#include "periods/periodwords.h"
#include "theme/fonts.h"
#include "widgets/formrow.h"
#include "widgets/roomyrows.h"
#include "wording/errors.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 480;

} // namespace

PublishSheet::PublishSheet(const QTimeZone &zone, QWidget *parent)
    : Sheet(tr("Publish a month"), tr("Its figures are kept as they stand now, under a hash in the audit."),
            parent)
    , m_zone(zone)
    , m_month(new QComboBox(this))
    , m_reason(new QLineEdit(this))
    , m_monthRow(new FormRow(tr("Month"), m_month, this))
    , m_reasonRow(new FormRow(tr("Why now"), m_reason, this))
{
    resize(lengthFor(font(), kWidth), 0);
    m_month->setAccessibleName(tr("Month"));
    m_month->setEnabled(false);
    m_month->setPlaceholderText(tr("Choose a month"));
    setRoomyRows(*m_month);
    m_monthRow->setHint(tr("The months are read…"));
    m_reason->setAccessibleName(tr("Why now"));
    m_reason->setMaxLength(kLongestReason);
    body().addWidget(m_monthRow);
    body().addWidget(m_reasonRow);
    auto *final = new QLabel(
        tr("This cannot be undone: others will have read the figures. What changes afterwards is told "
           "beside them, with its cause, and a new edition can be published; nothing is overwritten."),
        this);
    final->setTextFormat(Qt::PlainText);
    final->setWordWrap(true);
    final->setForegroundRole(QPalette::LinkVisited); // the second color of text, in every scheme
    body().addWidget(final);
    body().addStretch(1);
    setKeys(tr("Tab moves · Esc cancels, the text stays"));
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_send = addSendButton(tr("Publish"));
    m_send->setEnabled(false);
    connect(m_send, &QPushButton::clicked, this, &PublishSheet::submit);
    connect(m_month, &QComboBox::currentIndexChanged, this, &PublishSheet::showMonth);
    m_reason->setFocus();
}

void PublishSheet::setMonths(const std::vector<MonthChoice> &months, int chosen)
{
    m_months = months;
    {
        const QSignalBlocker blocker(m_month);
        m_month->clear();
        for (const MonthChoice &month : months) {
            const QString name = PeriodWords::window(month.window.from, month.window.to, m_zone);
            m_month->addItem(!month.isOver        ? tr("%1 (not over)").arg(name)
                             : month.edition == 0 ? name
                                                  : tr("%1 (published)").arg(name));
        }
        m_month->setCurrentIndex(chosen);
    }
    m_month->setEnabled(true);
    showMonth();
    if (!this->chosen() && m_reason->text().isEmpty()) // nobody is drawn from what one types
        m_month->setFocus();
}

const MonthChoice *PublishSheet::chosen() const
{
    const int place = m_month->currentIndex();
    return place >= 0 && place < int(m_months.size()) ? &m_months[size_t(place)] : nullptr;
}

void PublishSheet::showMonth()
{
    m_monthRow->setError({});
    const MonthChoice *month = chosen();
    m_send->setEnabled(month && !m_isBusy);
    const bool isAgain = month && month->edition > 0;
    m_reason->setPlaceholderText(isAgain ? tr("For example: an outage was entered late")
                                         : tr("For example: month closed"));
    m_reasonRow->setHint(isAgain
                             ? tr("Tell why the figures are given anew. It stands beside them for everyone.")
                             : tr("It stands beside the figures for everyone."));
    if (!month)
        return m_monthRow->setHint(
            tr("Every month that can be published is. Choose the one to make a new edition of."));
    if (!month->isOver)
        m_monthRow->setHint(tr("It is not over yet, and cannot be published."));
    else if (month->edition > 0)
        m_monthRow->setHint(
            tr("It is published: this makes edition %1, which names the one before. Both stay.")
                .arg(month->edition + 1));
    else
        m_monthRow->setHint(tr("It was not published before."));
}

PeriodRequest PublishSheet::request() const
{
    const MonthChoice *month = chosen();
    if (!month)
        return {};
    return {month->window.from, month->window.to, m_reason->text().simplified()};
}

void PublishSheet::setBusy(bool busy)
{
    m_isBusy = busy;
    m_send->setEnabled(!busy && chosen());
    say(busy ? tr("The figures are read and kept…") : QString());
}

void PublishSheet::setError(const Error &error)
{
    setBusy(false);
    const QString field = error.values.value(u"field"_s).toString();
    if (field == "reason"_L1)
        m_reasonRow->setError(wording::errorLine(error));
    else if (error.key.startsWith("period-"_L1) || error.key.startsWith("window-"_L1))
        m_monthRow->setError(wording::errorLine(error));
    else
        complain(wording::errorLine(error));
}

QString PublishSheet::errorOf(const QString &field) const
{
    return (field == "month"_L1 ? m_monthRow : m_reasonRow)->error();
}

void PublishSheet::submit()
{
    const MonthChoice *month = chosen();
    if (!month)
        return;
    say({});
    if (!month->isOver) {
        m_monthRow->setError(wording::errorLine(
            {ErrorCode::Invalid, u"period-not-over"_s, {{u"to"_s, isoText(month->window.to, m_zone)}}, {}}));
        return m_month->setFocus();
    }
    if (m_reason->text().simplified().isEmpty()) {
        m_reasonRow->setError(tr("Say why: it cannot be taken back, and others will ask."));
        return m_reason->setFocus();
    }
    setBusy(true);
    Q_EMIT submitted();
}

} // namespace binnacle
