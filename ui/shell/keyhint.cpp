// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keyhint.h"

#include <QAbstractButton>
#include <QAction>

namespace binnacle {

void showKeyOf(QAbstractButton &button, const QAction &action)
{
    const auto show = [&button, &action] {
        const QString key = action.shortcut().toString(QKeySequence::NativeText);
        if (button.property("keyHint").toString() == key)
            return;
        button.setProperty("keyHint", key);
        button.updateGeometry();
        button.update();
    };
    show();
    QObject::connect(&action, &QAction::changed, &button, show);
}

} // namespace binnacle
