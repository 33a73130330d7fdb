// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Results and futures in tests: an error is printed, not just "false".

#include "base/result.h"

#include <QFuture>
#include <QTest>

namespace binnacle::test {

inline QByteArray printed(const Error &error)
{
    QString values;
    for (auto value = error.values.cbegin(); value != error.values.cend(); ++value)
        values += u' ' + value.key() + u'=' + value.value().toString();
    return QString(u"error " + QString::number(int(error.code)) + u' ' + error.key + values + u" | " +
                   error.detail)
        .toUtf8();
}

// Waits for the answer.
template <typename R>
R answer(const QFuture<R> &future)
{
    QFuture<R> waited = future;
    waited.waitForFinished();
    return waited.result();
}

} // namespace binnacle::test

// QVERIFY_OK(result): fails the test and prints the error.
#define QVERIFY_OK(expression)                                                                               \
    do {                                                                                                     \
        const auto &binnacleResult = (expression);                                                           \
        if (!QTest::qVerify(binnacleResult.has_value(), #expression,                                         \
                            binnacleResult.has_value()                                                       \
                                ? ""                                                                         \
                                : ::binnacle::test::printed(binnacleResult.error()).constData(),             \
                            __FILE__, __LINE__))                                                             \
            return;                                                                                          \
    } while (false)

// QVERIFY_ERROR(result, ErrorCode::Conflict, u"stale-version"_s)
#define QVERIFY_ERROR(expression, expectedCode, expectedKey)                                                 \
    do {                                                                                                     \
        const auto &binnacleResult = (expression);                                                           \
        const bool binnacleSame = !binnacleResult.has_value() &&                                             \
                                  binnacleResult.error().code == (expectedCode) &&                           \
                                  binnacleResult.error().key == (expectedKey);                               \
        if (!QTest::qVerify(binnacleSame, #expression " fails with " #expectedKey,                           \
                            binnacleResult.has_value()                                                       \
                                ? "it succeeded"                                                             \
                                : ::binnacle::test::printed(binnacleResult.error()).constData(),             \
                            __FILE__, __LINE__))                                                             \
            return;                                                                                          \
    } while (false)
