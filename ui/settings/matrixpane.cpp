// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/matrixpane.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/roomyrows.h"
#include "wording/errors.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kCellWidth = 132;
constexpr int kShownActs = 4;

QLabel *headingOf(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    return label;
}

} // namespace

MatrixPane::MatrixPane(Desk &desk, RulesGateway &gateway, QWidget *parent)
    : RulesPane(u"priorities"_s, RulesGateway::Subject::Matrix, desk, gateway, parent)
{
    m_default = addButton(tr("&ITIL default"));
    m_default->setToolTip(tr("The matrix a new workspace has"));
    connect(m_default, &QPushButton::clicked, this, [this] {
        fill(PriorityMatrix());
        choose();
    });
    addGrid();
    m_wrong = addSentence();
    m_differ = addSentence();
    m_rederive = new QPushButton(tr("&Give them the new priority"), this);
    m_rederive->setAutoDefault(false);
    m_rederive->hide();
    connect(m_rederive, &QPushButton::clicked, this, [this] {
        const QString operation = this->gateway().newOperation();
        follow(this->gateway().rederive(operation), tr("Open tickets follow the priority matrix"), operation);
    });
    body().addWidget(m_rederive, 0, Qt::AlignLeft);
    body().addStretch(1);
    addPast(kShownActs);
    buildHead();
}

void MatrixPane::addGrid()
{
    auto *holder = new QWidget(this);
    auto *grid = new QGridLayout(holder);
    grid->setContentsMargins(0, kGrid, 0, 2 * kGrid);
    grid->setHorizontalSpacing(3 * kGrid);
    grid->setVerticalSpacing(2 * kGrid);
    for (int level = 1; level <= 4; ++level) {
        QLabel *urgency = headingOf(wording::urgencyLabel(level), holder);
        urgency->setFont(captionFont(font()));
        grid->addWidget(urgency, 0, level, Qt::AlignBottom);
        grid->addWidget(headingOf(wording::impactLabel(level), holder), level, 0);
        grid->setColumnMinimumWidth(level, lengthFor(font(), kCellWidth));
    }
    for (int impact = 1; impact <= 4; ++impact) {
        for (int urgency = 1; urgency <= 4; ++urgency) {
            auto *cell = new QComboBox(holder);
            setRoomyRows(*cell);
            for (int priority = 1; priority <= 4; ++priority)
                cell->addItem(wording::priorityLabel(priority), priority);
            cell->setAccessibleName(tr("Impact %1, urgency %2")
                                        .arg(wording::impactLabel(impact), wording::urgencyLabel(urgency)));
            cell->setObjectName(u"cell-%1-%2"_s.arg(impact).arg(urgency));
            cell->setEnabled(mayEdit());
            connect(cell, &QComboBox::currentIndexChanged, this, &MatrixPane::choose);
            grid->addWidget(cell, impact, urgency);
            m_cells[size_t(impact - 1)][size_t(urgency - 1)] = cell;
        }
    }
    grid->setColumnStretch(5, 1);
    body().addWidget(holder);
    m_default->setEnabled(mayEdit());
    addSearchRow(
        {u"matrix"_s, tr("Priority matrix"), tr("impact urgency P1 P2 P3 P4 priority grid"), m_cells[0][0]});
}

QString MatrixPane::title() const
{
    return tr("Priorities");
}

QString MatrixPane::icon() const
{
    return u"warning"_s;
}

QString MatrixPane::about() const
{
    return tr("Which priority impact and urgency give; tickets keep the one they have");
}

QString MatrixPane::words() const
{
    return tr("priority matrix impact urgency P1 P2 P3 P4");
}

void MatrixPane::reload()
{
    ask(gateway().matrix(), [this](const StoredMatrix &stored) {
        m_stored = stored;
        if (!m_isBusy && m_wrong->text().isEmpty()) {
            m_wanted = stored.matrix;
            fill(stored.matrix);
        }
        countChanges();
    });
    showPast(0);
}

void MatrixPane::fill(const PriorityMatrix &matrix)
{
    for (int impact = 1; impact <= 4; ++impact) {
        for (int urgency = 1; urgency <= 4; ++urgency) {
            QComboBox *cell = m_cells[size_t(impact - 1)][size_t(urgency - 1)];
            const QSignalBlocker quiet(cell);
            cell->setCurrentIndex(matrix.at(impact, urgency) - 1);
        }
    }
}

void MatrixPane::choose()
{
    for (int impact = 1; impact <= 4; ++impact) {
        for (int urgency = 1; urgency <= 4; ++urgency) {
            const QComboBox *cell = m_cells[size_t(impact - 1)][size_t(urgency - 1)];
            m_wanted.set(impact, urgency, cell->currentData().toInt());
        }
    }
    const auto checked = check(m_wanted);
    complain(m_wrong, checked ? QString() : tr("Not saved yet: %1").arg(wording::errorLine(checked.error())));
    if (checked)
        saveNext();
}

void MatrixPane::saveNext()
{
    if (m_isBusy || m_wanted == m_stored.matrix)
        return;
    m_isBusy = true;
    const QString operation = gateway().newOperation();
    ask(gateway().saveMatrix(m_wanted, m_stored.version, operation),
        [this, operation, saved = m_wanted](qint64 version) {
            m_isBusy = false;
            m_stored = {version, saved};
            told(tr("Priority matrix changed"), operation);
            if (check(m_wanted))
                saveNext();
        });
}

void MatrixPane::refused(const Error &error)
{
    m_isBusy = false;
    m_wanted = m_stored.matrix;
    fill(m_wanted);
    RulesPane::refused(error);
    if (error.code == ErrorCode::Conflict)
        reload();
}

void MatrixPane::countChanges()
{
    ask(gateway().changes(m_stored.matrix), [this](const std::vector<MatrixChange> &changes) {
        qint64 tickets = 0;
        QStringList parts;
        for (const MatrixChange &change : changes) {
            tickets += change.tickets;
            parts.append(tr("%1 → %2: %3", "priority before, after, number of tickets")
                             .arg(wording::priorityLabel(change.from), wording::priorityLabel(change.to),
                                  wording::countText(change.tickets)));
        }
        m_differ->setText(tr("By this matrix %1 open would have another priority (%2). They keep theirs.",
                             "12 tickets; P2 → P1: 12")
                              .arg(wording::ticketsText(tickets), parts.join(u" · "_s)));
        m_differ->setVisible(tickets > 0);
        m_rederive->setVisible(tickets > 0 && mayEdit() && allowed(gateway().actor().roles, Act::EditTicket));
    });
}

QString MatrixPane::sentence(const AuditedAct &act) const
{
    const auto before = PriorityMatrix::fromText(act.before), after = PriorityMatrix::fromText(act.after);
    if (!before || !after)
        return {};
    QStringList cells;
    for (int impact = 1; impact <= 4; ++impact) {
        for (int urgency = 1; urgency <= 4; ++urgency) {
            const int was = before->at(impact, urgency), is = after->at(impact, urgency);
            if (was != is)
                cells.append(tr("impact %1, urgency %2: %3 → %4")
                                 .arg(impact)
                                 .arg(urgency)
                                 .arg(wording::priorityLabel(was), wording::priorityLabel(is)));
        }
    }
    const QString text = cells.join(u"; "_s);
    return act.act == "matrix.undo"_L1 ? tr("Taken back: %1").arg(text) : text;
}

} // namespace binnacle
