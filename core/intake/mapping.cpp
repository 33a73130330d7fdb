// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/mapping.h"

#include "base/fold.h"

#include <QCryptographicHash>
#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> wrong(const QString &key, const QString &name, const QString &value)
{
    return fail(ErrorCode::Invalid, key, {{name, value}});
}

// A field of this format, as named in an option.
Result<Field> fieldOf(ImportFormat format, const QString &name)
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

void applyColumns(Mapping &mapping, const QHash<QString, QString> &remembered)
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
        if (field != keyField(mapping.format))
            return wrong(u"split-not-key"_s, u"field"_s, split.left);
        mapping.split = split.right;
    }
    return {};
}

bool isMapped(const ImportRequest &request, const QString &field)
{
    return std::any_of(request.maps.cbegin(), request.maps.cend(),
                       [&](const ImportPair &map) { return map.right.trimmed() == field; });
}

// Where nothing else is said.
void applyRules(Mapping &mapping, const ImportRequest &request, const RememberedMapping &remembered)
{
    for (const Field field : fieldsOf(mapping.format)) {
        const QString name = fieldName(field);
        const auto at = size_t(field);
        if (const auto set = remembered.sets.constFind(name);
            set != remembered.sets.cend() && !mapping.sets[at] && !isMapped(request, name)) {
            mapping.sets[at] = *set;
            mapping.columns[at] = -1;
            mapping.rules.append(u"%1 = %2"_s.arg(name, *set));
        }
        if (const auto value = remembered.defaults.constFind(name);
            value != remembered.defaults.cend() && !mapping.defaults[at]) {
            mapping.defaults[at] = *value;
            mapping.rules.append(u"%1 = %2"_s.arg(name, *value));
        }
        const QHash<QString, QString> values = remembered.values.value(name);
        for (auto rule = values.cbegin(); rule != values.cend(); ++rule) {
            if (mapping.values[at].contains(rule.key()))
                continue;
            mapping.values[at].insert(rule.key(), rule.value());
            mapping.rules.append(u"%1: %2 = %3"_s.arg(name, rule.key(), rule.value()));
        }
    }
    const QString key = fieldName(keyField(mapping.format));
    if (mapping.split.isEmpty() && !remembered.splits.value(key).isEmpty()) {
        mapping.split = remembered.splits.value(key);
        mapping.rules.append(u"%1: %2"_s.arg(key, mapping.split));
    }
    mapping.rules.sort();
}

QJsonObject jsonOf(const QHash<QString, QString> &texts)
{
    QJsonObject object;
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QHash<QString, QString> textsOf(const QJsonObject &object)
{
    QHash<QString, QString> texts;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        texts.insert(it.key(), it.value().toString());
    return texts;
}

} // namespace

bool RememberedMapping::isEmpty() const
{
    return columns.isEmpty() && sets.isEmpty() && defaults.isEmpty() && splits.isEmpty() && values.isEmpty();
}

QJsonObject RememberedMapping::toJson() const
{
    QJsonObject rules;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        rules.insert(it.key(), jsonOf(it.value()));
    return {{u"columns"_s, jsonOf(columns)},
            {u"sets"_s, jsonOf(sets)},
            {u"defaults"_s, jsonOf(defaults)},
            {u"splits"_s, jsonOf(splits)},
            {u"values"_s, rules}};
}

RememberedMapping RememberedMapping::fromJson(const QJsonObject &object)
{
    RememberedMapping remembered;
    if (!object[u"columns"_s].isObject()) {
        remembered.columns = textsOf(object);
        return remembered;
    }
    remembered.columns = textsOf(object[u"columns"_s].toObject());
    remembered.sets = textsOf(object[u"sets"_s].toObject());
    remembered.defaults = textsOf(object[u"defaults"_s].toObject());
    remembered.splits = textsOf(object[u"splits"_s].toObject());
    const QJsonObject rules = object[u"values"_s].toObject();
    for (auto it = rules.constBegin(); it != rules.constEnd(); ++it)
        remembered.values.insert(it.key(), textsOf(it.value().toObject()));
    return remembered;
}

RememberedMapping rememberedOf(const Mapping &mapping)
{
    RememberedMapping remembered;
    const QStringList fields = mapping.fieldNames();
    for (qsizetype i = 0; i < fields.size(); ++i)
        remembered.columns.insert(mapping.headers[i], fields[i]);
    for (int i = 0; i < kFieldCount; ++i) {
        const QString name = fieldName(Field(i));
        const auto at = size_t(i);
        if (mapping.sets[at])
            remembered.sets.insert(name, *mapping.sets[at]);
        if (mapping.defaults[at])
            remembered.defaults.insert(name, *mapping.defaults[at]);
        if (!mapping.values[at].isEmpty())
            remembered.values.insert(name, mapping.values[at]);
    }
    if (!mapping.split.isEmpty())
        remembered.splits.insert(fieldName(keyField(mapping.format)), mapping.split);
    return remembered;
}

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

QString headerSignature(ImportFormat format, const QStringList &headers)
{
    QStringList keys;
    for (const QString &header : headers)
        keys.append(fold(header));
    keys.sort();
    const QByteArray text = (formatName(format) + u'\n' + keys.join(u'\n')).toUtf8();
    return u"intake.mapping."_s +
           QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(32));
}

Result<Mapping> makeMapping(ImportFormat format, const QStringList &headers, const ImportRequest &request,
                            const RememberedMapping &remembered)
{
    Mapping mapping;
    mapping.format = format;
    mapping.headers = headers;
    mapping.columns = guessColumns(format, headers);
    applyColumns(mapping, remembered.columns);
    BINNACLE_TRY(applyMaps(mapping, request.maps));
    BINNACLE_TRY(applyValues(mapping, request));
    applyRules(mapping, request, remembered);
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
