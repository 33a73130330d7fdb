// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Foreign words for states, levels, yes and no, brought to ours. Pure; any thread.

#include "intake/fields.h"

#include <QByteArrayView>
#include <QString>
#include <optional>

namespace binnacle {

// One of new, assigned, in_progress, pending, resolved, closed, cancelled; empty: no rule knows the text.
// ServiceNow's numbers count only in its own format.
[[nodiscard]] QString knownState(const QString &text, ImportFormat format);
// 1 to 4; none: the text says no level. A leading digit decides (5 is 4), also after a single P or S; else a
// word, whose rank where it comes from we can only guess.
struct Level
{
    int value = 0;
    bool guessed = false;
};
[[nodiscard]] std::optional<Level> levelOf(QByteArrayView text);
[[nodiscard]] std::optional<bool> boolOf(QByteArrayView text);
// Whole and not negative; "3.0" and "3,0" are 3.
[[nodiscard]] std::optional<int> countOf(QByteArrayView text);
// "incident" or "request"; empty: no rule knows the text.
[[nodiscard]] QString knownType(const QString &text);
// "full", "partial", "degraded", "none" or "maintenance"; empty: no rule knows the text. The words of status
// pages: a major or critical one is full, a minor one partial.
[[nodiscard]] QString knownDegree(const QString &text);
// Of a check: "up", "down" or "degraded"; empty: no rule knows the text.
[[nodiscard]] QString knownCheckState(const QString &text);
// A number a spreadsheet has turned into 6.37702E+15: what it was is lost.
[[nodiscard]] bool isMangledNumber(QByteArrayView text);

} // namespace binnacle
