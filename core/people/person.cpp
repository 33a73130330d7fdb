// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/person.h"

#include "store/content.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kLongestName = 200;

Result<> checkName(const QString &name)
{
    if (name.trimmed().isEmpty())
        return fail(ErrorCode::Invalid, u"name-required"_s, {{u"field"_s, u"name"_s}});
    if (name.size() > kLongestName)
        return fail(ErrorCode::Invalid, u"text-too-long"_s,
                    {{u"field"_s, u"name"_s}, {u"longest"_s, kLongestName}});
    return {};
}

} // namespace

const QStringList &personFields()
{
    static const QStringList kFields{u"name"_s, u"email"_s, u"login"_s, u"roles"_s, u"active"_s};
    return kFields;
}

QString personText(const Person &person, const QString &field)
{
    if (field == u"name")
        return person.name;
    if (field == u"email")
        return person.email;
    if (field == u"login")
        return person.login;
    if (field == u"active")
        return person.active ? u"true"_s : u"false"_s;
    return roleNames(person.roles).join(u',');
}

Result<> setPersonField(Person &person, const QString &field, const QString &text)
{
    if (field == u"name") {
        person.name = text;
    } else if (field == u"email") {
        person.email = text;
    } else if (field == u"login") {
        person.login = text;
    } else if (field == u"active") {
        if (text != u"true" && text != u"false")
            return fail(ErrorCode::Invalid, u"bad-value"_s, {{u"field"_s, field}, {u"value"_s, text}});
        person.active = text == u"true";
    } else if (field == u"roles") {
        BINNACLE_LET(person.roles, rolesFromText(text));
    } else {
        return fail(ErrorCode::Invalid, u"unknown-field"_s, {{u"field"_s, field}});
    }
    return {};
}

QString audited(const Person &person, const QString &field)
{
    const QString value = personText(person, field);
    const bool plain = field == u"active" || field == u"roles";
    return plain || value.isEmpty() ? value : content::hashOf(person.uid + u'\n' + value);
}

Result<> check(const Person &person)
{
    BINNACLE_TRY(checkName(person.name));
    if (!person.email.isEmpty() && (person.email.count(u'@') != 1 || person.email.contains(u' ')))
        return fail(ErrorCode::Invalid, u"bad-email"_s,
                    {{u"field"_s, u"email"_s}, {u"value"_s, person.email}});
    return {};
}

Result<> check(const Team &team)
{
    return checkName(team.name);
}

Result<QStringList> namesFromText(const QString &text)
{
    QStringList names;
    QString name;
    bool quoted = false;
    const auto keep = [&] {
        if (!name.trimmed().isEmpty())
            names.append(name.trimmed());
        name.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool quote = text[i] == u'"';
        if (quote && quoted && i + 1 < text.size() && text[i + 1] == u'"') {
            name.append(text[++i]);
        } else if (quote) {
            quoted = !quoted;
        } else if (text[i] == u',' && !quoted) {
            keep();
        } else {
            name.append(text[i]);
        }
    }
    if (quoted)
        return fail(ErrorCode::Invalid, u"unclosed-names"_s, {{u"text"_s, text}});
    keep();
    return names;
}

Result<Roles> rolesFromText(const QString &text)
{
    Roles roles;
    const QStringList names = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        const auto role = roleFromName(name.trimmed());
        if (!role)
            return fail(ErrorCode::Invalid, u"unknown-role"_s, {{u"role"_s, name.trimmed()}});
        roles |= *role;
    }
    return roles;
}

QStringList roleNames(Roles roles)
{
    QStringList names;
    const QList<Role> all = allRoles();
    for (const Role role : all) {
        if (roles.testFlag(role))
            names.append(roleName(role));
    }
    return names;
}

} // namespace binnacle
