// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/appearancepane.h"

#include "settings/machinesettings.h"
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
    , m_text(new QComboBox)
{
    m_scheme->addItem(tr("As the desktop"), int(SchemeChoice::Desktop));
    m_scheme->addItem(tr("Light"), int(SchemeChoice::Light));
    m_scheme->addItem(tr("Dark"), int(SchemeChoice::Dark));
    addRow(u"colors"_s, tr("&Colors"), m_scheme, tr("theme light dark mode scheme"));
    m_density->addItem(tr("Compact"), int(Density::Compact));
    m_density->addItem(tr("Normal"), int(Density::Normal));
    m_density->addItem(tr("Roomy"), int(Density::Roomy));
    addRow(u"rows"_s, tr("&Rows of lists"), m_density, tr("density height compact roomy"));
    m_text->addItem(tr("As the desktop"), 0);
    for (int points = 8; points <= 24; ++points) {
        if (points <= 12 || points % 2 == 0)
            m_text->addItem(tr("%1 points").arg(points), points);
    }
    addRow(u"text-size"_s, tr("Size of &text"), m_text, tr("font scale large small zoom points"),
           tr("From the next start of the program on."));
    connect(m_text, &QComboBox::currentIndexChanged, this,
            [this] { m_appearance.setTextSize(m_text->currentData().toInt()); });
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
    select(m_text, m_appearance.textSize());
}

void AppearancePane::reset()
{
    const QJsonObject before = machinesettings::values(m_appearance);
    machinesettings::take(m_appearance, {{u"colors"_s, Appearance::choiceName(SchemeChoice::Desktop)},
                                         {u"rows"_s, int(Density::Normal)},
                                         {u"text-size"_s, 0}});
    desk().offerUndo(tr("Appearance reset"), [this, before](const auto &answer) {
        machinesettings::take(m_appearance, before);
        answer(true);
    });
}

} // namespace binnacle
