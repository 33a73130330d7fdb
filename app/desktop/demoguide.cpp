// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/demoguide.h"

#include "base/whenready.h"
#include "demo/demostories.h"
#include "settings/settingsservice.h"
#include "shell/actionregistry.h"
#include "shell/mainwindow.h"
#include "workspace.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct Words
{
    QString id;
    QString title;
    QStringList steps; // beside the story's places
};

QList<Words> allWords()
{
    return {
        {u"below-target"_s,
         DemoGuide::tr("A service below its target"),
         {DemoGuide::tr("Home of the customer portal: one night took more than its target allows."),
          DemoGuide::tr("The incident behind it: a certificate, and an alert nobody read at the weekend.")}},
        {u"one-incident"_s,
         DemoGuide::tr("A month that one incident made"),
         {DemoGuide::tr(
              "P1 and P2 of that month: the mean is many times the median. One dot is far above all others."),
          DemoGuide::tr(
              "That dot: tapes that took a month to read. Without it the month was as any other.")}},
        {u"restated-month"_s,
         DemoGuide::tr("A month told again"),
         {DemoGuide::tr(
              "A month that was published reads otherwise today: which figures, and what moved them."),
          DemoGuide::tr(
              "The ERP in that month: six hours down, of which nobody had told when it was published."),
          DemoGuide::tr(
              "No incident tells of the night of the 17th: its outage was found in a log a month later.")}},
        {u"late-detected"_s,
         DemoGuide::tr("Detected late, everybody thought"),
         {DemoGuide::tr("Payments in that month."),
          DemoGuide::tr("Its history: detected was set to the hotline's call, and corrected when the alert "
                        "was found.")}},
    };
}

} // namespace

DemoGuide::DemoGuide(Workspace &workspace, MainWindow &window)
    : QObject(&window)
    , m_window(window)
{
    if (!workspace.database().info().demo)
        return;
    const auto read =
        workspace.settings().value(workspace.actor(), SettingsService::Home::Workspace, kDemoStoriesSetting);
    whenReady(read, this, [this](const Result<QJsonValue> &value) {
        const auto known = demoStoriesFrom(value ? value->toArray() : QJsonArray());
        for (const Words &words : allWords()) {
            const auto told = std::find_if(known.begin(), known.end(),
                                           [&](const DemoStory &story) { return story.id == words.id; });
            if (told == known.end())
                continue;
            ShowMeStory story{words.id, words.title, {}};
            for (size_t i = 0; i < told->places.size() && qsizetype(i) < words.steps.size(); ++i)
                story.steps.append({words.steps[qsizetype(i)], {told->places[i].page, told->places[i].args}});
            m_stories.append(story);
        }
        if (m_stories.isEmpty())
            return;
        addActions();
        if (m_isWanted)
            show();
    });
}

void DemoGuide::addActions()
{
    ActionSpec all;
    all.id = u"help.show-me"_s;
    all.text = tr("&All stories…");
    all.icon = u"compass"_s;
    all.menu = MenuGroup::Help;
    all.submenu = tr("&Show me");
    all.words = tr("show me demo stories tour");
    m_window.actions().add(all, &m_window, [this] { show(); });
    m_window.topBar().setDemoAction(m_window.actions().action(all.id), tr("Show me"));
    for (const ShowMeStory &story : std::as_const(m_stories)) {
        ActionSpec one;
        one.id = u"help.show-me."_s + story.id;
        one.text = story.title;
        one.menu = MenuGroup::Help;
        one.submenu = all.submenu;
        one.words = tr("show me demo story");
        m_window.actions().add(one, &m_window, [this, route = story.steps.constFirst().route] {
            show();
            m_window.desk().go(route);
        });
    }
}

void DemoGuide::open()
{
    m_isWanted = true;
    if (!m_stories.isEmpty())
        show();
}

void DemoGuide::show()
{
    if (m_sheet)
        return m_sheet->raise();
    m_sheet = new ShowMeSheet(m_stories, &m_window);
    connect(m_sheet, &ShowMeSheet::wanted, this, [this](const Route &route) { m_window.desk().go(route); });
    m_sheet->show();
}

} // namespace binnacle
