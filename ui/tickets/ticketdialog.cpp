// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketdialog.h"

#include "theme/fonts.h"
#include "tickets/draftkeeper.h"
#include "wording/errors.h"

#include <QBoxLayout>
#include <QKeyEvent>
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
    setKeys(tr("Tab moves · Esc cancels"));
    m_cancel = addButton(tr("Cancel"));
    m_save = addSendButton(purpose == TicketForm::Purpose::New ? tr("Create ticket") : tr("Save changes"));
    connect(m_cancel, &QPushButton::clicked, this, &TicketDialog::reject);
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
    if (!m_form->changed().isEmpty())
        say(tr("What you wrote before is here again."));
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
    QJsonObject values;
    for (auto value = changed.cbegin(); value != changed.cend(); ++value)
        values.insert(value.key(), value.value());
    QJsonObject draft;
    if (!values.isEmpty())
        draft.insert(u"values"_s, values);
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

void TicketDialog::reject()
{
    if (m_asked || m_form->changed().isEmpty()) {
        if (m_drafts)
            m_drafts->drop(m_draft);
        return Sheet::reject();
    }
    m_asked = true;
    say(tr("What you wrote is not saved. Once more throws it away."));
    m_cancel->setText(tr("Throw away"));
}

void TicketDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape && m_asked) {
        m_asked = false;
        m_cancel->setText(tr("Cancel"));
        say({});
    }
    Sheet::keyPressEvent(event);
}

} // namespace binnacle
