// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/savedboards.h"

#include "base/whenready.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

QJsonValue toJson(const QList<SavedBoard> &boards)
{
    QJsonArray all;
    for (const SavedBoard &board : boards)
        all.append(
            QJsonObject{{u"name"_s, board.name}, {u"args"_s, QJsonObject::fromVariantMap(board.args)}});
    return all;
}

// Instants come back from JSON as numbers with a point.
QVariantMap argsOf(const QJsonObject &said)
{
    QVariantMap args = said.toVariantMap();
    for (const QString &name : {u"from"_s, u"to"_s, u"as_of"_s}) {
        if (args.contains(name))
            args[name] = args.value(name).toLongLong();
    }
    return args;
}

} // namespace

SavedBoards::SavedBoards(BoardProvider &provider, QObject *parent)
    : QObject(parent)
    , m_provider(provider)
{}

void SavedBoards::load()
{
    if (std::exchange(m_isLoaded, true))
        return;
    whenReady(m_provider.savedBoards(), this, [this](const Result<QJsonValue> &kept) {
        if (!kept)
            return; // they are a convenience: Home works without
        const QJsonArray boards = kept->toArray();
        for (const QJsonValue &one : boards) {
            const QJsonObject said = one.toObject();
            if (const QString name = said.value(u"name"_s).toString(); !name.isEmpty())
                m_boards.append({name, argsOf(said.value(u"args"_s).toObject())});
        }
        Q_EMIT changed();
    });
}

QList<NavView> SavedBoards::views(const QString &page) const
{
    QList<NavView> views;
    for (const SavedBoard &board : m_boards)
        views.append({board.name, Route{page, board.args}, -1, false});
    return views;
}

const SavedBoard *SavedBoards::of(const QVariantMap &args) const
{
    const auto found = std::find_if(m_boards.begin(), m_boards.end(),
                                    [&args](const SavedBoard &board) { return board.args == args; });
    return found == m_boards.end() ? nullptr : &*found;
}

void SavedBoards::save(const QString &name, const QVariantMap &args)
{
    const QList<SavedBoard> before = m_boards;
    const auto same = std::find_if(m_boards.begin(), m_boards.end(), [&name](const SavedBoard &board) {
        return board.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (same == m_boards.end())
        m_boards.append({name, args});
    else
        *same = {name, args};
    keep(before);
}

void SavedBoards::remove(const QString &name)
{
    const QList<SavedBoard> before = m_boards;
    m_boards.removeIf([&name](const SavedBoard &board) { return board.name == name; });
    keep(before);
}

void SavedBoards::set(const QList<SavedBoard> &boards)
{
    const QList<SavedBoard> before = std::exchange(m_boards, boards);
    keep(before);
}

void SavedBoards::keep(const QList<SavedBoard> &before)
{
    Q_EMIT changed();
    whenReady(m_provider.saveBoards(toJson(m_boards)), this, [this, before](const Result<> &done) {
        if (done)
            return;
        m_boards = before;
        Q_EMIT changed();
        Q_EMIT failed(done.error());
    });
}

} // namespace binnacle
