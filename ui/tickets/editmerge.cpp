// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/editmerge.h"

namespace binnacle {

EditMerge mergeEdit(const TicketValues &base, const TicketValues &mine, const QVariantMap &theirs)
{
    EditMerge merge;
    for (auto wanted = mine.cbegin(); wanted != mine.cend(); ++wanted) {
        const QString was = base.value(wanted.key());
        const QString is = theirs.contains(wanted.key()) ? theirs.value(wanted.key()).toString() : was;
        if (wanted.value() == is || wanted.value() == was)
            continue; // there already, or never changed here: theirs stands
        if (is == was)
            merge.values.insert(wanted.key(), wanted.value());
        else
            merge.conflicts.append({wanted.key(), was, wanted.value(), is});
    }
    return merge;
}

} // namespace binnacle
