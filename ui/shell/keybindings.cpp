// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keybindings.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace binnacle {

QJsonObject KeyBindings::toJson() const
{
    QJsonObject acts;
    for (auto act = changed.cbegin(); act != changed.cend(); ++act) {
        QJsonArray keys;
        for (const QKeySequence &key : *act)
            keys.append(key.toString(QKeySequence::PortableText));
        acts.insert(act.key(), keys);
    }
    return {{u"letters"_s, letters}, {u"acts"_s, acts}};
}

KeyBindings KeyBindings::fromJson(const QJsonObject &kept)
{
    KeyBindings bindings;
    bindings.letters = kept.value(u"letters"_s).toBool(true);
    const QJsonObject acts = kept.value(u"acts"_s).toObject();
    for (auto act = acts.constBegin(); act != acts.constEnd(); ++act) {
        Keys keys;
        for (const QJsonValue &text : act.value().toArray()) {
            if (const QKeySequence key = keyrules::fromText(text.toString()); !key.isEmpty())
                keys.append(key);
        }
        bindings.changed.insert(act.key(), keys);
    }
    return bindings;
}

bool keyrules::isLetter(const QKeySequence &key)
{
    if (key.isEmpty())
        return false;
    const Qt::KeyboardModifiers strong = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    // Beyond the characters Qt numbers keys that type nothing: F1, Return, Delete.
    return !(key[0].keyboardModifiers() & strong) && key[0].key() > Qt::Key_Space &&
           key[0].key() < Qt::Key_Escape;
}

bool keyrules::areInTheWay(const QKeySequence &one, const QKeySequence &other)
{
    if (one.isEmpty() || other.isEmpty())
        return false;
    return one.matches(other) != QKeySequence::NoMatch || other.matches(one) != QKeySequence::NoMatch;
}

bool keyrules::meet(const QString &context, const QString &other)
{
    return context.isEmpty() || other.isEmpty() || context == other;
}

QKeySequence keyrules::fromText(const QString &text)
{
    const QKeySequence key = QKeySequence::fromString(text.trimmed(), QKeySequence::PortableText);
    if (key.count() > kLongestChord)
        return {};
    for (int i = 0; i < key.count(); ++i) {
        if (key[uint(i)].key() == Qt::Key_unknown || key[uint(i)].key() == Qt::Key(0))
            return {};
    }
    return key;
}

QString keyrules::shown(const Keys &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts.append(key.toString(QKeySequence::NativeText));
    return texts.join(QCoreApplication::translate("Keys", " or "));
}

} // namespace binnacle
