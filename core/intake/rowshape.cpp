// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/rowshape.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace binnacle {

namespace {

QByteArrayView takePacked(const char *&p)
{
    quint32 length = 0;
    std::memcpy(&length, p, sizeof length);
    const QByteArrayView bytes(p + sizeof length, qsizetype(length));
    p += sizeof length + length;
    return bytes;
}

} // namespace

void appendPacked(std::string &packed, QByteArrayView value)
{
    const auto length = quint32(value.size());
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
        quint32 length = 0;
        if (packed.size() < qsizetype(sizeof length))
            return false;
        std::memcpy(&length, packed.data(), sizeof length);
        packed = packed.sliced(sizeof length);
        if (packed.size() < qsizetype(length))
            return false;
        packed = packed.sliced(length);
    }
    return packed.isEmpty();
}

} // namespace binnacle
