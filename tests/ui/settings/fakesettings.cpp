// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakesettings.h"

#include "base/readyfuture.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::test {

namespace {

template <typename T>
QFuture<Result<T>> failing(ErrorCode code, const QString &key, const QVariantMap &values = {})
{
    return readyFuture(Result<T>(fail(code, key, values)));
}

template <typename All>
auto byUid(All &all, const QString &uid)
{
    return std::find_if(all.begin(), all.end(), [&](const auto &one) { return one.uid == uid; });
}

} // namespace

FakeSettings::FakeSettings()
    : m_actor{PersonId(1), u"Ada Osei"_s, Role::Admin | Role::Agent, u"os-user"_s, {}}
    , m_workspace{{u"name"_s, u"Nord"_s}, {u"zone"_s, u"Europe/Berlin"_s}, {u"currency"_s, u"EUR"_s}}
{
    const auto add = [this](qint64 id, const QString &name, Roles roles) {
        Person person;
        person.id = PersonId(id);
        person.uid = u"p%1"_s.arg(id);
        person.name = name;
        person.login = name.section(u' ', 0, 0).toLower();
        person.roles = roles;
        m_persons.push_back(person);
    };
    add(1, u"Ada Osei"_s, Role::Admin | Role::Agent);
    add(2, u"Ben Cole"_s, Role::Agent);
    add(3, u"Mia Roth"_s, Role::Manager);
    Team team;
    team.id = TeamId(1);
    team.uid = u"t1"_s;
    team.name = u"Network"_s;
    team.members = {PersonId(2)};
    m_teams.push_back(team);
    nameMembers();
    m_file.workspace = {{u"name"_s, u"Nord"_s}, {u"zone"_s, u"Europe/Berlin"_s}, {u"currency"_s, u"EUR"_s}};
    m_file.person = {{u"board"_s, 1}};
    m_checks = {{u"engine"_s, true, {}}, {u"audit"_s, true, {}}};
}

void FakeSettings::nameMembers()
{
    for (Team &team : m_teams) {
        team.memberNames.clear();
        for (const PersonId member : team.members) {
            for (const Person &person : m_persons) {
                if (person.id == member)
                    team.memberNames.append(person.name);
            }
        }
    }
}

const Person *FakeSettings::person(const QString &name) const
{
    const auto found = std::find_if(m_persons.begin(), m_persons.end(),
                                    [&](const Person &person) { return person.name == name; });
    return found == m_persons.end() ? nullptr : &*found;
}

const Team *FakeSettings::team(const QString &name) const
{
    const auto found =
        std::find_if(m_teams.begin(), m_teams.end(), [&](const Team &team) { return team.name == name; });
    return found == m_teams.end() ? nullptr : &*found;
}

QFuture<Result<std::vector<Person>>> FakeSettings::persons()
{
    return readyFuture(Result<std::vector<Person>>(m_persons));
}

QFuture<Result<std::vector<Team>>> FakeSettings::teams()
{
    return readyFuture(Result<std::vector<Team>>(m_teams));
}

QFuture<Result<Person>> FakeSettings::addPerson(const Person &person, const PeopleEdit &edit)
{
    if (const Result<> sound = check(person); !sound)
        return readyFuture(Result<Person>(tl::unexpected<Error>(sound.error())));
    const auto before = m_persons;
    m_ways.insert(edit.operation, [this, before] { m_persons = before; });
    Person added = person;
    added.id = PersonId(++m_next);
    added.uid = u"p%1"_s.arg(m_next);
    m_persons.push_back(added);
    return readyFuture(Result<Person>(added));
}

QFuture<Result<Person>> FakeSettings::setPerson(const QString &uid, const QMap<QString, QString> &fields,
                                                const PeopleEdit &edit)
{
    const auto found = byUid(m_persons, uid);
    Person after = *found;
    for (const auto &[field, text] : fields.asKeyValueRange()) {
        if (edit.seen.contains(field) && edit.seen.value(field) != personText(*found, field))
            return failing<Person>(
                ErrorCode::Conflict, u"changed-meanwhile"_s,
                {{u"name"_s, found->name}, {u"field"_s, field}, {u"theirs"_s, personText(*found, field)}});
        if (const Result<> set = setPersonField(after, field, text); !set)
            return readyFuture(Result<Person>(tl::unexpected<Error>(set.error())));
    }
    if (const Result<> sound = check(after); !sound)
        return readyFuture(Result<Person>(tl::unexpected<Error>(sound.error())));
    if (after.id == m_actor.person && !after.roles.testFlag(Role::Admin))
        return failing<Person>(ErrorCode::Denied, u"own-admin-role"_s, {{u"name"_s, after.name}});
    after.name = after.name.simplified();
    const auto before = m_persons;
    m_ways.insert(edit.operation, [this, before] { m_persons = before; });
    *found = after;
    return readyFuture(Result<Person>(after));
}

