// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Finds rows of the settings by what is typed: each word must stand in the row's label, its further words or
// its pane's title; what begins a label comes first. Pure; any thread.

#include <QList>
#include <QString>

namespace binnacle {

struct SettingsPlace
{
    QString pane;
    QString paneTitle;
    QString row; // empty: the pane as a whole
    QString label;
    QString words;

    friend bool operator==(const SettingsPlace &, const SettingsPlace &) = default;
};

[[nodiscard]] QList<SettingsPlace> findSettings(const QList<SettingsPlace> &all, const QString &text);

} // namespace binnacle
