// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/completion.h"

#include "base/fold.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kMostNames = 50;

// Where the word under the cursor begins, where the value in it begins, and whether that value is in quotes.
struct Place
{
    qsizetype word = 0;
    qsizetype colon = -1; // after the field's name; -1: none
    qsizetype value = 0;  // behind the colon or the last comma
    bool inQuotes = false;
};

Place placeAt(const QString &text, qsizetype cursor)
{
    Place place;
    for (qsizetype i = 0; i < cursor; ++i) {
        const QChar c = text[i];
        if (place.inQuotes) {
            if (c == u'\\')
                ++i;
            else if (c == u'"')
                place.inQuotes = false;
        } else if (c == u'"') {
            place.inQuotes = true;
        } else if (c.isSpace() || c == u'(' || c == u')') {
            place = {i + 1, -1, i + 1, false};
        } else if (c == u'-' && i == place.word) {
            place.word = place.value = i + 1;
        } else if (c == u':' && place.colon < 0) {
            place.colon = i;
            place.value = i + 1;
        } else if (c == u',' && place.colon >= 0) {
            place.value = i + 1;
        }
    }
    return place;
}

// The end of what the candidate replaces: the rest of the word or of the value.
qsizetype endOf(const QString &text, qsizetype cursor, const Place &place)
{
    qsizetype end = cursor;
    if (place.inQuotes) {
        const qsizetype close = text.indexOf(u'"', cursor);
        return close < 0 ? text.size() : close + 1;
    }
    while (end < text.size() && !text[end].isSpace() && !u"(),\""_s.contains(text[end])) {
        if (place.colon < 0 && text[end] == u':')
            return end + 1;
        ++end;
    }
    return end;
}

QStringList fixedValues(const FieldSpec &spec)
{
    switch (spec.kind) {
    case FieldKind::Choice:
        return spec.values;
    case FieldKind::State:
        return spec.classes + spec.values;
    case FieldKind::Flag:
        return {u"yes"_s, u"no"_s};
    case FieldKind::Time:
        return {u"<1d"_s, u"<7d"_s, u"<30d"_s, u">30d"_s};
    case FieldKind::Number: {
        QStringList numbers;
        for (int n = spec.low; n <= spec.high; ++n)
            numbers.append(QString::number(n));
        return numbers;
    }
    default:
        return {};
    }
}

} // namespace

Completion QueryCompleter::at(const QString &text, qsizetype cursor) const
{
    cursor = qBound<qsizetype>(0, cursor, text.size());
    const Place place = placeAt(text, cursor);
    Completion completion;
    if (place.colon >= 0) {
        const FieldSpec *spec = m_catalog.find(text.mid(place.word, place.colon - place.word));
        if (!spec)
            return completion;
        QString typed = text.mid(place.value, cursor - place.value);
        if (typed.startsWith(u'"'))
            typed.remove(0, 1);
        completion.candidates = values(*spec, fold(typed));
        completion.position = place.value;
    } else if (!place.inQuotes) {
        completion.candidates = fields(text.mid(place.word, cursor - place.word).toLower());
        completion.position = place.word;
    } else {
        return completion;
    }
    completion.length = endOf(text, cursor, place) - completion.position;
    return completion;
}

QList<Completion::Candidate> QueryCompleter::fields(const QString &prefix) const
{
    QList<Completion::Candidate> candidates;
    for (const FieldSpec &field : m_catalog.fields()) {
        if (field.name.startsWith(prefix))
            candidates.append({Completion::Kind::Field, field.name + u':', field.name});
    }
    return candidates;
}

QList<Completion::Candidate> QueryCompleter::values(const FieldSpec &spec, const QString &prefix) const
{
    QList<Completion::Candidate> candidates;
    const auto add = [&](const QueryValue &value, const QString &label) {
        if (fold(label).startsWith(prefix))
            candidates.append({Completion::Kind::Value, value.written(), label});
    };
    for (const QString &value : fixedValues(spec)) {
        const QString label =
            spec.kind == FieldKind::Number && !spec.prefix.isNull() ? spec.prefix + value : value;
        if (fold(value).startsWith(prefix) || fold(label).startsWith(prefix))
            candidates.append({Completion::Kind::Value, value, label});
    }
    if (spec.kind == FieldKind::Person)
        add({QueryValue::Kind::Me, {}}, u"me"_s);
    if (m_names) {
        for (const QString &name : m_names(spec.name, prefix, kMostNames))
            candidates.append(
                {Completion::Kind::Value, QueryValue{QueryValue::Kind::Text, name}.written(), name});
    }
    if (spec.optional)
        add({QueryValue::Kind::None, {}}, u"none"_s);
    return candidates;
}

} // namespace binnacle
