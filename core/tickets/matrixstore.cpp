// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/matrixstore.h"

#include "tickets/ticketsql.h"

using namespace Qt::StringLiterals;

namespace binnacle::matrixstore {

Result<StoredMatrix> current(ReadScope &scope)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"matrix_current"_s));
    BINNACLE_TRY(row.run());
    StoredMatrix stored;
    if (row.next()) {
        stored.version = row.int64(0);
        BINNACLE_LET(stored.matrix, PriorityMatrix::fromText(row.text(1)));
    }
    return stored;
}

Result<std::vector<PriorityMatrix>> all(ReadScope &scope)
{
    std::vector<PriorityMatrix> matrices{PriorityMatrix()};
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"matrix_all"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        BINNACLE_LET(const PriorityMatrix matrix, PriorityMatrix::fromText(rows.text(0)));
        matrices.push_back(matrix);
    }
    return matrices;
}

Result<qint64> insert(WriteScope &scope, const PriorityMatrix &matrix)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"matrix_insert"_s));
    return row.bind(u"at"_s, scope.now()).bind(u"cells"_s, matrix.text()).runForInt64();
}

Result<> hold(WriteScope &scope)
{
    BINNACLE_LET(Statement lock, scope.statement(ticketSql(), u"rules_lock"_s));
    return lock.run();
}

} // namespace binnacle::matrixstore
