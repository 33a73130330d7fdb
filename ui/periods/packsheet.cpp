// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/packsheet.h"

#include "periods/periodwords.h"
#include "reports/reportfiles.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/formrow.h"
#include "widgets/roomyrows.h"
#include "wording/errors.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 520;
constexpr int kCommentHeight = 120;

} // namespace

PackSheet::PackSheet(const QTimeZone &zone, QWidget *parent)
    : Sheet(tr("Monthly pack"), tr("Incidents, availability, targets and restatements of a month."), parent)
    , m_zone(zone)
    , m_month(new QComboBox(this))
    , m_kind(new QComboBox(this))
    , m_comment(new QPlainTextEdit(this))
    , m_monthRow(new FormRow(tr("Month"), m_month, this))
    , m_commentRow(new FormRow(tr("Comment"), m_comment, this))
{
    resize(lengthFor(font(), kWidth), 0);
    m_month->setAccessibleName(tr("Month"));
    m_month->setEnabled(false);
    setRoomyRows(*m_month);
    setRoomyRows(*m_kind);
    m_kind->setAccessibleName(tr("Kind of file"));
    m_kind->addItem(tr("PDF document"), u"pdf"_s);
    m_kind->addItem(tr("HTML page"), u"html"_s);
    m_kind->addItem(tr("XLSX workbook"), u"xlsx"_s);
    m_kind->addItem(tr("CSV table"), u"csv"_s);
    m_comment->setAccessibleName(tr("Comment"));
    m_comment->setTabChangesFocus(true);
    m_comment->setFixedHeight(lengthFor(font(), kCommentHeight));
    m_comment->setPlaceholderText(tr("What the readers should know first"));
    m_commentRow->setHint(tr("It stands before the figures. It may stay empty."));
    auto *both = new QHBoxLayout;
    both->setSpacing(3 * kGrid);
    both->addWidget(m_monthRow, 1, Qt::AlignTop);
    both->addWidget(new FormRow(tr("Kind of file"), m_kind, this), 1, Qt::AlignTop);
    body().addLayout(both);
    body().addWidget(m_commentRow);
    body().addStretch(1);
    setKeys(tr("Tab moves · Esc cancels"));
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_send = addSendButton(tr("Save as…"));
    m_send->setEnabled(false);
    connect(m_month, &QComboBox::currentIndexChanged, this, &PackSheet::monthChosen);
    connect(m_send, &QPushButton::clicked, this, &PackSheet::submit);
    m_comment->setFocus();
}

void PackSheet::setMonths(const std::vector<MonthChoice> &months, int chosen)
{
    m_months = months;
    {
        const QSignalBlocker blocker(m_month);
        m_month->clear();
        for (const MonthChoice &month : months) {
            const QString name = PeriodWords::window(month.window.from, month.window.to, m_zone);
            m_month->addItem(month.isOver ? name : tr("%1 (so far)").arg(name));
        }
        m_month->setCurrentIndex(chosen);
    }
    m_month->setEnabled(true);
    m_send->setEnabled(true);
    Q_EMIT monthChosen();
}

std::optional<ReportWindow> PackSheet::window() const
{
    const int place = m_month->currentIndex();
    return place >= 0 && place < int(m_months.size()) ? std::optional(m_months[size_t(place)].window)
                                                      : std::nullopt;
}

QString PackSheet::suffix() const
{
    return m_kind->currentData().toString();
}

QString PackSheet::kindText() const
{
    return m_kind->currentText();
}

QString PackSheet::words() const
{
    return m_comment->toPlainText().trimmed();
}

void PackSheet::setWords(const QString &words)
{
    m_comment->setPlainText(words);
    m_comment->moveCursor(QTextCursor::End);
}

void PackSheet::setBusy(bool busy)
{
    m_send->setEnabled(!busy);
    say(busy ? tr("The figures are read and written…") : QString());
}

void PackSheet::setError(const Error &error)
{
    setBusy(false);
    if (error.key.startsWith("period-"_L1) || error.key.startsWith("window-"_L1))
        m_monthRow->setError(wording::errorLine(error));
    else
        complain(wording::errorLine(error));
}

QString PackSheet::errorOf(const QString &field) const
{
    return (field == "month"_L1 ? m_monthRow : m_commentRow)->error();
}

void PackSheet::submit()
{
    if (!window())
        return;
    say({});
    if (words().size() > kLongestComment) {
        m_commentRow->setError(
            wording::errorLine({ErrorCode::Invalid,
                                u"text-too-long"_s,
                                {{u"field"_s, u"comment"_s}, {u"longest"_s, kLongestComment}},
                                {}}));
        return m_comment->setFocus();
    }
    Q_EMIT submitted();
}

} // namespace binnacle
