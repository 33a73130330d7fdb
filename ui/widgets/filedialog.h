// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one way to a file dialog. Qt's and the desktop's look into each file they list to tell its kind, in our
// own process: the system then drops every lock the process has on such a file (POSIX: closing any descriptor
// of a file frees them all), the open workspace's among them, and other programs take it for closed. This one
// tells a file's kind by its name. GUI thread.

#include <QFileDialog>

namespace binnacle {

// Deletes itself when it closes; begins in the folder chosen last.
[[nodiscard]] QFileDialog *makeFileDialog(QWidget *parent, const QString &title, const QString &filter = {});

} // namespace binnacle
