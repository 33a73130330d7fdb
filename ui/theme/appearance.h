// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Puts style, palette and font on the application and keeps them in step with the desktop's light or dark,
// unless a person chose one. GUI thread; owned by main, outlives the windows.

#include "theme/theme.h"

#include <QObject>
#include <memory>

class QApplication;

namespace binnacle {

enum class SchemeChoice { Desktop, Light, Dark };

// Palette and style at once; also what a picture made without a window uses. Windows that stand already take
// the new palette with the next events.
void applyTheme(QApplication &application, Scheme scheme);

class SchemeSource;

class Appearance : public QObject
{
    Q_OBJECT

public:
    explicit Appearance(QApplication &application, SchemeChoice choice = SchemeChoice::Desktop);
    ~Appearance() override;

    [[nodiscard]] SchemeChoice choice() const { return m_choice; }
    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    void setChoice(SchemeChoice choice);

    [[nodiscard]] Density density() const;
    void setDensity(Density density);

    // Points of ordinary text; 0: as the desktop. Windows are laid out for it as they are made, so it holds
    // from the next start on.
    [[nodiscard]] int textSize() const { return m_textSize; }
    void setTextSize(int points);
    [[nodiscard]] static bool isTextSize(int points); // 0, or 8 to 24
    // Before the first window.
    static void applyTextSize(QApplication &application, int points);

    [[nodiscard]] static QString choiceName(SchemeChoice choice); // "desktop", "light", "dark": as stored
    [[nodiscard]] static SchemeChoice choiceFromName(const QString &name);

Q_SIGNALS:
    void schemeChanged(binnacle::Scheme scheme);
    void chosen(); // a person chose colors, density or the size of text

private:
    void follow();

    QApplication &m_application;
    std::unique_ptr<SchemeSource> m_source;
    SchemeChoice m_choice;
    Scheme m_scheme = Scheme::Light;
    int m_textSize = 0;
};

} // namespace binnacle
