// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Highlighting of texts off the GUI thread by KDE's definitions and our own (resources/syntax). One engine
// with one worker thread serves all code views; what it gives are roles, so a switch of light and dark needs
// no second run. Made and owned by main; used from the GUI thread.

#include <QColor>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QThread>
#include <atomic>
#include <memory>

namespace binnacle {

struct Theme;

enum class CodeRole : quint8 { Text, Keyword, Type, Name, Value, String, Comment, Good, Warn, Bad };

struct CodeSpan
{
    int start = 0;
    int length = 0;
    CodeRole role = CodeRole::Text;
};
using CodeLine = QList<CodeSpan>;

[[nodiscard]] QColor codeColor(const Theme &theme, CodeRole role);

// The work on one text, shared with the worker: both sides may outlive the other.
struct CodeJob
{
    QStringList lines;
    QString definition;          // by name; empty: none fits
    QString hint;                // file name, or the word after a fence: "json"
    std::atomic<int> wanted = 0; // lines to be done; the worker goes on while this grows
    std::atomic<bool> stopped = false;
};
using CodeJobPtr = std::shared_ptr<CodeJob>;

class SyntaxWorker;

class SyntaxEngine : public QObject
{
    Q_OBJECT

public:
    explicit SyntaxEngine(QObject *parent = nullptr);
    ~SyntaxEngine() override;

    // Highlights lines from the first on until `wanted`; call again after raising it. Answers come by
    // `ready`.
    void run(const CodeJobPtr &job);

    // Which definition a text takes by its looks alone, where the name says nothing: "JSON", "IT Log" …; may
    // be empty.
    [[nodiscard]] static QString guess(const QString &beginning);

Q_SIGNALS:
    void ready(const binnacle::CodeJobPtr &job, int firstLine, const QList<binnacle::CodeLine> &lines);

private:
    QThread m_thread;
    SyntaxWorker *m_worker;
};

} // namespace binnacle
