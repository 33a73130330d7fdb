// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportfiles.h"

#include "reports/reporttext.h"
#include "reports/reportxlsx.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace binnacle {

Result<QByteArray> reportBytes(const Report &report, const QString &suffix)
{
    if (suffix == "html"_L1)
        return reportHtml(report).toUtf8();
    if (suffix == "xlsx"_L1)
        return reportXlsx(report);
    if (suffix == "csv"_L1)
        return reportCsv(report).toUtf8();
    if (suffix == "json"_L1)
        return QJsonDocument(reportJson(report)).toJson();
    return fail(ErrorCode::Invalid, u"unknown-suffix"_s, {{u"suffix"_s, suffix}});
}

} // namespace binnacle
