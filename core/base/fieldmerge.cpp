// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/fieldmerge.h"

namespace binnacle {

FieldMerge mergeFields(const FieldValues &base, const FieldValues &mine, const FieldValues &theirs)
{
    FieldMerge merge;
    for (auto wanted = mine.cbegin(); wanted != mine.cend(); ++wanted) {
        const QString was = base.value(wanted.key());
        const QString is = theirs.value(wanted.key(), was);
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
