// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A pane of rules of the workspace: what is changed is offered to be taken back, what was done before stands
// below. GUI thread.

#include "base/whenready.h"
#include "settings/rulesgateway.h"
#include "settings/settingspane.h"

class QLabel;
class QTreeWidget;

namespace binnacle {

class RulesPane : public SettingsPane
{
    Q_OBJECT

public:
    RulesPane(QString id, RulesGateway::Subject subject, Desk &desk, RulesGateway &gateway, QWidget *parent);

    void activate() override;
    [[nodiscard]] bool isSettled() const override { return m_asked == 0; }

protected:
    [[nodiscard]] RulesGateway &gateway() const { return m_gateway; }
    [[nodiscard]] bool mayEdit() const { return m_mayEdit; }
    // Acts of the menu and the palette are for the pane that is looked at.
    [[nodiscard]] bool mayAct() const { return m_mayEdit && m_isShown; }
    virtual void showActs() {}
    // Asks for what is shown; called at each visit and after each act.
    virtual void reload() = 0;
    // Of an act; by default a notice of the window.
    virtual void refused(const Error &error);

    // What comes for the pane; it is settled once all has come.
    template <typename T, typename F>
    void ask(const QFuture<Result<T>> &future, F show)
    {
        ++m_asked;
        whenReady(future, this, [this, show = std::move(show)](const Result<T> &answer) {
            --m_asked;
            if (answer)
                show(*answer);
            else
                refused(answer.error());
        });
    }
    // What was asked of the workspace: told once it is done, with its way back.
    template <typename T>
    void follow(const QFuture<Result<T>> &future, const QString &done, const QString &operation)
    {
        ++m_asked;
        whenReady(future, this, [this, done, operation](const Result<T> &answer) {
            --m_asked;
            if (answer)
                told(done, operation);
            else
                refused(answer.error());
        });
    }
    void told(const QString &done, const QString &operation); // offers the way back, reads again
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void addPast(int rows); // the table of what was done before
    void showPast(qint64 id);
    // The line of an act; what the act does not say (the name of its subject) the pane does.
    [[nodiscard]] virtual QString sentence(const AuditedAct &act) const = 0;
    QLabel *addSentence(); // wraps; for what cannot be done and why
    void complain(QLabel *sentence, const QString &text) const;

private:
    void undo(const QString &operation, const std::function<void(bool)> &answer);
    void fillPast();

    RulesGateway &m_gateway;
    RulesGateway::Subject m_subject;
    bool m_mayEdit;
    bool m_isShown = false;
    int m_asked = 0;
    QTreeWidget *m_past = nullptr;
    std::vector<AuditedAct> m_acts;
    QHash<qint64, QString> m_persons;
};

} // namespace binnacle
