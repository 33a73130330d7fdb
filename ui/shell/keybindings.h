// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which keys a person gave to acts in place of those they come with, whether single letters are keys at all,
// and when two keys are in each other's way. Pure values; any thread.

#include <QJsonObject>
#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QString>

namespace binnacle {

using Keys = QList<QKeySequence>;

struct KeyBindings
{
    QMap<QString, Keys> changed; // by the act's id; an empty list: it has no key any more
    bool letters = true;         // single letters, digits and signs are keys

    // As the machine's layout file keeps them; what is no key there is left out.
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static KeyBindings fromJson(const QJsonObject &kept);

    friend bool operator==(const KeyBindings &, const KeyBindings &) = default;
};

namespace keyrules {

inline constexpr int kLongestChord = 2;

// Typed without Ctrl, Alt or Meta it would be a character: "G", "Shift+D", "?", "G, T".
[[nodiscard]] bool isLetter(const QKeySequence &key);
// The same, or one begins the other: "G" and "G, T".
[[nodiscard]] bool areInTheWay(const QKeySequence &one, const QKeySequence &other);
// Whether acts of these two pages can be there at once; an empty one is everywhere.
[[nodiscard]] bool meet(const QString &context, const QString &other);
// "Ctrl+K", "G, T"; empty where the text is no key, or more than two.
[[nodiscard]] QKeySequence fromText(const QString &text);
[[nodiscard]] QString shown(const Keys &keys); // "G, T or Ctrl+2", in the desktop's way of writing

} // namespace keyrules

} // namespace binnacle
