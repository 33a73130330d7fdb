// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A text to read: log, script, JSON, SQL, YAML, in the theme's colors. A large text is put in by chunks
// between events and colored where it is looked at, so that a few megabytes never stall the window. GUI
// thread.

#include "widgets/syntax.h"

#include <QPlainTextEdit>

class QTimer;

namespace binnacle {

class CodeView : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr qsizetype kLargest = 8 << 20;  // characters shown; more is cut, and said
    static constexpr qsizetype kLongestLine = 2000; // longer lines go on in the next
    static constexpr int kChunk = 48 << 10;         // characters put in at once

    explicit CodeView(SyntaxEngine &engine, QWidget *parent = nullptr);
    ~CodeView() override;

    // `hint`: a file name or a fence's word; empty: by the looks of the text.
    void setCode(const QString &text, const QString &hint = {});
    [[nodiscard]] bool isComplete() const { return m_filled == m_job->lines.size(); }
    [[nodiscard]] bool wasCut() const { return m_cut; }
    // As high as its lines up to `most` of them; for short blocks inside a conversation.
    void fitHeight(int most);

Q_SIGNALS:
    void completed(); // all the text is in

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void look();
    void take(const CodeJobPtr &job, int firstLine, const QList<CodeLine> &lines);
    void color();
    [[nodiscard]] int lastVisibleLine() const;

    SyntaxEngine &m_engine;
    CodeJobPtr m_job;
    QList<CodeLine> m_spans; // of the lines done so far
    qsizetype m_filled = 0;  // lines put in
    QTimer *m_timer;
    int m_generation = 1; // of the colors; a block's user state says which it carries
    bool m_cut = false;
};

} // namespace binnacle
