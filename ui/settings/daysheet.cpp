// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/daysheet.h"

#include "settings/weekeditor.h"
#include "theme/fonts.h"
#include "widgets/formrow.h"
#include "wording/errors.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 420;

// Of a yearly day the year is one that has all days, as it is stored.
std::optional<std::pair<QDate, bool>> dateOf(const QString &text)
{
    const bool yearly = text.size() == 5;
    const QDate date = QDate::fromString(yearly ? u"2000-"_s + text : text, u"yyyy-MM-dd"_s);
    return date.isValid() ? std::optional(std::pair(date, yearly)) : std::nullopt;
}

} // namespace

NameSheet::NameSheet(const QString &title, const QString &about, const QString &name, const QString &send,
                     QWidget *parent)
    : Sheet(title, about, parent)
    , m_name(new QLineEdit(name, this))
    , m_row(new FormRow(tr("&Name"), m_name, this))
{
    resize(lengthFor(font(), kWidth), 0);
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(100);
    body().addWidget(m_row);
    body().addStretch(1);
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    connect(addSendButton(send), &QPushButton::clicked, this, [this] {
        if (this->name().isEmpty())
            m_row->setError(wording::errorLine({ErrorCode::Invalid, u"name-required"_s, {}, {}}));
        else
            accept();
    });
    m_name->selectAll();
    m_name->setFocus();
}

QString NameSheet::name() const
{
    return m_name->text().simplified();
}

DaySheet::DaySheet(const CalendarException &start, QWidget *parent)
    : Sheet(start.date.isValid() ? tr("Edit the day") : tr("Add a day"),
            tr("A holiday, or a day with other hours than its weekday has."), parent)
    , m_day(start)
    , m_date(new QLineEdit(this))
    , m_name(new QLineEdit(start.name, this))
    , m_hours(new QLineEdit(WeekEditor::text(start.hours), this))
    , m_dateRow(new FormRow(tr("&Day"), m_date, this))
    , m_nameRow(new FormRow(tr("&Name"), m_name, this))
    , m_hoursRow(new FormRow(tr("&Hours"), m_hours, this))
{
    resize(lengthFor(font(), kWidth), 0);
    m_date->setAccessibleName(tr("Day"));
    m_name->setAccessibleName(tr("Name"));
    m_hours->setAccessibleName(tr("Hours"));
    m_name->setMaxLength(200);
    if (start.date.isValid())
        m_date->setText(start.date.toString(start.yearly ? u"MM-dd"_s : u"yyyy-MM-dd"_s));
    m_dateRow->setHint(tr("As 2026-12-24, or 12-24 for each year"));
    m_hours->setPlaceholderText(tr("Closed"));
    m_hoursRow->setHint(tr("As 09:00-12:00; empty: closed"));
    for (FormRow *row : {m_dateRow, m_nameRow, m_hoursRow})
        body().addWidget(row);
    body().addStretch(1);
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    connect(addSendButton(start.date.isValid() ? tr("Save") : tr("Add")), &QPushButton::clicked, this,
            &DaySheet::send);
    m_date->setFocus();
}

void DaySheet::send()
{
    const auto date = dateOf(m_date->text().trimmed());
    const auto hours = WeekEditor::hoursOf(m_hours->text());
    const QString name = m_name->text().simplified();
    m_dateRow->setError(date ? QString() : tr("That is no day"));
    m_nameRow->setError(name.isEmpty() ? wording::errorLine({ErrorCode::Invalid, u"name-required"_s, {}, {}})
                                       : QString());
    m_hoursRow->setError(hours ? QString() : wording::errorLine(hours.error()));
    if (!date || !hours || name.isEmpty())
        return;
    if (date->first != m_day.date || name != m_day.name || *hours != m_day.hours)
        m_day.uid.clear(); // by hand now: a file read again says nothing of it
    m_day = {date->first, date->second, name, *hours, m_day.uid};
    accept();
}

} // namespace binnacle
