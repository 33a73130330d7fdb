// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketdialog.h"

#include "theme/theme.h"
#include "wording/errors.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

TicketDialog::TicketDialog(TicketForm::Purpose purpose, const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_form(new TicketForm(purpose, this))
    , m_error(new QLabel(this))
    , m_save(new QPushButton(purpose == TicketForm::Purpose::New ? tr("Create ticket") : tr("Save changes"),
                             this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    resize(660, 0);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_form);
    column->addStretch(1);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(m_error);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    m_cancel->setAutoDefault(false);
    buttons->addWidget(m_cancel);
    m_save->setProperty("primary", true);
    m_save->setProperty("keyHint",
                        QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_save->setAutoDefault(false);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
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
    m_error->setVisible(!m_form->setError(error));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::of(this).bad);
    m_error->setPalette(colors);
    m_error->setText(wording::errorLine(error));
}

void TicketDialog::reject()
{
    if (m_asked || m_form->changed().isEmpty())
        return QDialog::reject();
    m_asked = true;
    m_error->setPalette(palette());
    m_error->setText(tr("What you wrote is not saved. Once more throws it away."));
    m_error->show();
    m_cancel->setText(tr("Throw away"));
}

void TicketDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier)) {
        if (m_save->isEnabled())
            Q_EMIT submitted();
        return;
    }
    if (event->key() != Qt::Key_Escape && m_asked) {
        m_asked = false;
        m_cancel->setText(tr("Cancel"));
        m_error->hide();
    }
    QDialog::keyPressEvent(event);
}

} // namespace binnacle
