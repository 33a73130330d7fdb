// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The child of tst_killing: writes edits as fast as it can and prints the number of each after it was
// acknowledged. usage: killedwriter ADDRESS FIRST
#include "store/database.h"

#include <QCoreApplication>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace binnacle;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    FixedClock clock(1'767'348'000'000); // of the test, which seals what is left
    UidSource uids;
    const auto place = Location::parse(arguments.value(1));
    if (!place)
        return 2;
    const auto database = Database::open(*place, clock, uids);
    if (!database)
        return 3;
    Actor actor;
    actor.name = u"Killed"_s;
    for (qint64 n = arguments.value(2).toLongLong();; ++n) {
        auto done = (*database)->write(
            {u"test.edit"_s, actor, u"edit-%1"_s.arg(n)}, [n](WriteScope &scope) -> Result<> {
                BINNACLE_TRY(scope.audit({u"test.edit"_s, u"test"_s, n, u"field"_s, u"a"_s, u"b"_s, {}}));
                BINNACLE_TRY(
                    scope.history({u"test"_s, n, 1, u"field"_s, u"a"_s, u"b"_s, u"binnacle"_s, u"x"_s, {}}));
                return scope.changed(u"test"_s, n);
            });
        done.waitForFinished();
        if (!done.result())
            return 4;
        if (n % 5 == 0)
            (*database)->sealAudit().waitForFinished();
        const QByteArray line = QByteArray::number(n) + '\n';
        if (::write(STDOUT_FILENO, line.constData(), size_t(line.size())) < 0)
            return 5;
    }
}
