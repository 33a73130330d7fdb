// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/eventrows.h"

#include <QDataStream>
#include <QHash>
#include <QIODevice>
#include <QMap>
#include <QSet>
#include <QtEndian>
#include <algorithm>
#include <zlib.h>

namespace binnacle {

namespace {

constexpr quint8 kVersion = 1;
// More than an import lets in: of values, files whose columns differ, and columns in all of them.
constexpr quint32 kMostBytes = 192u << 20;
constexpr quint32 kMostShapes = 0xffff;
constexpr qsizetype kMostColumns = 1 << 20;
constexpr qsizetype kMostGrowth = 1032; // there is no deflated byte that tells of more

void writeShape(QDataStream &out, const RowShape &shape)
{
    out << quint32(shape.fields.size());
    for (const Field field : shape.fields)
        out << fieldName(field);
    out << shape.extras;
}

bool readShape(QDataStream &in, RowShape &shape, qsizetype &columnsLeft)
{
    quint32 count = 0;
    in >> count;
    if (count > quint32(kFieldCount))
        return false;
    for (quint32 i = 0; i < count; ++i) {
        QString name;
        in >> name;
        const std::optional<Field> field = fieldFromName(name);
        if (!field || shape.has(*field))
            return false;
        shape.fields.push_back(*field);
    }
    return readTexts(in, columnsLeft, shape.extras);
}

} // namespace

quint32 EventRows::shapeIndex(const RowShape &shape)
{
    const auto found = std::find(m_shapes.cbegin(), m_shapes.cend(), shape);
    const auto index = quint32(found - m_shapes.cbegin());
    if (found == m_shapes.cend())
        m_shapes.push_back(shape);
    return index;
}

void EventRows::append(Row row)
{
    m_bytes += row.packed.size();
    m_rows.push_back(std::move(row));
}

// All values but the number, by name: two rows are the same if these are, whatever the order of their
// columns.
QByteArray EventRows::identityOf(const Row &row) const
{
    const RowShape &shape = m_shapes[row.shape];
    const RowValues values = shape.open(row.packed);
    QByteArray identity;
    QDataStream out(&identity, QIODevice::WriteOnly);
    for (int i = 0; i < kFieldCount; ++i) {
        if (Field(i) != Field::Number && !values.fields[size_t(i)].isEmpty())
            out << i << values.fields[size_t(i)].toByteArray();
    }
    out << -1;
    QMap<QString, QByteArray> extras;
    for (size_t i = 0; i < values.extras.size(); ++i) {
        const QByteArrayView cell = values.extras[i].trimmed();
        if (!cell.isEmpty())
            extras.insert(shape.extras[qsizetype(i)], cell.toByteArray());
    }
    out << extras;
    return identity;
}

qsizetype EventRows::unite(const EventRows &later)
{
    QHash<qint64, int> atSameTime;
    QHash<quint64, size_t> byCells;
    for (const Row &row : later.m_rows)
        ++atSameTime[row.at];
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (const auto found = atSameTime.find(m_rows[i].at); found != atSameTime.end())
            ++*found;
        byCells.insert(m_rows[i].raw, i);
    }
    QSet<QByteArray> known; // of the times that are met more than once
    for (const Row &row : m_rows) {
        if (atSameTime.value(row.at) > 1)
            known.insert(identityOf(row));
    }
    qsizetype same = 0;
    for (const Row &row : later.m_rows) {
        if (atSameTime.value(row.at) > 1) {
            const QByteArray identity = later.identityOf(row);
            if (known.contains(identity)) {
                ++same;
                continue;
            }
            known.insert(identity);
        }
        Row taken = row;
        taken.shape = shapeIndex(later.m_shapes[row.shape]);
        const auto before = byCells.constFind(row.raw);
        if (before == byCells.cend()) {
            byCells.insert(row.raw, m_rows.size());
            append(std::move(taken));
        } else {
            m_bytes += taken.packed.size() - m_rows[*before].packed.size();
            m_rows[*before] = std::move(taken);
        }
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) { return a.at < b.at; });
    return same;
}

std::vector<RowValues> EventRows::open(QByteArrayView number) const
{
    std::vector<RowValues> opened;
    opened.reserve(m_rows.size());
    for (const Row &row : m_rows) {
        opened.push_back(m_shapes[row.shape].open(row.packed));
        opened.back().fields[size_t(Field::Number)] = number;
    }
    return opened;
}

QByteArray EventRows::toBytes() const
{
    if (m_rows.empty())
        return {};
    // Shapes in the order the rows use them, so that the same rows give the same bytes.
    QHash<quint32, quint32> places;
    std::vector<quint32> used;
    for (const Row &row : m_rows) {
        if (!places.contains(row.shape)) {
            places.insert(row.shape, quint32(used.size()));
            used.push_back(row.shape);
        }
    }
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << kVersion << quint32(used.size());
    for (const quint32 shape : used)
        writeShape(out, m_shapes[shape]);
    out << quint32(m_rows.size());
    for (const Row &row : m_rows)
        out << row.at << row.raw << places.value(row.shape) << row.packed;
    return bytes;
}

QByteArray EventRows::pack(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QByteArray() : qCompress(bytes, 1);
}

bool EventRows::unpack(const QByteArray &packed, QByteArray &bytes)
{
    bytes.clear();
    if (packed.isEmpty())
        return true;
    // As qUncompress() takes it, which fills all the memory there is if the length told is not the true one.
    constexpr qsizetype kHead = sizeof(quint32);
    const quint32 length = packed.size() > kHead ? qFromBigEndian<quint32>(packed.constData()) : 0;
    if (length == 0 || length > kMostBytes || qsizetype(length) / kMostGrowth > packed.size() ||
        packed.size() > qsizetype(kMostBytes))
        return false;
    bytes.resize(qsizetype(length));
    uLongf unpacked = length;
    const int done =
        uncompress(reinterpret_cast<Bytef *>(bytes.data()), &unpacked,
                   reinterpret_cast<const Bytef *>(packed.constData() + kHead), uLong(packed.size() - kHead));
    if (done == Z_OK && unpacked == length)
        return true;
    bytes.clear();
    return false;
}

bool EventRows::fromPacked(const QByteArray &packed, EventRows &rows)
{
    rows = {};
    QByteArray bytes;
    if (!unpack(packed, bytes))
        return false;
    if (bytes.isEmpty())
        return true;
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint8 version = 0;
    quint32 shapes = 0, count = 0;
    in >> version >> shapes;
    if (version != kVersion || shapes > kMostShapes)
        return false;
    qsizetype columnsLeft = kMostColumns;
    for (quint32 i = 0; i < shapes; ++i) {
        RowShape shape;
        if (!readShape(in, shape, columnsLeft))
            return false;
        rows.m_shapes.push_back(std::move(shape));
    }
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        Row row;
        in >> row.at >> row.raw >> row.shape >> row.packed;
        if (in.status() != QDataStream::Ok || row.shape >= shapes ||
            !rows.m_shapes[row.shape].fits(row.packed))
            return false;
        rows.append(std::move(row));
    }
    return in.status() == QDataStream::Ok && in.atEnd();
}

} // namespace binnacle
