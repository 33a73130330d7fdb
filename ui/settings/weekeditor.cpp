// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/weekeditor.h"

#include "calendar/calendarversion.h"
#include "settings/daybar.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "wording/quantities.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kHoursWidth = 220;

} // namespace

WeekEditor::WeekEditor(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(3 * kGrid);
    grid->setVerticalSpacing(kGrid);
    grid->setColumnStretch(2, 1);
    for (int day = 1; day <= 7; ++day) {
        auto *name = new QLabel(wording::weekdayText(day), this);
        auto *line = new QLineEdit(this);
        auto *bar = new DayBar(this);
        line->setPlaceholderText(tr("Closed"));
        line->setAccessibleName(tr("Hours on %1").arg(wording::weekdayText(day)));
        line->setMinimumWidth(lengthFor(font(), kHoursWidth));
        line->installEventFilter(this);
        name->setBuddy(line);
        grid->addWidget(name, day, 0);
        grid->addWidget(line, day, 1);
        grid->addWidget(bar, day, 2);
        m_lines[size_t(day - 1)] = line;
        m_bars[size_t(day - 1)] = bar;
        connect(line, &QLineEdit::textEdited, this, [this, line, bar] {
            if (const auto hours = hoursOf(line->text()))
                bar->setHours(*hours);
            Q_EMIT edited();
        });
    }
}

QString WeekEditor::text(const QList<LocalHours> &hours)
{
    QStringList parts;
    for (const LocalHours &one : hours)
        parts.append(hoursText(one));
    return parts.join(u", "_s);
}

Result<QList<LocalHours>> WeekEditor::hoursOf(const QString &text)
{
    QList<LocalHours> hours;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty())
            continue;
        BINNACLE_LET(const LocalHours one, parseHours(part.trimmed()));
        hours.append(one);
    }
    return hours;
}

void WeekEditor::setWeek(const WeekHours &week)
{
    for (int day = 1; day <= 7; ++day) {
        const QSignalBlocker quiet(m_lines[size_t(day - 1)]);
        m_lines[size_t(day - 1)]->setText(text(week.on(day)));
        m_bars[size_t(day - 1)]->setHours(week.on(day));
    }
}

Result<WeekHours> WeekEditor::week() const
{
    WeekHours week;
    for (int day = 1; day <= 7; ++day) {
        BINNACLE_LET(QList<LocalHours> hours, hoursOf(m_lines[size_t(day - 1)]->text()));
        week.set(day, std::move(hours));
    }
    return week;
}

void WeekEditor::setReadOnly(bool readOnly)
{
    for (QLineEdit *line : m_lines)
        line->setReadOnly(readOnly);
}

bool WeekEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const auto at = std::find(m_lines.begin(), m_lines.end(), watched);
        const auto to = (at - m_lines.begin()) + (key == Qt::Key_Down ? 1 : -1);
        if (at != m_lines.end() && (key == Qt::Key_Up || key == Qt::Key_Down) && to >= 0 && to < 7) {
            m_lines[size_t(to)]->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace binnacle
