// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/querybuilder.h"

#include "base/whenready.h"
#include "query/queryecho.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"
#include "widgets/querybuilderrow.h"
#include "wording/errors.h"
#include "wording/quantities.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kPauseMs = 200; // after the last change before hits are counted
constexpr int kWidth = 720;
constexpr int kLeastRows = 3, kMostRows = 8; // in sight

} // namespace

QueryBuilder::QueryBuilder(const QueryLanguage &language, QueryLanguage::ValueSource names, Count count,
                           QWidget *parent)
    : Sheet(tr("Filter"), {}, parent)
    , m_language(language)
    , m_names(std::move(names))
    , m_count(std::move(count))
    , m_join(new QComboBox(this))
    , m_joinLine(new QWidget(this))
    , m_scroll(new QScrollArea(this))
    , m_inside(new QWidget)
    , m_column(new QVBoxLayout(m_inside))
    , m_echo(new QLabel(this))
    , m_text(new ElidedLabel({}, ElidedLabel::Tone::Caption, this))
    , m_hits(new QLabel(this))
    , m_pause(new QTimer(this))
{
    m_join->addItem(tr("all of these"), false);
    m_join->addItem(tr("any of these"), true);
    m_join->setAccessibleName(tr("Whether all lines must hold or any"));
    auto *join = new QHBoxLayout(m_joinLine);
    join->setContentsMargins(0, 0, 0, 0);
    join->setSpacing(2 * kGrid);
    auto *head = new QLabel(tr("Show what meets"), m_joinLine);
    head->setBuddy(m_join);
    join->addWidget(head);
    join->addWidget(m_join);
    join->addStretch();
    body().addWidget(m_joinLine);

    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2 * kGrid);
    m_column->addStretch();
    m_scroll->setWidget(m_inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_inside->setAutoFillBackground(false);
    body().addWidget(m_scroll);

    auto *add = new QPushButton(symbolicIcon(u"plus"_s), tr("Add a line"), this);
    add->setAutoDefault(false);
    add->setProperty("keyHint", tr("Enter"));
    connect(add, &QPushButton::clicked, this, [this] { goOn(nullptr); });
    auto *under = new QHBoxLayout;
    under->addWidget(add);
    under->addStretch();
    m_hits->setTextFormat(Qt::PlainText);
    m_hits->setFont(tabularFont(strongFont(font())));
    under->addWidget(m_hits);
    body().addLayout(under);

    m_echo->setTextFormat(Qt::PlainText);
    m_echo->setWordWrap(true);
    m_text->setFont(codeFont());
    auto *said = new QVBoxLayout;
    said->setSpacing(kGrid);
    said->addWidget(m_echo);
    said->addWidget(m_text);
    body().addLayout(said);
    body().addStretch(1);

    setKeys(tr("Enter next · Ctrl+Del removes a line · Esc leaves"));
    connect(addButton(tr("Cancel"), tr("Esc")), &QPushButton::clicked, this, &QDialog::reject);
    m_apply = addSendButton(tr("Show them"));
    connect(m_apply, &QPushButton::clicked, this, &QueryBuilder::apply);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPauseMs);
    connect(m_pause, &QTimer::timeout, this, &QueryBuilder::ask);
    connect(m_join, &QComboBox::currentIndexChanged, this, &QueryBuilder::judge);
    color();
    setMinimumWidth(lengthFor(font(), kWidth));
}

void QueryBuilder::start(const QString &text)
{
    const Result<Query> query = m_language.parse(text);
    QueryLines lines;
    if (query)
        lines = QueryLines::of(*query);
    else
        lines.lines.append({QueryLine::Kind::Group, false, {}, text});
    m_join->setCurrentIndex(lines.isAny ? 1 : 0);
    for (const QueryLine &line : std::as_const(lines.lines))
        addRow(&line);
    if (m_rows.isEmpty())
        addRow();
    judge();
    query && !lines.lines.isEmpty() ? m_rows.constLast()->focusValue() : m_rows.constLast()->focusField();
}

QueryBuilderRow *QueryBuilder::addRow(const QueryLine *line)
{
    auto *row = new QueryBuilderRow(m_language, m_names, m_inside);
    if (line)
        row->setLine(*line);
    m_column->insertWidget(m_column->count() - 1, row);
    m_rows.append(row);
    row->setPlace(int(m_rows.size()));
    connect(row, &QueryBuilderRow::edited, this, &QueryBuilder::judge);
    connect(row, &QueryBuilderRow::nextWanted, this, [this, row] { goOn(row); });
    connect(row, &QueryBuilderRow::removeWanted, this, [this, row] { remove(row); });
    row->show();
    m_joinLine->setVisible(m_rows.size() > 1);
    fit();
    return row;
}

