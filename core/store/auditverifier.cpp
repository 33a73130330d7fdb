// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditverifier.h"

#include "store/auditchain.h"
#include "store/auditsealer.h"
#include "store/storesql.h"

#include <deque>
#include <limits>
#include <vector>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 kPage = 5000;
constexpr quint64 kClocksDiffer = quint64(24) * 60 * 60 * 1000; // of the machines that write, and over time

// The audit rows in order, a page at a time.
class RowReader
{
public:
    explicit RowReader(ReadScope &scope)
        : m_scope(scope)
    {}

    // The next row, or null after the last.
    Result<const AuditRow *> peek()
    {
        if (m_page.empty() && !m_atEnd) {
            BINNACLE_LET(Statement rows, m_scope.statement(storeSql(), u"audit_after"_s));
            BINNACLE_TRY(rows.bind(u"seq"_s, m_last).bind(u"limit"_s, kPage).run());
            while (rows.next())
                m_page.push_back(AuditSealer::rowOf(rows));
            m_atEnd = qint64(m_page.size()) < kPage;
            if (!m_page.empty())
                m_last = m_page.back().seq;
        }
        return m_page.empty() ? nullptr : &m_page.front();
    }
    void take() { m_page.pop_front(); }

private:
    ReadScope &m_scope;
    std::deque<AuditRow> m_page;
    qint64 m_last = std::numeric_limits<qint64>::min();
    bool m_atEnd = false;
};

struct Seal
{
    qint64 lastSeq = 0;
    qint64 rowCount = 0;
    QByteArray previous;
    QByteArray hash;
    qint64 sealedAt = 0;
};

Result<std::vector<Seal>> readSeals(ReadScope &scope)
{
    std::vector<Seal> seals;
    BINNACLE_LET(Statement rows, scope.statement(storeSql(), u"seals"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        seals.push_back({rows.int64(0), rows.int64(1), rows.blob(2), rows.blob(3), rows.int64(4)});
    return seals;
}

void breakAt(AuditFinding &finding, const Seal &seal, const QString &reason)
{
    finding.ok = false;
    finding.brokenFrom = finding.head.lastSeq + 1;
    finding.brokenTo = seal.lastSeq;
    finding.reason = reason;
}

// Each row is written after the seal before it and before its own. What says otherwise by more than clocks
// do was given a time that is not its own.
class Dates
{
public:
    void row(const AuditRow &row, qint64 sealedAt)
    {
        if (!isEarlier(row.at, m_after) && !isEarlier(sealedAt, row.at))
            return;
        m_from = m_from.value_or(row.seq);
        m_to = row.seq;
    }
    void sealed(qint64 at) { m_after = at; }

    void judge(AuditFinding &finding) const
    {
        if (!m_from)
            return;
        finding.ok = false;
        finding.brokenFrom = *m_from;
        finding.brokenTo = m_to;
        finding.reason = u"rows-misdated"_s;
    }

private:
    static bool isEarlier(qint64 at, qint64 than)
    {
        return at < than && quint64(than) - quint64(at) > kClocksDiffer;
    }

    qint64 m_after = std::numeric_limits<qint64>::min();
    std::optional<qint64> m_from;
    qint64 m_to = 0;
};

// Whether the rows up to the seal's last are those it was made of.
Result<> checkSeal(RowReader &rows, const Seal &seal, Dates &dates, AuditFinding &finding)
{
    if (seal.previous != finding.head.hash || seal.lastSeq <= finding.head.lastSeq) {
        breakAt(finding, seal, u"seal-changed"_s);
        return {};
    }
    AuditChain chain(seal.previous, seal.rowCount, seal.lastSeq, seal.sealedAt);
    qint64 count = 0;
    for (;;) {
        BINNACLE_LET(const AuditRow *row, rows.peek());
        if (!row || row->seq > seal.lastSeq)
            break;
        chain.add(*row);
        dates.row(*row, seal.sealedAt);
        rows.take();
        ++count;
    }
    if (chain.hash() != seal.hash) {
        breakAt(finding, seal,
                count < seal.rowCount   ? u"rows-missing"_s
                : count > seal.rowCount ? u"rows-added"_s
                                        : u"rows-changed"_s);
        return {};
    }
    dates.sealed(seal.sealedAt);
    finding.sealedRows += count;
    finding.head = {seal.lastSeq, seal.hash};
    return {};
}

} // namespace

QString AuditCheckpoint::text() const
{
    return QString::number(lastSeq) + u':' + QString::fromLatin1(hash.toHex());
}

Result<AuditCheckpoint> AuditCheckpoint::parse(const QString &text)
{
    bool isNumber = false;
    AuditCheckpoint checkpoint;
    checkpoint.lastSeq = text.section(u':', 0, 0).trimmed().toLongLong(&isNumber);
    const QByteArray digits = text.section(u':', 1).trimmed().toLatin1().toLower();
    checkpoint.hash = QByteArray::fromHex(digits);
    if (!isNumber || checkpoint.lastSeq < 0 || digits.size() != 64 || checkpoint.hash.toHex() != digits)
        return fail(ErrorCode::Invalid, u"bad-checkpoint"_s, {{u"value"_s, text}});
    return checkpoint;
}

QString AuditFinding::text() const
{
    if (!ok && reason == u"checkpoint-missing")
        return u"broken: the checkpoint at row %1 is not in the chain"_s.arg(brokenTo);
    if (!ok)
        return u"broken in rows %1 to %2: %3"_s.arg(brokenFrom).arg(brokenTo).arg(reason);
    QString line = u"%1 rows sealed"_s.arg(sealedRows);
    if (unsealedRows > 0)
        line += u", %1 not sealed yet"_s.arg(unsealedRows);
    if (sealedRows > 0)
        line += u"; head %1 %2"_s.arg(head.lastSeq).arg(QString::fromLatin1(head.hash.toHex()));
    return line;
}

Result<AuditFinding> AuditVerifier::verify(ReadScope &scope, const QString &workspaceUid,
                                           const std::optional<AuditCheckpoint> &checkpoint)
{
    AuditFinding finding;
    finding.head.hash = AuditChain::genesis(workspaceUid);
    BINNACLE_LET(const auto seals, readSeals(scope));
    RowReader rows(scope);
    const auto met = [&] {
        return !checkpoint ||
               (checkpoint->lastSeq == finding.head.lastSeq && checkpoint->hash == finding.head.hash);
    };
    bool checkpointMet = met(); // before the first seal, too: that is the workspace itself
    Dates dates;
    for (const Seal &seal : seals) {
        BINNACLE_TRY(checkSeal(rows, seal, dates, finding));
        if (!finding.ok)
            return finding;
        checkpointMet = checkpointMet || met();
    }
    for (;;) {
        BINNACLE_LET(const AuditRow *row, rows.peek());
        if (!row)
            break;
        dates.row(*row, std::numeric_limits<qint64>::max());
        rows.take();
        ++finding.unsealedRows;
    }
    dates.judge(finding);
    if (!checkpointMet) {
        finding.ok = false;
        finding.brokenTo = checkpoint->lastSeq;
        finding.reason = u"checkpoint-missing"_s;
    }
    return finding;
}

} // namespace binnacle
