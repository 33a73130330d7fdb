// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/conflictview.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "wording/terms.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 760;
constexpr int kTextHeight = 84;
constexpr int kLineHeight = 32;
constexpr int kMostHeight = 440;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    return label;
}

QWidget *valueBox(const QString &name, const QString &value, bool isLong, QWidget *parent)
{
    auto *box = new QPlainTextEdit(parent);
    box->setReadOnly(true);
    box->setTabChangesFocus(true);
    box->setPlainText(value.isEmpty() ? u"—"_s : value);
    box->setAccessibleName(name);
    box->setFixedHeight(lengthFor(box->font(), isLong ? kTextHeight : kLineHeight));
    return box;
}

} // namespace

ConflictView::ConflictView(const QString &what, const FieldMerge &merge, QWidget *parent,
                           const Telling &telling, const Labelling &labelling)
    : Sheet(tr("%1 was changed meanwhile").arg(what),
            tr("Somebody saved these fields while you were editing. Nothing of yours is lost."), parent)
    , m_merge(merge)
{
    resize(lengthFor(font(), kWidth), 0);
    body().addWidget(plainLabel(tr("Choose which value stands:"), this));
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto *fields = new QWidget(area);
    auto *grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    int row = 0;
    for (FieldConflict conflict : merge.conflicts) {
        if (telling) {
            for (QString *value : {&conflict.base, &conflict.mine, &conflict.theirs})
                *value = telling(conflict.field, *value);
        }
        const QString field = labelling ? labelling(conflict.field) : wording::fieldLabel(conflict.field);
        const auto needsRoom = [](const QString &text) { return text.size() > 28 || text.contains(u'\n'); };
        const bool isLong =
            needsRoom(conflict.base) || needsRoom(conflict.mine) || needsRoom(conflict.theirs);
        auto *title = plainLabel(field, fields);
        title->setFont(strongFont(font()));
        grid->addWidget(title, row++, 0, 1, 3);
        auto *mine = new QRadioButton(tr("Mine"), fields);
        auto *theirs = new QRadioButton(tr("Theirs"), fields);
        mine->setAccessibleName(tr("%1: keep mine").arg(field));
        theirs->setAccessibleName(tr("%1: keep theirs").arg(field));
        mine->setChecked(true);
        auto *choice = new QButtonGroup(this);
        choice->addButton(mine, 0);
        choice->addButton(theirs, 1);
        m_choices.append(choice);
        grid->addWidget(plainLabel(tr("It was"), fields), row, 0);
        grid->addWidget(mine, row, 1);
        grid->addWidget(theirs, row++, 2);
        grid->addWidget(valueBox(tr("%1: it was").arg(field), conflict.base, isLong, fields), row, 0);
        grid->addWidget(valueBox(tr("%1: mine").arg(field), conflict.mine, isLong, fields), row, 1);
        grid->addWidget(valueBox(tr("%1: theirs").arg(field), conflict.theirs, isLong, fields), row++, 2);
    }
    for (int side = 0; side < 3; ++side)
        grid->setColumnStretch(side, 1);
    grid->setRowStretch(row, 1);
    area->setWidget(fields);
    // A scroll area paints the window's gray; a sheet is of the surface.
    fields->setBackgroundRole(QPalette::Base);
    area->viewport()->setBackgroundRole(QPalette::Base);
    body().addWidget(area, 1);
    if (!merge.values.isEmpty())
        body().addWidget(plainLabel(tr("Your other changes fit and will be saved too."), this));
    area->setMinimumHeight(std::min(fields->sizeHint().height(), kMostHeight));
    setKeys(tr("← → choose · Tab moves · Enter saves"));
    connect(addButton(tr("Back to editing")), &QPushButton::clicked, this, &QDialog::reject);
    QPushButton *save = addSendButton(tr("Save my choice"));
    save->setDefault(true);
    connect(save, &QPushButton::clicked, this, [this] { Q_EMIT decided(chosen()); });
    if (!m_choices.isEmpty())
        m_choices.constFirst()->button(0)->setFocus();
}

FieldValues ConflictView::chosen() const
{
    FieldValues values = m_merge.values;
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        if (m_choices.at(i)->checkedId() == 0)
            values.insert(m_merge.conflicts.at(i).field, m_merge.conflicts.at(i).mine);
    }
    return values;
}

void ConflictView::setError(const QString &error)
{
    complain(error);
}

} // namespace binnacle
