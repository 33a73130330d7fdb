// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person meets who does not see the window, or has no mouse: on every page and dialog each thing that
// takes the keyboard has a name and a role, shows that it has it, and lets go of it; and whatever a screen
// reader asks, of rows that are gone and children that never were, the program stays.
#include "app/everyplace.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QDialog>
#include <QImage>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestScreenReader : public test::EveryPlace
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void eachHasANameAndARole();
    void tabComesRoundAndIsSeen();
    void mayAskAnything();

private:
    void look(QWidget *shown, const QString &name) override { m_look(shown, name); }
    void lookEverywhere(const std::function<void(QWidget *shown, const QString &name)> &look);

    void tell();

    std::function<void(QWidget *shown, const QString &name)> m_look;
    QStringList m_faults;
};

namespace {

bool takesKeys(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0 &&
           !widget->focusProxy();
}

QList<QWidget *> stopsIn(QWidget *root)
{
    QList<QWidget *> stops;
    for (QWidget *widget : root->findChildren<QWidget *>())
        if (widget->window() == root && takesKeys(widget))
            stops.append(widget);
    return stops;
}

QString called(const QWidget *widget)
{
    return u"%1 “%2”"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                            widget->accessibleName().isEmpty() ? widget->objectName()
                                                               : widget->accessibleName());
}

// As a reader does whose picture is old: children past the end, cells of rows that are not there.
int ask(QAccessibleInterface *at, QRandomGenerator &random, int depth = 0)
{
    if (!at || !at->isValid() || depth > 16)
        return 0;
    int asked = 1;
    (void)at->text(QAccessible::Name);
    (void)at->text(QAccessible::Description);
    (void)at->text(QAccessible::Value);
    (void)at->role();
    (void)at->state();
    (void)at->rect();
    (void)at->focusChild();
    (void)at->relations();
    const int children = at->childCount();
    for (const int beyond : {children, children + 7})
        (void)at->child(beyond);
    if (QAccessibleTableInterface *table = at->tableInterface()) {
        const int rows = table->rowCount();
        const int columns = table->columnCount();
        for (const auto &[row, column] :
             {std::pair{0, 0},
              {-1, -1},
              {rows, 0},
              {0, columns},
              {1 << 20, 2},
              {rows > 0 ? random.bounded(rows) : 0, columns > 0 ? random.bounded(columns) : 0}}) {
            QAccessibleInterface *cell = table->cellAt(row, column);
            if (cell && cell->tableCellInterface()) {
                (void)cell->tableCellInterface()->columnHeaderCells();
                (void)cell->tableCellInterface()->rowIndex();
                (void)cell->text(QAccessible::Name);
                (void)cell->state();
                (void)cell->parent();
            }
        }
        (void)table->selectedCells();
        (void)table->selectedRows();
        (void)table->columnDescription(0);
        (void)table->columnDescription(columns);
        asked += 6;
    }
    for (int i = 0; i < std::min(children, 8); ++i)
        asked += ask(at->child(i), random, depth + 1);
    if (children > 8)
        asked += ask(at->child(random.bounded(children)), random, depth + 1);
    return asked;
}

} // namespace

void TestScreenReader::initTestCase()
{
    makeAll();
}

void TestScreenReader::init()
{
    m_faults.clear();
    openWith(10);
}

void TestScreenReader::cleanupTestCase()
{
    close();
}

void TestScreenReader::lookEverywhere(const std::function<void(QWidget *shown, const QString &name)> &look)
{
    m_look = look;
    lookAtPages(QSize(1280, 800));
    lookAtDialogs();
    lookAtImport();
}

void TestScreenReader::tell()
{
    m_faults.removeDuplicates();
    for (const QString &fault : m_faults)
        qWarning("%s", qPrintable(fault));
    QCOMPARE(m_faults.size(), 0);
}

