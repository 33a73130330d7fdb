// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/needs.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kLongestNeeds = 100'000; // thousands of services: more is no list a person keeps
const QString kExpected = u"Database; 1 of Node A | Node B"_s;

const QRegularExpression &count()
{
    static const QRegularExpression s_count(u"^(\\d{1,4})\\s+of\\s+(?=\\S)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return s_count;
}

// Cut where the sign stands outside quotes; nothing where a quote is not closed.
std::optional<QStringList> cut(const QString &text, QChar sign)
{
    QStringList parts(1);
    bool isQuoted = false;
    for (const QChar c : text) {
        isQuoted ^= c == u'"';
        if (c == sign && !isQuoted)
            parts.append(QString());
        else
            parts.last() += c;
    }
    return isQuoted ? std::nullopt : std::optional(parts);
}

// Two quotes within quotes are one.
std::optional<QString> unquoted(const QString &text)
{
    const QString name = text.trimmed();
    if (!name.contains(u'"'))
        return name;
    const bool isWhole = name.size() > 2 && name.startsWith(u'"') && name.endsWith(u'"');
    QString inner = name.mid(1, name.size() - 2);
    if (!isWhole || QString(inner).remove(u"\"\""_s).contains(u'"'))
        return {};
    return inner.replace(u"\"\""_s, u"\""_s);
}

QString quoted(QString name)
{
    static const QRegularExpression plain(u"^[^;|\"]+$"_s);
    if (plain.match(name).hasMatch() && !count().match(name).hasMatch())
        return name;
    return u"\"%1\""_s.arg(name.replace(u'"', u"\"\""_s));
}

std::optional<Need> needFrom(const QString &text)
{
    Need need;
    QString names = text.trimmed();
    const QRegularExpressionMatch said = count().match(names);
    if (said.hasMatch()) {
        need.needed = said.captured(1).toInt();
        names.remove(0, said.capturedLength());
    }
    const auto parts = cut(names, u'|');
    if (!parts || (parts->size() > 1 && !said.hasMatch()))
        return {};
    for (const QString &part : *parts) {
        const auto name = unquoted(part);
        if (!name || name->isEmpty())
            return {};
        need.of.push_back({{}, *name});
    }
    return need.needed >= 1 && need.needed <= int(need.of.size()) ? std::optional(need) : std::nullopt;
}

template <typename NameOf>
QString joined(const std::vector<Need> &needs, NameOf nameOf)
{
    QStringList all;
    for (const Need &need : needs) {
        QStringList names;
        for (const NeededService &one : need.of)
            names.append(nameOf(one));
        QString said;
        if (need.of.size() > 1)
            said = u"%1 of "_s.arg(need.needed);
        said += names.join(u" | "_s);
        all.append(said);
    }
    return all.join(u"; "_s);
}

} // namespace

Result<std::vector<Need>> needsFromText(const QString &text)
{
    std::vector<Need> needs;
    if (text.trimmed().isEmpty())
        return needs;
    if (text.size() > kLongestNeeds)
        return fail(ErrorCode::Invalid, u"text-too-long"_s,
                    {{u"field"_s, u"needs"_s}, {u"longest"_s, kLongestNeeds}});
    const auto parts = cut(text, u';').value_or(QStringList{QString()});
    for (const QString &part : parts) {
        const auto need = needFrom(part);
        if (!need)
            return fail(ErrorCode::Invalid, u"bad-value"_s,
                        {{u"field"_s, u"needs"_s}, {u"value"_s, text}, {u"expected"_s, kExpected}});
        needs.push_back(*need);
    }
    return needs;
}

QString needsText(const std::vector<Need> &needs)
{
    return joined(needs, [](const NeededService &one) { return quoted(one.name); });
}

QString needsKeys(const std::vector<Need> &needs)
{
    return joined(needs, [](const NeededService &one) { return u"#%1"_s.arg(one.id.value); });
}

} // namespace binnacle
