// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list of a choice with rows high enough for a hand (24 pixels at least). GUI thread.

class QComboBox;

namespace binnacle {

void setRoomyRows(QComboBox &choice);

} // namespace binnacle
