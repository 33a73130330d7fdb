// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/querybar.h"

#include "query/queryecho.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"
#include "widgets/draftkeeper.h"
#include "widgets/echostrip.h"
#include "widgets/plaintext.h"
#include "widgets/querycolors.h"
#include "wording/errors.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kPatience = 700; // milliseconds after the last key before a fault is named
constexpr int kIconRoom = 32;
constexpr int kRowsShown = 9;
constexpr int kLeastWidth = 220;
constexpr int kRowPadding = 8;

} // namespace

CompletionList::CompletionList(QWidget *parent)
    : QListWidget(parent)
{
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setViewportMargins(kPadding, kPadding, kPadding, kPadding);
}

QSize CompletionList::wanted(int mostRows) const
{
    const int rows = std::min(mostRows, count());
    const int wide = sizeHintForColumn(0) + (rows < count() ? verticalScrollBar()->sizeHint().width() : 0);
    return {std::max(kLeastWidth, wide + 4 * kPadding), rows * sizeHintForRow(0) + 2 * kPadding};
}

int CompletionList::textIndent() const
{
    return kPadding + style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 1;
}

bool CompletionList::event(QEvent *event)
{
    if (event->type() != QEvent::Paint)
        return QListWidget::event(event);
    QPainter painter(this);
    fillRound(&painter, rect(), Theme::of(this).surface, Theme::of(this).line);
    return true;
}

QueryBar::QueryBar(const QueryLanguage &language, QWidget *parent)
    : QWidget(parent)
    , m_language(language)
    , m_edit(new QueryEdit(this))
    , m_message(new ElidedLabel({}, ElidedLabel::Tone::Second, this))
    , m_list(new CompletionList(this))
    , m_strip(new EchoStrip(this))
    , m_patience(new QTimer(this))
    , m_line(new QHBoxLayout)
{
    setFocusProxy(m_edit);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->steer = [this](QKeyEvent *event) { return steer(event); };
    m_edit->installEventFilter(this);
    m_message->setFont(captionFont(font()));
    m_message->hide();
    m_list->setAccessibleName(tr("What fits here"));
    m_list->hide();
    m_strip->hide();
    m_patience->setSingleShot(true);
    m_patience->setInterval(kPatience);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_line->setContentsMargins(kIconRoom, 0, 4, 0);
    m_line->addWidget(m_edit);
    layout->addLayout(m_line);
    layout->addWidget(m_message);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &QueryBar::edited);
    connect(m_list, &QListWidget::itemClicked, this, &QueryBar::accept);
    connect(m_patience, &QTimer::timeout, this, &QueryBar::showProblem);
    judge();
}

void QueryBar::setQuery(const QString &text)
{
    m_quiet = true;
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
    m_quiet = false;
    judge();
    showProblem();
    if (isValid())
        m_query = m_language.parse(text)->canonical();
    m_isTyped = false;
    bringBack();
}

QString QueryBar::text() const
{
    return m_edit->toPlainText();
}

void QueryBar::setNames(QueryLanguage::ValueSource names)
{
    m_names = std::move(names);
}

void QueryBar::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

bool QueryBar::isCompleting() const
{
    return m_list->isVisible();
}

void QueryBar::edited()
{
    if (m_quiet || text() == m_judged)
        return; // new colors are no new text
    judge();
    if (isValid())
        m_patience->stop();
    else
        m_patience->start();
    m_message->hide();
    showEcho();
    m_isTyped = true;
    keep();
    complete(false);
}

void QueryBar::keepIn(DraftKeeper &drafts, const QString &name)
{
    m_drafts = &drafts;
    m_draft = name;
    connect(&drafts, &DraftKeeper::arrived, this, &QueryBar::bringBack);
    bringBack();
}

// With the query it was typed over: over another one it would say something else.
void QueryBar::keep()
{
    if (!m_drafts)
        return;
    QJsonObject draft;
    if (const QString typed = text(); typed != m_query)
        draft = {{u"text"_s, typed}, {u"over"_s, m_query}};
    m_drafts->keep(m_draft, draft);
}

