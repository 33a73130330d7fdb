// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/codeview.h"

#include "theme/fonts.h"
#include "theme/theme.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kAhead = 200; // lines colored past the last one seen

QStringList brokenLines(const QString &text)
{
    QStringList lines;
    for (QStringView line : QStringView(text).split(u'\n')) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        while (line.size() > CodeView::kLongestLine) {
            lines.append(line.first(CodeView::kLongestLine).toString());
            line = line.sliced(CodeView::kLongestLine);
        }
        lines.append(line.toString());
    }
    return lines;
}

} // namespace

CodeView::CodeView(SyntaxEngine &engine, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_engine(engine)
    , m_job(std::make_shared<CodeJob>())
    , m_timer(new QTimer(this))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setUndoRedoEnabled(false);
    setFont(codeFont());
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Text"));
    document()->setDocumentMargin(8);
    viewport()->setBackgroundRole(QPalette::Window);
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, &CodeView::fill);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CodeView::look);
    connect(&m_engine, &SyntaxEngine::ready, this, &CodeView::take);
}

CodeView::~CodeView()
{
    m_job->stopped = true;
}

void CodeView::setCode(const QString &text, const QString &hint)
{
    m_job->stopped = true;
    m_job = std::make_shared<CodeJob>();
    m_cut = text.size() > kLargest;
    m_job->lines = brokenLines(m_cut ? text.first(kLargest) : text);
    m_job->hint = hint;
    m_spans.clear();
    m_filled = 0;
    ++m_generation;
    clear();
    fill();
    if (!isComplete())
        m_timer->start();
    look();
}

void CodeView::fill()
{
    if (isComplete())
        return;
    QString chunk;
    const bool first = m_filled == 0;
    while (!isComplete() && chunk.size() < kChunk) {
        if (!first || m_filled > 0)
            chunk += u'\n';
        chunk += m_job->lines.at(m_filled++);
    }
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.insertText(chunk);
    if (isComplete()) {
        m_timer->stop();
        Q_EMIT completed();
    }
}

int CodeView::lastVisibleLine() const
{
    const int rows = viewport()->height() / std::max(1, fontMetrics().lineSpacing()) + 2;
    return firstVisibleBlock().blockNumber() + rows;
}

void CodeView::look()
{
    const int wanted = int(std::min<qsizetype>(m_job->lines.size(), lastVisibleLine() + kAhead));
    if (wanted > m_job->wanted) {
        m_job->wanted = wanted;
        m_engine.run(m_job);
    }
    color();
}

void CodeView::take(const CodeJobPtr &job, int firstLine, const QList<CodeLine> &lines)
{
    if (job != m_job || firstLine != m_spans.size())
        return;
    m_spans.append(lines);
    if (firstLine <= lastVisibleLine())
        color();
}

// Colors the lines in sight that are done and do not carry their colors yet.
void CodeView::color()
{
    const Theme &theme = Theme::of(this);
    const int last = std::min(lastVisibleLine(), int(m_spans.size()) - 1);
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && block.blockNumber() <= last;
         block = block.next()) {
        if (block.userState() == m_generation)
            continue;
        block.setUserState(m_generation);
        QList<QTextLayout::FormatRange> ranges;
        for (const CodeSpan &span : m_spans.at(block.blockNumber())) {
            QTextCharFormat format;
            format.setForeground(codeColor(theme, span.role));
            ranges.append({span.start, span.length, format});
        }
        block.layout()->setFormats(ranges);
        document()->markContentsDirty(block.position(), block.length());
    }
}

void CodeView::fitHeight(int most)
{
    const int lines = std::min<int>(most, int(m_job->lines.size()));
    const bool across = document()->idealWidth() > viewport()->width();
    setFixedHeight(lines * fontMetrics().lineSpacing() + 2 * int(document()->documentMargin()) + 2 +
                   (across ? horizontalScrollBar()->sizeHint().height() : 0));
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    look();
}

void CodeView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        ++m_generation;
        color();
    }
}

} // namespace binnacle
