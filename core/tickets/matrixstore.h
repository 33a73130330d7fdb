// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The stored priority matrices: rows to values and back. Stateless, on the database thread.

#include "store/scope.h"
#include "tickets/prioritymatrix.h"

#include <vector>

namespace binnacle {

struct StoredMatrix
{
    qint64 version = 0; // 0: none is stored, it is the default
    PriorityMatrix matrix;
};

namespace matrixstore {

[[nodiscard]] Result<StoredMatrix> current(ReadScope &scope);
// All that ever counted, the default among them.
[[nodiscard]] Result<std::vector<PriorityMatrix>> all(ReadScope &scope);
[[nodiscard]] Result<qint64> insert(WriteScope &scope, const PriorityMatrix &matrix);
// For whoever changes it: nobody else does until the write is over.
[[nodiscard]] Result<> hold(WriteScope &scope);

} // namespace matrixstore

} // namespace binnacle
