// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/syntax.h"

#include "theme/theme.h"
#include "widgets/syntaxworker.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace binnacle {

QColor codeColor(const Theme &theme, CodeRole role)
{
    switch (role) {
    case CodeRole::Text:
        return theme.text;
    case CodeRole::Keyword:
        return theme.accent;
    case CodeRole::Type:
        return theme.series[4];
    case CodeRole::Name:
        return theme.isDark() ? theme.series[4] : theme.maintenance;
    case CodeRole::Value:
        return theme.p2;
    case CodeRole::String:
        return theme.good;
    case CodeRole::Comment:
        return theme.text3;
    case CodeRole::Good:
        return theme.good;
    case CodeRole::Warn:
        return theme.warn;
    case CodeRole::Bad:
        return theme.bad;
    }
    return theme.text;
}

SyntaxEngine::SyntaxEngine(QObject *parent)
    : QObject(parent)
    , m_worker(new SyntaxWorker)
{
    qRegisterMetaType<CodeJobPtr>();
    qRegisterMetaType<QList<CodeLine>>();
    m_thread.setObjectName(u"syntax"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SyntaxWorker::ready, this, &SyntaxEngine::ready);
    m_thread.start(QThread::LowPriority);
}

SyntaxEngine::~SyntaxEngine()
{
    m_worker->stop();
    m_thread.quit();
    m_thread.wait();
}

void SyntaxEngine::run(const CodeJobPtr &job)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, job] { worker->work(job); });
}

QString SyntaxEngine::guess(const QString &beginning)
{
    const QString start = beginning.left(4096).trimmed();
    if (start.isEmpty())
        return {};
    if (start.startsWith("<?xml"_L1) || start.startsWith("<!DOCTYPE"_L1, Qt::CaseInsensitive))
        return u"XML"_s;
    if (start.startsWith("#!"_L1)) {
        const QString first = start.section(u'\n', 0, 0);
        return first.contains("python"_L1) ? u"Python"_s : first.contains("perl"_L1) ? u"Perl"_s : u"Bash"_s;
    }
    static const QRegularExpression json(uR"(^(\{\s*("|\}|$)|\[\s*([\[{"\d\]]|true|false|null)))"_s);
    static const QRegularExpression stamp(
        uR"((^|\n)(<\d+>)?\S{0,40}\s?\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d))"_s);
    static const QRegularExpression webLine(uR"(^\S+ \S+ \S+ \[\d\d\/[A-Z][a-z]{2}\/\d{4}:)"_s);
    static const QRegularExpression sql(uR"(^(select|insert|update|delete|create|alter|with|begin)\s)"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression yaml(uR"(^(---\s*\n|[A-Za-z_][\w-]*:(\s|$)))"_s);
    if (webLine.match(start).hasMatch() || stamp.match(start).hasMatch())
        return u"IT Log"_s;
    if (json.match(start).hasMatch())
        return u"JSON"_s;
    if (sql.match(start).hasMatch())
        return u"SQL"_s;
    if (yaml.match(start).hasMatch() && start.contains(u'\n'))
        return u"YAML"_s;
    return {};
}

} // namespace binnacle
