// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/saveboardsheet.h"

#include "dashboards/savedboards.h"
#include "widgets/formrow.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace binnacle {

SaveBoardSheet::SaveBoardSheet(const QString &about, const QStringList &taken, QWidget *parent)
    : Sheet(tr("Save this board"), about, parent)
    , m_taken(taken)
    , m_line(new QLineEdit(this))
    , m_row(new FormRow(tr("Name"), m_line, this))
{
    m_line->setMaxLength(kLongestBoardName);
    m_line->setAccessibleName(tr("Name of the board"));
    m_row->reserveLine();
    body().addWidget(m_row);
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    connect(addButton(tr("Save board"), {}, true), &QPushButton::clicked, this, &SaveBoardSheet::accept);
    connect(m_line, &QLineEdit::returnPressed, this, &SaveBoardSheet::accept);
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString &text) {
        const bool isTaken = m_taken.contains(text.simplified(), Qt::CaseInsensitive);
        m_row->setHint(isTaken ? tr("Takes the place of the board of this name.") : QString());
    });
    setKeys(tr("Enter saves · Esc leaves, the name stays"));
    m_line->setFocus();
}

void SaveBoardSheet::accept()
{
    const QString name = m_line->text().simplified();
    if (name.isEmpty())
        return m_row->setError(tr("Give it a name."));
    Q_EMIT named(name);
    QDialog::accept();
}

} // namespace binnacle
