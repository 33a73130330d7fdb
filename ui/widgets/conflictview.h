// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Somebody saved the same fields meanwhile: shows by field what it was, mine and theirs, and asks which
// stands. Nothing is saved or lost until a person chooses. GUI thread.

#include "base/fieldmerge.h"
#include "widgets/sheet.h"

#include <functional>

class QButtonGroup;

namespace binnacle {

class ConflictView : public Sheet
{
    Q_OBJECT

public:
    // telling: a field's value as people read it; none: as it stands.
    using Telling = std::function<QString(const QString &field, const QString &value)>;
    // Likewise its name; none: as the wording has it.
    using Labelling = std::function<QString(const QString &field)>;
    ConflictView(const QString &what, const FieldMerge &merge, QWidget *parent, const Telling &telling = {},
                 const Labelling &labelling = {});

    // Mine where chosen, with what merged by itself.
    [[nodiscard]] FieldValues chosen() const;
    void setError(const QString &error);

Q_SIGNALS:
    void decided(const binnacle::FieldValues &values);

private:
    FieldMerge m_merge;
    QList<QButtonGroup *> m_choices; // 0: mine, 1: theirs
};

} // namespace binnacle