// The next line there is; behind the last a new one, once the last says something.
void QueryBuilder::goOn(QueryBuilderRow *after)
{
    const qsizetype next = after ? m_rows.indexOf(after) + 1 : m_rows.size();
    if (next < m_rows.size())
        return m_rows.at(next)->focusField();
    const Result<std::optional<QueryLine>> last =
        m_rows.isEmpty() ? Result<std::optional<QueryLine>>(std::nullopt) : m_rows.constLast()->line();
    QueryBuilderRow *row = last && !*last && !m_rows.isEmpty() ? m_rows.constLast() : addRow();
    row->focusField();
    QTimer::singleShot(0, this, [this] { // once it has its place
        m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->maximum());
    });
}

void QueryBuilder::remove(QueryBuilderRow *row)
{
    const qsizetype at = m_rows.indexOf(row);
    m_rows.removeAt(at);
    m_column->removeWidget(row);
    row->hide();
    row->deleteLater();
    if (m_rows.isEmpty())
        addRow();
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setPlace(int(i) + 1);
    m_rows.at(std::min(at, m_rows.size() - 1))->focusField();
    m_joinLine->setVisible(m_rows.size() > 1);
    fit();
    judge();
}

void QueryBuilder::judge()
{
    QueryLines all;
    QList<QueryBuilderRow *> asked; // the row of each line
    all.isAny = m_join->currentData().toBool();
    bool isWrong = false;
    for (QueryBuilderRow *row : std::as_const(m_rows)) {
        const Result<std::optional<QueryLine>> line = row->line();
        row->setProblem(line ? QString() : wording::errorLine(line.error()));
        isWrong = isWrong || !line;
        if (line && *line) {
            all.lines.append(**line);
            asked.append(row);
        }
    }
    m_canonical.reset();
    if (!isWrong) {
        if (const Result<Query> query = all.query(m_language)) {
            m_canonical = query->canonical();
            const QString echo = queryEcho(*query, m_language.catalog());
            m_echo->setText(echo.isEmpty() ? tr("Everything: no line asks for anything yet.") : echo);
        } else {
            const QString problem = wording::errorLine(query.error());
            const qsizetype line = query.error().values.value(u"line"_s, -1).toLongLong();
            if (line >= 0 && line < asked.size())
                asked.at(line)->setProblem(problem);
            complain(line < 0 ? problem : QString());
        }
    }
    if (m_canonical)
        say({});
    else
        m_echo->setText(tr("A line is not right yet."));
    m_text->setText(m_canonical.value_or(QString()));
    m_apply->setEnabled(m_canonical.has_value());
    ++m_question; // what is on its way is of the lines before
    m_hits->setText(m_canonical ? tr("counting…") : QString());
    m_pause->start();
    fit();
}

void QueryBuilder::ask()
{
    if (!m_canonical || !m_count)
        return;
    whenReady(m_count(*m_canonical), this, [this, question = ++m_question](const Result<qint64> &count) {
        if (question == m_question)
            m_hits->setText(count ? wording::ticketsText(*count) : tr("not counted"));
    });
}

void QueryBuilder::apply()
{
    judge();
    if (!m_canonical)
        return;
    Q_EMIT applied(*m_canonical);
    accept();
}

QString QueryBuilder::echo() const
{
    return m_echo->text();
}

QString QueryBuilder::hits() const
{
    return m_hits->text();
}

// As high as its lines, within reason.
void QueryBuilder::fit()
{
    if (m_rows.isEmpty())
        return;
    const int one = m_rows.constFirst()->sizeHint().height() + m_column->spacing();
    const int rows = std::clamp(int(m_rows.size()), kLeastRows, kMostRows);
    m_column->activate();
    const int all = std::min(m_inside->sizeHint().height(), kMostRows * one);
    m_scroll->setFixedHeight(std::max(rows * one, all));
}

void QueryBuilder::color()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::of(this).text2);
    m_hits->setPalette(colors);
    colors = palette();
    colors.setColor(QPalette::Window, Theme::of(this).surface);
    m_scroll->setPalette(colors);
}

// A dialog marks the whole text of the field it begins in: what is typed goes on behind it instead.
void QueryBuilder::showEvent(QShowEvent *event)
{
    Sheet::showEvent(event);
    QTimer::singleShot(0, this, [this] {
        if (auto *edit = qobject_cast<QLineEdit *>(focusWidget()))
            edit->deselect();
    });
}

void QueryBuilder::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        color();
}

} // namespace binnacle
