// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The child of tst_nothingtypedislost: types words into the form of an outage, one every few milliseconds,
// and prints how many the store has acknowledged. usage: killedtypist ADDRESS ROUND
#include "app/typedfields.h"
#include "shell/layoutstore.h"
#include "store/location.h"
#include "theme/appearance.h"
#include "widgets/draftkeeper.h"
#include "workspace.h"

#include <QApplication>
#include <QTimer>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace binnacle;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto place = Location::parse(arguments.value(1));
    auto workspace = place ? Workspace::open(*place) : tl::unexpected<Error>(place.error());
    if (!workspace)
        return 2;
    Appearance appearance(app, SchemeChoice::Light);
    LayoutStore layout{QString()};
    Desktop desktop(std::move(*workspace), appearance, layout);
    desktop.window().show();
    DraftKeeper &drafts = desktop.window().desk().drafts();
    desktop.window().desk().go({u"home"_s, {}});
    if (!QTest::qWaitFor([&drafts] { return drafts.isRead(); }, 60'000))
        return 3;
    auto *line = qobject_cast<QLineEdit *>(test::openField(desktop, test::kTypedFields[5], 60'000));
    if (!line)
        return 4;
    line->clear();
    int typed = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, line,
                     [&] { line->insert(u"%1.%2 "_s.arg(arguments.value(2)).arg(++typed)); });
    // What it holds then may be older than what is typed: never counted for more than it is.
    QObject::connect(&drafts, &DraftKeeper::stored, line, [&](const QString &name) {
        if (name != u"outage.report" || !drafts.isStored(name))
            return;
        const QJsonObject values = drafts.draft(name).value(u"values"_s).toObject();
        const auto words = values.value(u"title"_s).toString().split(u' ', Qt::SkipEmptyParts).size();
        const QByteArray told = "stored " + QByteArray::number(words) + '\n';
        if (::write(STDOUT_FILENO, told.constData(), size_t(told.size())) < 0)
            app.exit(5);
    });
    timer.start(15);
    return app.exec();
}
