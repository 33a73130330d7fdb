// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/eventrows.h"

#include <QDataStream>
#include <QtTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

const RowShape kShape{{Field::Number, Field::At, Field::State}, {u"Note"_s}};

EventRows::Row row(qint64 at, const char *state, const char *note, quint64 raw = 0)
{
    std::string packed;
    const QByteArray time = QByteArray::number(at);
    for (const QByteArrayView value : {QByteArrayView("N1"), QByteArrayView(time), QByteArrayView(state),
                                       QByteArrayView("Ann"), QByteArrayView(note)})
        appendPacked(packed, value);
    static quint64 next = 1;
    return {at, raw ? raw : 1000 + next++, 0, QByteArray::fromStdString(packed)};
}

EventRows rowsOf(std::initializer_list<EventRows::Row> list, const RowShape &shape = kShape)
{
    EventRows rows;
    for (EventRows::Row one : list) {
        one.shape = rows.shapeIndex(shape);
        rows.append(std::move(one));
    }
    return rows;
}

// "time state note" of each
QStringList told(const EventRows &rows)
{
    QStringList all;
    for (const RowValues &values : rows.open("N1"))
        all.append(QString::number(values.at) + u' ' + QString::fromUtf8(values.field(Field::State)) + u' ' +
                   QString::fromUtf8(values.extras.at(0)));
    return all;
}

} // namespace

class EventRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsStandInOrderOfTimeTiesAsTheyCame()
    {
        EventRows all = rowsOf({row(20, "b", "first"), row(30, "c", "")});
        QCOMPARE(all.unite(rowsOf({row(30, "d", ""), row(10, "a", ""), row(20, "b", "second")})), 0);
        QCOMPARE(told(all),
                 (QStringList{u"10 a "_s, u"20 b first"_s, u"20 b second"_s, u"30 c "_s, u"30 d "_s}));
    }

    void aRowThatIsThereInAllValuesIsPassedOver()
    {
        EventRows all = rowsOf({row(10, "a", "x"), row(10, "a", "y")});
        QCOMPARE(all.unite(rowsOf({row(10, "a", "y"), row(10, "a", "z"), row(10, "a", "x")})), 2);
        QCOMPARE(told(all), (QStringList{u"10 a x"_s, u"10 a y"_s, u"10 a z"_s}));
    }

    void anotherOrderOfColumnsIsTheSameRow()
    {
        const RowShape other{{Field::Number, Field::State, Field::At, Field::Team}, {}};
        std::string packed;
        for (const char *value : {"N1", "a", "10", "", "Ann"})
            appendPacked(packed, value);
        EventRows all = rowsOf({row(10, "a", "")});
        QCOMPARE(all.unite(rowsOf({{10, 7, 0, QByteArray::fromStdString(packed)}}, other)), 1);
        QCOMPARE(all.size(), size_t(1));
    }

    void whatWasReadInAnotherWayIsReplaced()
    {
        EventRows all = rowsOf({row(10, "a", "", 5), row(20, "b", "", 6)});
        QCOMPARE(all.unite(rowsOf({row(25, "a", "", 5)})), 0); // the same cells in another zone
        QCOMPARE(told(all), (QStringList{u"20 b "_s, u"25 a "_s}));
    }

    void packedRowsComeBack()
    {
        EventRows all = rowsOf({row(10, "a", "x"), row(20, "b", "\xC3\xA4")});
        const QByteArray bytes = all.toBytes();
        EventRows again;
        QVERIFY(EventRows::fromPacked(EventRows::pack(bytes), again));
        QCOMPARE(told(again), told(all));
        QCOMPARE(again.toBytes(), bytes);
        QVERIFY(EventRows::fromPacked({}, again));
        QVERIFY(again.isEmpty());
    }

    // Whatever is cut off or changed is told or harmless; nothing is read past its end.
    void damagedBytesAreRefused()
    {
        const QByteArray bytes = rowsOf({row(10, "a", "x"), row(20, "b", "y")}).toBytes();
        EventRows rows;
        for (qsizetype i = 1; i < bytes.size(); ++i)
            QVERIFY2(!EventRows::fromPacked(EventRows::pack(bytes.left(i)), rows),
                     QByteArray::number(i).constData());
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QByteArray changed = bytes;
            changed[i] = char(0xff);
            if (EventRows::fromPacked(EventRows::pack(changed), rows))
                (void)rows.open("N1");
        }
        QVERIFY(!EventRows::fromPacked("abc", rows));
        QVERIFY(!EventRows::fromPacked(QByteArray::fromHex("7fffffff00112233"), rows));
        QVERIFY(!EventRows::fromPacked(EventRows::pack(bytes + 'x'), rows));
    }

    // What they say of their length is not believed: three megabytes can be three gigabytes unpacked.
    void aLengthThatIsNotTheTrueOneIsRefused()
    {
        const QByteArray packed = EventRows::pack(rowsOf({row(10, "a", "x")}).toBytes());
        QByteArray bytes;
        QVERIFY(EventRows::unpack(packed, bytes));
        for (const char by : {-1, 1}) {
            QByteArray changed = packed;
            changed[3] = char(changed[3] + by);
            QVERIFY(!EventRows::unpack(changed, bytes));
            QVERIFY(bytes.isEmpty());
        }
        const QByteArray bomb = qCompress(QByteArray(4 << 20, 'x'), 9);
        QVERIFY(!EventRows::unpack(QByteArray::fromHex("00000010") + bomb.mid(4), bytes));
        QVERIFY(!EventRows::unpack(QByteArray::fromHex("20000000") + bomb.mid(4), bytes));
    }

    // A count of texts as high as four bytes go makes no room for them.
    void countsAreBoundedBeforeRoomIsMade()
    {
        QByteArray bytes;
        {
            QDataStream out(&bytes, QIODevice::WriteOnly);
            out << quint8(1) << quint32(1) << quint32(0) << quint32(0xfffffffe);
        }
        EventRows rows;
        QVERIFY(!EventRows::fromPacked(EventRows::pack(bytes), rows));
        qsizetype left = 2;
        QStringList texts;
        QByteArray list;
        {
            QDataStream out(&list, QIODevice::WriteOnly);
            out << QStringList{u"a"_s, u"b"_s};
        }
        QDataStream in(list);
        QVERIFY(readTexts(in, left, texts));
        QCOMPARE(texts.size(), 2);
        QCOMPARE(left, 0);
        QDataStream again(list);
        QVERIFY(!readTexts(again, left, texts));
    }
};

QTEST_GUILESS_MAIN(EventRowsTest)
#include "tst_eventrows.moc"
