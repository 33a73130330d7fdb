// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which delimiter a CSV text uses, from its first records. Pure; any thread.

#include <QByteArray>

namespace binnacle {

// One of `,` `;` tab `|`: the one that cuts the first records most evenly. Excel's first line `sep=;` decides
// by itself.
[[nodiscard]] char sniffDelimiter(const QByteArray &sample);
// Whether the text begins with such a line, which is no header.
[[nodiscard]] bool hasSeparatorLine(QByteArrayView sample);

} // namespace binnacle
