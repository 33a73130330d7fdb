// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A file dialog reads no file it lists: this process keeps its locks on them.
#include "widgets/filedialog.h"

#include <QAbstractItemView>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <fcntl.h>
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

} // namespace binnacle

QTEST_MAIN(binnacle::TestFileDialog)
#include "tst_filedialog.moc"