void QueryBar::bringBack()
{
    const QJsonObject draft = m_drafts ? m_drafts->draft(m_draft) : QJsonObject();
    const QString typed = draft.value(u"text"_s).toString();
    if (typed.isEmpty() || m_isTyped || draft.value(u"over"_s).toString() != m_query)
        return;
    m_quiet = true;
    m_edit->setPlainText(typed);
    m_edit->moveCursor(QTextCursor::End);
    m_quiet = false;
    m_isTyped = true;
    judge();
    showProblem();
}

// Parses what stands there; the wave under a fault shows at once, the sentence after a pause or Enter.
void QueryBar::judge()
{
    m_judged = text();
    const Result<Query> query = m_language.parse(m_judged);
    if (query) {
        m_problem.clear();
        m_echo = queryEcho(*query, m_language.catalog());
        m_edit->setWrong(0, 0);
        const QString canonical = query->canonical();
        m_edit->setToolTip(canonical.isEmpty() ? tr("No filter: everything is shown")
                                               : plainTooltip(m_echo + u"\n"_s + canonical));
    } else {
        m_problem = wording::errorLine(query.error());
        m_echo.clear();
        const qsizetype length = text().size();
        const qsizetype at = query.error().values.value(u"position"_s).toLongLong();
        const qsizetype wide = std::max<qsizetype>(1, query.error().values.value(u"length"_s).toLongLong());
        const qsizetype from = std::clamp<qsizetype>(at, 0, std::max<qsizetype>(0, length - 1));
        m_edit->setWrong(from, std::min(wide, length - from));
        m_edit->setToolTip(plainTooltip(m_problem));
    }
    m_edit->setAccessibleDescription(m_problem);
    update();
}

void QueryBar::showProblem()
{
    m_message->setText(m_problem);
    m_message->setVisible(!m_problem.isEmpty());
    showEcho();
    placeList();
}

// While one is in the field, so that it hides nothing one looks at.
void QueryBar::showEcho()
{
    m_strip->setText(m_echo);
    if (!m_echoed || m_echo.isEmpty() || !m_edit->hasFocus() || !isVisible())
        return m_strip->hide();
    m_strip->setParent(window());
    m_strip->setGeometry(QRect(mapTo(window(), QPoint(0, m_edit->height() + 2)),
                               QSize(width(), m_strip->sizeHint().height())));
    m_strip->show();
    m_strip->raise();
}

void QueryBar::offerBuilder(const QString &keys)
{
    m_builder = new QToolButton(this);
    m_builder->setIcon(symbolicIcon(u"chevron-down"_s));
    m_builder->setAutoRaise(true);
    m_builder->setFocusPolicy(Qt::NoFocus); // its key is at hand; Tab leads on
    m_builder->setAccessibleName(tr("Build the filter"));
    m_builder->setToolTip(tr("Build the filter line by line (%1)").arg(keys));
    m_line->addWidget(m_builder);
    connect(m_builder, &QToolButton::clicked, this, &QueryBar::builderWanted);
}

void QueryBar::apply()
{
    closeCompletion();
    judge();
    showProblem();
    if (!isValid())
        return;
    m_query = m_language.parse(text())->canonical();
    m_isTyped = false;
    if (m_drafts)
        m_drafts->drop(m_draft);
    Q_EMIT applied(m_query);
}

void QueryBar::complete(bool asked)
{
    const qsizetype cursor = m_edit->textCursor().position();
    m_completion = m_language.complete(text(), cursor, m_names);
    const bool typing = m_completion.length > 0 ||
                        (cursor > 0 && (text().at(cursor - 1) == u':' || text().at(cursor - 1) == u','));
    if (m_completion.candidates.isEmpty() || (!asked && !typing)) {
        closeCompletion();
        return;
    }
    if (!asked && m_completion.candidates.size() == 1 &&
        m_completion.candidates.constFirst().text == text().mid(m_completion.position, m_completion.length)) {
        closeCompletion(); // written out already
        return;
    }
    m_list->clear();
    for (const Completion::Candidate &candidate : std::as_const(m_completion.candidates)) {
        auto *item = new QListWidgetItem(candidate.label, m_list);
        item->setToolTip(plainTooltip(candidate.text));
        item->setSizeHint(QSize(m_list->fontMetrics().horizontalAdvance(candidate.label) + 2 * kRowPadding,
                                m_list->fontMetrics().height() + kRowPadding));
    }
    m_list->setCurrentRow(asked ? 0 : -1);
    m_list->setParent(window());
    placeList();
    m_list->show();
    m_list->raise();
}

