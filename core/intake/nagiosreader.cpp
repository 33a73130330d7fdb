// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/feedreaders.h"
#include "intake/textsource.h"

#include <QHash>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestLine = 1 << 20;
constexpr qint64 kChunk = 64 * 1024;
constexpr qint64 kFarthest = 4'102'444'800; // 2100, in seconds

struct Block
{
    QByteArray name; // empty: between blocks
    QHash<QByteArray, QByteArray> values;
    qint64 line = 0;
};

// One line after the other, with flat memory.
class Lines
{
public:
    Lines(std::unique_ptr<TextSource> text, QString file)
        : m_text(std::move(text))
        , m_file(std::move(file))
    {}

    Result<bool> next(QByteArray &line)
    {
        qsizetype end = m_ahead.indexOf('\n', m_at);
        while (end < 0 && !m_ended) {
            m_ahead.remove(0, m_at);
            m_at = 0;
            const qsizetype had = m_ahead.size();
            if (had > kLongestLine)
                return fail(ErrorCode::Invalid, u"record-too-long"_s,
                            {{u"file"_s, m_file}, {u"line"_s, m_line + 1}, {u"column"_s, 1}});
            BINNACLE_TRY(m_text->read(m_ahead, kChunk));
            m_ended = m_ahead.size() == had;
            end = m_ahead.indexOf('\n', m_at);
        }
        if (end < 0 && m_at >= m_ahead.size())
            return false;
        const qsizetype stop = end < 0 ? m_ahead.size() : end;
        line = m_ahead.mid(m_at, stop - m_at).trimmed();
        m_at = end < 0 ? m_ahead.size() : end + 1;
        ++m_line;
        return true;
    }
    [[nodiscard]] qint64 line() const { return m_line; }

private:
    std::unique_ptr<TextSource> m_text;
    QString m_file;
    QByteArray m_ahead;
    qsizetype m_at = 0;
    qint64 m_line = 0;
    bool m_ended = false;
};

class StatusFile
{
public:
    StatusFile(const QString &path, ImportReport &report, ImportLog &log)
        : m_path(path)
        , m_report(report)
        , m_log(log)
    {}

    Result<std::vector<ServiceTold>> read(std::unique_ptr<TextSource> text, const Job &job)
    {
        Lines lines(std::move(text), m_path);
        QByteArray line;
        Block block;
        for (;;) {
            if (job.isCancelled())
                return fail(ErrorCode::Cancelled, u"cancelled"_s);
            BINNACLE_LET(const bool more, lines.next(line));
            if (!more)
                break;
            take(line, lines.line(), block);
        }
        if (!block.name.isEmpty())
            return fail(ErrorCode::Unavailable, u"unclosed-block"_s,
                        {{u"file"_s, m_path}, {u"line"_s, block.line}, {u"column"_s, 1}});
        if (m_created <= 0)
            return fail(ErrorCode::Unavailable, u"not-nagios"_s, {{u"file"_s, m_path}});
        finish();
        return std::move(m_services);
    }

private:
    void take(const QByteArray &line, qint64 number, Block &block)
    {
        if (block.name.isEmpty()) {
            if (line.endsWith('{'))
                block = {line.chopped(1).trimmed(), {}, number};
        } else if (line == "}") {
            close(block);
            block = {};
        } else if (const qsizetype equals = line.indexOf('='); equals > 0) {
            block.values.insert(line.left(equals), line.mid(equals + 1)); // a value may hold more of them
        }
    }

    void close(const Block &block)
    {
        if (block.name == "info")
            m_created = instant(block, "created");
        else if (block.name == "servicestatus")
            takeService(block);
    }

    static qint64 instant(const Block &block, const char *name) // 0: none
    {
        const qint64 seconds = block.values.value(name).toLongLong();
        return seconds > 0 && seconds < kFarthest ? seconds * 1000 : 0;
    }

    void takeService(const Block &block)
    {
        ++m_report.read;
        const QString host = QString::fromUtf8(block.values.value("host_name"));
        const QString service = QString::fromUtf8(block.values.value("service_description"));
        if (host.isEmpty() || service.isEmpty())
            return wrong(block, host.isEmpty() ? u"host_name"_s : u"service_description"_s, {},
                         u"required"_s);
        ServiceTold told;
        told.key = host + u'/' + service;
        told.name = told.key;
        const bool isHard = block.values.value("state_type") == "1";
        const QByteArray state = block.values.value(isHard ? "current_state" : "last_hard_state");
        bool isNumber = false;
        const int hard = state.toInt(&isNumber);
        if (!isNumber || hard < 0 || hard > 3)
            return wrong(block, isHard ? u"current_state"_s : u"last_hard_state"_s, QString::fromUtf8(state),
                         u"state"_s);
        const qint64 since = instant(block, "last_hard_state_change");
        if (block.values.value("has_been_checked", "1") != "0" && since > 0) {
            told.span = Interval{since, since}; // to the end of the file's time
            if (hard > 1) {
                Outage outage;
                outage.from = since;
                outage.reference = QString::number(since / 1000);
                outage.title = QString::fromUtf8(block.values.value("plugin_output")).simplified();
                told.outages.push_back(outage);
            }
        }
        m_services.push_back(std::move(told));
    }

    // `info` may come after the services.
    void finish()
    {
        for (ServiceTold &service : m_services) {
            if (!service.span)
                service.span = Interval{m_created, m_created}; // told of, and nothing known
            service.span->to = std::max(service.span->from, m_created);
            for (Outage &outage : service.outages)
                outage.to = service.span->to; // a later file tells how it went on
        }
    }

    void wrong(const Block &block, const QString &field, const QString &value, const QString &code)
    {
        m_log.error({m_path, block.line, 1, field, value, code, {{u"field"_s, field}, {u"value"_s, value}}});
        ++m_report.failed;
    }

    const QString &m_path;
    ImportReport &m_report;
    ImportLog &m_log;
    qint64 m_created = 0;
    std::vector<ServiceTold> m_services;
};

} // namespace

Result<std::vector<ServiceTold>> readNagios(const QString &path, ImportReport &report, ImportLog &log,
                                            const Job &job)
{
    BINNACLE_LET(std::unique_ptr<TextSource> text, TextSource::open(path));
    report.encoding = text->encoding();
    return StatusFile(path, report, log).read(std::move(text), job);
}

} // namespace binnacle
