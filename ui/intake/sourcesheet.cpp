// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/sourcesheet.h"

#include "intake/importtext.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 860, kHeight = 420;

} // namespace

SourceSheet::SourceSheet(const RowError &error, QWidget *parent)
    : Sheet(tr("%1, line %2").arg(fileNames({error.file})).arg(error.line), oneLine(reasonText(error)),
            parent)
    , m_error(error)
    , m_text(new QPlainTextEdit(this))
{
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(codeFont());
    m_text->setAccessibleName(tr("The lines of the file"));
    body().addWidget(m_text, 1);
    setKeys(tr("↑ ↓ lines · Esc leaves"));
    QPushButton *close = addButton(tr("Close"), tr("Esc"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    resize(lengthFor(font(), kWidth), lengthFor(font(), kHeight));
    say(tr("Reading…"));
}

void SourceSheet::showLines(const SourceExcerpt &excerpt)
{
    say({});
    m_excerpt = excerpt;
    const qsizetype digits = QString::number(excerpt.first + excerpt.lines.size()).size();
    QStringList lines;
    for (qsizetype i = 0; i < excerpt.lines.size(); ++i)
        lines << u"%1  %2"_s.arg(excerpt.first + i, int(digits)).arg(withoutHidden(excerpt.lines[i]));
    m_text->setPlainText(lines.join(u'\n'));
    const QTextBlock block = m_text->document()->findBlockByNumber(int(excerpt.wanted - excerpt.first));
    QTextCursor cursor(block);
    const int column = int(digits) + 2 + int(std::max<qint64>(0, m_error.column - 1));
    cursor.setPosition(block.position() + std::min(column, std::max(0, block.length() - 1)));
    m_text->setTextCursor(cursor);
    m_text->centerCursor();
    m_text->setFocus();
    mark();
}

void SourceSheet::mark()
{
    if (m_excerpt.lines.isEmpty())
        return;
    QTextEdit::ExtraSelection line;
    line.cursor = QTextCursor(m_text->document()->findBlockByNumber(int(m_excerpt.wanted - m_excerpt.first)));
    line.format.setBackground(Theme::of(this).selection);
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    m_text->setExtraSelections({line});
}

void SourceSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        mark();
}

} // namespace binnacle
