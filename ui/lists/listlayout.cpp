// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/listlayout.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kMostColumns = 60;
constexpr qsizetype kLongestText = 16384;
constexpr int kWidest = 2000;
constexpr double kTint = 0.15;
constexpr double kReadable = 4.5;
constexpr std::array kDensities = {"compact", "normal", "roomy"};

QString textOf(const QJsonObject &json, const QString &name)
{
    return json.value(name).toString().left(kLongestText);
}

QList<ListColumn> columnsOf(const QJsonArray &all)
{
    QList<ListColumn> columns;
    for (const QJsonValue &one : all) {
        const QJsonObject said = one.toObject();
        ListColumn column{textOf(said, u"field"_s), std::clamp(said.value(u"width"_s).toInt(), 0, kWidest)};
        const bool isThere = std::any_of(columns.begin(), columns.end(), [&column](const ListColumn &there) {
            return there.field == column.field;
        });
        if (!column.field.isEmpty() && !isThere && columns.size() < kMostColumns)
            columns.append(std::move(column));
    }
    return columns;
}

QList<RowRule> rulesOf(const QJsonArray &all)
{
    QList<RowRule> rules;
    for (const QJsonValue &one : all) {
        const QJsonObject said = one.toObject();
        RowRule rule{textOf(said, u"name"_s), textOf(said, u"query"_s), textOf(said, u"color"_s)};
        if (!rule.name.isEmpty() && !rule.query.isEmpty() && rules.size() < kMostRules)
            rules.append(std::move(rule));
    }
    return rules;
}

} // namespace

QJsonObject ListLayout::toJson() const
{
    QJsonObject json;
    QJsonArray shown;
    for (const ListColumn &column : columns) {
        QJsonObject said{{u"field"_s, column.field}};
        if (column.width > 0)
            said.insert(u"width"_s, column.width);
        shown.append(said);
    }
    if (!shown.isEmpty())
        json.insert(u"columns"_s, shown);
    if (!sort.isEmpty())
        json.insert(u"sort"_s, sort);
    if (!group.isEmpty())
        json.insert(u"group"_s, group);
    if (density)
        json.insert(u"density"_s, QString::fromLatin1(kDensities[size_t(*density)]));
    QJsonArray colored;
    for (const RowRule &rule : rules)
        colored.append(
            QJsonObject{{u"name"_s, rule.name}, {u"query"_s, rule.query}, {u"color"_s, rule.color}});
    if (!colored.isEmpty())
        json.insert(u"colors"_s, colored);
    return json;
}

ListLayout ListLayout::of(const QJsonObject &json)
{
    ListLayout layout;
    layout.columns = columnsOf(json.value(u"columns"_s).toArray());
    layout.sort = textOf(json, u"sort"_s);
    layout.group = textOf(json, u"group"_s);
    const QString density = textOf(json, u"density"_s);
    for (size_t i = 0; i < kDensities.size(); ++i) {
        if (density == QLatin1StringView(kDensities[i]))
            layout.density = Density(i);
    }
    layout.rules = rulesOf(json.value(u"colors"_s).toArray());
    return layout;
}

bool ListLayout::shows(const QString &field) const
{
    return std::any_of(columns.begin(), columns.end(),
                       [&field](const ListColumn &column) { return column.field == field; });
}

const QList<RowColor> &rowColors()
{
    // Blue is what is chosen.
    static const QList<RowColor> colors{{QT_TRANSLATE_NOOP("RowColors", "red"), &Theme::bad},
                                        {QT_TRANSLATE_NOOP("RowColors", "orange"), &Theme::p2},
                                        {QT_TRANSLATE_NOOP("RowColors", "yellow"), &Theme::p3},
                                        {QT_TRANSLATE_NOOP("RowColors", "green"), &Theme::good},
                                        {QT_TRANSLATE_NOOP("RowColors", "violet"), &Theme::maintenance},
                                        {QT_TRANSLATE_NOOP("RowColors", "gray"), &Theme::text3}};
    return colors;
}

QString rowColorLabel(const QString &name)
{
    QString label = QCoreApplication::translate("RowColors", name.toUtf8().constData());
    if (!label.isEmpty())
        label[0] = label.at(0).toUpper();
    return label;
}

QColor rowColor(const Theme &theme, const QString &name)
{
    for (const RowColor &color : rowColors()) {
        if (name == QLatin1StringView(color.name))
            return theme.*color.token;
    }
    return {};
}

QColor rowTint(const Theme &theme, const QString &name, const QColor &under)
{
    const QColor color = rowColor(theme, name);
    if (!color.isValid())
        return under;
    for (double share = kTint; share > 0; share -= 0.01) {
        const QColor tint = mixed(under, color, share);
        if (contrast(theme.text2, tint) >= kReadable && contrast(theme.text, tint) >= kReadable)
            return tint;
    }
    return under;
}

} // namespace binnacle
