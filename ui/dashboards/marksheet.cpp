// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/marksheet.h"

#include "base/timetext.h"
#include "widgets/formrow.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kLongestText = 120;

} // namespace

MarkSheet::MarkSheet(qint64 now, const QTimeZone &zone, QWidget *parent)
    : Sheet(tr("Mark the charts"),
            tr("A change or a note everybody sees at its time, on screen and in files."), parent)
    , m_zone(zone)
    , m_text(new QLineEdit(this))
    , m_time(new QLineEdit(this))
    , m_textRow(new FormRow(tr("What was it"), m_text, this))
    , m_timeRow(new FormRow(tr("When"), m_time, this))
{
    m_text->setMaxLength(kLongestText);
    m_text->setAccessibleName(tr("What is marked"));
    m_text->setPlaceholderText(tr("CHG-0412 core switch"));
    m_time->setAccessibleName(tr("When it was"));
    m_time->setText(isoText(now, zone).left(16).replace(u'T', u' '));
    m_timeRow->setHint(tr("Year-month-day and a time, in %1").arg(QString::fromLatin1(zone.id())));
    for (FormRow *row : {m_textRow, m_timeRow}) {
        row->reserveLine();
        body().addWidget(row);
    }
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    connect(addButton(tr("Mark"), {}, true), &QPushButton::clicked, this, &MarkSheet::accept);
    for (QLineEdit *line : {m_text, m_time})
        connect(line, &QLineEdit::returnPressed, this, &MarkSheet::accept);
    setKeys(tr("Enter marks · Esc leaves, the text stays"));
    m_text->setFocus();
}

void MarkSheet::accept()
{
    const QString text = m_text->text().simplified();
    const auto at = parseIsoSpan(m_time->text().trimmed().replace(u' ', u'T'), m_zone);
    if (text.isEmpty())
        return m_textRow->setError(tr("Say what it was."));
    if (!at)
        return m_timeRow->setError(tr("This is no time. Write it as 2026-03-02 09:00."));
    Q_EMIT marked(at->first, text);
    QDialog::accept();
}

} // namespace binnacle
