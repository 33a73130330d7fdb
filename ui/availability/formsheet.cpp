// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/formsheet.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/formrow.h"
#include "wording/errors.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 480;

} // namespace

FormSheet::FormSheet(const QString &title, const QString &about, const QString &act, QWidget *parent)
    : Sheet(title, about, parent)
    , m_act(act)
{
    resize(lengthFor(font(), kWidth), 0);
}

FormRow *FormSheet::addRow(const QString &field, const QString &label, QWidget *editor, const QString &hint)
{
    auto *row = new FormRow(label, editor, this);
    row->setHint(hint);
    body().addWidget(row);
    m_rows.append({field, row});
    keepToo(field, editor, label);
    return row;
}

void FormSheet::keepToo(const QString &field, QWidget *editor, const QString &label)
{
    m_fields.append({field, editor, QString(label).remove(u'&')});
}

void FormSheet::keepIn(DraftKeeper &drafts, const QString &name, FormDraft::Keeps keeps)
{
    Sheet::keepIn(drafts, name, m_fields, keeps);
}

std::function<QString(const QString &)> FormSheet::labelling() const
{
    QHash<QString, QString> labels;
    for (const DraftField &field : m_fields)
        labels.insert(field.name, field.label);
    return [labels](const QString &field) { return labels.value(field, field); };
}

QLineEdit *FormSheet::addLine(const QString &field, const QString &label, const QString &hint)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(field);
    addRow(field, label, line, hint);
    return line;
}

QComboBox *FormSheet::addChoice(const QString &field, const QString &label)
{
    auto *choice = new QComboBox(this);
    choice->setObjectName(field);
    addRow(field, label, choice);
    return choice;
}

void FormSheet::pairLastRows()
{
    FormRow *right = m_rows.at(m_rows.size() - 1).second, *left = m_rows.at(m_rows.size() - 2).second;
    body().removeWidget(right);
    body().removeWidget(left);
    auto *both = new QHBoxLayout;
    both->setSpacing(3 * kGrid);
    both->addWidget(left, 1, Qt::AlignTop);
    both->addWidget(right, 1, Qt::AlignTop);
    body().addLayout(both);
}

void FormSheet::finish()
{
    body().addStretch(1);
    setKeys(tr("Tab moves · Esc cancels, the text stays"));
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_send = addSendButton(m_act);
    connect(m_send, &QPushButton::clicked, this, &FormSheet::submit);
}

FormRow *FormSheet::rowOf(const QString &field) const
{
    for (const auto &[name, row] : m_rows) {
        if (name == field)
            return row;
    }
    return nullptr;
}

QString FormSheet::errorOf(const QString &field) const
{
    const FormRow *row = rowOf(field);
    return row ? row->error() : QString();
}

void FormSheet::setBusy(bool busy)
{
    m_send->setEnabled(!busy);
}

void FormSheet::complainAbout(const QString &field, const Error &error)
{
    setBusy(false);
    FormRow *row = rowOf(field);
    if (!row)
        return complain(wording::errorLine(error));
    row->setError(wording::errorLine(error));
    row->field()->setFocus();
}

void FormSheet::setError(const Error &error)
{
    static const QHash<QString, QString> s_fields{
        {u"outage-reversed"_s, u"to"_s},        {u"outage-to-come"_s, u"to"_s},
        {u"no-such-service"_s, u"service"_s},   {u"no-such-person"_s, u"owner"_s},
        {u"no-such-calendar"_s, u"calendar"_s}, {u"service-exists"_s, u"name"_s},
        {u"name-required"_s, u"name"_s},        {u"need-twice"_s, u"needs"_s},
        {u"needs-itself"_s, u"needs"_s}};
    QString field = error.values.value(u"field"_s).toString();
    if (field.isEmpty())
        field = s_fields.value(error.key);
    if (field == "service"_L1 && !rowOf(field)) // a service a service needs
        field = u"needs"_s;
    complainAbout(field, error);
}

void FormSheet::submit()
{
    say({});
    for (const auto &[name, row] : std::as_const(m_rows))
        row->setError({});
    if (!check())
        return;
    setBusy(true);
    Q_EMIT submitted();
}

} // namespace binnacle
