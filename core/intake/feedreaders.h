// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What monitors leave behind, read whole: they are small. Each gives its services with their outages; what is
// wrong with one goes into the log and counts as failed, and `read` of the report counts them all. Pure but
// for the files. Any thread.

#include "base/job.h"
#include "intake/importlog.h"
#include "intake/servicefeed.h"

namespace binnacle {

// The folder of an Upptime monitor: history/summary.json has the sites and their minutes down by day, one
// .yml a site from when it is watched; they are watched to the newest `lastUpdated` of them all. A day's
// minutes are known to the day: they stand at the beginning of what is recorded of it, flagged estimated
// (cli.md 12). Unavailable "not-upptime" {file}, "file-unreadable", "file-too-large", and
// "bad-json", "bad-yaml" with file, line and column; Cancelled.
[[nodiscard]] Result<std::vector<ServiceTold>> readUpptime(const QString &folder, ImportReport &report,
                                                           ImportLog &log, const Job &job);

// Nagios' status.dat: each service since its last hard state change, to when the file was made. Down where
// its hard state is critical or unknown; a warning is up; one that is not checked yet tells nothing.
// Unavailable "not-nagios" {file}, "unclosed-block" with file and line, and those of TextSource; Cancelled.
[[nodiscard]] Result<std::vector<ServiceTold>> readNagios(const QString &path, ImportReport &report,
                                                          ImportLog &log, const Job &job);

} // namespace binnacle
