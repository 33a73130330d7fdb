// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/addteamsheet.h"

#include "theme/fonts.h"
#include "widgets/formrow.h"
#include "wording/errors.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 400;

} // namespace

AddTeamSheet::AddTeamSheet(QWidget *parent)
    : Sheet(tr("Add a team"), tr("Take people in beside the list afterwards"), parent)
    , m_line(new QLineEdit(this))
    , m_row(new FormRow(tr("&Name"), m_line, this))
{
    body().addWidget(m_row);
    body().addStretch(1);
    setKeys(tr("Enter adds · Esc cancels"));
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_send = addSendButton(tr("Add team"));
    connect(m_send, &QPushButton::clicked, this, [this] {
        m_row->setError({});
        m_send->setEnabled(false);
        Q_EMIT submitted();
    });
    connect(m_line, &QLineEdit::returnPressed, m_send, &QPushButton::click);
    resize(lengthFor(font(), kWidth), 0);
    m_line->setFocus();
}

void AddTeamSheet::keepIn(DraftKeeper &drafts)
{
    Sheet::keepIn(drafts, u"team.new"_s, {{u"name"_s, m_line}}, FormDraft::Keeps::Whole);
}

QString AddTeamSheet::name() const
{
    return m_line->text().simplified();
}

QString AddTeamSheet::error() const
{
    return m_row->error();
}

void AddTeamSheet::setError(const Error &error)
{
    m_send->setEnabled(true);
    m_row->setError(wording::errorLine(error));
    m_line->setFocus();
}

} // namespace binnacle
