// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One prepared, forward-only statement of a connection. The only way SQL is run; Qt SQL stays behind it.
// Lives on the thread of its connection, inside one read or write; it finishes itself when it goes.

#include "base/ids.h"
#include "base/result.h"

#include <QByteArray>
#include <QVariant>
#include <memory>
#include <optional>

namespace binnacle {

class Connection;
struct PreparedStatement;

class Statement
{
public:
    Statement(Statement &&) noexcept;
    Statement &operator=(Statement &&) noexcept;
    ~Statement();

    // Binds `:name` (given without the colon). One name may be used several times in the text. A null QString
    // or QByteArray is an empty one; NULL is QVariant() or std::nullopt. Besides those two: whole numbers,
    // double, bool. A name or a place that is not in the text, a value of another type and one the engine
    // refuses are found by run(), and nothing is run.
    Statement &bind(const QString &name, const QVariant &value);
    // The same by place, from 0 in the order of the text, for statements whose names are each used once.
    Statement &bindAt(int place, const QVariant &value);
    Statement &bind(const QString &name, qint64 value) { return bind(name, QVariant(value)); }
    Statement &bind(const QString &name, std::optional<qint64> value);
    template <typename Tag>
    Statement &bind(const QString &name, Id<Tag> id)
    {
        return bind(name, id.isValid() ? std::optional<qint64>(id.value) : std::nullopt);
    }

    // Runs with what is bound; may be called again after rebinding. The error carries the native SQL state in
    // detail.
    [[nodiscard]] Result<> run();
    // Runs and gives the number of rows changed.
    [[nodiscard]] Result<qint64> runCounting();
    // Runs and gives the first column of the first row: an id from RETURNING, a count. No row: NotFound
    // "no-row".
    [[nodiscard]] Result<qint64> runForInt64();

    // After run(): moves to the next row. An error on the way ends the rows and fails the read or write as a
    // whole.
    [[nodiscard]] bool next();
    [[nodiscard]] qint64 int64(int column) const; // NULL gives 0
    [[nodiscard]] std::optional<qint64> optInt64(int column) const;
    [[nodiscard]] QString text(int column) const; // NULL gives an empty text
    [[nodiscard]] double real(int column) const;  // NULL gives 0
    [[nodiscard]] QByteArray blob(int column) const;
    [[nodiscard]] bool isNull(int column) const;

    void finish();

private:
    friend class Connection;
    struct Private;
    static Statement make(Connection &connection, std::shared_ptr<PreparedStatement> prepared);
    explicit Statement(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace binnacle
