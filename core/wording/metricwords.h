// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What people read of metrics and boards, keyed by code: titles, definitions, notes. Sentences are
// translated; figures are put in by the caller's values. Any thread.

#include "wording/quantities.h"

#include <QString>
#include <QVariantMap>

namespace binnacle::wording {

// Codes: ttd tta ttr resolve resolve_first close (the keys of the command line), open (of a cohort),
// open-all, sla, reopened, reassigned, volume, volume-opened (without those closed), backlog, incidents.
[[nodiscard]] QString metricTitle(const QString &code);
// Full definition. tta takes {count}: incidents measured from opened because nothing says when they were
// detected.
[[nodiscard]] QString metricDefinition(const QString &code, const QVariantMap &values = {});
// Grows whenever a definition changes what is counted.
[[nodiscard]] int metricVersion(const QString &code);

// Sentences of the board: see the .cpp for each key and its values.
[[nodiscard]] QString boardText(const QString &key, const QVariantMap &values = {});

} // namespace binnacle::wording
