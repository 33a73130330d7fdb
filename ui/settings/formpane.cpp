// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/formpane.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/formrow.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace binnacle {

namespace {

constexpr int kFieldWidth = 440;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    return label;
}

} // namespace

FormPane::FormPane(QString id, Desk &desk, QWidget *parent)
    : SettingsPane(std::move(id), desk, parent)
    , m_scroll(new QScrollArea(this))
    , m_form(new QWidget)
    , m_column(new QVBoxLayout(m_form))
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_form->setAutoFillBackground(false);
    m_column->setContentsMargins(0, kGrid, 0, 4 * kGrid);
    m_column->setSpacing(4 * kGrid);
    m_scroll->setWidget(m_form);
    body().addWidget(m_scroll, 1);
}

void FormPane::addSection(const QString &title)
{
    if (m_column->count() > 0)
        m_column->addSpacing(2 * kGrid);
    QLabel *label = plainLabel(title, m_form);
    label->setFont(strongFont(font()));
    m_column->addWidget(label);
}

FormRow *FormPane::addRow(const QString &rowId, const QString &label, QWidget *field, const QString &words,
                          const QString &hint)
{
    auto *row = new FormRow(label, field, m_form);
    row->setMaximumWidth(lengthFor(font(), kFieldWidth));
    row->setHint(hint);
    if (qobject_cast<QPushButton *>(field)) // as wide as its text
        row->layout()->setAlignment(field, Qt::AlignLeft);
    m_column->addWidget(row);
    m_formRows.insert(rowId, row);
    addSearchRow({rowId, QString(label).remove(u'&'), words, field});
    return row;
}

QLabel *FormPane::addFact(const QString &rowId, const QString &label, const QString &words)
{
    QLabel *value = plainLabel({}, m_form);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setFocusPolicy(Qt::StrongFocus);
    value->setWordWrap(true);
    addRow(rowId, label, value, words);
    return value;
}

QCheckBox *FormPane::addCheck(const QString &rowId, const QString &label, const QString &words,
                              const QString &hint)
{
    auto *holder = new QWidget(m_form);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    auto *box = new QCheckBox(label, holder);
    box->setAccessibleName(QString(label).remove(u'&'));
    column->addWidget(box);
    if (!hint.isEmpty()) {
        QLabel *below = plainLabel(hint, holder);
        below->setFont(captionFont(font()));
        below->setWordWrap(true);
        QPalette colors = below->palette();
        colors.setColor(QPalette::WindowText, Theme::of(this).text3);
        below->setPalette(colors);
        box->setAccessibleDescription(hint);
        column->addWidget(below);
    }
    holder->setMaximumWidth(lengthFor(font(), kFieldWidth));
    m_column->addWidget(holder);
    addSearchRow({rowId, QString(label).remove(u'&'), words, box});
    return box;
}

void FormPane::addWidget(QWidget *widget)
{
    m_column->addWidget(widget);
}

void FormPane::finish()
{
    m_column->addStretch(1);
    buildHead();
}

bool FormPane::showRow(const QString &rowId)
{
    if (!SettingsPane::showRow(rowId))
        return false;
    for (const SettingsRow &row : rows()) {
        if (row.id == rowId && row.field)
            m_scroll->ensureWidgetVisible(row.field, 0, 8 * kGrid);
    }
    return true;
}

void FormPane::setError(const QString &rowId, const QString &sentence)
{
    if (FormRow *row = m_formRows.value(rowId))
        row->setError(sentence);
}

QString FormPane::errorOf(const QString &rowId) const
{
    const FormRow *row = m_formRows.value(rowId);
    return row ? row->error() : QString();
}

} // namespace binnacle
