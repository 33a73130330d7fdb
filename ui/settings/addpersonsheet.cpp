// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/addpersonsheet.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/formrow.h"
#include "wording/errors.h"
#include "wording/terms.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 460;

} // namespace

AddPersonSheet::AddPersonSheet(QWidget *parent)
    : Sheet(tr("Add a person"), tr("Somebody an import has named already becomes this person"), parent)
{
    const auto add = [this](const QString &field, const QString &label, const QString &hint) {
        auto *line = new QLineEdit(this);
        auto *row = new FormRow(label, line, this);
        row->setHint(hint);
        body().addWidget(row);
        m_lines.insert(field, line);
        m_rows.insert(field, row);
    };
    add(u"name"_s, tr("&Name"), {});
    add(u"login"_s, tr("&Sign-in name"),
        tr("The name of their account on this system or server. Without one they cannot sign in."));
    add(u"email"_s, tr("&Email"), {});
    auto *roles = new QLabel(tr("Roles"), this);
    roles->setFont(strongFont(captionFont(font())));
    body().addWidget(roles);
    auto *grid = new QGridLayout;
    grid->setSpacing(kGrid);
    int place = 0;
    for (const Role role : allRoles()) {
        auto *box = new QCheckBox(wording::roleLabel(roleName(role)), this);
        box->setAccessibleName(tr("Role: %1").arg(box->text()));
        m_roles.insert(int(role), box);
        grid->addWidget(box, place / 3, place % 3);
        ++place;
    }
    body().addLayout(grid);
    body().addStretch(1);
    setKeys(tr("Tab moves · Esc cancels"));
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_send = addSendButton(tr("Add person"));
    connect(m_send, &QPushButton::clicked, this, &AddPersonSheet::submit);
    resize(lengthFor(font(), kWidth), 0);
    m_lines.value(u"name"_s)->setFocus();
}

Person AddPersonSheet::person() const
{
    Person person;
    person.name = m_lines.value(u"name"_s)->text().simplified();
    person.login = m_lines.value(u"login"_s)->text().trimmed();
    person.email = m_lines.value(u"email"_s)->text().trimmed();
    for (auto box = m_roles.cbegin(); box != m_roles.cend(); ++box)
        person.roles.setFlag(Role(box.key()), (*box)->isChecked());
    return person;
}

void AddPersonSheet::keepIn(DraftKeeper &drafts)
{
    QList<DraftField> fields;
    for (auto line = m_lines.cbegin(); line != m_lines.cend(); ++line)
        fields.append({line.key(), line.value()});
    for (auto role = m_roles.cbegin(); role != m_roles.cend(); ++role)
        fields.append({u"role.%1"_s.arg(role.key()), role.value()});
    Sheet::keepIn(drafts, u"person.new"_s, fields, FormDraft::Keeps::Whole);
}

void AddPersonSheet::submit()
{
    say({});
    for (FormRow *row : std::as_const(m_rows))
        row->setError({});
    if (const Result<> sound = check(person()); !sound)
        return setError(sound.error());
    m_send->setEnabled(false);
    Q_EMIT submitted();
}

void AddPersonSheet::setError(const Error &error)
{
    m_send->setEnabled(true);
    FormRow *row = m_rows.value(error.values.value(u"field"_s).toString());
    if (!row)
        return complain(wording::errorLine(error));
    row->setError(wording::errorLine(error));
    row->field()->setFocus();
}

QString AddPersonSheet::errorOf(const QString &field) const
{
    const FormRow *row = m_rows.value(field);
    return row ? row->error() : QString();
}

} // namespace binnacle
