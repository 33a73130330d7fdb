// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/showme.h"

#include "theme/fonts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 460;

QLabel *line(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    return label;
}

} // namespace

ShowMeSheet::ShowMeSheet(const QList<ShowMeStory> &stories, QWidget *parent)
    : Sheet(tr("Show me"), tr("The data here is made up. These stories are in it."), parent)
{
    setModal(false); // one looks at the window behind it
    setFixedWidth(lengthFor(font(), kWidth));
    for (const ShowMeStory &story : stories)
        addStory(story);
    setKeys(tr("Tab goes on · Enter looks · Esc closes"));
    QPushButton *close = addButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    if (auto *first = findChild<QPushButton *>(u"step"_s))
        first->setFocus();
}

void ShowMeSheet::addStory(const ShowMeStory &story)
{
    auto *part = new QVBoxLayout;
    part->setSpacing(4);
    QLabel *title = line(story.title, this);
    title->setFont(strongFont(font()));
    part->addWidget(title);
    for (qsizetype i = 0; i < story.steps.size(); ++i) {
        const ShowMeStory::Step &step = story.steps[i];
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(line(step.text, this), 1);
        auto *look = new QPushButton(tr("Look"), this);
        look->setObjectName(u"step"_s);
        look->setAutoDefault(true); // Enter, as well as Space
        look->setAccessibleName(tr("Look: %1, step %2").arg(story.title).arg(i + 1));
        look->setAccessibleDescription(step.text);
        connect(look, &QPushButton::clicked, this, [this, route = step.route] { Q_EMIT wanted(route); });
        row->addWidget(look, 0, Qt::AlignTop);
        part->addLayout(row);
    }
    static_cast<QVBoxLayout &>(body()).addLayout(part);
}

} // namespace binnacle
