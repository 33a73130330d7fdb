// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any text is parsed or refused with a place inside it; what is parsed goes round through its canonical text,
// compiles for both engines, and can be completed anywhere.

#include "query/ticketfields.h"

#include <cstdlib>

using namespace binnacle;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const QueryLanguage &language = ticketQueryLanguage();
    const auto query = language.parse(text);
    static_cast<void>(language.complete(text, size > 0 ? data[0] % (text.size() + 1) : 0));
    if (!query) {
        const qsizetype position = query.error().values.value(QStringLiteral("position")).toLongLong();
        const qsizetype length = query.error().values.value(QStringLiteral("length")).toLongLong();
        require(position >= 0 && length >= 0 && position + length <= text.size());
        return 0;
    }
    const QString canonical = query->canonical();
    if (canonical.size() <= QueryLanguage::kMaxLength) { // quotes and escapes may lengthen it
        const auto again = language.parse(canonical);
        require(again && *again == *query);
    }
    const QueryContext context{QTimeZone::utc(), 1'782'000'000'000, PersonId(7)};
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql})
        require(compileSql(*query, ticketFields(), ticketSqlMapping(engine), context).has_value());
    return 0;
}
