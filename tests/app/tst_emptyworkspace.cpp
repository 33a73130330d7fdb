// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace without anything in it: each page and each list says what it is for and offers the next step,
// by keys.
#include "app/desktopfixture.h"
#include "widgets/emptystate.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QPushButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestEmptyWorkspace : public test::DesktopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void eachListOffersTheNextStep_data();
    void eachListOffersTheNextStep();
};

void TestEmptyWorkspace::initTestCase()
{
    QVERIFY(make(false) && open());
    showWindow();
}

void TestEmptyWorkspace::cleanupTestCase()
{
    close();
}

void TestEmptyWorkspace::eachListOffersTheNextStep_data()
{
    QTest::addColumn<QString>("id");
    QVERIFY(m_desktop->window().host().pages().size() >= 5);
    for (const Page *page : m_desktop->window().host().pages())
        QTest::newRow(qPrintable(page->title())) << page->id();
}

void TestEmptyWorkspace::eachListOffersTheNextStep()
{
    QFETCH(QString, id);
    MainWindow &window = m_desktop->window();
    window.desk().go({id, {}});
    Page *page = window.host().page(id);
    QTRY_VERIFY_WITH_TIMEOUT(page->isSettled(), kPatience);
    const auto states = [page] {
        QList<EmptyState *> shown;
        for (EmptyState *state : page->findChildren<EmptyState *>()) {
            if (state->isVisible())
                shown.append(state);
        }
        return shown;
    };
    const auto hasRows = [page] {
        const auto views = page->findChildren<QAbstractItemView *>();
        return std::any_of(views.begin(), views.end(), [](const QAbstractItemView *view) {
            return view->isVisible() && !view->inherits("QHeaderView") && view->model() &&
                   view->model()->rowCount() > 0;
        });
    };
    QTRY_VERIFY2_WITH_TIMEOUT(!states().isEmpty() || hasRows(), "nothing says what the page is for",
                              kPatience);
    for (const auto *view : page->findChildren<QAbstractItemView *>()) {
        if (!view->isVisible() || view->inherits("QHeaderView") || !view->model() ||
            view->model()->rowCount() > 0)
            continue;
        QVERIFY2(!view->findChildren<EmptyState *>().isEmpty(), qPrintable(view->accessibleName()));
    }
    for (const EmptyState *state : states()) {
        int sentences = 0;
        for (const QLabel *label : state->findChildren<QLabel *>())
            sentences += label->isVisible() && label->text().size() > 8;
        QVERIFY2(sentences >= 2, "a title and what it is for");
        int steps = 0;
        for (const QPushButton *button : state->findChildren<QPushButton *>()) {
            const bool byKeys = (button->focusPolicy() & Qt::TabFocus) != 0;
            steps +=
                button->isVisible() && button->isEnabled() && byKeys && !button->accessibleName().isEmpty();
        }
        QVERIFY2(steps >= 1, "no next step");
    }
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestEmptyWorkspace)
#include "tst_emptyworkspace.moc"
