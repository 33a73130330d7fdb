// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How windows look on this machine: colors, height of rows, size of text. Kept in the machine's own file, of
// this person alone, and changed at once. GUI thread.

#include "settings/formpane.h"

namespace binnacle {

class Appearance;

class AppearancePane : public FormPane
{
    Q_OBJECT

public:
    AppearancePane(Desk &desk, Appearance &appearance, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString words() const override;
    void activate() override;
    void reset(); // as a new machine has it

private:
    Appearance &m_appearance;
    QComboBox *m_scheme;
    QComboBox *m_density;
    QComboBox *m_text;
};

} // namespace binnacle
