// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which delimiter a CSV text uses, from its first records. Pure; any thread.

#include "base/result.h"

#include <QByteArray>
#include <QStringList>

namespace binnacle {

struct ImportRequest;

// One of `,` `;` tab `|`: the one that cuts the first records most evenly. Excel's first line `sep=;` decides
// by itself.
[[nodiscard]] char sniffDelimiter(const QByteArray &sample);
// Whether the text begins with such a line, which is no header.
[[nodiscard]] bool hasSeparatorLine(QByteArrayView sample);
// Whether the first record is a row like the others and names no columns: a time or a number stands in it,
// and no cell reads like a column's name we know.
[[nodiscard]] bool looksLikeData(const QStringList &first);
// What a request says of the dialect is known: Invalid "bad-option" {option, text}.
[[nodiscard]] Result<> checkDialect(const ImportRequest &request);

} // namespace binnacle
