// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/categorypath.h"

#include "base/fold.h"
#include "base/plaincell.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::categorypath {

namespace {

const QString kBetween = u" / "_s;

} // namespace

QStringList levels(const QString &name)
{
    QStringList kept;
    // A blank on each side, so that one at an end is a divider, too.
    for (const QString &level : QString(u' ' + printable(name).simplified() + u' ').split(kBetween)) {
        if (const QString text = level.simplified(); !text.isEmpty() && text != "/"_L1)
            kept.append(text);
    }
    return kept;
}

QString join(const QStringList &levels)
{
    return levels.join(kBetween);
}

QString normalized(const QString &name)
{
    return join(levels(name));
}

QString parentOf(const QString &name)
{
    return join(levels(name).mid(0, std::max(levels(name).size() - 1, qsizetype(0))));
}

QString leafOf(const QString &name)
{
    const QStringList all = levels(name);
    return all.isEmpty() ? QString() : all.last();
}

bool isBelow(const QString &name, const QString &ancestor)
{
    return fold(name).startsWith(fold(ancestor) + kBetween);
}

QString moved(const QString &name, const QString &from, const QString &to)
{
    return join(levels(to) + levels(name).mid(levels(from).size()));
}

} // namespace binnacle::categorypath
