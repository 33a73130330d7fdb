// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The keys of all acts as a small text file, to take to another machine: a line is an act and one of its keys
// ("go.page-home = G, H"), "none" for an act without, "#" begins a remark. Reading checks the whole before
// anything is changed. GUI thread.

#include "base/result.h"
#include "shell/keybindings.h"

namespace binnacle {

class ActionRegistry;

namespace keysfile {

inline constexpr qsizetype kLargest = 256 * 1024;

[[nodiscard]] QByteArray written(const ActionRegistry &actions);
// Acts the file does not name have the keys they come with. Invalid, each with "line" and "column":
// "shortcuts-no-text", "shortcuts-no-pair", "shortcuts-unknown-act" {"id"}, "shortcuts-bad-key" {"text"},
// "shortcuts-key-taken" {"key", "act"}, "shortcuts-key-of-menu" {"key", "menu"}; without:
// "shortcuts-too-large".
[[nodiscard]] Result<KeyBindings> read(const QByteArray &bytes, const ActionRegistry &actions);

} // namespace keysfile

} // namespace binnacle
