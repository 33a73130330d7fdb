// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsio.h"

#include "base/outputfile.h"

#include <QFile>
#include <QPromise>
#include <QThreadPool>
#include <memory>

using namespace Qt::StringLiterals;

namespace binnacle::settingsio {

namespace {

constexpr qint64 kMostRead = 8 << 20; // the reader says what is too large

template <typename T, typename Work>
QFuture<T> onThread(Work work)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QFuture<T> future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace

QFuture<Result<SettingsFile>> read(const QString &path, const QStringList &used)
{
    return onThread<Result<SettingsFile>>([path, used]() -> Result<SettingsFile> {
        BINNACLE_TRY(mayReadInput(path, used));
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Unavailable, u"file-unreadable"_s, {{u"file"_s, path}},
                        file.errorString());
        return settingsfile::read(file.read(kMostRead));
    });
}

QFuture<Result<>> write(const QString &path, const SettingsFile &file, const QStringList &parts,
                        const QStringList &used)
{
    return onThread<Result<>>([=]() -> Result<> {
        BINNACLE_TRY(mayWriteOutput(path, used));
        return saveOutput(path, settingsfile::write(file, parts));
    });
}

} // namespace binnacle::settingsio
