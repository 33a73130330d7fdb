// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A query put together line by line: Enter goes on to the next, Ctrl+Del takes one away; what it means in
// words, what it is as text, and how many it finds follow each change. GUI thread; deletes itself when
// closed.

#include "query/language.h"
#include "query/querylines.h"
#include "widgets/sheet.h"

#include <QFuture>
#include <functional>

class QComboBox;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace binnacle {

class QueryBuilderRow;

class QueryBuilder : public Sheet
{
    Q_OBJECT

public:
    using Count = std::function<QFuture<Result<qint64>>(const QString &query)>;

    // The language must outlive it.
    QueryBuilder(const QueryLanguage &language, QueryLanguage::ValueSource names, Count count,
                 QWidget *parent);

    // What stands in the bar; a text that is no query becomes one line of text, to be mended here.
    void start(const QString &text);
    // Of all lines; nothing while one of them is wrong.
    [[nodiscard]] std::optional<QString> canonical() const { return m_canonical; }
    [[nodiscard]] const QList<QueryBuilderRow *> &rows() const { return m_rows; }
    [[nodiscard]] QString echo() const;
    [[nodiscard]] QString hits() const;
    QueryBuilderRow *addRow(const QueryLine *line = nullptr); // behind the others; the focus stays
    void apply();

Q_SIGNALS:
    void applied(const QString &canonical);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void goOn(QueryBuilderRow *after);
    void remove(QueryBuilderRow *row);
    void judge();
    void ask();
    void fit();
    void color();

    const QueryLanguage &m_language;
    QueryLanguage::ValueSource m_names;
    Count m_count;
    QList<QueryBuilderRow *> m_rows;
    std::optional<QString> m_canonical;
    QComboBox *m_join;
    QWidget *m_joinLine;
    QScrollArea *m_scroll;
    QWidget *m_inside;
    QVBoxLayout *m_column;
    QLabel *m_echo;
    ElidedLabel *m_text;
    QLabel *m_hits;
    QPushButton *m_apply;
    QTimer *m_pause;
    quint64 m_question = 0;
};

} // namespace binnacle
