// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a call that can fail returns. Error is a small value: a code for the program, a stable key for the
// wording (core/wording turns key and values into a sentence) and a detail for developers. Any thread; owned
// by whoever holds it.

#include <QString>
#include <QVariantMap>
#include <tl/expected.hpp>

namespace binnacle {

enum class ErrorCode {
    Invalid,      // the input breaks a rule
    NotFound,     // no such thing
    Conflict,     // stale edit or a clash of names
    Busy,         // locked by somebody else, worth another try
    Unavailable,  // the data cannot be reached or read
    Denied,       // the actor lacks the right
    Incompatible, // schema newer, or another workspace
    Cancelled,    // a person stopped it
    Bug,          // ours
};

struct Error
{
    ErrorCode code = ErrorCode::Bug;
    QString key;        // stable, kebab-case: "unknown-field", "stale-version"
    QVariantMap values; // named values for the wording: {"field": "priorty", "position": 0}
    QString detail;     // developer text, never shown as the message
};

template <typename T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString key, QVariantMap values = {},
                                                QString detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(key), std::move(values), std::move(detail)});
}

} // namespace binnacle

// Hands an error of `expression` on to the caller; else goes on. For results whose value is not needed.
#define BINNACLE_TRY(expression)                                                                             \
    do {                                                                                                     \
        if (auto binnacleTried = (expression); !binnacleTried)                                               \
            return tl::unexpected<::binnacle::Error>(std::move(binnacleTried).error());                      \
    } while (false)

#define BINNACLE_CONCAT_(a, b) a##b
#define BINNACLE_CONCAT(a, b) BINNACLE_CONCAT_(a, b)
// BINNACLE_LET(auto row, store.byId(id)): declares `row` from the value, or hands the error on.
#define BINNACLE_LET(declaration, expression)                                                                \
    auto BINNACLE_CONCAT(binnacleLet, __LINE__) = (expression);                                              \
    if (!BINNACLE_CONCAT(binnacleLet, __LINE__))                                                             \
        return tl::unexpected<::binnacle::Error>(std::move(BINNACLE_CONCAT(binnacleLet, __LINE__)).error()); \
    declaration = std::move(*BINNACLE_CONCAT(binnacleLet, __LINE__))
