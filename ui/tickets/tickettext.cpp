// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/tickettext.h"

#include "base/timetext.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"

#include <QFileInfo>
#include <QHash>
#include <QLocale>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::tickettext {

namespace {

constexpr qsizetype kLongestName = 120;
constexpr int kDaysByName = 6;

QString suffixOf(const QString &name)
{
    return QFileInfo(name).suffix().toLower();
}

} // namespace

QString momentText(qint64 utcMs, qint64 now, const QTimeZone &zone)
{
    if (utcMs == 0)
        return {};
    const LocalTime at = utcToLocal(utcMs, zone);
    const LocalTime today = utcToLocal(now, zone);
    const QString clock = QTime::fromMSecsSinceStartOfDay(at.msOfDay).toString(u"HH:mm"_s);
    const qint64 days = at.date.daysTo(today.date);
    if (days == 0)
        return clock;
    const QLocale locale;
    if (days > 0 && days <= kDaysByName)
        return locale.dayName(at.date.dayOfWeek(), QLocale::ShortFormat) + u' ' + clock;
    if (at.date.year() == today.date.year())
        return locale.monthName(at.date.month(), QLocale::ShortFormat) + u' ' +
               QString::number(at.date.day()) + u' ' + clock;
    return wording::dateText(at.date);
}

// Opening again takes the resolution away in the same act; taking a resolution back does not count as one.
std::vector<EarlierResolution> earlierResolutions(const std::vector<HistoryRow> &oldestFirst)
{
    std::vector<EarlierResolution> found;
    for (auto row = oldestFirst.begin(); row != oldestFirst.end(); ++row) {
        if (row->field != "resolution"_L1 || row->before.isEmpty() || !row->after.isEmpty())
            continue;
        EarlierResolution earlier{row->at, {}, row->before};
        bool reopened = false;
        for (const HistoryRow &other : oldestFirst) {
            if (other.field == "resolution"_L1 && other.at < row->at && other.after == row->before)
                earlier.at = other.at;
            if (other.at != row->at)
                continue;
            reopened = reopened || other.field == "reopen_count"_L1;
            if (other.field == "resolution_code"_L1)
                earlier.code = other.before;
        }
        if (reopened)
            found.push_back(earlier);
    }
    return found;
}

std::vector<Segment> segments(const QString &body, size_t most)
{
    std::vector<Segment> found;
    Segment current;
    const auto flush = [&found, &current] {
        while (current.text.endsWith(u'\n'))
            current.text.chop(1);
        if (!current.text.trimmed().isEmpty())
            found.push_back(current);
        current = {};
    };
    QString text = body;
    text.replace(u"\r\n"_s, u"\n"_s);
    for (const QString &line : text.split(u'\n')) {
        if (found.size() + 1 >= most) { // the rest as it is written
            current.text += line + u'\n';
            current.isCode = true;
            continue;
        }
        if (!line.trimmed().startsWith(u"```"_s)) {
            current.text += line + u'\n';
            continue;
        }
        const bool opens = !current.isCode;
        const QString language = line.trimmed().mid(3).trimmed().section(u' ', 0, 0).toLower();
        flush();
        current.isCode = opens;
        current.language = opens ? language : QString();
    }
    flush();
    return found;
}

QString languageOf(const QString &fileName, const QString &mediaType)
{
    static const QHash<QString, QString> kBySuffix = {
        {u"log"_s, u"log"_s},       {u"out"_s, u"log"_s},        {u"txt"_s, u"text"_s},
        {u"csv"_s, u"text"_s},      {u"json"_s, u"json"_s},      {u"sql"_s, u"sql"_s},
        {u"yaml"_s, u"yaml"_s},     {u"yml"_s, u"yaml"_s},       {u"sh"_s, u"bash"_s},
        {u"bash"_s, u"bash"_s},     {u"ps1"_s, u"powershell"_s}, {u"py"_s, u"python"_s},
        {u"xml"_s, u"xml"_s},       {u"conf"_s, u"ini"_s},       {u"ini"_s, u"ini"_s},
        {u"cfg"_s, u"ini"_s},       {u"service"_s, u"ini"_s},    {u"md"_s, u"text"_s},
        {u"diff"_s, u"diff"_s},     {u"patch"_s, u"diff"_s},     {u"bat"_s, u"bat"_s},
        {u"js"_s, u"javascript"_s},
    };
    const QString language = kBySuffix.value(suffixOf(fileName));
    if (!language.isEmpty())
        return language;
    return mediaType.startsWith(u"text/"_s) && mediaType != u"text/html"_s ? u"text"_s : QString();
}

