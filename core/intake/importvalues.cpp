// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importvalues.h"

#include "base/fold.h"
#include "base/timetext.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketvalues.h"

#include <QCryptographicHash>
#include <QHash>
#include <functional>

namespace binnacle::importvalues {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *kUpdated = "updated";

struct Value
{
    QByteArray name;
    bool edited; // a person may edit it here
    std::function<QByteArray(const Ticket &)> get;
    std::function<void(Ticket &, const QString &)> set;
    bool time = false;  // UTC milliseconds
    bool named = false; // of a person, team, service or category
};

Value text(const char *name, QString Ticket::*member, bool edited = true)
{
    return {name, edited, [member](const Ticket &t) { return (t.*member).toUtf8(); },
            [member](Ticket &t, const QString &v) { t.*member = v; }};
}

Value named(const char *name, Named Ticket::*member)
{
    return {name,
            true,
            [member](const Ticket &t) { return (t.*member).name.toUtf8(); },
            [member](Ticket &t, const QString &v) { t.*member = Named{0, v}; },
            false,
            true};
}

Value number(const char *name, int Ticket::*member, bool edited = true)
{
    return {name, edited, [member](const Ticket &t) { return QByteArray::number(t.*member); },
            [member](Ticket &t, const QString &v) { t.*member = v.toInt(); }};
}

Value instant(const QByteArray &name, std::function<std::optional<qint64> &(Ticket &)> of, bool edited = true)
{
    return {name, edited,
            [of](const Ticket &t) {
                const std::optional<qint64> &at = of(const_cast<Ticket &>(t));
                return at ? QByteArray::number(*at) : QByteArray();
            },
            [of](Ticket &t, const QString &v) {
                of(t) = v.isEmpty() ? std::nullopt : std::optional<qint64>(v.toLongLong());
            },
            true};
}

std::vector<Value> makeValues()
{
    std::vector<Value> values{
        text("title", &Ticket::title),
        text("description", &Ticket::description),
        {"type", true, [](const Ticket &t) { return typeText(t.type).toUtf8(); },
         [](Ticket &t, const QString &v) { t.type = typeFromText(v).value_or(t.type); }},
        {"state", true, [](const Ticket &t) { return t.state.toUtf8(); },
         [](Ticket &t, const QString &v) {
             t.state = v;
             t.stateClass = classOf(v);
         }},
        {"priority", true, [](const Ticket &t) { return QByteArray::number(t.priority); },
         [](Ticket &t, const QString &v) {
             if (t.priority == v.toInt())
                 return;
             t.priority = v.toInt();
             t.priorityOrigin = t.priority > 0 ? PriorityOrigin::Imported : PriorityOrigin::None;
         }},
        number("impact", &Ticket::impact),
        number("urgency", &Ticket::urgency),
        named("category", &Ticket::category),
        text("subcategory", &Ticket::subcategory),
        named("service", &Ticket::service),
        text("ci", &Ticket::ci),
        named("team", &Ticket::team),
        named("assignee", &Ticket::assignee),
        named("requester", &Ticket::requester),
        text("origin", &Ticket::origin),
        {"opened", true, [](const Ticket &t) { return QByteArray::number(t.openedAt); },
         [](Ticket &t, const QString &v) { t.openedAt = v.toLongLong(); }, true},
    };
    for (const Stamp stamp : kStamps)
        values.push_back(instant(stampName(stamp).toLatin1(),
                                 [stamp](Ticket &t) -> std::optional<qint64> & { return t.stamp(stamp); }));
    values.push_back(instant(
        "first_resolved", [](Ticket &t) -> std::optional<qint64> & { return t.firstResolvedAt; }, false));
    values.push_back({"stamp_flags", false, [](const Ticket &t) { return QByteArray::number(t.stampFlags); },
                      [](Ticket &t, const QString &v) { t.stampFlags = v.toLongLong(); }});
    values.push_back(
        {"made_sla", false,
         [](const Ticket &t) { return t.madeSla ? QByteArray::number(int(*t.madeSla)) : QByteArray(); },
         [](Ticket &t, const QString &v) {
             t.madeSla = v.isEmpty() ? std::nullopt : std::optional<bool>(v == "1"_L1);
         }});
    values.push_back(number("reopen_count", &Ticket::reopenCount, false));
    values.push_back({"reopened", false, [](const Ticket &t) { return QByteArray::number(int(t.reopened)); },
                      [](Ticket &t, const QString &v) { t.reopened = v == "1"_L1; }});
    values.push_back(number("reassignment_count", &Ticket::reassignmentCount, false));
    values.push_back({"tags", true,
                      [](const Ticket &t) {
                          QStringList tags = t.tags;
                          tags.sort(Qt::CaseInsensitive); // as in the digests that workspaces hold
                          return tags.join(u'\n').toUtf8();
                      },
                      [](Ticket &t, const QString &v) { t.tags = ticketvalues::tagsOf(v.split(u'\n')); }});
    values.push_back(text("extra", &Ticket::extra, false));
    // No format has a column for these: only what makes up its tickets gives them (core/demo).
    values.push_back(text("resolution", &Ticket::resolution, false));
    values.push_back(text("resolution_code", &Ticket::resolutionCode, false));
    values.push_back({kUpdated, false, [](const Ticket &t) { return QByteArray::number(t.updatedAt); },
                      [](Ticket &t, const QString &v) { t.updatedAt = v.toLongLong(); }});
    return values;
}

const std::vector<Value> &allValues()
{
    static const std::vector<Value> values = makeValues();
    return values;
}

constexpr qsizetype kLong = 64;

// A text as it is kept for comparing: a long one by its hash.
QByteArray shortened(const QByteArray &bytes)
{
    if (bytes.size() <= kLong)
        return bytes;
    return '#' + QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex();
}

bool isHash(const QByteArray &shortened)
{
    return shortened.size() == 41 && shortened.startsWith('#');
}

// name '=' length ':' bytes ';'
void append(QByteArray &to, const QByteArray &name, const QByteArray &bytes)
{
    to += name + '=' + QByteArray::number(bytes.size()) + ':' + bytes + ';';
}

bool parse(const QByteArray &values, QHash<QByteArray, QByteArray> &parsed)
{
    qsizetype at = 0;
    while (at < values.size()) {
        const qsizetype equals = values.indexOf('=', at);
        const qsizetype colon = values.indexOf(':', equals);
        if (equals < 0 || colon < 0)
            return false;
        bool ok = false;
        const qsizetype length = values.mid(equals + 1, colon - equals - 1).toLongLong(&ok);
        if (!ok || length < 0 || colon + 1 + length >= values.size() || values[colon + 1 + length] != ';')
            return false;
        parsed.insert(values.mid(at, equals - at), values.mid(colon + 1, length));
        at = colon + length + 2;
    }
    return true;
}

// A value as history keeps it: times in ISO 8601, lists in one line.
QString told(const Value &value, const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    if (value.time && !text.isEmpty())
        return isoText(text.toLongLong(), QTimeZone::utc());
    return text.replace(u'\n', u' ');
}

} // namespace

