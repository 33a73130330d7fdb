// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/appearance.h"

#include "theme/fonts.h"
#include "theme/schemesource.h"
#include "theme/style.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

void applyTheme(QApplication &application, Scheme scheme)
{
    if (!qobject_cast<Style *>(QApplication::style())) {
        QApplication::setStyle(new Style);
        chooseFont(application);
    }
    QApplication::setPalette(Theme::of(scheme).palette());
}

Appearance::Appearance(QApplication &application, SchemeChoice choice)
    : m_application(application)
    , m_source(std::make_unique<SchemeSource>())
    , m_choice(choice)
{
    connect(m_source.get(), &SchemeSource::changed, this, &Appearance::follow);
    m_scheme = m_choice == SchemeChoice::Desktop ? m_source->scheme()
               : m_choice == SchemeChoice::Dark  ? Scheme::Dark
                                                 : Scheme::Light;
    applyTheme(m_application, m_scheme);
}

Appearance::~Appearance() = default;

void Appearance::setChoice(SchemeChoice choice)
{
    m_choice = choice;
    follow();
    Q_EMIT chosen();
}

void Appearance::follow()
{
    Scheme wanted = m_source->scheme();
    if (m_choice != SchemeChoice::Desktop)
        wanted = m_choice == SchemeChoice::Dark ? Scheme::Dark : Scheme::Light;
    if (wanted == m_scheme)
        return;
    m_scheme = wanted;
    applyTheme(m_application, m_scheme);
    Q_EMIT schemeChanged(m_scheme);
}

Density Appearance::density() const
{
    const auto *style = qobject_cast<const Style *>(QApplication::style());
    return style ? style->density() : Density::Normal;
}

void Appearance::setDensity(Density density)
{
    if (auto *style = qobject_cast<Style *>(QApplication::style()))
        style->setDensity(density);
    Q_EMIT chosen();
}

void Appearance::setTextSize(int points)
{
    if (!isTextSize(points) || points == m_textSize)
        return;
    m_textSize = points;
    Q_EMIT chosen();
}

bool Appearance::isTextSize(int points)
{
    constexpr int kLeast = 8, kMost = 24;
    return points == 0 || (points >= kLeast && points <= kMost);
}

void Appearance::applyTextSize(QApplication &application, int points)
{
    if (points == 0 || !isTextSize(points))
        return;
    QFont font = application.font();
    font.setPointSize(points);
    application.setFont(font);
}

QString Appearance::choiceName(SchemeChoice choice)
{
    switch (choice) {
    case SchemeChoice::Light:
        return u"light"_s;
    case SchemeChoice::Dark:
        return u"dark"_s;
    case SchemeChoice::Desktop:
        break;
    }
    return u"desktop"_s;
}

SchemeChoice Appearance::choiceFromName(const QString &name)
{
    if (name == "light"_L1)
        return SchemeChoice::Light;
    if (name == "dark"_L1)
        return SchemeChoice::Dark;
    return SchemeChoice::Desktop;
}

} // namespace binnacle
