// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/holidaysheet.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"
#include "wording/quantities.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 640, kListHeight = 320, kFaultsHeight = 110;
constexpr int kNameWidth = 280, kDaysWidth = 200;

bool mayTake(const HolidayChoice &choice)
{
    return choice.state != HolidayChoice::State::Present;
}

// "Dec 25, 2026", "Dec 25 each year", "Dec 28, 2026 to Dec 31, 2026 (4 days)"
QString daysText(const QList<CalendarException> &days)
{
    if (days.isEmpty())
        return {};
    const CalendarException &first = days.first();
    if (first.yearly)
        return HolidaySheet::tr("each year on %1").arg(QLocale().toString(first.date, u"MMM d"_s));
    if (days.size() == 1)
        return wording::dateText(first.date);
    return HolidaySheet::tr("%1 to %2 (%3 days)")
        .arg(wording::dateText(first.date), wording::dateText(days.last().date))
        .arg(days.size());
}

} // namespace

HolidaySheet::HolidaySheet(const QString &fileName, const HolidayFile &file,
                           const QList<HolidayChoice> &choices, QWidget *parent)
    : Sheet(tr("Holidays from a file"), oneLine(fileName), parent)
    , m_choices(choices)
    , m_list(new QTreeWidget(this))
{
    resize(lengthFor(font(), kWidth), 0);
    m_list->setAccessibleName(tr("Entries of the file, those with a mark are taken"));
    m_list->setHeaderLabels({tr("Holiday"), tr("Days"), tr("In the calendar")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumHeight(lengthFor(font(), kListHeight));
    m_list->setColumnWidth(0, lengthFor(font(), kNameWidth));
    m_list->setColumnWidth(1, lengthFor(font(), kDaysWidth));
    addChoices();
    body().addWidget(m_list, 1);
    addFaults(file);
    connect(addButton(tr("&Tick all")), &QPushButton::clicked, this, &HolidaySheet::tickAll);
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_send = addSendButton(tr("Take the ticked"));
    connect(m_send, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_list, &QTreeWidget::itemChanged, this, &HolidaySheet::count);
    setKeys(tr("↑ ↓ choose · Space ticks"));
    count();
    m_list->setCurrentItem(m_list->topLevelItem(0));
    m_list->setFocus();
}

void HolidaySheet::addChoices()
{
    for (const HolidayChoice &choice : m_choices) {
        QString state;
        switch (choice.state) {
        case HolidayChoice::State::New:
            state = tr("New");
            break;
        case HolidayChoice::State::Present:
            state = tr("Already in it");
            break;
        case HolidayChoice::State::Changed:
            state =
                tr("Changed: was %1, %2").arg(oneLine(choice.before.first().name), daysText(choice.before));
            break;
        case HolidayChoice::State::Gone:
            state = tr("No longer in the file: would go");
            break;
        }
        auto *item = new QTreeWidgetItem(
            m_list,
            {oneLine(choice.name()), daysText(choice.after.isEmpty() ? choice.before : choice.after), state});
        item->setToolTip(2, plainTooltip(state));
        if (mayTake(choice))
            item->setCheckState(0, Qt::Unchecked);
        else
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    }
}

void HolidaySheet::addFaults(const HolidayFile &file)
{
    QStringList left;
    if (file.cancelled > 0)
        left.append(tr("%1 called off by their source").arg(wording::countText(file.cancelled)));
    if (file.outside > 0)
        left.append(tr("%1 of other years").arg(wording::countText(file.outside)));
    if (file.guessedEncoding)
        left.append(tr("the file is no UTF-8 and was read as Latin-1"));
    if (!left.isEmpty()) {
        auto *label = new QLabel(tr("Left out: %1.").arg(left.join(u"; "_s)), this);
        label->setTextFormat(Qt::PlainText);
        label->setFont(captionFont(font()));
        label->setWordWrap(true);
        body().addWidget(label);
    }
    if (file.faults.isEmpty())
        return;
    auto *faults = new QTreeWidget(this);
    faults->setAccessibleName(tr("What could not be read"));
    faults->setHeaderLabels({tr("Line"), tr("What could not be read")});
    faults->setRootIsDecorated(false);
    faults->setUniformRowHeights(true);
    faults->setFrameShape(QFrame::NoFrame);
    faults->setFixedHeight(lengthFor(font(), kFaultsHeight));
    for (const HolidayFault &fault : file.faults) {
        const QString text = wording::errorLine({ErrorCode::Invalid, fault.key, fault.values, {}});
        auto *item = new QTreeWidgetItem(faults, {QString::number(fault.line), oneLine(text)});
        item->setToolTip(1, plainTooltip(text));
    }
    body().addWidget(faults);
}

QList<HolidayChoice> HolidaySheet::ticked() const
{
    QList<HolidayChoice> chosen;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        if (mayTake(m_choices[row]) && m_list->topLevelItem(row)->checkState(0) == Qt::Checked)
            chosen.append(m_choices[row]);
    }
    return chosen;
}

void HolidaySheet::tickAll()
{
    {
        const QSignalBlocker quiet(m_list);
        for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
            if (mayTake(m_choices[row]))
                m_list->topLevelItem(row)->setCheckState(0, Qt::Checked);
        }
    }
    m_list->viewport()->update();
    count();
}

void HolidaySheet::count()
{
    const qsizetype chosen = ticked().size();
    m_send->setEnabled(chosen > 0);
    say(chosen > 0            ? tr("%1 ticked").arg(wording::countText(chosen))
        : m_choices.isEmpty() ? tr("The file has no holiday of these years.")
                              : tr("Nothing is taken yet: tick what is a holiday here."));
}

} // namespace binnacle
