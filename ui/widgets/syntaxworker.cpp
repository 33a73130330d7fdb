// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/syntaxworker.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Theme>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kBatch = 200; // lines handed over at once

using Style = KSyntaxHighlighting::Theme::TextStyle;

CodeRole roleOf(Style style)
{
    switch (style) {
    case Style::Keyword:
    case Style::ControlFlow:
    case Style::Operator:
    case Style::Preprocessor:
    case Style::Import:
        return CodeRole::Keyword;
    case Style::DataType:
    case Style::Attribute:
    case Style::BuiltIn:
    case Style::Extension:
        return CodeRole::Type;
    case Style::Function:
    case Style::Variable:
    case Style::Others:
        return CodeRole::Name;
    case Style::DecVal:
    case Style::BaseN:
    case Style::Float:
    case Style::Constant:
        return CodeRole::Value;
    case Style::Char:
    case Style::SpecialChar:
    case Style::String:
    case Style::VerbatimString:
    case Style::SpecialString:
        return CodeRole::String;
    case Style::Comment:
    case Style::Documentation:
    case Style::Annotation:
    case Style::CommentVar:
    case Style::RegionMarker:
        return CodeRole::Comment;
    case Style::Information:
        return CodeRole::Good;
    case Style::Warning:
        return CodeRole::Warn;
    case Style::Alert:
    case Style::Error:
        return CodeRole::Bad;
    case Style::Normal:
        break;
    }
    return CodeRole::Text;
}

class LineReader final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    KSyntaxHighlighting::State read(const QString &line, const KSyntaxHighlighting::State &before)
    {
        spans.clear();
        return highlightLine(QStringView(line), before);
    }

    CodeLine spans;

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const CodeRole role = roleOf(format.textStyle());
        if (length <= 0 || role == CodeRole::Text)
            return;
        if (!spans.isEmpty() && spans.constLast().role == role &&
            spans.constLast().start + spans.constLast().length == offset)
            spans.last().length += length;
        else
            spans.append({offset, length, role});
    }
};

// Names people write after a fence, where they differ from the definition's.
QString nameForWord(const QString &word)
{
    static const QHash<QString, QString> names = {
        {u"log"_s, u"IT Log"_s},    {u"syslog"_s, u"IT Log"_s},  {u"journal"_s, u"IT Log"_s},
        {u"sh"_s, u"Bash"_s},       {u"shell"_s, u"Bash"_s},     {u"console"_s, u"Bash"_s},
        {u"py"_s, u"Python"_s},     {u"yml"_s, u"YAML"_s},       {u"ps1"_s, u"PowerShell"_s},
        {u"js"_s, u"JavaScript"_s}, {u"conf"_s, u"INI Files"_s}, {u"ini"_s, u"INI Files"_s},
    };
    return names.value(word.toLower(), word);
}

} // namespace

void SyntaxWorker::load()
{
    if (m_repository)
        return;
    m_repository = std::make_unique<KSyntaxHighlighting::Repository>();
#ifdef BINNACLE_SYNTAX_DEFINITIONS
    m_repository->addCustomSearchPath(QString::fromLatin1(BINNACLE_SYNTAX_DEFINITIONS));
#endif
    m_repository->addCustomSearchPath(u":/binnacle"_s);
}

// By the fence's word or the file's name, else by the looks of the text.
void SyntaxWorker::choose(CodeJob &job)
{
    KSyntaxHighlighting::Definition found;
    if (!job.hint.isEmpty()) {
        found = m_repository->definitionForName(nameForWord(job.hint));
        const QString file = job.hint.contains(u'.') ? job.hint : u"x."_s + job.hint;
        if (!found.isValid())
            found = m_repository->definitionForFileName(file);
    }
    if (!found.isValid())
        found = m_repository->definitionForName(SyntaxEngine::guess(job.lines.mid(0, 20).join(u'\n')));
    job.definition = found.isValid() ? found.name() : QString();
}

void SyntaxWorker::forgetFinished()
{
    m_progress.removeIf([](const auto &entry) { return entry->job.expired(); });
}

void SyntaxWorker::work(const CodeJobPtr &job)
{
    if (m_stopped || job->stopped)
        return;
    load();
    forgetFinished();
    if (!m_progress.contains(job.get())) {
        choose(*job);
        m_progress.insert(job.get(), {job, 0, {}});
    }
    Progress &progress = m_progress[job.get()];
    const KSyntaxHighlighting::Definition definition = m_repository->definitionForName(job->definition);
    if (!definition.isValid())
        return;
    LineReader reader;
    reader.setDefinition(definition);
    const int end = int(job->lines.size());
    while (progress.done < std::min(end, job->wanted.load()) && !m_stopped && !job->stopped) {
        const int first = progress.done;
        QList<CodeLine> batch;
        for (; progress.done < std::min(end, first + kBatch); ++progress.done) {
            progress.state = reader.read(job->lines.at(progress.done), progress.state);
            batch.append(reader.spans);
        }
        Q_EMIT ready(job, first, batch);
    }
}

} // namespace binnacle
