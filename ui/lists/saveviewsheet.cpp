// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/saveviewsheet.h"

#include "settings/savedview.h"
#include "widgets/formrow.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

namespace binnacle {

SaveViewSheet::SaveViewSheet(const QString &title, const QString &about, const QString &name, bool shared,
                             bool mayShare, IsTaken isTaken, QWidget *parent)
    : Sheet(title, about, parent)
    , m_line(new QLineEdit(name, this))
    , m_row(new FormRow(tr("Name"), m_line, this))
    , m_shared(new QCheckBox(tr("Share with everybody of this workspace"), this))
    , m_isTaken(std::move(isTaken))
{
    m_line->setMaxLength(int(kLongestViewName));
    m_line->setAccessibleName(tr("Name of the view"));
    m_row->reserveLine();
    body().addWidget(m_row);
    m_shared->setChecked(shared);
    m_shared->setEnabled(mayShare);
    if (!mayShare)
        m_shared->setText(tr("Share with everybody (a manager or an administrator may)"));
    body().addWidget(m_shared);
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    connect(addButton(tr("Save view"), {}, true), &QPushButton::clicked, this, &SaveViewSheet::accept);
    connect(m_line, &QLineEdit::returnPressed, this, &SaveViewSheet::accept);
    setKeys(tr("Enter saves · Esc leaves"));
    m_line->selectAll();
    m_line->setFocus();
}

void SaveViewSheet::keepIn(DraftKeeper &drafts, const QString &name)
{
    Sheet::keepIn(drafts, name, {{QStringLiteral("name"), m_line}}, FormDraft::Keeps::Changes);
}

void SaveViewSheet::accept()
{
    const QString name = m_line->text().simplified();
    if (name.isEmpty())
        return m_row->setError(tr("Give it a name."));
    if (m_isTaken(name, m_shared->isChecked()))
        return m_row->setError(tr("There is a view of this name already."));
    Q_EMIT named(name, m_shared->isChecked());
    Sheet::accept();
}

} // namespace binnacle
