// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which priority impact and urgency give: sixteen cells, 1 to 4, that never fall as either rises (domain.md
// 4). Stored as four rows, "1123 1233 2334 3344". A value; any thread.

#include "base/result.h"

#include <QString>
#include <array>

namespace binnacle {

class PriorityMatrix
{
public:
    // The one of domain.md 4.
    PriorityMatrix() = default;

    // 0 where impact or urgency is none.
    [[nodiscard]] int at(int impact, int urgency) const;
    void set(int impact, int urgency, int priority);

    [[nodiscard]] QString text() const;
    [[nodiscard]] static Result<PriorityMatrix> fromText(const QString &text); // Invalid "bad-matrix"

    friend bool operator==(const PriorityMatrix &, const PriorityMatrix &) = default;

private:
    std::array<std::array<int, 4>, 4> m_cells = {{{1, 1, 2, 3}, {1, 2, 3, 3}, {2, 3, 3, 4}, {3, 3, 4, 4}}};
};

// Invalid "bad-matrix", "matrix-not-monotone" {impact, urgency} with the first cell that is too low.
[[nodiscard]] Result<> check(const PriorityMatrix &matrix);

} // namespace binnacle
