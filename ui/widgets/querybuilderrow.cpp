// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/querybuilderrow.h"

#include "query/age.h"
#include "query/queryecho.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/valueedit.h"
#include "wording/terms.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kWords = u"*words"_s; // no field's name: these are letters
const QString kGroup = u"*group"_s;
const QStringList kAges{u"1h"_s, u"12h"_s, u"1d"_s, u"7d"_s, u"30d"_s, u"12w"_s};

constexpr int kFieldWidth = 156, kOperatorWidth = 148;

bool isAgeOperator(QueryOperator of)
{
    return of == QueryOperator::Within || of == QueryOperator::LongerAgo;
}

} // namespace

QueryBuilderRow::QueryBuilderRow(const QueryLanguage &language, const QueryLanguage::ValueSource &names,
                                 QWidget *parent)
    : QWidget(parent)
    , m_language(language)
    , m_names(names)
    , m_field(new QComboBox(this))
    , m_operator(new QComboBox(this))
    , m_value(new ValueEdit(this))
    , m_and(new QLabel(tr("and"), this))
    , m_second(new ValueEdit(this))
    , m_flag(new QComboBox(this))
    , m_remove(new QToolButton(this))
    , m_problem(new QLabel(this))
{
    m_field->addItem(tr("Words"), kWords);
    for (const FieldSpec &one : language.catalog().fields())
        m_field->addItem(wording::fieldLabel(one.name), one.name);
    m_field->addItem(tr("As text"), kGroup);
    m_field->setMaxVisibleItems(m_field->count());
    m_flag->addItem(tr("yes"), u"yes"_s);
    m_flag->addItem(tr("no"), u"no"_s);
    m_remove->setIcon(symbolicIcon(u"close"_s));
    m_remove->setAutoRaise(true);
    m_remove->setToolTip(tr("Remove this line (Ctrl+Del)"));
    m_remove->setFocusPolicy(Qt::TabFocus);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setFont(captionFont(font()));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_field->setFixedWidth(lengthFor(font(), kFieldWidth));
    m_operator->setFixedWidth(lengthFor(font(), kOperatorWidth));
    auto *line = new QHBoxLayout;
    line->setSpacing(2 * kGrid);
    line->addWidget(m_field);
    line->addWidget(m_operator);
    line->addWidget(m_value, 1);
    line->addWidget(m_and);
    line->addWidget(m_second, 1);
    line->addWidget(m_flag, 1);
    line->addStretch(0);
    line->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addLayout(line);
    column->addWidget(m_problem);
    for (ValueEdit *edit : {m_value, m_second}) {
        connect(edit, &QLineEdit::textEdited, this, &QueryBuilderRow::edited);
        connect(edit, &ValueEdit::entered, this, &QueryBuilderRow::nextWanted);
    }
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_field, m_operator, m_value, m_second, m_flag, m_remove})
        part->installEventFilter(this);
    const auto suggest = [this](const QString &typed) {
        QList<Suggestion> all;
        const FieldSpec *of = spec();
        if (!of)
            return all;
        if (of->kind == FieldKind::Time) {
            for (const QString &age : isAgeOperator(shown()) ? kAges : QStringList()) {
                if (age.startsWith(typed.toLower()))
                    all.append({age, age + u" · "_s + valueLabel({QueryValue::Kind::Text, age}, *of)});
            }
            return all;
        }
        QString word = typed;
        word.remove(u'"');
        const QString asked = of->name + u":\""_s + word;
        const bool several = valueCount(shown()) < 0;
        for (const Completion::Candidate &one :
             m_language.complete(asked, asked.size(), m_names).candidates) {
            const auto read = readQueryValues(*of, one.text);
            const bool isText = read && read->constFirst().kind == QueryValue::Kind::Text;
            if (read && (several || isText))
                all.append({queryValuesText(*read), one.label});
        }
        return all;
    };
    m_value->suggest = m_second->suggest = suggest;
    connect(m_field, &QComboBox::currentIndexChanged, this, &QueryBuilderRow::chooseField);
    connect(m_operator, &QComboBox::currentIndexChanged, this, &QueryBuilderRow::chooseOperator);
    connect(m_flag, &QComboBox::currentIndexChanged, this, &QueryBuilderRow::edited);
    connect(m_remove, &QToolButton::clicked, this, &QueryBuilderRow::removeWanted);
    setPlace(1);
    color();
    fillOperators(std::nullopt);
}

