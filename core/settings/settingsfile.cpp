// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsfile.h"

#include "base/timetext.h"
#include "settings/jsonplaces.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kLargest = 4 << 20;
constexpr qsizetype kLongestName = 200;
constexpr qsizetype kLongestText = 200;
constexpr int kVersion = 1;

// The place in the bytes as people count: from 1, columns in characters.
tl::unexpected<Error> badAt(const QByteArray &bytes, qsizetype offset, const QString &reason)
{
    const QByteArray before = bytes.left(std::clamp<qsizetype>(offset, 0, bytes.size()));
    const qsizetype line = before.count('\n') + 1;
    const QString lastLine = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1));
    return fail(
        ErrorCode::Invalid, u"bad-settings-file"_s,
        {{u"line"_s, qint64(line)}, {u"column"_s, qint64(lastLine.size() + 1)}, {u"reason"_s, reason}});
}

bool isName(const QString &name)
{
    return !name.isEmpty() && name.size() <= kLongestName &&
           std::all_of(name.begin(), name.end(), [](QChar c) { return c.isPrint(); });
}

QJsonObject partOf(const SettingsFile &file, const QString &part)
{
    return part == u"workspace" ? file.workspace
           : part == u"shared"  ? file.shared
           : part == u"person"  ? file.person
                                : file.machine;
}

QJsonObject &partOf(SettingsFile &file, const QString &part)
{
    return part == u"workspace" ? file.workspace
           : part == u"shared"  ? file.shared
           : part == u"person"  ? file.person
                                : file.machine;
}

} // namespace

namespace settingsfile {

QStringList parts()
{
    return {u"workspace"_s, u"shared"_s, u"person"_s, u"machine"_s};
}

bool isCarried(const QString &name)
{
    static const QStringList kLeft{u"draft"_s, u"demo."_s, u"periods.comment."_s, u"recent"_s, u"presence"_s};
    return isName(name) && std::none_of(kLeft.begin(), kLeft.end(),
                                        [&](const QString &left) { return name.startsWith(left); });
}

QByteArray write(const SettingsFile &file, const QStringList &chosen)
{
    QJsonObject all{{u"format"_s, u"binnacle-settings"_s}, {u"version"_s, kVersion}};
    for (const QString &part : parts()) {
        if (chosen.contains(part))
            all.insert(part, partOf(file, part));
    }
    return QJsonDocument(all).toJson(QJsonDocument::Indented);
}

Result<SettingsFile> read(const QByteArray &bytes)
{
    if (bytes.size() > kLargest)
        return fail(ErrorCode::Invalid, u"settings-file-large"_s);
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return badAt(bytes, error.offset, u"syntax"_s);
    const QJsonObject all = document.object();
    const JsonPlaces places(bytes);
    if (all.value(u"format"_s) != u"binnacle-settings"_s)
        return badAt(bytes, places.of({u"format"_s}), u"format"_s);
    if (all.value(u"version"_s).toInt() != kVersion)
        return badAt(bytes, places.of({u"version"_s}), u"version"_s);
    SettingsFile file;
    for (auto part = all.begin(); part != all.end(); ++part) {
        if (part.key() == u"format" || part.key() == u"version")
            continue;
        if (!parts().contains(part.key()))
            return badAt(bytes, places.of({part.key()}), u"unknown-part"_s);
        if (!part->isObject())
            return badAt(bytes, places.of({part.key()}), u"no-object"_s);
        const QJsonObject values = part->toObject();
        for (auto value = values.begin(); value != values.end(); ++value) {
            const qsizetype place = places.of({part.key(), value.key()});
            if (!isCarried(value.key()))
                return badAt(bytes, place, u"name"_s);
            if (part.key() == u"workspace" &&
                (!value->isString() || !checkWorkspaceField(value.key(), value->toString())))
                return badAt(bytes, place, u"value"_s);
        }
        partOf(file, part.key()) = values;
    }
    return file;
}

QList<SettingsChange> changes(const SettingsFile &now, const SettingsFile &file, const QStringList &chosen)
{
    QList<SettingsChange> all;
    for (const QString &part : parts()) {
        if (!chosen.contains(part))
            continue;
        const QJsonObject before = partOf(now, part), after = partOf(file, part);
        for (auto value = after.begin(); value != after.end(); ++value) {
            const QJsonValue stands = before.contains(value.key()) ? before.value(value.key()) : QJsonValue();
            if (stands != value.value())
                all.append({part, value.key(), stands, value.value()});
        }
    }
    return all;
}

} // namespace settingsfile

Result<> checkWorkspaceField(const QString &field, const QString &text)
{
    if (field == u"name") {
        if (text.trimmed().isEmpty())
            return fail(ErrorCode::Invalid, u"name-required"_s, {{u"field"_s, field}});
        if (text.size() > kLongestText)
            return fail(ErrorCode::Invalid, u"text-too-long"_s,
                        {{u"field"_s, field}, {u"longest"_s, kLongestText}});
        return {};
    }
    if (field == u"zone") {
        if (!zoneByName(text).isValid())
            return fail(ErrorCode::Invalid, u"unknown-zone"_s, {{u"field"_s, field}, {u"zone"_s, text}});
        return {};
    }
    if (field == u"currency") {
        const bool isCode = text.size() == 3 && std::all_of(text.begin(), text.end(),
                                                            [](QChar c) { return c >= u'A' && c <= u'Z'; });
        if (!isCode)
            return fail(ErrorCode::Invalid, u"bad-currency"_s, {{u"field"_s, field}, {u"value"_s, text}});
        return {};
    }
    return fail(ErrorCode::Invalid, u"unknown-field"_s, {{u"field"_s, field}});
}

} // namespace binnacle
