// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/rowshape.h"

#include <QDataStream>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>
#include <algorithm>
#include <charconv>

namespace binnacle {

namespace {

QByteArrayView takePacked(const char *&p)
{
    const auto length = qFromLittleEndian<quint32>(p);
    const QByteArrayView bytes(p + sizeof length, qsizetype(length));
    p += sizeof length + length;
    return bytes;
}

} // namespace

void appendPacked(std::string &packed, QByteArrayView value)
{
    const quint32 length = qToLittleEndian(quint32(value.size())); // they are kept: every machine's alike
    packed.append(reinterpret_cast<const char *>(&length), sizeof length);
    packed.append(value.data(), size_t(value.size()));
}

std::optional<qint64> RowValues::number(Field which) const
{
    const QByteArrayView text = field(which);
    qint64 value = 0;
    if (text.isEmpty() || std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc())
        return std::nullopt;
    return value;
}

QString RowValues::extraText() const
{
    QJsonObject extra;
    for (size_t i = 0; i < extras.size(); ++i) {
        if (!extras[i].isEmpty())
            extra.insert(shape->extras[qsizetype(i)], QString::fromUtf8(extras[i]));
    }
    if (extra.isEmpty())
        return {};
    return QString::fromUtf8(QJsonDocument(extra).toJson(QJsonDocument::Compact));
}

bool RowShape::has(Field field) const
{
    return std::find(fields.cbegin(), fields.cend(), field) != fields.cend();
}

RowValues RowShape::open(QByteArrayView packed) const
{
    RowValues values;
    values.shape = this;
    const char *p = packed.data();
    for (const Field field : fields)
        values.fields[size_t(field)] = takePacked(p);
    values.actor = takePacked(p);
    values.extras.reserve(size_t(extras.size()));
    for (qsizetype i = 0; i < extras.size(); ++i)
        values.extras.push_back(takePacked(p));
    values.at = values.number(Field::At).value_or(0);
    return values;
}

bool RowShape::fits(QByteArrayView packed) const
{
    const size_t count = fields.size() + 1 + size_t(extras.size());
    for (size_t i = 0; i < count; ++i) {
        if (packed.size() < qsizetype(sizeof(quint32)))
            return false;
        const auto length = qFromLittleEndian<quint32>(packed.data());
        packed = packed.sliced(sizeof(quint32));
        if (packed.size() < qsizetype(length))
            return false;
        packed = packed.sliced(length);
    }
    return packed.isEmpty();
}

bool readTexts(QDataStream &in, qsizetype &left, QStringList &texts)
{
    quint32 count = 0;
    in >> count;
    if (qsizetype(count) > left)
        return false;
    left -= qsizetype(count);
    texts.clear();
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        QString text;
        in >> text;
        texts.append(text);
    }
    return in.status() == QDataStream::Ok;
}

} // namespace binnacle
