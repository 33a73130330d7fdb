// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demostaff.h"

#include "base/fold.h"
#include "base/timetext.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr const char *kFirst[] = {
    "Abel",  "Ada",   "Aino",  "Alma",   "Amara", "Anouk",  "Anton", "Arun",  "Asha",  "Astrid", "Bela",
    "Bibi",  "Bram",  "Carla", "Casper", "Chidi", "Clara",  "Dagny", "Dario", "Dina",  "Doro",   "Edda",
    "Eilif", "Elena", "Elio",  "Emre",   "Enzo",  "Esther", "Farid", "Fenna", "Fleur", "Frida",  "Gita",
    "Goran", "Hana",  "Hedda", "Henk",   "Ida",   "Ilse",   "Imani", "Ines",  "Ivo",   "Jana",   "Jari",
    "Jette", "Joao",  "Jonas", "Juna",   "Kaja",  "Kemal",  "Kirsi", "Klaas", "Lale",  "Lars",   "Leila",
    "Lena",  "Lior",  "Lotte", "Luca",   "Maia",  "Malik",  "Mara",  "Marek", "Mei",   "Milo",   "Mira",
    "Nadia", "Nels",  "Nika",  "Nour",   "Ola",   "Oskar",  "Otto",  "Paola", "Pavel", "Petra",  "Priya",
    "Quinn", "Rafa",  "Rania", "Remi",   "Rosa",  "Ruben",  "Runa",  "Saga",  "Samir", "Sanne",  "Selma",
    "Senna", "Signe", "Silas", "Sofia",  "Sten",  "Tamar",  "Tarek", "Tess",  "Theo",  "Tilda",  "Tomas",
    "Tove",  "Uma",   "Vera",  "Viggo",  "Wanda", "Wim",    "Yara",  "Yusuf", "Zora"};

constexpr const char *kHeads[] = {"Alder", "Ash",   "Birk",  "Brack", "Brand",  "Crane", "Dal",  "Dorn",
                                  "Ebbe",  "Elm",   "Ferne", "Fjell", "Gale",   "Garn",  "Hale", "Holm",
                                  "Isen",  "Karl",  "Lang",  "Lind",  "Lund",   "Maar",  "Mor",  "Nord",
                                  "Oster", "Quill", "Rav",   "Ros",   "Sand",   "Skov",  "Sten", "Strand",
                                  "Sund",  "Tarn",  "Thorn", "Ulv",   "Vester", "Wake",  "West", "Wind"};
constexpr const char *kTails[] = {"berg", "by",   "dahl", "felt", "gaard", "hoff", "horn",  "land",
                                  "lund", "mark", "mose", "rup",  "sen",   "stad", "strom", "wick"};

constexpr int kAgents = 10;
constexpr int kStaff = 20; // of the IT, with who makes the demo

class Names
{
public:
    Names(const QString &me, DemoDice &dice)
        : m_dice(dice)
    {
        m_met.insert(fold(me));
    }

    QString next()
    {
        for (;;) {
            const QString name = QLatin1StringView(m_dice.one(kFirst)) + u' ' +
                                 QLatin1StringView(m_dice.one(kHeads)) +
                                 QLatin1StringView(m_dice.one(kTails));
            const QString key = fold(name);
            if (m_met.contains(key))
                continue;
            m_met.insert(key);
            return name;
        }
    }

private:
    DemoDice &m_dice;
    QSet<QString> m_met;
};

Person personNamed(const QString &name)
{
    Person person;
    person.name = name;
    person.email = fold(name).replace(u' ', u'.') + u"@harborlight.example"_s;
    return person;
}

// Of the ten that are no agents and not who makes it: who answers for services, keeps the books, looks on.
Roles rolesOf(int place)
{
    if (place < kAgents)
        return Role::Agent;
    if (place < kAgents + 3)
        return Role::Manager;
    return place < kAgents + 5 ? Role::Auditor : place < kAgents + 7 ? Role::Reviewer : Role::Requester;
}

} // namespace

DemoStaff DemoStaff::make(const DemoRequest &request, const QString &me, DemoDice &dice)
{
    DemoStaff staff;
    Names names(me, dice);
    for (int i = 0; i < request.employees - 1; ++i) { // one is who makes it
        Person person = personNamed(names.next());
        person.roles = i < kStaff - 1 ? rolesOf(i) : Roles(Role::Requester);
        staff.persons.push_back(person);
    }
    const std::pair<QString, int> teams[] = {
        {u"Service Desk"_s, 4}, {u"Network"_s, 2}, {u"Applications"_s, 2}, {u"Infrastructure"_s, 2}};
    size_t next = 0;
    for (const auto &[name, size] : teams) {
        DemoTeam team{name, {}};
        for (int i = 0; i < size && next < staff.persons.size(); ++i)
            team.members.append(staff.persons[next++].name);
        staff.teams.push_back(team);
    }
    for (size_t i = size_t(kAgents); i < size_t(kStaff - 1) && i < staff.persons.size(); ++i)
        staff.owners.append(staff.persons[i].name);
    return staff;
}

} // namespace binnacle
