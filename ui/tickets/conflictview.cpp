// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/conflictview.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "wording/terms.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kTextHeight = 60;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    return label;
}

QWidget *valueBox(const QString &name, const QString &value, QWidget *parent)
{
    auto *box = new QPlainTextEdit(parent);
    box->setReadOnly(true);
    box->setTabChangesFocus(true);
    box->setPlainText(value.isEmpty() ? u"—"_s : value);
    box->setAccessibleName(name);
    box->setFixedHeight(value.size() > 60 || value.contains(u'\n') ? kTextHeight : kTextHeight / 2 + 2);
    return box;
}

} // namespace

ConflictView::ConflictView(const QString &number, const EditMerge &merge, QWidget *parent)
    : QDialog(parent)
    , m_merge(merge)
    , m_error(plainLabel({}, this))
    , m_save(new QPushButton(tr("Save my choice"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("%1 was changed meanwhile").arg(number));
    resize(760, 420);
    auto *column = new QVBoxLayout(this);
    column->addWidget(plainLabel(tr("Somebody saved these fields while you were editing. Nothing of yours is "
                                    "lost: choose which value stands."),
                                 this));
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto *body = new QWidget(area);
    auto *grid = new QGridLayout(body);
    grid->setContentsMargins(0, 0, 0, 0);
    int row = 0;
    for (const FieldConflict &conflict : merge.conflicts) {
        const QString field = wording::fieldLabel(conflict.field);
        auto *title = plainLabel(field, body);
        title->setFont(strongFont(font()));
        grid->addWidget(title, row++, 0, 1, 3);
        auto *mine = new QRadioButton(tr("Mine"), body);
        auto *theirs = new QRadioButton(tr("Theirs"), body);
        mine->setAccessibleName(tr("%1: keep mine").arg(field));
        theirs->setAccessibleName(tr("%1: keep theirs").arg(field));
        mine->setChecked(true);
        auto *choice = new QButtonGroup(this);
        choice->addButton(mine, 0);
        choice->addButton(theirs, 1);
        m_choices.append(choice);
        grid->addWidget(plainLabel(tr("It was"), body), row, 0);
        grid->addWidget(mine, row, 1);
        grid->addWidget(theirs, row++, 2);
        grid->addWidget(valueBox(tr("%1: it was").arg(field), conflict.base, body), row, 0);
        grid->addWidget(valueBox(tr("%1: mine").arg(field), conflict.mine, body), row, 1);
        grid->addWidget(valueBox(tr("%1: theirs").arg(field), conflict.theirs, body), row++, 2);
    }
    for (int side = 0; side < 3; ++side)
        grid->setColumnStretch(side, 1);
    grid->setRowStretch(row, 1);
    area->setWidget(body);
    column->addWidget(area, 1);
    if (!merge.values.isEmpty())
        column->addWidget(plainLabel(tr("Your other changes fit and will be saved too."), this));
    m_error->hide();
    column->addWidget(m_error);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *drop = new QPushButton(tr("Back to editing"), this);
    drop->setAutoDefault(false);
    buttons->addWidget(drop);
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    connect(drop, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT decided(chosen()); });
    if (!m_choices.isEmpty())
        m_choices.constFirst()->button(0)->setFocus();
}

TicketValues ConflictView::chosen() const
{
    TicketValues values = m_merge.values;
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        if (m_choices.at(i)->checkedId() == 0)
            values.insert(m_merge.conflicts.at(i).field, m_merge.conflicts.at(i).mine);
    }
    return values;
}

void ConflictView::setError(const QString &error)
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::of(this).bad);
    m_error->setPalette(colors);
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
}

} // namespace binnacle
