// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/arguments.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

tl::unexpected<Error> wrong(const QString &key, const QString &name, const QString &value)
{
    return fail(ErrorCode::Invalid, key, {{name, value}});
}

} // namespace

Result<Arguments> Arguments::parse(const QStringList &words)
{
    Arguments arguments;
    bool options = true;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (options && word == u"--json") {
            arguments.m_json = true;
        } else if (options && word == u"--workspace") {
            if (++i == words.size())
                return wrong(u"option-needs-value"_s, u"option"_s, word);
            arguments.m_workspace = words[i];
        } else if (options && word.startsWith(u"--workspace=")) {
            arguments.m_workspace = word.mid(12);
        } else if (options && (word == u"--help" || word == u"-h")) {
            arguments.m_help = true;
        } else {
            options = options && word != u"--";
            arguments.m_raw.append(word);
            if (!word.startsWith(u"--"))
                arguments.m_words.append(word);
        }
    }
    return arguments;
}

Result<> Arguments::apply(const Syntax &syntax, int verbWords)
{
    m_words.clear();
    bool options = true;
    for (qsizetype i = 0; i < m_raw.size(); ++i) {
        const QString &word = m_raw[i];
        if (!options || !word.startsWith(u"--")) {
            m_words.append(word);
            continue;
        }
        if (word == u"--") {
            options = false;
            continue;
        }
        const QString name = word.mid(2).section(u'=', 0, 0);
        const bool glued = word.contains(u'=');
        const bool flag = syntax.options.contains(name);
        const bool valued = syntax.options.contains(name + u'=');
        if (!flag && !valued && !syntax.anyField)
            return wrong(u"unknown-option"_s, u"option"_s, u"--"_s + name);
        if (flag && glued) // "--skip-bad=no" would be taken for yes
            return wrong(u"option-without-value"_s, u"option"_s, u"--"_s + name);
        QString value;
        if (!flag) {
            if (!glued && i + 1 == m_raw.size())
                return wrong(u"option-needs-value"_s, u"option"_s, u"--"_s + name);
            value = glued ? word.section(u'=', 1) : m_raw[++i];
        }
        if (flag || valued)
            m_options[name].append(value);
        else
            m_fields.insert(name, value);
    }
    m_words = m_words.mid(verbWords);
    if (m_words.size() < syntax.least)
        return fail(ErrorCode::Invalid, u"too-few-words"_s, {{u"expected"_s, syntax.least}});
    if (syntax.most >= 0 && m_words.size() > syntax.most)
        return wrong(u"too-many-words"_s, u"word"_s, m_words[syntax.most]);
    return {};
}

QString Arguments::value(const QString &option, const QString &otherwise) const
{
    const auto found = m_options.constFind(option);
    return found == m_options.constEnd() ? otherwise : found->last();
}

QStringList Arguments::values(const QString &option) const
{
    return m_options.value(option);
}

Result<QMap<QString, QString>> assignments(const QStringList &words)
{
    QMap<QString, QString> values;
    for (const QString &word : words) {
        const qsizetype at = word.indexOf(u'=');
        if (at < 1 || values.contains(word.left(at)))
            return wrong(u"bad-assignment"_s, u"text"_s, word);
        values.insert(word.left(at), word.mid(at + 1));
    }
    return values;
}

} // namespace binnacle