QByteArray encode(const Ticket &ticket)
{
    QByteArray out;
    for (const Value &value : allValues())
        append(out, value.name, value.get(ticket));
    return out;
}

QByteArray digest(const Ticket &ticket)
{
    QByteArray out;
    out.reserve(512);
    for (const Value &value : allValues()) {
        const QByteArray bytes = value.get(ticket);
        if (!bytes.isEmpty())
            append(out, value.name, shortened(bytes));
    }
    return out;
}

bool decode(const QByteArray &values, Ticket &ticket)
{
    QHash<QByteArray, QByteArray> parsed;
    if (!parse(values, parsed))
        return false;
    set(parsed, ticket);
    return true;
}

Texts texts(const QByteArray &digest)
{
    Texts parsed;
    return parse(digest, parsed) ? parsed : Texts();
}

void set(const Texts &given, Ticket &ticket)
{
    for (const Value &value : allValues()) {
        if (const auto found = given.constFind(value.name); found != given.cend())
            value.set(ticket, QString::fromUtf8(*found));
    }
}

Merge merge(const QByteArray &last, const Ticket &present, const Ticket &incoming, bool edited,
            const QSet<QByteArray> &untold)
{
    QHash<QByteArray, QByteArray> before;
    const bool known = parse(last, before) && !last.isEmpty();
    Merge merge;
    merge.merged = present;
    for (const Value &value : allValues()) {
        const QByteArray old = before.value(value.name);
        const QByteArray now = value.get(present);
        const QByteArray next = value.get(incoming);
        const bool isTold = !untold.contains(value.name);
        const QByteArray given = isTold ? shortened(next) : old;
        if (!given.isEmpty())
            append(merge.given, value.name, given);
        if (!isTold)
            continue;
        const bool local = edited && value.edited && known &&
                           fold(QString::fromUtf8(shortened(now))) != fold(QString::fromUtf8(old));
        if (local) {
            if (next != now)
                merge.kept.append(QString::fromLatin1(value.name));
            continue;
        }
        if (known && shortened(next) == old)
            continue;
        if (next == now)
            continue;
        if (edited && value.name == kUpdated && next.toLongLong() < present.updatedAt)
            continue; // the edit here is later
        value.set(merge.merged, QString::fromUtf8(next));
        const QByteArray then = value.get(merge.merged);
        if (then == now)
            continue;
        merge.changes = true;
        if (value.edited)
            merge.changed.append({QString::fromLatin1(value.name), told(value, now), told(value, then)});
    }
    return merge;
}

QStringList differing(const QByteArray &digest, const Ticket &ticket)
{
    QHash<QByteArray, QByteArray> before;
    QStringList names;
    if (!parse(digest, before))
        return names;
    for (const Value &value : allValues()) {
        const QByteArray now = shortened(value.get(ticket));
        if (value.edited && fold(QString::fromUtf8(now)) != fold(QString::fromUtf8(before.value(value.name))))
            names.append(QString::fromLatin1(value.name));
    }
    return names;
}

QStringList strayed(const QByteArray &digest, const Ticket &ticket)
{
    QHash<QByteArray, QByteArray> given;
    QStringList names;
    if (!parse(digest, given))
        return names;
    for (const Value &value : allValues()) {
        const QByteArray then = given.value(value.name);
        const QByteArray now = shortened(value.get(ticket));
        const bool sameName =
            value.named && (isHash(then) || fold(QString::fromUtf8(now)) == fold(QString::fromUtf8(then)));
        if (now != then && !sameName)
            names.append(QString::fromLatin1(value.name));
    }
    return names;
}

} // namespace binnacle::importvalues
