// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Files dropped anywhere and what is pasted where no field takes it come in; a field keeps its own paste.
#include "../support/testdesk.h"
#include "intake/intakecatcher.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QVBoxLayout>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestIntakeCatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void filesAreDroppedAnywhere();
    void whatIsNoFileIsNotTaken();
    void aTableIsPasted();
    void filesArePasted();
    void aFieldKeepsItsOwnPaste();
    void wordsAreNoTable();

private:
    std::unique_ptr<test::TestDesk> m_desk;
    IntakeCatcher *m_catcher = nullptr;
    QPushButton *m_button = nullptr;
    QLineEdit *m_field = nullptr;
};

void TestIntakeCatcher::init()
{
    m_desk = std::make_unique<test::TestDesk>();
    QWidget *window = m_desk->window();
    auto *layout = new QVBoxLayout(window);
    m_button = new QPushButton(window);
    m_field = new QLineEdit(window);
    layout->addWidget(m_button);
    layout->addWidget(m_field);
    m_catcher = new IntakeCatcher(*m_desk, window);
    m_desk->actions().setContext(u"tickets"_s);
    window->show();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    m_button->setFocus();
}

void TestIntakeCatcher::cleanup()
{
    m_desk.reset();
}

void TestIntakeCatcher::filesAreDroppedAnywhere()
{
    QSignalSpy caught(m_catcher, &IntakeCatcher::caught);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/data/log.csv"_s), QUrl(u"https://example.com/a.csv"_s)});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_desk->window(), &enter);
    QVERIFY(enter.isAccepted());
    QCOMPARE(caught.count(), 0);
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_desk->window(), &drop);
    QCOMPARE(caught.count(), 1);
    QCOMPARE(caught.constFirst().constFirst().toStringList(), QStringList{u"/data/log.csv"_s});
}

void TestIntakeCatcher::whatIsNoFileIsNotTaken()
{
    QMimeData data;
    data.setText(u"only words"_s);
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.setAccepted(false);
    QApplication::sendEvent(m_desk->window(), &enter);
    QVERIFY(!enter.isAccepted());
}

void TestIntakeCatcher::aTableIsPasted()
{
    QSignalSpy caught(m_catcher, &IntakeCatcher::caught);
    const QString table = u"Number\tTitle\nINC1\tDrucker in Köln\n"_s;
    QApplication::clipboard()->setText(table);
    for (int times = 1; times <= 2; ++times) { // each a file of its own
        QTest::keyClick(m_button, Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(caught.count(), times);
    }
    const QString path = caught.at(0).constFirst().toStringList().constFirst();
    QVERIFY(path.endsWith(u".tsv"_s));
    QVERIFY(path != caught.at(1).constFirst().toStringList().constFirst());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), table);
    QCOMPARE(file.permissions() & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
}

void TestIntakeCatcher::filesArePasted()
{
    QSignalSpy caught(m_catcher, &IntakeCatcher::caught);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/data/a.csv"_s), QUrl::fromLocalFile(u"/data/b.csv"_s)});
    QVERIFY(m_catcher->take(&data));
    QCOMPARE(caught.constFirst().constFirst().toStringList().size(), 2);
}

void TestIntakeCatcher::aFieldKeepsItsOwnPaste()
{
    QSignalSpy caught(m_catcher, &IntakeCatcher::caught);
    QApplication::clipboard()->setText(u"Number,Title\nINC1,a"_s);
    m_field->setFocus();
    QTest::keyClick(m_field, Qt::Key_V, Qt::ControlModifier);
    QVERIFY(m_field->text().startsWith(u"Number,Title"_s));
    QCOMPARE(caught.count(), 0);
}

void TestIntakeCatcher::wordsAreNoTable()
{
    QSignalSpy caught(m_catcher, &IntakeCatcher::caught);
    QApplication::clipboard()->setText(u"just a line"_s);
    QTest::keyClick(m_button, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(caught.count(), 0);
    QCOMPARE(m_desk->told.size(), 1);
    QVERIFY(!m_desk->told.constFirst().todo.isEmpty());
}

QTEST_MAIN(TestIntakeCatcher)
#include "tst_intakecatcher.moc"