// Under the field and, where there is one, under the sentence about what is wrong; its words under the word
// that is being typed.
void QueryBar::placeList()
{
    QTextCursor word = m_edit->textCursor();
    word.setPosition(int(std::min(m_completion.position, text().size())));
    const int message = m_message->isHidden() ? 0 : layout()->spacing() + m_message->sizeHint().height();
    const QPoint place = m_edit->viewport()->mapTo(window(), QPoint(m_edit->cursorRect(word).left(), 0));
    const QSize size = m_list->wanted(kRowsShown);
    const int x =
        std::clamp(place.x() - m_list->textIndent(), 0, std::max(0, window()->width() - size.width()));
    const int strip = m_strip->isVisible() ? m_strip->height() + 2 : 0;
    const int y = mapTo(window(), QPoint(0, m_edit->height() + message + strip + 2)).y();
    m_list->setGeometry(QRect(QPoint(x, y), size));
}

void QueryBar::accept()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_completion.candidates.size())
        return;
    const Completion::Candidate candidate = m_completion.candidates.at(row);
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(int(m_completion.position));
    cursor.setPosition(int(m_completion.position + m_completion.length), QTextCursor::KeepAnchor);
    closeCompletion();
    cursor.insertText(candidate.text);
    m_edit->setTextCursor(cursor);
    if (candidate.kind == Completion::Kind::Field)
        complete(false);
    else
        closeCompletion();
}

void QueryBar::closeCompletion()
{
    m_list->hide();
}

bool QueryBar::steer(QKeyEvent *event)
{
    const bool open = isCompleting();
    const int row = m_list->currentRow();
    switch (event->key()) {
    case Qt::Key_Space:
        if (event->modifiers() != Qt::ControlModifier)
            return false;
        complete(true);
        return true;
    case Qt::Key_Down:
        if (open)
            m_list->setCurrentRow(row + 1 < m_list->count() ? row + 1 : 0);
        else
            complete(true);
        return true;
    case Qt::Key_Up:
        if (open)
            m_list->setCurrentRow(row > 0 ? row - 1 : m_list->count() - 1);
        return true;
    case Qt::Key_Tab:
        if (!open)
            return false;
        m_list->setCurrentRow(std::max(0, row));
        accept();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (open && row >= 0)
            accept();
        else
            apply();
        return true;
    case Qt::Key_Escape:
        if (open) {
            closeCompletion();
            return true;
        }
        if (text() == m_query) {
            Q_EMIT left();
            return true;
        }
        if (m_drafts)
            m_drafts->drop(m_draft);
        setQuery(m_query);
        return true;
    default:
        return false;
    }
}

bool QueryBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        closeCompletion();
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
        QTimer::singleShot(0, this, &QueryBar::showEcho); // once the focus is where it goes
    }
    return QWidget::eventFilter(watched, event);
}

void QueryBar::hideEvent(QHideEvent *event)
{
    closeCompletion();
    m_strip->hide();
    QWidget::hideEvent(event);
}

void QueryBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const QRect field(0, 0, width(), m_edit->height());
    const QColor edge = !isValid() ? theme.bad : m_edit->hasFocus() ? theme.accent : theme.line;
    fillRound(&painter, field, theme.surface, theme.line);
    if (m_edit->hasFocus() || !isValid())
        strokeRound(&painter, field, edge, 1.5);
    const QIcon icon = isValid() ? symbolicIcon(u"filter"_s) : symbolicIcon(u"error"_s, theme.bad);
    icon.paint(&painter, QRect(10, (field.height() - 16) / 2, 16, 16));
}

} // namespace binnacle
