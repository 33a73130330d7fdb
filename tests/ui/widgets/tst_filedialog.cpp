// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A file dialog reads no file it lists: this process keeps its locks on them.
#include "widgets/filedialog.h"

#include <QAbstractItemView>
#include <QFile>
#include <QHeaderView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// Locks of this process on the file, as the system counts them.
int locksOn(const QString &path)
{
    struct stat about = {};
    if (::stat(QFile::encodeName(path).constData(), &about) != 0)
        return -1;
    QFile locks(u"/proc/locks"_s);
    if (!locks.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray process = ' ' + QByteArray::number(::getpid()) + ' ';
    const QByteArray inode = ':' + QByteArray::number(quint64(about.st_ino)) + ' ';
    int count = 0;
    for (const QByteArray &line : locks.readAll().split('\n'))
        count += line.contains(process) && line.contains(inode) ? 1 : 0;
    return count;
}

} // namespace

class TestFileDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void locksOutliveADialog();
    void columnsFitWithoutScrolling();
};

void TestFileDialog::locksOutliveADialog()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"ops.binnacle"_s);
    QFile held(path);
    QVERIFY(held.open(QIODevice::ReadWrite));
    QVERIFY(held.write("SQLite format 3") > 0 && held.flush());
    struct flock lock = {};
    lock.l_type = F_RDLCK;
    lock.l_whence = SEEK_SET;
    QCOMPARE(::fcntl(held.handle(), F_SETLK, &lock), 0);
    if (locksOn(path) < 1)
        QSKIP("this system does not tell its locks");

    QFileDialog *dialog = makeFileDialog(nullptr, u"Choose"_s);
    dialog->setDirectory(folder.path());
    dialog->open();
    auto *list = dialog->findChild<QAbstractItemView *>(u"listView"_s);
    QVERIFY(list);
    QTRY_COMPARE(list->model()->rowCount(list->rootIndex()), 1);
    const QModelIndex row = list->model()->index(0, 0, list->rootIndex());
    QTRY_COMPARE(row.siblingAtColumn(2).data().toString(), u"BINNACLE"_s); // its kind is told, by its name
    QCOMPARE(locksOn(path), 1);
    dialog->reject();
    QCOMPARE(locksOn(path), 1);
}

void TestFileDialog::columnsFitWithoutScrolling()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"export.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a,b\n") > 0);
    file.close();
    const std::unique_ptr<QFileDialog> dialog(makeFileDialog(nullptr, u"Choose"_s));
    dialog->setDirectory(folder.path());
    dialog->show();
    auto *files = dialog->findChild<QTreeView *>(u"treeView"_s);
    QVERIFY(files);
    QTRY_VERIFY(files->isVisible() && files->model()->rowCount(files->rootIndex()) == 1);
    const QModelIndex row = files->model()->index(0, 0, files->rootIndex());
    QVERIFY(files->isColumnHidden(2));
    QTRY_VERIFY(files->columnWidth(3) >=
                files->fontMetrics().horizontalAdvance(row.siblingAtColumn(3).data().toString()));
    QVERIFY(files->header()->length() <= files->viewport()->width());
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestFileDialog)
#include "tst_filedialog.moc"
