// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The line a filter is typed into: fields in the accent, completion of fields and values, a wave under what
// is wrong and the sentence below, where nothing is what it asks for in words, the canonical text in the tool
// tip. A query takes effect with Enter. GUI thread.

#include "query/language.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QWidget>
#include <functional>

class QHBoxLayout;
class QSyntaxHighlighter;
class QTimer;
class QToolButton;

namespace binnacle {

class EchoStrip;
class DraftKeeper;
class ElidedLabel;

// One line of a plain text editor: Enter, Tab and pasted line breaks never make a second one.
class QueryEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit QueryEdit(QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    void setWrong(qsizetype position, qsizetype length); // length 0: nothing wrong

    // Asked first for each key; true: it has been dealt with.
    std::function<bool(QKeyEvent *)> steer;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;

private:
    QSyntaxHighlighter *m_colors = nullptr;
};

// What can stand here, in a frame of its own over the window.
class CompletionList : public QListWidget
{
    Q_OBJECT

public:
    static constexpr int kPadding = 4;

    explicit CompletionList(QWidget *parent);
    [[nodiscard]] QSize wanted(int mostRows) const;
    [[nodiscard]] int textIndent() const; // from its edge to where the words begin

protected:
    bool event(QEvent *event) override;
};

class QueryBar : public QWidget
{
    Q_OBJECT

public:
    explicit QueryBar(const QueryLanguage &language, QWidget *parent = nullptr);

    void setQuery(const QString &text); // shows it as the query in force; tells nobody
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString query() const { return m_query; } // canonical, the one in force
    [[nodiscard]] bool isValid() const { return m_problem.isEmpty(); }
    [[nodiscard]] QString problem() const { return m_problem; } // the sentence about what is wrong
    void setNames(QueryLanguage::ValueSource names);            // teams, people … known now, from memory
    void setPlaceholder(const QString &text);
    // What is typed and not applied yet is kept under the name and stands here again, until it is applied or
    // taken back with Esc.
    void keepIn(DraftKeeper &drafts, const QString &name);
    [[nodiscard]] QueryEdit *edit() const { return m_edit; }
    [[nodiscard]] bool isCompleting() const;
    // What the text asks for, in words, under it while one is in it.
    void setEchoed(bool echoed) { m_echoed = echoed; }
    [[nodiscard]] QString echo() const { return m_echo; }
    void offerBuilder(const QString &keys); // a button at its end: builderWanted()

Q_SIGNALS:
    void applied(const QString &canonical);
    void left(); // Esc with nothing to take back
    void builderWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void edited();
    void judge();
    void showProblem();
    void showEcho();
    void apply();
    void complete(bool asked);
    void placeList();
    void accept();
    void closeCompletion();
    [[nodiscard]] bool steer(QKeyEvent *event);
    void keep();
    void bringBack();

    const QueryLanguage &m_language;
    QueryLanguage::ValueSource m_names;
    QueryEdit *m_edit;
    ElidedLabel *m_message;
    CompletionList *m_list; // a child of the window while it shows
    EchoStrip *m_strip;     // as the list
    QTimer *m_patience;
    QHBoxLayout *m_line;
    Completion m_completion;
    QString m_query;
    QString m_problem;
    QString m_echo;
    QToolButton *m_builder = nullptr;
    bool m_echoed = false;
    QString m_judged; // the text it is about
    QPointer<DraftKeeper> m_drafts;
    QString m_draft; // its name
    bool m_quiet = false;
    bool m_isTyped = false; // otherwise than it was set
};

} // namespace binnacle
