// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icons.h"

#include "theme/theme.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

class SymbolicEngine final : public QIconEngine
{
public:
    SymbolicEngine(QString name, QByteArray svg, QColor fixed)
        : m_name(std::move(name))
        , m_svg(std::move(svg))
        , m_fixed(std::move(fixed))
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, drawn(rect.size() * ratio, mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return drawn(size, mode, state);
    }

    QIconEngine *clone() const override { return new SymbolicEngine(m_name, m_svg, m_fixed); }

private:
    QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        const Theme &theme = Theme::of(QGuiApplication::palette());
        if (mode == QIcon::Disabled)
            return QGuiApplication::palette().color(QPalette::Disabled, QPalette::Text);
        if (m_fixed.isValid())
            return m_fixed;
        return state == QIcon::On ? theme.accent : theme.text2;
    }

    QPixmap drawn(const QSize &size, QIcon::Mode mode, QIcon::State state) const
    {
        const QColor ink = color(mode, state);
        const QString key = u"binnacle-icon/%1/%2/%3x%4"_s.arg(m_name, ink.name(QColor::HexArgb))
                                .arg(size.width())
                                .arg(size.height());
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        QByteArray svg = m_svg;
        svg.replace("currentColor", ink.name().toLatin1());
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        painter.setRenderHint(QPainter::Antialiasing);
        QSvgRenderer(svg).render(&painter, QRectF(QPointF(), QSizeF(size)));
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }

    QString m_name;
    QByteArray m_svg;
    QColor m_fixed;
};

} // namespace

QIcon symbolicIcon(const QString &name)
{
    return symbolicIcon(name, QColor());
}

QIcon symbolicIcon(const QString &name, const QColor &color)
{
    QFile file(u":/binnacle/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new SymbolicEngine(name, file.readAll(), color));
}

QStringList symbolicIconNames()
{
    QStringList names;
    for (const QString &file : QDir(u":/binnacle/icons"_s).entryList({u"*.svg"_s}, QDir::Files, QDir::Name))
        names.append(file.chopped(4));
    return names;
}

} // namespace binnacle