void TestScreenReader::eachHasANameAndARole()
{
    lookEverywhere([this](QWidget *shown, const QString &name) {
        for (QWidget *widget : stopsIn(shown)) {
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
            if (!spoken || spoken->text(QAccessible::Name).trimmed().isEmpty())
                m_faults.append(u"%1: %2 has no name"_s.arg(name, called(widget)));
            else if (spoken->role() == QAccessible::Client || spoken->role() == QAccessible::NoRole)
                m_faults.append(u"%1: %2 has no role"_s.arg(name, called(widget)));
        }
        for (auto *view : shown->findChildren<QAbstractItemView *>())
            for (int row = 0;
                 view->isVisible() && view->model() && row < 1 && row < view->model()->rowCount(); ++row) {
                bool says = false; // a row that draws itself says in words what it shows
                for (int column = 0; column < view->model()->columnCount(); ++column) {
                    const QModelIndex cell = view->model()->index(row, column);
                    says = says || !cell.data(Qt::DisplayRole).toString().isEmpty() ||
                           !cell.data(Qt::AccessibleTextRole).toString().isEmpty();
                }
                if (!says)
                    m_faults.append(u"%1: rows of %2 say nothing"_s.arg(name, called(view)));
            }
    });
    tell();
}

// Tab leaves whatever has the keyboard, meets every stop and comes round to where it began; who has the
// keyboard looks other than who has not.
void TestScreenReader::tabComesRoundAndIsSeen()
{
    lookEverywhere([this](QWidget *shown, const QString &name) {
        const QList<QWidget *> stops = stopsIn(shown);
        if (stops.isEmpty() || name == "palette"_L1) // the palette steers its list with the line in hand
            return;
        test::toFront(shown);
        stops[0]->setFocus(Qt::TabFocusReason);
        QWidget *at = QApplication::focusWidget();
        QSet<QWidget *> met;
        QImage before;
        while (at && !met.contains(at)) {
            met.insert(at);
            QTest::keyClick(at, Qt::Key_Tab);
            QWidget *next = QApplication::focusWidget();
            if (next == at) {
                if (stops.size() > 1)
                    m_faults.append(u"%1: Tab does not leave %2"_s.arg(name, called(at)));
                break;
            }
            if (!next || next->window() != shown)
                break;
            QCoreApplication::processEvents();
            const QImage now = shown->grab().toImage();
            const auto around = [shown](const QWidget *widget) {
                return QRect(widget->mapTo(shown, QPoint()), widget->size()).adjusted(-16, -60, 16, 16) &
                       shown->rect();
            };
            if (now.size() == before.size() && !at->visibleRegion().isEmpty() &&
                now.copy(around(at)) == before.copy(around(at)))
                m_faults.append(u"%1: %2 does not show that it has the keyboard"_s.arg(name, called(at)));
            before = now;
            at = next;
        }
        for (QWidget *widget : stops)
            if (takesKeys(widget) && !met.contains(widget) && !widget->visibleRegion().isEmpty())
                m_faults.append(u"%1: Tab does not come to %2"_s.arg(name, called(widget)));
        test::toFront(&m_desktop->window());
    });
    tell();
}

void TestScreenReader::mayAskAnything()
{
    QAccessible::setActive(true);
    QRandomGenerator random(20261129);
    int asked = 0;
    lookEverywhere([&asked, &random](QWidget *shown, const QString &) {
        asked += ask(QAccessible::queryAccessibleInterface(shown), random);
    });
    // Lists that change while they are read: arrows, another order, asked anew, another page.
    MainWindow &window = m_desktop->window();
    constexpr std::array kKeys = {Qt::Key_Down, Qt::Key_Up,  Qt::Key_PageDown, Qt::Key_End,   Qt::Key_Home,
                                  Qt::Key_Left, Qt::Key_Tab, Qt::Key_F5,       Qt::Key_Right, Qt::Key_Escape};
    for (int step = 0; step < 300; ++step) {
        if (step % 25 == 0) {
            const QList<Page *> pages = window.host().pages();
            window.desk().go({pages[random.bounded(pages.size())]->id(), {}});
        }
        if (step % 40 == 7)
            window.desk().go({u"tickets"_s, {{u"query"_s, step % 80 == 7 ? u"priority:1"_s : QString()}}});
        QWidget *at = QApplication::focusWidget() ? QApplication::focusWidget() : &window;
        QTest::keyClick(at, kKeys[size_t(random.bounded(int(kKeys.size())))]);
        if (auto *view = qobject_cast<QAbstractItemView *>(QApplication::focusWidget())) {
            asked += ask(QAccessible::queryAccessibleInterface(view), random);
            QAccessibleEvent focus(view, QAccessible::Focus);
            QAccessible::updateAccessibility(&focus);
        }
        if (step % 10 == 0)
            asked += ask(QAccessible::queryAccessibleInterface(&window), random);
    }
    QVERIFY(asked > 10'000);
    QAccessible::setActive(false);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestScreenReader)
#include "tst_screenreader.moc"