void QueryBuilderRow::setPlace(int number)
{
    m_field->setAccessibleName(tr("Line %1: field").arg(number));
    m_operator->setAccessibleName(tr("Line %1: comparison").arg(number));
    m_value->setAccessibleName(tr("Line %1: value").arg(number));
    m_second->setAccessibleName(tr("Line %1: second value").arg(number));
    m_flag->setAccessibleName(tr("Line %1: yes or no").arg(number));
    m_remove->setAccessibleName(tr("Remove line %1").arg(number));
}

const FieldSpec *QueryBuilderRow::spec() const
{
    return m_language.catalog().find(m_field->currentData().toString());
}

bool QueryBuilderRow::isGroup() const
{
    return m_field->currentData().toString() == kGroup;
}

QueryOperator QueryBuilderRow::shown() const
{
    return QueryOperator(m_operator->currentData().toInt());
}

void QueryBuilderRow::fillOperators(std::optional<QueryOperator> wanted)
{
    const QSignalBlocker quiet(m_operator);
    m_operator->clear();
    if (const FieldSpec *of = spec()) {
        QList<QueryOperator> all = queryOperators(*of);
        if (wanted && !all.contains(*wanted))
            all.append(*wanted); // what a text can say and the builder does not offer
        for (const QueryOperator one : all)
            m_operator->addItem(operatorLabel(one, *of), int(one));
    } else if (!isGroup()) {
        m_operator->addItem(tr("contains"), int(QueryOperator::OneOf));
        m_operator->addItem(tr("does not contain"), int(QueryOperator::NotOneOf));
    }
    m_operator->setCurrentIndex(
        std::max(0, m_operator->findData(int(wanted.value_or(QueryOperator::OneOf)))));
    if (!wanted && m_operator->count() > 0)
        m_operator->setCurrentIndex(0);
    arrange();
}

void QueryBuilderRow::arrange()
{
    const FieldSpec *of = spec();
    const bool isFlag = of && of->kind == FieldKind::Flag;
    const int count = of ? valueCount(shown()) : 1;
    m_operator->setVisible(!isGroup());
    m_flag->setVisible(isFlag && count != 0);
    m_value->setVisible(!isFlag && count != 0);
    m_and->setVisible(count == 2);
    m_second->setVisible(count == 2);
    m_value->setSeveral(of && count < 0);
    QString hint;
    if (isGroup())
        hint = tr("team:network or priority:1");
    else if (!of)
        hint = tr("words of the title, description or a comment");
    else if (of->kind == FieldKind::Time)
        hint = isAgeOperator(shown()) ? tr("7d (or m, h, w)") : tr("2026-03 or 2026-03-14");
    else if (of->kind == FieldKind::Number)
        hint = tr("%1 to %2").arg(of->low).arg(of->high);
    else
        hint = tr("Down arrow shows what there is");
    m_value->setPlaceholderText(hint);
    m_second->setPlaceholderText(hint);
}

void QueryBuilderRow::setLine(const QueryLine &line)
{
    const QSignalBlocker quiet(this);
    const QString name = line.kind == QueryLine::Kind::Words   ? kWords
                         : line.kind == QueryLine::Kind::Group ? kGroup
                                                               : line.clause.field;
    {
        const QSignalBlocker silent(m_field);
        m_field->setCurrentIndex(m_field->findData(name));
    }
    const FieldSpec *of = spec();
    fillOperators(of               ? line.shownOperator(*of)
                  : line.isNegated ? QueryOperator::NotOneOf
                                   : QueryOperator::OneOf);
    showValues(line);
}

