# SPDX-License-Identifier: GPL-3.0-or-later
# One function makes a room: a static library with an alias, its warnings, its SQL and migrations as resources,
# and the arrows to the rooms it may use. tests/architecture reads the USES lines and checks every #include by them.

# One precompiled header for the whole tree: the parts of Qt Core nearly every file includes. Files still name all they
# use: dev builds go without it.
function(binnacle_precompile target)
    if(NOT TARGET binnacle_precompiled)
        add_library(binnacle_precompiled OBJECT "${PROJECT_SOURCE_DIR}/packaging/cmake/precompiled.cpp")
        target_link_libraries(binnacle_precompiled PRIVATE Qt6::Core tl::expected)
        target_precompile_headers(binnacle_precompiled PRIVATE <QByteArray> <QDateTime> <QFuture> <QHash> <QList> <QMap>
            <QMutex> <QObject> <QString> <QStringList> <QTimeZone> <QVariant> <tl/expected.hpp> <algorithm> <array>
            <functional> <memory> <optional> <utility> <vector>)
        set_target_properties(binnacle_precompiled PROPERTIES AUTOMOC OFF)
        binnacle_flags(binnacle_precompiled)
    endif()
    target_precompile_headers(${target} REUSE_FROM binnacle_precompiled)
endfunction()

# What every target of ours has.
function(binnacle_target_options target)
    binnacle_flags(${target})
    if(BINNACLE_PCH)
        binnacle_precompile(${target})
    endif()
endfunction()

# Warnings, hardening and sanitizers every target of ours has.
function(binnacle_flags target)
    target_compile_definitions(${target} PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
        QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS
        QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wold-style-cast
        -Woverloaded-virtual -Wundef -Wformat=2)
    # g++ 13 and 14 take every reference a function returns for one into its temporary argument, and at -O3 what an
    # expected's own flag guards for uninitialized; g++ 12, clang and the sanitizers find real ones.
    target_compile_options(${target} PRIVATE "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_GREATER_EQUAL:$<CXX_COMPILER_VERSION>,13>>:-Wno-dangling-reference;-Wno-maybe-uninitialized>")
    if(BINNACLE_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
    if(BINNACLE_SANITIZE)
        target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
        target_link_options(${target} PRIVATE -fsanitize=address,undefined)
    endif()
    if(BINNACLE_HARDEN)
        target_compile_options(${target} PRIVATE -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
        target_link_options(${target} PRIVATE -pie -Wl,-z,relro,-z,now) # Qt asks for -fPIC everywhere
    endif()
    if(BINNACLE_FUZZ)
        target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
    endif()
endfunction()

# binnacle_room(NAME tickets SOURCES ... [SQL ...] [MIGRATIONS ...] [USES base store ...] [LINKS Qt6::Sql ...])
# Called in core/<name>: headers are included as "<name>/file.h". Arrows go to other rooms by USES only.
function(binnacle_room)
    cmake_parse_arguments(R "" "NAME" "SOURCES;SQL;MIGRATIONS;USES;LINKS;PUBLIC_LINKS" ${ARGN})
    set(target binnacle_${R_NAME})
    qt_add_library(${target} STATIC ${R_SOURCES})
    add_library(binnacle::${R_NAME} ALIAS ${target})
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/core")
    list(TRANSFORM R_USES PREPEND binnacle::)
    target_link_libraries(${target} PUBLIC Qt6::Core tl::expected ${R_USES} ${R_PUBLIC_LINKS} PRIVATE ${R_LINKS})
    if(R_SQL)
        qt_add_resources(${target} ${R_NAME}_sql PREFIX /binnacle/sql FILES ${R_SQL})
    endif()
    if(R_MIGRATIONS)
        qt_add_resources(${target} ${R_NAME}_migrations PREFIX /binnacle/migrations BASE migrations FILES ${R_MIGRATIONS})
    endif()
    binnacle_target_options(${target})
endfunction()

# The same for a room of ui/: headers are included as "<name>/file.h" too; a name met in core and ui never shares a file name.
# CORE names rooms of core/, USES rooms of ui/.
function(binnacle_ui_room)
    cmake_parse_arguments(R "" "NAME" "SOURCES;CORE;USES;LINKS;RESOURCES;RESOURCE_BASE" ${ARGN})
    set(target binnacle_ui_${R_NAME})
    qt_add_library(${target} STATIC ${R_SOURCES})
    add_library(binnacle::ui_${R_NAME} ALIAS ${target})
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/ui")
    list(TRANSFORM R_CORE PREPEND binnacle::)
    list(TRANSFORM R_USES PREPEND binnacle::ui_)
    target_link_libraries(${target} PUBLIC Qt6::Widgets ${R_CORE} ${R_USES} PRIVATE ${R_LINKS})
    if(R_RESOURCES)
        qt_add_resources(${target} ui_${R_NAME}_resources PREFIX /binnacle BASE ${R_RESOURCE_BASE} FILES ${R_RESOURCES})
    endif()
    binnacle_target_options(${target})
endfunction()

# binnacle_test(tst_money ROOMS base [LINKS ...] [LABELS unit] [GUI]): one program a class, linking only what it tests.
function(binnacle_test name)
    cmake_parse_arguments(T "GUI" "" "ROOMS;LINKS;LABELS;SOURCES" ${ARGN})
    qt_add_executable(${name} ${name}.cpp ${T_SOURCES})
    list(TRANSFORM T_ROOMS PREPEND binnacle::)
    target_link_libraries(${name} PRIVATE ${T_ROOMS} Qt6::Test ${T_LINKS})
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(${name} PRIVATE BINNACLE_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        BINNACLE_SHARED_DATA="${PROJECT_SOURCE_DIR}/../shared/data")
    binnacle_target_options(${name})
    add_test(NAME ${name} COMMAND ${name})
    set(limit 300)
    if(BINNACLE_SANITIZE)
        set(limit 900)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${limit} LABELS "${T_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1")
endfunction()
