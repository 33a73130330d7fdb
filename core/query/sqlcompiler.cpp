// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/sqlcompiler.h"

#include "base/fold.h"
#include "query/searchtext.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kMostIds = 50; // of one name

class Compilation
{
public:
    Compilation(const FieldCatalog &catalog, const SqlMapping &mapping, const QueryContext &context,
                const SqlOptions &options)
        : m_catalog(catalog)
        , m_mapping(mapping)
        , m_context(context)
        , m_options(options)
    {}

    Result<SqlCondition> run(const QueryNode &root)
    {
        QueryNode rest = root;
        if (m_options.liftWords)
            lift(rest);
        BINNACLE_LET(m_out.where, node(rest, false));
        return m_out;
    }

private:
    // Takes the words every row must have out of the tree.
    void lift(QueryNode &root)
    {
        QList<QueryNode> required{root};
        if (root.kind == QueryNode::Kind::All)
            required = root.children;
        QList<QStringList> phrases;
        QList<QueryNode> others;
        for (const QueryNode &child : required) {
            if (child.kind == QueryNode::Kind::Text)
                phrases.append(foldedWords(child.text));
            else
                others.append(child);
        }
        if (phrases.isEmpty())
            return;
        m_out.match = searchAll(phrases, m_mapping.engine);
        root = QueryNode::all(others);
    }

    Result<QString> node(const QueryNode &node, bool negated)
    {
        switch (node.kind) {
        case QueryNode::Kind::All:
            return all(node, negated);
        case QueryNode::Kind::Any:
            return any(node, negated);
        case QueryNode::Kind::Not: {
            BINNACLE_LET(const QString inside, this->node(node.children.first(), true));
            return QString(u"NOT ("_s + inside + u')');
        }
        case QueryNode::Kind::Clause:
            return clause(node.clause, negated);
        case QueryNode::Kind::Text:
            break;
        }
        return words({foldedWords(node.text)});
    }

    Result<QString> all(const QueryNode &node, bool negated)
    {
        QStringList parts;
        QList<QStringList> phrases;
        for (const QueryNode &child : node.children) {
            if (child.kind == QueryNode::Kind::Text) {
                phrases.append(foldedWords(child.text));
                continue;
            }
            BINNACLE_LET(const QString part, this->node(child, negated));
            parts.append(part);
        }
        if (!phrases.isEmpty())
            parts.append(words(phrases));
        return parts.isEmpty() ? u"1 = 1"_s : parts.join(u" AND "_s);
    }

    Result<QString> any(const QueryNode &node, bool negated)
    {
        QStringList parts;
        for (const QueryNode &child : node.children) {
            BINNACLE_LET(const QString part, this->node(child, negated));
            parts.append(child.kind == QueryNode::Kind::All ? QString(u'(' + part + u')') : part);
        }
        return QString(u'(' + parts.join(u" OR "_s) + u')');
    }

    QString words(const QList<QStringList> &phrases)
    {
        QString text = m_mapping.words;
        return text.replace("{match}"_L1, bound(searchAll(phrases, m_mapping.engine)));
    }

    Result<QString> clause(const QueryClause &clause, bool negated)
    {
        const FieldSpec *spec = m_catalog.find(clause.field);
        const auto field = m_mapping.fields.constFind(clause.field);
        if (!spec || field == m_mapping.fields.cend())
            return fail(ErrorCode::Bug, u"unmapped-field"_s, {{u"field"_s, clause.field}});
        const Condition condition = resolve(clause, *spec, m_context);

        QStringList parts = valueParts(condition, *field);
        if (negated && field->nullable) {
            for (QString &part : parts)
                part = u'(' + field->column + u" IS NOT NULL AND "_s + part + u')';
        }
        for (const QString &key : condition.keys) {
            const auto named = field->named.constFind(key);
            if (named != field->named.cend())
                parts.append(*named);
        }
        if (condition.none)
            parts.append(field->none);
        if (parts.isEmpty())
            return u"1 = 0"_s;
        return parts.size() == 1 ? parts.first() : QString(u'(' + parts.join(u" OR "_s) + u')');
    }

    // The conditions that compare the row's value.
    QStringList valueParts(const Condition &condition, const SqlField &field)
    {
        QStringList parts;
        QVariantList keys;
        for (const QString &key : condition.keys) {
            if (!field.named.contains(key))
                keys.append(key);
        }
        if (!keys.isEmpty())
            parts.append(keyed(field, keys));
        if (!condition.classes.isEmpty())
            parts.append(
                filled(field.classes, QVariantList(condition.classes.begin(), condition.classes.end())));
        if (!condition.numbers.isEmpty()) {
            QVariantList numbers;
            for (const qint64 number : condition.numbers)
                numbers.append(number);
            parts.append(filled(field.column + u" IN ({in})"_s, numbers));
        }
        for (const TimeSpan &span : condition.spans)
            parts.append(within(span, field.column));
        if (condition.me.isValid()) {
            QString text = field.me;
            parts.append(text.replace("{me}"_L1, bound(condition.me.value)));
        }
        return parts;
    }

    QString keyed(const SqlField &field, const QVariantList &keys)
    {
        std::optional<QVariantList> ids;
        if (m_options.lookup && !field.lookup.isEmpty())
            ids = m_options.lookup(field.lookup, keys);
        if (!ids || ids->size() > kMostIds)
            return filled(field.keys, keys);
        return ids->isEmpty() ? u"1 = 0"_s : filled(field.column + u" IN ({in})"_s, *ids);
    }

    QString within(const TimeSpan &span, const QString &column)
    {
        QStringList ends;
        if (span.from != TimeSpan::kPast)
            ends.append(column + u" >= "_s + bound(span.from));
        if (span.to != TimeSpan::kFuture)
            ends.append(column + u" < "_s + bound(span.to));
        return u'(' + ends.join(u" AND "_s) + u')';
    }

    QString filled(QString text, const QVariantList &values)
    {
        QStringList placeholders;
        for (const QVariant &value : values)
            placeholders.append(bound(value));
        return text.replace("{in}"_L1, placeholders.join(u", "_s));
    }

    QString bound(const QVariant &value)
    {
        const QString name = m_options.prefix + QString::number(m_out.bindings.size() + 1);
        m_out.bindings.append({name, value});
        return u':' + name;
    }

    const FieldCatalog &m_catalog;
    const SqlMapping &m_mapping;
    const QueryContext &m_context;
    const SqlOptions &m_options;
    SqlCondition m_out;
};

} // namespace

Result<SqlCondition> compileSql(const Query &query, const FieldCatalog &catalog, const SqlMapping &mapping,
                                const QueryContext &context, const SqlOptions &options)
{
    return Compilation(catalog, mapping, context, options).run(query.root());
}

} // namespace binnacle
