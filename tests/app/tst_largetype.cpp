// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every page and dialog over the sample log in usual and large type, in a small and a large window: no word
// that does not shorten itself is cut, no dialog is larger than its window. With BINNACLE_PICTURES set to a
// folder it leaves pictures there, in both themes.
#include "app/everyplace.h"
#include "tickets/conversation.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketspage.h"
#include "tickets/ticketview.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestLargeType : public test::EveryPlace
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void nothingIsCut_data();
    void nothingIsCut();
    void theListAndTheConversationHaveRoom();

private:
    void look(QWidget *shown, const QString &name) override;

    QString m_prefix; // of the pictures' names
    QStringList m_faults;
};

namespace {

QString said(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    return {};
}

// What a widget needs so that its words are whole; those that shorten their words themselves need nothing.
QSize needed(const QWidget *widget)
{
    const auto *label = qobject_cast<const QLabel *>(widget);
    if (label && label->wordWrap())
        return {0, label->heightForWidth(label->width())};
    if (label && label->pixmap().isNull())
        return label->sizeHint();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget);
        button && !button->text().isEmpty() &&
        (widget->inherits("QPushButton") || widget->inherits("QToolButton") || widget->inherits("QCheckBox")))
        return button->sizeHint();
    if (qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget))
        return {0, widget->sizeHint().height()};
    return {};
}

QStringList cutIn(const QWidget *root)
{
    QStringList found;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != root || widget->objectName().startsWith(u"qt_"_s) ||
            qobject_cast<const QLineEdit *>(widget->parentWidget()) ||
            qobject_cast<const QComboBox *>(widget->parentWidget()))
            continue;
        const QSize least = needed(widget);
        if (least.width() > widget->width() + 1 || least.height() > widget->height() + 1)
            found.append(u"%1 “%2” is %3×%4 and needs %5×%6"_s
                             .arg(QString::fromLatin1(widget->metaObject()->className()), said(widget))
                             .arg(widget->width())
                             .arg(widget->height())
                             .arg(least.width())
                             .arg(least.height()));
    }
    return found;
}

} // namespace

void TestLargeType::initTestCase()
{
    makeAll();
}

void TestLargeType::cleanupTestCase()
{
    close();
}

void TestLargeType::look(QWidget *shown, const QString &name)
{
    QCoreApplication::processEvents();
    for (const QString &cut : cutIn(shown))
        m_faults.append(u"%1 %2: %3"_s.arg(m_prefix, name, cut));
    const QSize window = m_desktop->window().size();
    const QSize least = shown->parentWidget() ? shown->size() : shown->minimumSize();
    if (least.width() > window.width() || least.height() > window.height())
        m_faults.append(u"%1 %2 is larger than its window"_s.arg(m_prefix, name));
    const auto *body = qobject_cast<QDialog *>(shown) ? shown->findChild<QScrollArea *>() : nullptr;
    if (body && body->verticalScrollBar()->maximum() > 0 && shown->height() < window.height())
        m_faults.append(u"%1 %2 is scrolled where there is room"_s.arg(m_prefix, name));
    const QString folder = qEnvironmentVariable("BINNACLE_PICTURES");
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return;
    for (const SchemeChoice choice : {SchemeChoice::Dark, SchemeChoice::Light}) {
        m_appearance->setChoice(choice);
        QCoreApplication::processEvents();
        shown->grab().save(u"%1/%2-%3-%4.png"_s.arg(folder, m_prefix, name, Appearance::choiceName(choice)));
    }
}

void TestLargeType::nothingIsCut_data()
{
    QTest::addColumn<double>("points");
    QTest::addColumn<QSize>("size");
    QTest::newRow("10 points, 1280x800") << 10.0 << QSize(1280, 800);
    QTest::newRow("10 points, 1920x1080") << 10.0 << QSize(1920, 1080);
    QTest::newRow("14 points, 1280x800") << 14.0 << QSize(1280, 800);
    QTest::newRow("14 points, 1920x1080") << 14.0 << QSize(1920, 1080);
    QTest::newRow("8 points, 1280x800") << 8.0 << QSize(1280, 800);
    QTest::newRow("24 points, 1920x1080") << 24.0 << QSize(1920, 1080);
    QTest::newRow("10 points, 1920x1080 at 200 %") << 10.0 << QSize(960, 540);
    QTest::newRow("10 points, 1920x1080 at 150 %") << 10.0 << QSize(1280, 720);
}

void TestLargeType::nothingIsCut()
{
    QFETCH(double, points);
    QFETCH(QSize, size);
    m_prefix = u"%1pt-%2"_s.arg(points).arg(size.width());
    m_faults.clear();
    openWith(points);
    lookAtPages(size);
    lookAtDialogs();
    lookAtImport();
    for (const QString &fault : m_faults)
        qWarning("%s", qPrintable(fault));
    QCOMPARE(m_faults.size(), 0);
}

// At 1280×800 an agent sees 25 tickets; beside or under the list the conversation has half of the preview.
void TestLargeType::theListAndTheConversationHaveRoom()
{
    openWith(10);
    MainWindow &window = m_desktop->window();
    auto *tickets = qobject_cast<TicketsPage *>(window.host().page(u"tickets"_s));
    const auto conversationShare = [tickets] {
        return double(tickets->view().conversation().height()) / tickets->view().height();
    };
    window.resize(1280, 800);
    window.desk().go({u"tickets"_s, {{u"query"_s, QString()}}});
    settle();
    QVERIFY2(tickets->list().visibleRows() >= 25, qPrintable(QString::number(tickets->list().visibleRows())));
    tickets->togglePreview();
    settle();
    QVERIFY2(conversationShare() >= 0.5, qPrintable(QString::number(conversationShare())));
    window.resize(1920, 1080);
    settle();
    QVERIFY2(tickets->list().visibleRows() >= 25, qPrintable(QString::number(tickets->list().visibleRows())));
    QVERIFY2(conversationShare() >= 0.5, qPrintable(QString::number(conversationShare())));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestLargeType)
#include "tst_largetype.moc"
