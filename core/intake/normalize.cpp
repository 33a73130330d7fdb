// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/normalize.h"

#include <QHash>
#include <QRegularExpression>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    const char *value;
    const char *keys; // as headerKey, by blanks
};

// The words of ServiceNow, Jira, Zendesk, Znuny and OTRS, GLPI and plain English.
constexpr Words kStates[] = {
    {"new", "new todo registered logged submitted reported backlog"},
    {"assigned", "assigned processingassigned selectedfordevelopment dispatched queued"},
    {"in_progress",
     "inprogress active open workinprogress wip processing investigating underinvestigation accepted "
     "started reopened escalated waitingforsupport inreview"},
    {"pending",
     "pending onhold hold waiting awaitinguserinfo awaitinguserinformation awaitingvendor awaitingproblem "
     "awaitingevidence awaitingchange awaitingcaller awaitinginfo awaitingapproval waitingforcustomer "
     "waitingforapproval waitingforvendor pendingreminder pendingcustomer pendingvendor suspended paused "
     "blocked"},
    {"resolved", "resolved solved fixed done fulfilled"},
    {"closed",
     "closed closedsuccessful closedunsuccessful closedwithworkaround closecomplete completed complete"},
    {"cancelled",
     "cancelled canceled closedcancelled closedcanceled withdrawn rejected declined wontdo wontfix "
     "duplicate void"},
};
// ServiceNow's incident.state.
constexpr Words kServiceNowNumbers[] = {
    {"new", "1"},      {"in_progress", "2"}, {"pending", "3 4 5"},
    {"resolved", "6"}, {"closed", "7"},      {"cancelled", "8"},
};
constexpr Words kLevels[] = {
    {"1", "critical urgent highest blocker emergency extensive veryhigh"},
    {"2", "high major significant"},
    {"3", "medium moderate normal standard average"},
    {"4", "low minor lowest trivial planning verylow localized"},
};
constexpr Words kTypes[] = {
    {"incident", "incident bug fault problem disruption outage"},
    {"request",
     "request servicerequest requesteditem requestitem question task screquesteditem screquest ritm "
     "servicerequestwithapprovals"},
};

constexpr Words kDegrees[] = {
    {"full", "full down outage total complete major critical majoroutage unavailable"},
    {"partial", "partial minor partialoutage"},
    {"degraded", "degraded degradedperformance slow degradation"},
    {"none", "none operational up noimpact"},
    {"maintenance", "maintenance undermaintenance scheduled scheduledmaintenance planned plannedmaintenance"},
};

constexpr Words kCheckStates[] = {
    {"up", "up ok success successful online operational healthy passed pass true yes"},
    {"down", "down fail failed failure error critical offline unreachable unavailable false no"},
    {"degraded", "degraded warning warn slow"},
};

template <size_t N>
QHash<QString, QString> tableOf(const Words (&rows)[N])
{
    QHash<QString, QString> table;
    for (const Words &row : rows) {
        for (const QString &key : QString::fromLatin1(row.keys).split(u' '))
            table.insert(key, QString::fromLatin1(row.value));
    }
    return table;
}

} // namespace

QString knownState(const QString &text, ImportFormat format)
{
    static const QHash<QString, QString> words = tableOf(kStates);
    static const QHash<QString, QString> numbers = tableOf(kServiceNowNumbers);
    if (format == ImportFormat::ServiceNowEvents) {
        if (const auto found = numbers.constFind(text.trimmed()); found != numbers.cend())
            return *found;
    }
    return words.value(headerKey(text));
}

std::optional<Level> levelOf(QByteArrayView text)
{
    text = text.trimmed();
    qsizetype at = 0;
    if (text.size() > 1 && (text[0] == 'P' || text[0] == 'p' || text[0] == 'S' || text[0] == 's'))
        at = text[1] >= '0' && text[1] <= '9' ? 1 : 0;
    if (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        const bool single = at + 1 == text.size() || text[at + 1] < '0' || text[at + 1] > '9';
        const int digit = text[at] - '0';
        if (!single || digit < 1 || digit > 5)
            return std::nullopt;
        return Level{qMin(digit, 4), false};
    }
    static const QHash<QString, QString> words = tableOf(kLevels);
    const auto found = words.constFind(headerKey(QString::fromUtf8(text)));
    if (found == words.cend())
        return std::nullopt;
    return Level{found->toInt(), true};
}

std::optional<bool> boolOf(QByteArrayView text)
{
    const QByteArray word = text.trimmed().toByteArray().toLower();
    if (word == "true" || word == "yes" || word == "1" || word == "y" || word == "t")
        return true;
    if (word == "false" || word == "no" || word == "0" || word == "n" || word == "f")
        return false;
    return std::nullopt;
}

std::optional<int> countOf(QByteArrayView text)
{
    text = text.trimmed();
    // "3,0" as "3.0"; three digits behind a comma may as well be thousands: refused, not guessed.
    constexpr qsizetype kMostDecimals = 2;
    const qsizetype comma = text.indexOf(',');
    const bool isDecimal = comma > 0 && text.size() - comma - 1 <= kMostDecimals;
    if (const qsizetype point = isDecimal ? comma : text.indexOf('.'); point > 0) {
        for (const char c : text.sliced(point + 1)) {
            if (c != '0')
                return std::nullopt;
        }
        text = text.first(point);
    }
    bool ok = false;
    const int value = text.toByteArray().toInt(&ok);
    if (!ok || value < 0)
        return std::nullopt;
    return value;
}

QString knownType(const QString &text)
{
    static const QHash<QString, QString> words = tableOf(kTypes);
    return words.value(headerKey(text));
}

QString knownDegree(const QString &text)
{
    static const QHash<QString, QString> words = tableOf(kDegrees);
    return words.value(headerKey(text));
}

QString knownCheckState(const QString &text)
{
    static const QHash<QString, QString> words = tableOf(kCheckStates);
    return words.value(headerKey(text));
}

bool isMangledNumber(QByteArrayView text)
{
    static const QRegularExpression form(u"\\A[0-9][.,][0-9]+[eE]\\+[0-9]+\\z"_s);
    return text.contains('+') && form.match(QString::fromLatin1(text)).hasMatch();
}

} // namespace binnacle
