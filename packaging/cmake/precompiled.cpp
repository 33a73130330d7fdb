// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A source for the target that owns the precompiled header; it holds nothing of its own.
