// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketdialog.h"

#include "theme/fonts.h"
#include "widgets/draftkeeper.h"
#include "wording/errors.h"
#include "wording/terms.h"

#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 660;

} // namespace

TicketDialog::TicketDialog(TicketForm::Purpose purpose, const QString &title, const QString &about,
                           QWidget *parent)
    : Sheet(title, about, parent)
    , m_form(new TicketForm(purpose, this))
{
    resize(lengthFor(font(), kWidth), 0);
    body().addWidget(m_form);
    body().addStretch(1);
    setKeys(tr("Tab moves · Esc cancels, the text stays"));
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_save = addSendButton(purpose == TicketForm::Purpose::New ? tr("Create ticket") : tr("Save changes"));
    connect(m_save, &QPushButton::clicked, this, &TicketDialog::submitted);
    m_form->field(u"title"_s)->setFocus();
}

void TicketDialog::setBusy(bool busy)
{
    m_save->setEnabled(!busy);
}

void TicketDialog::setError(const Error &error)
{
    setBusy(false);
    complain(m_form->setError(error) ? QString() : wording::errorLine(error));
}

void TicketDialog::keepIn(DraftKeeper &drafts, const QString &name)
{
    m_drafts = &drafts;
    m_draft = name;
    const QJsonObject draft = drafts.draft(name);
    TicketValues values;
    const QJsonObject kept = draft.value(u"values"_s).toObject();
    for (auto value = kept.begin(); value != kept.end(); ++value)
        values.insert(value.key(), value.value().toString());
    m_form->change(values);
    m_operation = draft.value(u"operation"_s).toString();
    if (!m_form->changed().isEmpty()) {
        QStringList overtaken;
        const QJsonObject base = draft.value(u"base"_s).toObject();
        const TicketValues start = m_form->start();
        for (auto was = base.begin(); was != base.end(); ++was) {
            if (was.value().toString() != start.value(was.key()))
                overtaken.append(wording::fieldLabel(was.key()));
        }
        tellRestored(drafts.timeOf(name), overtaken, [this] { m_form->change(m_form->start()); });
    }
    connect(m_form, &TicketForm::edited, this, [this] {
        m_operation.clear(); // another content is another act
        keep();
    });
}

void TicketDialog::keep()
{
    if (!m_drafts)
        return;
    const TicketValues changed = m_form->changed();
    const TicketValues start = m_form->start();
    QJsonObject values, base;
    for (auto value = changed.cbegin(); value != changed.cend(); ++value) {
        values.insert(value.key(), value.value());
        base.insert(value.key(), start.value(value.key()));
    }
    QJsonObject draft;
    if (!values.isEmpty())
        draft = {{u"values"_s, values}, {u"base"_s, base}};
    if (!values.isEmpty() && !m_operation.isEmpty())
        draft.insert(u"operation"_s, m_operation);
    m_drafts->keep(m_draft, draft);
}

QString TicketDialog::operation()
{
    if (m_operation.isEmpty()) {
        m_operation = DraftKeeper::drawOperation();
        keep();
        if (m_drafts)
            m_drafts->flush();
    }
    return m_operation;
}

void TicketDialog::accept()
{
    if (m_drafts)
        m_drafts->drop(m_draft);
    Sheet::accept();
}

} // namespace binnacle
