// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formrow.h"

#include "theme/fonts.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace binnacle {

FormRow::FormRow(const QString &label, QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_below(new QLabel(this))
    , m_field(field)
{
    m_label->setText(label); // our own text; the mnemonic leads to the field
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(field);
    m_label->setFont(strongFont(captionFont(font())));
    m_below->setTextFormat(Qt::PlainText);
    m_below->setWordWrap(true);
    m_below->setFont(captionFont(font()));
    m_below->hide();
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(label).remove(u'&'));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(m_label);
    layout->addWidget(field);
    layout->addWidget(m_below);
    clearOnEdit(field);
    for (QWidget *part : field->findChildren<QWidget *>())
        clearOnEdit(part);
}

void FormRow::clearOnEdit(QWidget *editor)
{
    const auto clear = [this] {
        if (!m_error.isEmpty())
            setError({});
    };
    if (const auto *line = qobject_cast<QLineEdit *>(editor))
        connect(line, &QLineEdit::textChanged, this, clear);
    else if (const auto *choice = qobject_cast<QComboBox *>(editor))
        connect(choice, &QComboBox::currentIndexChanged, this, clear);
    else if (const auto *text = qobject_cast<QPlainTextEdit *>(editor))
        connect(text, &QPlainTextEdit::textChanged, this, clear);
}

void FormRow::reserveLine()
{
    m_reserved = true;
    show();
}

void FormRow::setHint(const QString &hint)
{
    m_hint = hint;
    show();
}

void FormRow::setError(const QString &error)
{
    m_error = error;
    show();
}

void FormRow::show()
{
    const bool wrong = !m_error.isEmpty();
    m_below->setText(wrong ? m_error : m_hint);
    m_below->setVisible(m_reserved || !m_below->text().isEmpty());
    const Theme &theme = Theme::of(this);
    QPalette palette = m_below->palette();
    palette.setColor(QPalette::WindowText, wrong ? theme.bad : theme.text3);
    m_below->setPalette(palette);
    m_field->setAccessibleDescription(m_below->text());
}

} // namespace binnacle
