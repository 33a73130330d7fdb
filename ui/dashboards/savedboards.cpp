// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/savedboards.h"

#include "base/whenready.h"
#include "widgets/plaintext.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

const QString kBoardArg = u"board"_s;

namespace {

QJsonValue toJson(const QList<SavedBoard> &boards)
{
    QJsonArray all;
    for (const SavedBoard &board : boards) {
        QJsonObject said{{u"name"_s, board.name}, {u"args"_s, QJsonObject::fromVariantMap(board.args)}};
        if (board.arrangement)
            said.insert(u"cards"_s, board.arrangement->toJson());
        all.append(said);
    }
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

// As many as there may be, each name once: what is written by another hand may be anything.
QList<SavedBoard> fromJson(const QJsonValue &kept)
{
    QList<SavedBoard> boards;
    const QJsonArray all = kept.toArray();
    for (const QJsonValue &one : all) {
        if (boards.size() == kMostBoards)
            break;
        const QJsonObject said = one.toObject();
        const QString name = said.value(u"name"_s).toString().left(kLongestBoardName);
        const bool isThere = std::any_of(boards.begin(), boards.end(),
                                         [&name](const SavedBoard &board) { return board.name == name; });
        if (name.isEmpty() || isThere)
            continue;
        SavedBoard board{name, argsOf(said.value(u"args"_s).toObject())};
        if (said.contains(u"cards"_s))
            board.arrangement = Arrangement::of(said.value(u"cards"_s));
        boards.append(board);
    }
    return boards;
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
        if (kept) // they are a convenience: Home works without
            take(fromJson(*kept));
    });
}

void SavedBoards::take(const QList<SavedBoard> &boards)
{
    m_boards = boards;
    Q_EMIT changed();
}

QList<NavView> SavedBoards::views(const QString &page) const
{
    QList<NavView> views;
    for (const SavedBoard &board : m_boards) {
        QVariantMap args = board.args;
        args.insert(kBoardArg, board.name);
        views.append({oneLine(board.name), Route{page, args}, -1, false});
    }
    return views;
}

const SavedBoard *SavedBoards::named(const QString &name) const
{
    const auto found = std::find_if(m_boards.begin(), m_boards.end(),
                                    [&name](const SavedBoard &board) { return board.name == name; });
    return found == m_boards.end() ? nullptr : &*found;
}

const SavedBoard *SavedBoards::of(const QVariantMap &args) const
{
    const auto found = std::find_if(m_boards.begin(), m_boards.end(),
                                    [&args](const SavedBoard &board) { return board.args == args; });
    return found == m_boards.end() ? nullptr : &*found;
}

void SavedBoards::save(const SavedBoard &board, const Done &done)
{
    change(
        [board](QList<SavedBoard> &boards) -> Result<> {
            const auto same = std::find_if(boards.begin(), boards.end(), [&board](const SavedBoard &one) {
                return one.name.compare(board.name, Qt::CaseInsensitive) == 0;
            });
            if (same == boards.end() && boards.size() >= kMostBoards)
                return fail(ErrorCode::Invalid, u"too-many-boards"_s, {{u"limit"_s, kMostBoards}});
            if (same == boards.end())
                boards.append(board);
            else
                *same = board;
            return {};
        },
        done);
}

void SavedBoards::remove(const QString &name, const Done &done)
{
    change(
        [name](QList<SavedBoard> &boards) -> Result<> {
            boards.removeIf([&name](const SavedBoard &board) { return board.name == name; });
            return {};
        },
        done);
}

void SavedBoards::arrange(const QString &name, const std::optional<Arrangement> &arrangement,
                          const Done &done)
{
    change(
        [name, arrangement](QList<SavedBoard> &boards) -> Result<> {
            for (SavedBoard &board : boards) {
                if (board.name == name)
                    board.arrangement = arrangement;
            }
            return {};
        },
        done);
}

// Without having read what is there nothing is written over it.
void SavedBoards::change(const Change &change, const Done &done)
{
    const auto answer = [done](bool kept) {
        if (done)
            done(kept);
    };
    whenReady(m_provider.savedBoards(), this, [this, change, answer](const Result<QJsonValue> &kept) {
        if (!kept) {
            Q_EMIT failed(kept.error());
            return answer(false);
        }
        QList<SavedBoard> boards = fromJson(*kept);
        if (const Result<> changed = change(boards); !changed) {
            Q_EMIT failed(changed.error());
            return answer(false);
        }
        whenReady(m_provider.saveBoards(toJson(boards)), this,
                  [this, boards, answer](const Result<> &written) {
                      if (written)
                          take(boards);
                      else
                          Q_EMIT failed(written.error());
                      answer(written.has_value());
                  });
    });
}

} // namespace binnacle
