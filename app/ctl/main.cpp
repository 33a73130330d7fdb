// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// binnaclectl: the command line. It calls the same services as the windows do; no Widgets, no display.

#include "base/logging.h"
#include "base/timetext.h"
#include "ctl/verb.h"
#include "workspace.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

QTimeZone Call::zone() const
{
    return workspace ? QTimeZone(workspace->database().info().zone.toLatin1()) : QTimeZone::utc();
}

Result<std::optional<qint64>> timeOf(const QString &text, const QTimeZone &zone)
{
    if (text.isEmpty())
        return std::optional<qint64>();
    if (const auto instant = parseIso(text))
        return std::optional<qint64>(*instant);
    if (const auto span = parseIsoSpan(text, zone))
        return std::optional<qint64>(span->first);
    return fail(ErrorCode::Invalid, u"bad-time"_s, {{u"value"_s, text}});
}

Result<qint64> timeSaid(const Call &call, const QString &option)
{
    BINNACLE_LET(const auto at, timeOf(call.arguments.value(option), call.zone()));
    if (!at)
        return fail(ErrorCode::Invalid, u"option-needs-value"_s, {{u"option"_s, QString(u"--"_s + option)}});
    return *at;
}

namespace {

QList<Verb> allVerbs()
{
    return workspaceVerbs() + importVerbs() + metricsVerbs() + reportVerbs() + ticketVerbs() + peopleVerbs() +
           serviceVerbs() + outageVerbs() + availabilityVerbs() + periodVerbs() + annotationVerbs();
}

const Verb *find(const QList<Verb> &verbs, const QStringList &words)
{
    const Verb *best = nullptr;
    for (const Verb &verb : verbs) {
        const QStringList own = verb.words.split(u' ');
        if (words.mid(0, own.size()) == own && (!best || own.size() > best->words.count(u' ') + 1))
            best = &verb;
    }
    return best;
}

// What each verb does; of those that begin with the words, what they take.
void printHelp(const Output &output, const QList<Verb> &verbs, const QStringList &words)
{
    const Verb *meant = find(verbs, words); // what comes after its words is no part of it
    const QString named = meant ? meant->words : words.join(u' ');
    QString told;
    QList<QStringList> rows;
    for (const Verb &verb : verbs) {
        rows.append({verb.words, verb.does});
        if (!named.isEmpty() && QString(verb.words + u' ').startsWith(QString(named + u' ')))
            told += u"binnaclectl %1 %2\n    %3\n"_s.arg(verb.words, verb.usage, verb.does);
    }
    if (!told.isEmpty())
        return output.write(told.chopped(1));
    output.write(u"binnaclectl [--json] [--workspace W] VERB …\n"_s);
    output.write({u"verb"_s, u"does"_s}, rows);
    output.write(u"\nbinnaclectl VERB --help says what a verb takes."_s);
}

Exit runVerb(const Verb &verb, Arguments &arguments, const Output &output)
{
    const auto fits = arguments.apply(verb.syntax, int(verb.words.count(u' ')) + 1);
    if (!fits)
        return output.fail(fits.error());
    Call call{arguments, output,
              arguments.workspace().isEmpty() ? Workspace::defaultAddress() : arguments.workspace(), nullptr};
    if (!verb.needsWorkspace)
        return verb.run(call);
    const auto location = Location::parse(call.address);
    if (!location)
        return output.fail(location.error());
    auto workspace = Workspace::open(*location);
    if (!workspace)
        return output.fail(workspace.error());
    call.workspace = workspace->get();
    return verb.run(call);
}

Exit run(const QStringList &words)
{
    auto arguments = Arguments::parse(words);
    if (!arguments)
        return Output(words.contains(u"--json"_s)).fail(arguments.error());
    const Output output(arguments->json());
    const QList<Verb> verbs = allVerbs();
    if (arguments->words() == QStringList{u"version"_s}) {
        output.write(u"binnaclectl "_s + QCoreApplication::applicationVersion());
        return Exit::Done;
    }
    const bool nothing = words.isEmpty();
    if (nothing || arguments->help() || arguments->words() == QStringList{u"help"_s}) {
        printHelp(output, verbs, arguments->help() ? arguments->words() : QStringList());
        return nothing ? Exit::WrongCall : Exit::Done;
    }
    const Verb *verb = find(verbs, arguments->words());
    if (!verb) {
        return output.fail(Error{ErrorCode::Invalid,
                                 u"unknown-verb"_s,
                                 {{u"verb"_s, arguments->words().mid(0, 2).join(u' ')}},
                                 {}});
    }
    return runVerb(*verb, *arguments, output);
}

} // namespace

} // namespace binnacle

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"binnacle"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BINNACLE_VERSION));
    binnacle::installMessageHandler(binnacle::logFolder(), QStringLiteral("binnaclectl"));
    const binnacle::Exit exit = binnacle::run(QCoreApplication::arguments().mid(1));
    return int(binnacle::Output::isCut() && exit == binnacle::Exit::Done ? binnacle::Exit::Unreachable
                                                                         : exit);
}