void QueryBuilderRow::showValues(const QueryLine &line)
{
    if (line.kind != QueryLine::Kind::Clause) {
        m_value->setText(line.text);
        return;
    }
    const int count = valueCount(shown());
    const QList<QueryValue> &values = line.clause.values;
    m_value->setText(count == 0 ? QString() : count < 0 ? queryValuesText(values) : values.value(0).text);
    m_second->setText(count == 2 ? values.value(1).text : QString());
    const QSignalBlocker silent(m_flag);
    m_flag->setCurrentIndex(std::max(0, m_flag->findData(values.value(0).text)));
}

Result<std::optional<QueryLine>> QueryBuilderRow::line() const
{
    const FieldSpec *of = spec();
    const QString text = m_value->text().trimmed();
    if (!of) {
        if (text.isEmpty())
            return std::nullopt;
        return QueryLine{isGroup() ? QueryLine::Kind::Group : QueryLine::Kind::Words,
                         !isGroup() && shown() == QueryOperator::NotOneOf,
                         {},
                         text};
    }
    QueryLine made;
    made.clause.field = of->name;
    const int count = valueCount(shown());
    if (of->kind == FieldKind::Flag) {
        if (count != 0)
            made.clause.values = {{QueryValue::Kind::Text, m_flag->currentData().toString()}};
    } else if (count < 0) {
        if (text.isEmpty())
            return std::nullopt;
        BINNACLE_LET(made.clause.values, readQueryValues(*of, text));
    } else if (count > 0) {
        if (text.isEmpty() && (count == 1 || m_second->text().trimmed().isEmpty()))
            return std::nullopt;
        BINNACLE_LET(const QueryValue first, readQueryBound(*of, text));
        made.clause.values = {first};
        if (count == 2) {
            BINNACLE_LET(const QueryValue last, readQueryBound(*of, m_second->text()));
            made.clause.values.append(last);
        }
    }
    made.setOperator(shown());
    return made;
}

void QueryBuilderRow::chooseField()
{
    m_value->clear();
    m_second->clear();
    fillOperators(std::nullopt);
    Q_EMIT edited();
}

// What was written stays where the new comparison can take it.
void QueryBuilderRow::chooseOperator()
{
    const int count = spec() ? valueCount(shown()) : 1;
    if (count > 0 && spec()) {
        const auto read = readQueryValues(*spec(), m_value->text());
        if (read && read->size() > 1)
            m_value->setText(read->constFirst().text);
    }
    const bool isAge = parseAge(m_value->text().trimmed()).has_value();
    if (spec() && spec()->kind == FieldKind::Time && (isAgeOperator(shown()) ? !isAge : count < 0 && isAge))
        m_value->clear(); // a date where an age is asked for, or the other way round
    arrange();
    Q_EMIT edited();
}

void QueryBuilderRow::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_value->setAccessibleDescription(problem);
}

QString QueryBuilderRow::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void QueryBuilderRow::focusField()
{
    m_field->setFocus(Qt::OtherFocusReason);
}

void QueryBuilderRow::focusValue()
{
    (m_value->isHidden() ? static_cast<QWidget *>(m_operator) : m_value)->setFocus(Qt::OtherFocusReason);
}

bool QueryBuilderRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isDelete = key->key() == Qt::Key_Delete;
    const bool isChoice = !qobject_cast<ValueEdit *>(watched);
    if (isDelete && (isChoice ? key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::ControlModifier
                              : key->modifiers() == Qt::ControlModifier)) {
        Q_EMIT removeWanted();
        return true;
    }
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isEnter && qobject_cast<QComboBox *>(watched) && !(key->modifiers() & ~Qt::KeypadModifier)) {
        if (watched == m_field && !m_operator->isHidden())
            m_operator->setFocus(Qt::OtherFocusReason);
        else if (watched != m_flag && !m_value->isHidden())
            focusValue();
        else
            Q_EMIT nextWanted();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void QueryBuilderRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        color();
}

void QueryBuilderRow::color()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::of(this).bad);
    m_problem->setPalette(colors);
}

} // namespace binnacle
