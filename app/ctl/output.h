// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where a verb writes: one JSON document or a table for reading on standard output, messages on standard
// error, and the exit status that goes with an error.

#include "base/result.h"

#include <QJsonValue>
#include <QStringList>
#include <QTimeZone>
#include <optional>

namespace binnacle {

// Exit status of the command line's contract.
enum class Exit { Done = 0, Failed = 1, WrongCall = 2, Refused = 3, Unreachable = 4 };

class Output
{
public:
    explicit Output(bool json)
        : m_json(json)
    {}

    [[nodiscard]] bool json() const { return m_json; }
    void write(const QJsonValue &document) const; // as one JSON document
    void write(const QStringList &header, const QList<QStringList> &rows) const;
    void write(const QString &text) const;
    void message(const QString &text) const; // standard error
    [[nodiscard]] Exit fail(const Error &error) const;

    // Whether standard output has not taken all of it: the disk is full, nobody reads any more.
    [[nodiscard]] static bool isCut();

private:
    bool m_json;
};

[[nodiscard]] Exit exitFor(ErrorCode code);

// Empty becomes null.
[[nodiscard]] QJsonValue textOrNull(const QString &text);
[[nodiscard]] QJsonValue timeOrNull(const std::optional<qint64> &at, const QTimeZone &zone);
[[nodiscard]] QString timeText(const std::optional<qint64> &at, const QTimeZone &zone);

} // namespace binnacle
