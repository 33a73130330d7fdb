// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Every block of every room's .sql file is prepared by the engine it is for, against the schema its own
// migrations made: a fault in a statement no other test runs is found here.

#include "store/sqlcatalog.h"
#include "support/bothengines.h"

#include <QDirIterator>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

// Conditions other statements are made with.
const QStringList kConditions{u"ticket_visible"_s, u"ticket_seen"_s};
const QStringList kColumns{u"ticket_columns"_s, u"ticket_row"_s};

struct Block
{
    QString file, name, engine; // engine empty: for both unless overridden
};

QList<Block> blocksOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Block> blocks;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        if (line.startsWith(u"-- name:")) {
            const QStringList words = line.mid(8).simplified().split(u' ');
            blocks.append({path.section(u'/', -1), words.value(0), words.value(1)});
        }
    }
    return blocks;
}

QList<Block> allBlocks()
{
    QList<Block> all;
    for (QDirIterator files(u":/binnacle/sql"_s, {u"*.sql"_s}, QDir::Files); files.hasNext();)
        all += blocksOf(files.next());
    return all;
}

QList<Block> blocksFor(const QList<Block> &all, Engine engine)
{
    const auto overridden = [&](const Block &block) {
        return std::any_of(all.begin(), all.end(), [&](const Block &other) {
            return other.file == block.file && other.name == block.name && other.engine == engineName(engine);
        });
    };
    QList<Block> chosen;
    for (const Block &block : all) {
        if (block.engine == engineName(engine) || (block.engine.isEmpty() && !overridden(block)))
            chosen.append(block);
    }
    return chosen;
}

QString whole(const Block &block, Engine engine)
{
    QString text = SqlCatalog(block.file).text(block.name, engine);
    if (text.contains(u"{{tags}}"_s)) // a column that a list has only where it shows it
        text.replace(u"{{tags}}"_s, SqlCatalog(block.file).text(u"ticket_tags"_s, engine));
    text.replace(u"{{sort}}"_s, u"t.opened_at"_s)
        .replace(u"{{group}}"_s, u"t.state"_s)
        .replace(u"{{name}}"_s, u"''"_s)
        .replace(u"{{direction}}"_s, u"DESC"_s)
        .replace(u"{{where}}"_s, u"t.deleted_at IS NULL"_s);
    if (block.name == u"ticket_tags")
        return u"SELECT "_s + text + u" FROM ticket t"_s;
    if (kColumns.contains(block.name))
        return u"SELECT "_s + text + u" FROM ticket_view t LEFT JOIN ticket_text x ON x.ticket_id = t.id"_s;
    return kConditions.contains(block.name) ? u"SELECT t.id FROM ticket t WHERE "_s + text : text;
}

// PostgreSQL prepares queries only; what else there is runs in every test of the store.
bool canBePrepared(const QString &text, Engine engine)
{
    const QString verb = text.section(u' ', 0, 0).toUpper();
    const QStringList others{u"LOCK"_s, u"CREATE"_s, u"NOTIFY"_s};
    return engine == Engine::Sqlite || !others.contains(verb);
}

} // namespace

class TestEveryStatement : public test::BothEngines
{
    Q_OBJECT
private Q_SLOTS:
    void isPrepared()
    {
        const QList<Block> blocks = blocksFor(allBlocks(), engine());
        QSet<QString> files;
        QStringList faults;
        for (const Block &block : blocks) {
            files.insert(block.file);
            const QString text = whole(block, engine());
            if (!canBePrepared(text, engine()))
                continue;
            const Result<> prepared = test::answer(
                database().write({u"test"_s, actor(), {}}, [text](WriteScope &scope) -> Result<> {
                    BINNACLE_LET(const Statement statement, scope.statement(text));
                    Q_UNUSED(statement)
                    return {};
                }));
            if (!prepared)
                faults.append(block.file + u" " + block.name + u": " + prepared.error().detail);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        // Every room with SQL of its own is linked here.
        const QStringList rooms = QStringLiteral(BINNACLE_SQL_ROOMS).split(u',');
        for (const QString &room : rooms)
            QVERIFY2(files.contains(room + u".sql"), qPrintable(room));
        QVERIFY2(blocks.size() > 150, qPrintable(QString::number(blocks.size())));
    }

    void aFaultIsFound()
    {
        const Result<> prepared =
            test::answer(database().write({u"test"_s, actor(), {}}, [](WriteScope &scope) -> Result<> {
                BINNACLE_LET(const Statement statement, scope.statement(u"SELECT no_column FROM ticket"_s));
                Q_UNUSED(statement)
                return {};
            }));
        QVERIFY(!prepared);
    }
};

QTEST_GUILESS_MAIN(TestEveryStatement)
#include "tst_everystatement.moc"