QString safeFileName(const QString &name)
{
    QString cleaned = name.section(u'/', -1).section(u'\\', -1);
    cleaned = withoutHidden(cleaned.simplified());
    for (QChar &c : cleaned) {
        if (u"<>:\"|?*"_s.contains(c))
            c = u'_';
    }
    while (cleaned.startsWith(u'.') || cleaned.startsWith(u' ') || cleaned.startsWith(u'-'))
        cleaned.remove(0, 1);
    cleaned = cleaned.trimmed();
    if (cleaned.size() > kLongestName) {
        const QString ending = u'.' + QFileInfo(cleaned).suffix().left(16);
        cleaned = cleaned.left(kLongestName - ending.size()) + ending;
    }
    return cleaned.isEmpty() ? u"attachment"_s : cleaned;
}

bool isRisky(const QString &name, const QString &mediaType)
{
    static const QSet<QString> kSuffixes = {
        u"sh"_s,         u"bash"_s,  u"zsh"_s,  u"py"_s,      u"pl"_s,       u"rb"_s,   u"php"_s,  u"js"_s,
        u"mjs"_s,        u"jar"_s,   u"exe"_s,  u"msi"_s,     u"bat"_s,      u"cmd"_s,  u"com"_s,  u"ps1"_s,
        u"vbs"_s,        u"wsf"_s,   u"scr"_s,  u"lnk"_s,     u"htm"_s,      u"html"_s, u"xht"_s,  u"xhtml"_s,
        u"mht"_s,        u"svg"_s,   u"svgz"_s, u"desktop"_s, u"appimage"_s, u"run"_s,  u"deb"_s,  u"rpm"_s,
        u"flatpakref"_s, u"docm"_s,  u"xlsm"_s, u"pptm"_s,    u"iso"_s,      u"url"_s,  u"jnlp"_s, u"hta"_s,
        u"doc"_s,        u"xls"_s,   u"ppt"_s,  u"xlsb"_s,    u"dotm"_s,     u"xltm"_s, u"odt"_s,  u"ods"_s,
        u"odp"_s,        u"pyw"_s,   u"pyz"_s,  u"csh"_s,     u"ksh"_s,      u"fish"_s, u"lua"_s,  u"tcl"_s,
        u"flatpak"_s,    u"snap"_s,  u"xlam"_s, u"xla"_s,     u"ppam"_s,     u"potm"_s, u"ppsm"_s, u"dot"_s,
        u"rtf"_s,        u"mhtml"_s, u"xml"_s,  u"xsl"_s,     u"reg"_s,      u"chm"_s,  u"vbe"_s,  u"jse"_s,
        u"scf"_s,        u"rdp"_s,
    };
    // Of a page or drawing with script, of a program, of a document with macros, of a page with all it shows.
    static const QStringList kKinds = {u"html"_s,       u"svg"_s,          u"script"_s,
                                       u"executable"_s, u"macroenabled"_s, u"mimearchive"_s};
    // A name of two endings is judged by both: invoice.pdf.exe, page.html.txt
    const QStringList parts = safeFileName(name).toLower().split(u'.');
    const bool bySuffix = std::any_of(parts.begin() + (parts.isEmpty() ? 0 : 1), parts.end(),
                                      [](const QString &part) { return kSuffixes.contains(part.trimmed()); });
    const QString type = mediaType.toLower();
    const bool byKind = std::any_of(kKinds.begin(), kKinds.end(),
                                    [&type](const QString &kind) { return type.contains(kind); });
    return bySuffix || byKind || type == u"application/x-desktop"_s;
}

} // namespace binnacle::tickettext
