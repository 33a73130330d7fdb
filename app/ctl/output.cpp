// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/output.h"

#include "base/timetext.h"
#include "wording/errors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <atomic>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

std::atomic<bool> s_cut = false;

// A script must not take an answer that found no room for a whole one.
void put(std::FILE *file, const QByteArray &bytes)
{
    const bool whole = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), file) == size_t(bytes.size());
    if ((std::fflush(file) != 0 || !whole) && file == stdout)
        s_cut = true;
}

// Control characters from outside never reach the terminal.
QString forTerminal(const QString &text, bool lines = false)
{
    QString clean = text;
    for (QChar &c : clean) {
        if (!c.isPrint() && !c.isSurrogate() && !(lines && c == u'\n'))
            c = u' ';
    }
    return clean;
}

// U+007F to U+009F, which JSON allows as they are, as escapes: some terminals act on them.
QByteArray escaped(const QByteArray &json)
{
    QByteArray safe;
    safe.reserve(json.size());
    for (qsizetype i = 0; i < json.size(); ++i) {
        const auto c = uchar(json[i]);
        const auto next = i + 1 < json.size() ? uchar(json[i + 1]) : uchar(0);
        const bool upper = c == 0xc2 && next >= 0x80 && next <= 0x9f;
        if (c != 0x7f && !upper) {
            safe.append(json[i]);
            continue;
        }
        safe.append("\\u00").append(QByteArray::number(upper ? next : c, 16));
        i += upper;
    }
    return safe;
}

} // namespace

bool Output::isCut()
{
    return s_cut;
}

void Output::write(const QJsonValue &document) const
{
    const QJsonDocument whole =
        document.isArray() ? QJsonDocument(document.toArray()) : QJsonDocument(document.toObject());
    put(stdout, escaped(whole.toJson(QJsonDocument::Compact)) + '\n');
}

void Output::write(const QStringList &header, const QList<QStringList> &rows) const
{
    QList<qsizetype> widths;
    for (const QString &name : header)
        widths.append(name.size());
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < qMin(row.size(), widths.size()); ++i)
            widths[i] = qMax(widths[i], row[i].size());
    }
    const auto line = [&](const QStringList &cells) {
        QString text;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const bool last = i + 1 == cells.size();
            text += last ? forTerminal(cells[i]) : forTerminal(cells[i]).leftJustified(widths.value(i) + 2);
        }
        put(stdout, text.toUtf8() + '\n');
    };
    line(header);
    for (const QStringList &row : rows)
        line(row);
}

void Output::write(const QString &text) const
{
    put(stdout, forTerminal(text, true).toUtf8() + '\n');
}

void Output::message(const QString &text) const
{
    put(stderr, forTerminal(text, true).toUtf8() + '\n');
}

Exit Output::fail(const Error &error) const
{
    const wording::ErrorText text = wording::errorText(error);
    if (m_json) {
        write(
            QJsonObject{{u"error"_s, QJsonObject{{u"code"_s, error.key},
                                                 {u"message"_s, text.message},
                                                 {u"values"_s, QJsonObject::fromVariantMap(error.values)}}}});
    } else {
        message(u"binnaclectl: "_s + forTerminal(text.message));
        if (!text.advice.isEmpty())
            message(forTerminal(text.advice));
    }
    return exitFor(error.code);
}

Exit exitFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Invalid:
    case ErrorCode::NotFound:
        return Exit::WrongCall;
    case ErrorCode::Conflict:
    case ErrorCode::Denied:
    case ErrorCode::Incompatible:
        return Exit::Refused;
    case ErrorCode::Cancelled:
        return Exit::Failed;
    case ErrorCode::Busy:
    case ErrorCode::Unavailable:
    case ErrorCode::Bug:
        break;
    }
    return Exit::Unreachable;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOrNull(const std::optional<qint64> &at, const QTimeZone &zone)
{
    return at ? QJsonValue(isoText(*at, zone)) : QJsonValue();
}

QString timeText(const std::optional<qint64> &at, const QTimeZone &zone)
{
    return at ? isoText(*at, zone) : QString();
}

} // namespace binnacle
