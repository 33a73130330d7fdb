// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/jsonplaces.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace binnacle {

namespace {

constexpr qsizetype kDeepest = 2; // parts and the names in them

// With its quotes, from `at` on.
QByteArray stringAt(const QByteArray &text, qsizetype at)
{
    qsizetype end = at + 1;
    while (end < text.size() && text[end] != '"')
        end += text[end] == '\\' ? 2 : 1;
    return text.mid(at, end + 1 - at);
}

} // namespace

JsonPlaces::JsonPlaces(const QByteArray &text)
{
    struct Level
    {
        bool isObject = false;
        bool isName = false; // what comes next is a name
    };
    QList<Level> levels;
    QStringList path;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '{' || c == '[') {
            levels.append({c == '{', c == '{'});
        } else if (c == '}' || c == ']') {
            if (!levels.isEmpty())
                levels.removeLast();
            path.resize(std::min(path.size(), levels.size()));
        } else if (c == ',') {
            if (!levels.isEmpty())
                levels.last().isName = levels.last().isObject;
        } else if (c == '"') {
            const QByteArray string = stringAt(text, at);
            if (!levels.isEmpty() && levels.last().isName) {
                levels.last().isName = false;
                const QString name =
                    QJsonDocument::fromJson('[' + string + ']').array().at(0).toString(); // its escapes
                path.resize(std::min(path.size(), levels.size() - 1));
                path.append(name);
                if (path.size() <= kDeepest && path.size() == levels.size())
                    m_places.insert(path, at);
            }
            at += string.size() - 1;
        }
    }
}

qsizetype JsonPlaces::of(const QStringList &path) const
{
    return m_places.value(path);
}

} // namespace binnacle
