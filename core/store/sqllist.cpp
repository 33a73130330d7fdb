// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqllist.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace binnacle {

namespace {

QString textOf(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

} // namespace

QString sqlList(const QStringList &texts)
{
    return textOf(QJsonArray::fromStringList(texts));
}

QString sqlList(const QList<qint64> &keys)
{
    QJsonArray array;
    for (const qint64 key : keys)
        array.append(key);
    return textOf(array);
}

} // namespace binnacle
