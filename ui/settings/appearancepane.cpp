// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/appearancepane.h"

#include "theme/appearance.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

void select(QComboBox *choice, int value)
{
    const QSignalBlocker quiet(choice);
    choice->setCurrentIndex(choice->findData(value));
}

} // namespace

AppearancePane::AppearancePane(Desk &desk, Appearance &appearance, QWidget *parent)
    : FormPane(u"appearance"_s, desk, parent)
    , m_appearance(appearance)
    , m_scheme(new QComboBox)
    , m_density(new QComboBox)
{
    m_scheme->addItem(tr("As the desktop"), int(SchemeChoice::Desktop));
    m_scheme->addItem(tr("Light"), int(SchemeChoice::Light));
    m_scheme->addItem(tr("Dark"), int(SchemeChoice::Dark));
    addRow(u"colors"_s, tr("&Colors"), m_scheme, tr("theme light dark mode scheme"));
    m_density->addItem(tr("Compact"), int(Density::Compact));
    m_density->addItem(tr("Normal"), int(Density::Normal));
    m_density->addItem(tr("Roomy"), int(Density::Roomy));
    addRow(u"rows"_s, tr("&Rows of lists"), m_density, tr("density height compact roomy"));
    connect(m_scheme, &QComboBox::currentIndexChanged, this,
            [this] { m_appearance.setChoice(SchemeChoice(m_scheme->currentData().toInt())); });
    connect(m_density, &QComboBox::currentIndexChanged, this,
            [this] { m_appearance.setDensity(Density(m_density->currentData().toInt())); });
    connect(&m_appearance, &Appearance::chosen, this, &AppearancePane::activate); // in the menu, too
    connect(addButton(tr("Reset")), &QPushButton::clicked, this, &AppearancePane::reset);
    finish();
}

QString AppearancePane::title() const
{
    return tr("Appearance");
}

QString AppearancePane::icon() const
{
    return u"sun"_s;
}

QString AppearancePane::about() const
{
    return tr("How windows look on this machine; others see nothing of it");
}

QString AppearancePane::words() const
{
    return tr("look theme window machine");
}

void AppearancePane::activate()
{
    select(m_scheme, int(m_appearance.choice()));
    select(m_density, int(m_appearance.density()));
}

void AppearancePane::reset()
{
    const SchemeChoice scheme = m_appearance.choice();
    const Density density = m_appearance.density();
    m_appearance.setChoice(SchemeChoice::Desktop);
    m_appearance.setDensity(Density::Normal);
    desk().offerUndo(tr("Appearance reset"), [this, scheme, density](const auto &answer) {
        m_appearance.setChoice(scheme);
        m_appearance.setDensity(density);
        answer(true);
    });
}

} // namespace binnacle