QFuture<Result<Team>> FakeSettings::addTeam(const QString &name, const QStringList &, const PeopleEdit &edit)
{
    if (team(name))
        return failing<Team>(ErrorCode::Conflict, u"duplicate"_s);
    const auto before = m_teams;
    m_ways.insert(edit.operation, [this, before] { m_teams = before; });
    Team added;
    added.id = TeamId(++m_next);
    added.uid = u"t%1"_s.arg(m_next);
    added.name = name;
    m_teams.push_back(added);
    return readyFuture(Result<Team>(added));
}

QFuture<Result<Team>> FakeSettings::setTeam(const QString &uid, const QMap<QString, QString> &fields,
                                            const PeopleEdit &edit)
{
    const auto found = byUid(m_teams, uid);
    const auto before = m_teams;
    if (fields.contains(u"name"_s))
        found->name = fields.value(u"name"_s);
    if (fields.contains(u"members"_s)) {
        found->members.clear();
        const QStringList names = namesFromText(fields.value(u"members"_s)).value_or(QStringList());
        for (const QString &member : names)
            found->members.push_back(byUid(m_persons, member)->id);
        nameMembers();
    }
    m_ways.insert(edit.operation, [this, before] { m_teams = before; });
    return readyFuture(Result<Team>(*found));
}

QFuture<Result<QString>> FakeSettings::undoPeople(const QString &operation)
{
    const auto way = m_ways.take(operation);
    if (!way)
        return failing<QString>(ErrorCode::NotFound, u"nothing-to-undo"_s);
    way();
    Q_EMIT peopleChanged();
    return readyFuture(Result<QString>(u"x"_s));
}

QFuture<Result<std::vector<TrailEntry>>> FakeSettings::peopleHistory(const QString &kind, qint64 id)
{
    TrailEntry entry;
    entry.kind = kind;
    entry.subject = id;
    entry.act = kind + u".set"_s;
    entry.actorName = u"Ada Osei"_s;
    entry.field = u"roles"_s;
    entry.before = u"agent"_s;
    entry.after = u"manager"_s;
    return readyFuture(Result<std::vector<TrailEntry>>({entry}));
}

QFuture<Result<QMap<QString, QString>>> FakeSettings::workspace()
{
    return readyFuture(Result<QMap<QString, QString>>(m_workspace));
}

QFuture<Result<>> FakeSettings::setWorkspace(const QMap<QString, QString> &fields, const WorkspaceEdit &edit)
{
    for (const auto &[field, text] : fields.asKeyValueRange()) {
        if (const Result<> sound = checkWorkspaceField(field, text); !sound)
            return readyFuture(sound);
    }
    const auto before = m_workspace;
    m_ways.insert(edit.operation, [this, before] { m_workspace = before; });
    for (const auto &[field, text] : fields.asKeyValueRange())
        m_workspace[field] = text;
    return readyFuture(Result<>());
}

QFuture<Result<>> FakeSettings::undoSettings(const QString &operation)
{
    const auto way = m_ways.take(operation);
    if (!way)
        return failing<void>(ErrorCode::NotFound, u"nothing-to-undo"_s);
    way();
    Q_EMIT settingsChanged();
    return readyFuture(Result<>());
}

QFuture<Result<std::vector<TrailEntry>>> FakeSettings::settingsHistory()
{
    return readyFuture(Result<std::vector<TrailEntry>>(std::vector<TrailEntry>()));
}

QFuture<Result<SettingsFile>> FakeSettings::settings()
{
    return readyFuture(Result<SettingsFile>(m_file));
}

QFuture<Result<>> FakeSettings::takeOver(const SettingsFile &file, const QString &operation)
{
    const auto before = m_file;
    m_ways.insert(operation, [this, before] { m_file = before; });
    for (auto value = file.person.begin(); value != file.person.end(); ++value)
        m_file.person.insert(value.key(), value.value());
    for (auto value = file.workspace.begin(); value != file.workspace.end(); ++value)
        m_file.workspace.insert(value.key(), value.value());
    return readyFuture(Result<>());
}

WorkspaceFacts FakeSettings::facts() const
{
    WorkspaceFacts facts;
    facts.uid = u"uid"_s;
    facts.engine = u"SQLite file"_s;
    facts.place = u"/data/nord.binnacle"_s;
    facts.schema = 20;
    return facts;
}

QFuture<Result<WorkspaceState>> FakeSettings::state()
{
    WorkspaceState state;
    state.bytes = 2048;
    return readyFuture(Result<WorkspaceState>(state));
}

QFuture<Result<std::vector<VerifyLine>>> FakeSettings::verify()
{
    return readyFuture(Result<std::vector<VerifyLine>>(m_checks));
}

QFuture<Result<>> FakeSettings::backup(const QString &file, const JobPtr &)
{
    m_backups.append(file);
    return readyFuture(Result<>());
}

} // namespace binnacle::test
