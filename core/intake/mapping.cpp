// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/mapping.h"

#include "base/fold.h"

#include <QCryptographicHash>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> wrong(const QString &key, const QString &name, const QString &value)
{
    return fail(ErrorCode::Invalid, key, {{name, value}});
}

// A field of this format, as named in an option.
Result<Field> fieldOf(IncidentFormat format, const QString &name)
{
    const std::optional<Field> field = fieldFromName(name.trimmed());
    if (!field || !fieldsOf(format).contains(*field))
        return wrong(u"unknown-field"_s, u"field"_s, name);
    return *field;
}

// Exactly as written, else compared as headers are.
int columnOf(const QStringList &headers, const QString &name)
{
    if (const qsizetype exact = headers.indexOf(name); exact >= 0)
        return int(exact);
    const QString key = headerKey(name);
    for (qsizetype i = 0; i < headers.size(); ++i) {
        if (!key.isEmpty() && headerKey(headers[i]) == key)
            return int(i);
    }
    return -1;
}

void clearColumn(FieldColumns &columns, int column)
{
    for (int &taken : columns) {
        if (taken == column)
            taken = -1;
    }
}

void applyRemembered(Mapping &mapping, const RememberedMapping &remembered)
{
    for (auto it = remembered.cbegin(); it != remembered.cend(); ++it) {
        const int column = columnOf(mapping.headers, it.key());
        if (column >= 0)
            clearColumn(mapping.columns, column);
    }
    for (auto it = remembered.cbegin(); it != remembered.cend(); ++it) {
        const int column = columnOf(mapping.headers, it.key());
        const Result<Field> field = fieldOf(mapping.format, it.value());
        if (column >= 0 && field)
            mapping.columns[size_t(*field)] = column;
    }
}

Result<> applyMaps(Mapping &mapping, const QList<ImportPair> &maps)
{
    QList<Field> said;
    QList<int> saidColumns;
    QList<std::pair<Field, int>> pairs;
    for (const ImportPair &map : maps) {
        const int column = columnOf(mapping.headers, map.left);
        if (column < 0)
            return wrong(u"unknown-column"_s, u"column"_s, map.left);
        if (saidColumns.contains(column))
            return wrong(u"column-mapped-twice"_s, u"column"_s, map.left);
        saidColumns.append(column);
        clearColumn(mapping.columns, column);
        if (map.right.trimmed().isEmpty())
            continue;
        BINNACLE_LET(const Field field, fieldOf(mapping.format, map.right));
        if (said.contains(field))
            return wrong(u"field-mapped-twice"_s, u"field"_s, map.right);
        said.append(field);
        pairs.append({field, column});
    }
    for (const auto &[field, column] : pairs)
        mapping.columns[size_t(field)] = column;
    return {};
}

Result<> applyValues(Mapping &mapping, const ImportRequest &request)
{
    for (const ImportPair &set : request.sets) {
        BINNACLE_LET(const Field field, fieldOf(mapping.format, set.left));
        if (mapping.sets[size_t(field)])
            return wrong(u"field-mapped-twice"_s, u"field"_s, set.left);
        mapping.sets[size_t(field)] = set.right;
        for (const ImportPair &map : request.maps) {
            if (map.right.trimmed() == set.left.trimmed())
                return wrong(u"field-mapped-twice"_s, u"field"_s, set.left);
        }
        mapping.columns[size_t(field)] = -1;
    }
    for (const ImportPair &value : request.defaults) {
        BINNACLE_LET(const Field field, fieldOf(mapping.format, value.left));
        if (mapping.defaults[size_t(field)])
            return wrong(u"field-mapped-twice"_s, u"field"_s, value.left);
        mapping.defaults[size_t(field)] = value.right;
    }
    for (const ImportValueRule &rule : request.values) {
        BINNACLE_LET(const Field field, fieldOf(mapping.format, rule.field));
        mapping.values[size_t(field)].insert(fold(rule.from), rule.to);
    }
    for (const ImportPair &split : request.splits) {
        BINNACLE_LET(const Field field, fieldOf(mapping.format, split.left));
        if (field != Field::Number)
            return wrong(u"split-not-key"_s, u"field"_s, split.left);
        mapping.splitNumber = split.right;
    }
    return {};
}

} // namespace

QStringList Mapping::fieldNames() const
{
    QStringList names(headers.size());
    for (int i = 0; i < kFieldCount; ++i) {
        if (columns[size_t(i)] >= 0)
            names[columns[size_t(i)]] = fieldName(Field(i));
    }
    return names;
}

QStringList Mapping::unmapped() const
{
    const QStringList names = fieldNames();
    QStringList rest;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names[i].isEmpty())
            rest.append(headers[i]);
    }
    return rest;
}

QStringList uniqueHeaders(const QStringList &headers, QStringList *duplicates)
{
    QStringList unique;
    QHash<QString, int> met;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        QString name = headers[i].trimmed();
        if (name.isEmpty())
            name = u"column %1"_s.arg(i + 1);
        const QString plain = name;
        for (int n = met.value(plain) + 1; met.contains(name); ++n)
            name = u"%1[%2]"_s.arg(plain).arg(n);
        if (name != plain) {
            ++met[plain];
            duplicates->append(plain);
        }
        met.insert(name, 1);
        unique.append(name);
    }
    return unique;
}

QString headerSignature(IncidentFormat format, const QStringList &headers)
{
    QStringList keys;
    for (const QString &header : headers)
        keys.append(fold(header));
    keys.sort();
    const QByteArray text = (formatName(format) + u'\n' + keys.join(u'\n')).toUtf8();
    return u"intake.mapping."_s +
           QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(32));
}

Result<Mapping> makeMapping(IncidentFormat format, const QStringList &headers, const ImportRequest &request,
                            const RememberedMapping &remembered)
{
    Mapping mapping;
    mapping.format = format;
    mapping.headers = headers;
    mapping.columns = guessColumns(format, headers);
    applyRemembered(mapping, remembered);
    BINNACLE_TRY(applyMaps(mapping, request.maps));
    BINNACLE_TRY(applyValues(mapping, request));
    for (const QString &alias : actorAliases()) {
        for (qsizetype i = 0; i < headers.size() && mapping.actorColumn < 0; ++i) {
            if (headerKey(headers[i]) == alias)
                mapping.actorColumn = int(i);
        }
    }
    for (const Field field : requiredOf(format)) {
        if (!mapping.has(field))
            return wrong(u"column-missing"_s, u"field"_s, fieldName(field));
    }
    return mapping;
}

} // namespace binnacle
