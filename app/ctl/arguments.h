// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of a call, taken apart: verb, positional words, options. Pure.

#include "base/result.h"

#include <QMap>
#include <QStringList>

namespace binnacle {

// What a verb takes. Options end in "=" when they take a value: {"dry-run", "zone="}.
struct Syntax
{
    QStringList options;
    bool anyField = false; // also --FIELD value for any field of a ticket
    int least = 0;         // positional words
    int most = 0;
};

class Arguments
{
public:
    // Takes --json and --workspace W out wherever they stand before "--".
    [[nodiscard]] static Result<Arguments> parse(const QStringList &words);
    // Checks against a verb's syntax: Invalid "unknown-option", "option-needs-value", "too-few-words",
    // "too-many-words".
    [[nodiscard]] Result<> apply(const Syntax &syntax, int verbWords);

    [[nodiscard]] bool json() const { return m_json; }
    [[nodiscard]] const QString &workspace() const { return m_workspace; }
    [[nodiscard]] bool help() const { return m_help; }
    [[nodiscard]] const QStringList &words() const
    {
        return m_words;
    } // before apply: all; after: without the verb
    [[nodiscard]] bool has(const QString &option) const { return m_options.contains(option); }
    [[nodiscard]] QString value(const QString &option, const QString &otherwise = {}) const;
    [[nodiscard]] QStringList values(const QString &option) const; // in the order given
    // Options that are fields, for `anyField`.
    [[nodiscard]] const QMap<QString, QString> &fields() const { return m_fields; }

private:
    bool m_json = false;
    bool m_help = false;
    QString m_workspace;
    QStringList m_raw;
    QStringList m_words;
    QMap<QString, QStringList> m_options;
    QMap<QString, QString> m_fields;
};

// "field=value" words; Invalid "bad-assignment" {text}.
[[nodiscard]] Result<QMap<QString, QString>> assignments(const QStringList &words);

} // namespace binnacle
