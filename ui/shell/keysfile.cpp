// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keysfile.h"

#include "shell/actionregistry.h"

#include <QSet>
#include <QStringDecoder>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kLetters = u"letters"_s;
const QString kNone = u"none"_s;

struct Place
{
    qint64 line = 0;
    qint64 column = 0;
};

struct Given // one line
{
    QString act;
    QKeySequence key; // empty: none
    Place at;
};

tl::unexpected<Error> wrong(const QString &key, Place at, QVariantMap values = {})
{
    values.insert(u"line"_s, at.line);
    values.insert(u"column"_s, at.column);
    return fail(ErrorCode::Invalid, key, values);
}

qint64 firstInk(const QString &line, qsizetype from)
{
    while (from < line.size() && line.at(from).isSpace())
        ++from;
    return from + 1;
}

class Reader
{
public:
    explicit Reader(const ActionRegistry &actions)
        : m_entries(actions.entries())
    {
        for (const ActionRegistry::Entry &entry : m_entries)
            m_ids.insert(entry.spec.id);
    }

    Result<> take(const QByteArray &bytes, qint64 number)
    {
        QStringDecoder utf8(QStringDecoder::Utf8);
        const QString line = utf8(bytes);
        if (utf8.hasError() || line.contains(QChar(0)))
            return wrong(u"shortcuts-no-text"_s, {number, 1});
        if (line.trimmed().isEmpty() || line.trimmed().startsWith(u'#'))
            return {};
        const qsizetype equals = line.indexOf(u'=');
        const QString name = line.left(equals).trimmed();
        const QString text = line.mid(equals + 1).trimmed();
        if (equals < 0 || name.isEmpty() || text.isEmpty())
            return wrong(u"shortcuts-no-pair"_s, {number, equals < 0 ? firstInk(line, 0) : equals + 1});
        const Place value{number, firstInk(line, equals + 1)};
        if (name == kLetters)
            return takeSwitch(text, value);
        if (!m_ids.contains(name))
            return wrong(u"shortcuts-unknown-act"_s, {number, firstInk(line, 0)}, {{u"id"_s, name}});
        Given given{name, {}, value};
        if (text != kNone) {
            given.key = keyrules::fromText(text);
            if (given.key.isEmpty())
                return wrong(u"shortcuts-bad-key"_s, value, {{u"text"_s, text}});
        }
        m_given.append(given);
        return {};
    }

    // Line by line: a key is refused where somebody has it by then.
    Result<KeyBindings> bindings()
    {
        for (ActionRegistry::Entry &entry : m_entries) {
            entry.keys = entry.spec.keys;
            if (named(entry.spec.id))
                entry.keys.clear();
        }
        for (const Given &given : std::as_const(m_given)) {
            ActionRegistry::Entry &own =
                *std::find_if(m_entries.begin(), m_entries.end(),
                              [&given](const auto &e) { return e.spec.id == given.act; });
            BINNACLE_TRY(mayHave(own, given));
            if (!given.key.isEmpty() && !own.keys.contains(given.key))
                own.keys.append(given.key);
        }
        for (const ActionRegistry::Entry &entry : std::as_const(m_entries)) {
            if (named(entry.spec.id) && entry.isChanged())
                m_bindings.changed.insert(entry.spec.id, entry.keys);
        }
        return m_bindings;
    }

private:
    Result<> takeSwitch(const QString &text, Place at)
    {
        if (text != "on"_L1 && text != "off"_L1)
            return wrong(u"shortcuts-bad-key"_s, at, {{u"text"_s, text}});
        m_bindings.letters = text == "on"_L1;
        return {};
    }

    [[nodiscard]] bool named(const QString &id) const
    {
        return std::any_of(m_given.begin(), m_given.end(), [&id](const Given &one) { return one.act == id; });
    }

    [[nodiscard]] Result<> mayHave(const ActionRegistry::Entry &own, const Given &given) const
    {
        const QString shown = given.key.toString(QKeySequence::NativeText);
        for (const MenuGroup group : ActionRegistry::menus()) {
            const QString menu = ActionRegistry::menuName(group);
            if (keyrules::areInTheWay(QKeySequence::mnemonic(menu), given.key))
                return wrong(u"shortcuts-key-of-menu"_s, given.at,
                             {{u"key"_s, shown}, {u"menu"_s, ActionRegistry::plainText(menu)}});
        }
        for (const ActionRegistry::Entry &entry : m_entries) {
            if (&entry == &own || !keyrules::meet(entry.spec.context, own.spec.context))
                continue;
            for (const QKeySequence &key : entry.keys) {
                if (keyrules::areInTheWay(key, given.key))
                    return wrong(u"shortcuts-key-taken"_s, given.at,
                                 {{u"key"_s, shown}, {u"act"_s, ActionRegistry::plainText(entry.spec.text)}});
            }
        }
        return {};
    }

    QList<ActionRegistry::Entry> m_entries;
    QSet<QString> m_ids;
    QList<Given> m_given;
    KeyBindings m_bindings;
};

} // namespace

QByteArray keysfile::written(const ActionRegistry &actions)
{
    QString text = u"# Binnacle: keyboard shortcuts. A line is an act and one of its keys; \"none\": it has "
                   "none.\n# Letters, digits and signs alone as keys: on or off.\nletters = %1\n\n"_s.arg(
                       actions.bindings().letters ? u"on"_s : u"off"_s);
    for (const ActionRegistry::Entry &entry : actions.entries()) {
        for (const QKeySequence &key : entry.keys)
            text += u"%1 = %2\n"_s.arg(entry.spec.id, key.toString(QKeySequence::PortableText));
        if (entry.keys.isEmpty() && !entry.spec.keys.isEmpty())
            text += u"%1 = %2\n"_s.arg(entry.spec.id, kNone);
    }
    return text.toUtf8();
}

Result<KeyBindings> keysfile::read(const QByteArray &bytes, const ActionRegistry &actions)
{
    if (bytes.size() > kLargest)
        return fail(ErrorCode::Invalid, u"shortcuts-too-large"_s);
    Reader reader(actions);
    qint64 number = 0;
    for (QByteArray line : bytes.split('\n')) {
        if (number == 0 && line.startsWith("\xEF\xBB\xBF"))
            line.remove(0, 3);
        BINNACLE_TRY(reader.take(line, ++number));
    }
    return reader.bindings();
}

} // namespace binnacle
