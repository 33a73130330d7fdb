// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Settings as a file to keep or carry to another workspace or machine: JSON with one object for the
// workspace, the person and the machine each. Reading checks all before anything is taken over. Pure; any
// thread.

#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace binnacle {

struct SettingsFile
{
    QJsonObject workspace; // name, zone, currency
    QJsonObject shared;    // settings of the workspace, by name
    QJsonObject person;
    QJsonObject machine;
};

// One difference between a file and what holds now.
struct SettingsChange
{
    QString part; // "workspace", "shared", "person", "machine"
    QString name;
    QJsonValue before; // null: nothing
    QJsonValue after;

    friend bool operator==(const SettingsChange &, const SettingsChange &) = default;
};

namespace settingsfile {

[[nodiscard]] QByteArray write(const SettingsFile &file, const QStringList &parts);
[[nodiscard]] QStringList parts(); // in their order

// Invalid "bad-settings-file" {line, column, reason}: no JSON, no file of settings, a name or a value that
// cannot be one; "settings-file-large". Nothing of such a file is used.
[[nodiscard]] Result<SettingsFile> read(const QByteArray &bytes);

// Whether settings of this name go into a file: drafts and what belongs to the data do not.
[[nodiscard]] bool isCarried(const QString &name);

// What taking over would change, of the chosen parts.
[[nodiscard]] QList<SettingsChange> changes(const SettingsFile &now, const SettingsFile &file,
                                            const QStringList &parts);

} // namespace settingsfile

// Invalid "name-required", "text-too-long", "unknown-zone" {zone}, "bad-currency" {value}, "unknown-field".
[[nodiscard]] Result<> checkWorkspaceField(const QString &field, const QString &text);

} // namespace binnacle
