// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/mergesheet.h"

#include "theme/fonts.h"
#include "tickets/categorypath.h"
#include "widgets/formrow.h"
#include "widgets/plaintext.h"
#include "widgets/roomyrows.h"
#include "wording/quantities.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QPushButton>

namespace binnacle {

namespace {

constexpr int kWidth = 460;

} // namespace

MergeSheet::MergeSheet(const CategoryUse &from, const std::vector<CategoryUse> &all, QWidget *parent)
    : Sheet(tr("Merge a category"), oneLine(from.category.name), parent)
    , m_from(from)
    , m_into(new QComboBox(this))
{
    resize(lengthFor(font(), kWidth), 0);
    m_into->setAccessibleName(tr("Into which category"));
    m_into->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setRoomyRows(*m_into);
    for (const CategoryUse &use : all) {
        const bool isBelow = categorypath::isBelow(use.category.name, from.category.name);
        if (isBelow)
            m_below += use.tickets;
        if (isBelow || use.category.id == from.category.id)
            continue;
        m_others.push_back(use);
        m_into->addItem(oneLine(use.category.name));
    }
    auto *row = new FormRow(tr("&Into"), m_into, this);
    row->setHint(tr("What is below it goes below that one; its name leads there from then on."));
    body().addWidget(row);
    body().addStretch(1);
    setKeys(tr("Type to choose · Esc cancels"));
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_send = addSendButton(tr("Merge"));
    m_send->setEnabled(!m_others.empty());
    connect(m_send, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_into, &QComboBox::currentIndexChanged, this, &MergeSheet::showWhatFollows);
    showWhatFollows();
    m_into->setFocus();
}

Category MergeSheet::into() const
{
    const int at = m_into->currentIndex();
    return at >= 0 && at < int(m_others.size()) ? m_others[size_t(at)].category : Category();
}

void MergeSheet::showWhatFollows()
{
    if (m_others.empty())
        say(tr("There is no other category."));
    else
        say(tr("%1 will be of “%2”.", "12 tickets")
                .arg(wording::ticketsText(m_from.tickets + m_below), oneLine(into().name)));
}

} // namespace binnacle
