// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One CSV file opened as incidents or changes of incidents: its dialect, headers and mapping, ready at the
// first row. One thread; owned by the reader of an import.

#include "intake/csvreader.h"
#include "intake/mapping.h"
#include "intake/timereader.h"

#include <functional>
#include <memory>

namespace binnacle {

// Gives what was remembered by a header signature.
using MappingMemory = std::function<RememberedMapping(const QString &signature)>;

struct ImportFile
{
    QString path;
    std::unique_ptr<CsvReader> reader; // after the header
    Mapping mapping;
    QStringList duplicates; // headers met twice
    bool remembered = false;
    bool hasHeader = true;

    // Errors of the text and the CSV reader; Unavailable "no-header" and those of makeMapping, with "file".
    [[nodiscard]] static Result<ImportFile> open(const QString &path, ImportFormat format,
                                                 const ImportRequest &request, const MappingMemory &memory);
    // Opens the dialect and the headers only; a file without any names its columns by their place.
    [[nodiscard]] static Result<ImportFile> openHeaders(const QString &path, const ImportRequest &request);
};

// What the content says it is: changes if numbers repeat beside a time of change, ServiceNow's by its
// headers; outages if there is a service and a beginning, but no number of an incident.
[[nodiscard]] Result<ImportFormat> detectFormat(const QString &path, const ImportRequest &request);
// The one said, or with "auto" what the first file is. Invalid "no-file", "unknown-format" {format}.
[[nodiscard]] Result<ImportFormat> formatOf(const ImportRequest &request);

} // namespace binnacle
