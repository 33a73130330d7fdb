// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/outagechooser.h"

#include "base/timetext.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "tickets/stamptext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 kNear = kMsPerDay;
constexpr size_t kMost = 200; // the nearest; a list that nobody reads helps nobody
constexpr int kHeight = 84;

} // namespace

OutageChooser::OutageChooser(QTimeZone zone, QWidget *parent)
    : QWidget(parent)
    , m_zone(std::move(zone))
    , m_said(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_take(new QPushButton(tr("Ta&ke its times"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    auto *label = new QLabel(tr("E&xplains"), this);
    label->setTextFormat(Qt::PlainText);
    label->setFont(strongFont(captionFont(font())));
    label->setBuddy(m_list);
    column->addWidget(label);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    m_list->setAccessibleName(tr("Outages it explains"));
    m_list->setFixedHeight(lengthFor(font(), kHeight));
    m_list->setTextElideMode(Qt::ElideRight);
    row->addWidget(m_list, 1);
    m_take->setAutoDefault(false);
    m_take->setAccessibleName(tr("Take the times of the chosen outage"));
    row->addWidget(m_take, 0, Qt::AlignTop);
    column->addLayout(row);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->setFont(captionFont(font()));
    m_said->hide();
    column->addWidget(m_said);
    connect(m_take, &QPushButton::clicked, this, &OutageChooser::takeTimes);
    connect(m_list, &QListWidget::itemChanged, this, &OutageChooser::changed);
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this](int chosen) { m_take->setEnabled(chosen >= 0); });
    m_take->setEnabled(false);
    m_list->hide();
    m_take->hide();
}

std::vector<Outage> OutageChooser::near(const std::vector<Outage> &all,
                                        const std::vector<OutageId> &explained, qint64 from, qint64 to)
{
    const auto isExplained = [&](const Outage &outage) {
        return std::find(explained.begin(), explained.end(), outage.id) != explained.end();
    };
    const auto distance = [from, to](const Outage &outage) {
        const qint64 ends = outage.to.value_or(std::max(to, outage.from));
        return std::max({outage.from - to, from - ends, qint64(0)});
    };
    std::vector<Outage> found, rest;
    for (const Outage &outage : all) {
        if (isExplained(outage))
            found.push_back(outage);
        else if (distance(outage) <= kNear)
            rest.push_back(outage);
    }
    std::stable_sort(rest.begin(), rest.end(),
                     [&](const Outage &a, const Outage &b) { return distance(a) < distance(b); });
    if (rest.size() > kMost)
        rest.erase(rest.begin() + kMost, rest.end());
    found.insert(found.end(), rest.begin(), rest.end());
    std::sort(found.begin(), found.end(), [](const Outage &a, const Outage &b) {
        return std::pair(a.from, a.id) < std::pair(b.from, b.id);
    });
    return found;
}

void OutageChooser::setOutages(const std::vector<Outage> &outages, const std::vector<OutageId> &explained)
{
    const QSignalBlocker quiet(m_list);
    m_outages = outages;
    m_list->clear();
    for (const Outage &outage : m_outages) {
        auto *item = new QListWidgetItem(stamptext::told(outage, m_zone), m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        const bool isExplained = std::find(explained.begin(), explained.end(), outage.id) != explained.end();
        item->setCheckState(isExplained ? Qt::Checked : Qt::Unchecked);
    }
    const bool some = !m_outages.empty();
    m_list->setVisible(some);
    m_take->setVisible(some);
    if (some)
        m_list->setCurrentRow(0);
    m_take->setEnabled(some);
}

void OutageChooser::say(const QString &text)
{
    m_said->setText(text);
    m_said->setVisible(!text.isEmpty());
}

std::vector<OutageId> OutageChooser::explained() const
{
    std::vector<OutageId> ids;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            ids.push_back(m_outages[size_t(row)].id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

void OutageChooser::takeTimes()
{
    if (const int row = m_list->currentRow(); row >= 0 && size_t(row) < m_outages.size())
        Q_EMIT timesWanted(m_outages[size_t(row)]);
}

} // namespace binnacle
