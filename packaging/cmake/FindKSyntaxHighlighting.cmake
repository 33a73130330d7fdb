# SPDX-License-Identifier: GPL-3.0-or-later
# Gives KSyntaxHighlighting::KSyntaxHighlighting on both Debians: KF6 where it is packaged, else the Qt 6 build that
# Debian 12's qtcreator package carries, with the headers of libkf5syntaxhighlighting-dev 5.103 whose exported symbols
# match it. Never the Qt 5 library. Also sets KSyntaxHighlighting_DEFINITIONS, a folder of definitions to add (may be empty).
find_package(KF6SyntaxHighlighting QUIET CONFIG)
if(KF6SyntaxHighlighting_FOUND)
    add_library(KSyntaxHighlighting::KSyntaxHighlighting INTERFACE IMPORTED GLOBAL)
    target_link_libraries(KSyntaxHighlighting::KSyntaxHighlighting INTERFACE KF6::SyntaxHighlighting)
    set(KSyntaxHighlighting_DEFINITIONS "")
    set(KSyntaxHighlighting_FOUND TRUE)
    return()
endif()

find_library(KSyntaxHighlighting_LIBRARY NAMES libKSyntaxHighlighting.so.9
    PATHS /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}/qtcreator NO_DEFAULT_PATH)
find_path(KSyntaxHighlighting_INCLUDE_DIR NAMES KSyntaxHighlighting/Repository
    PATHS /usr/include/KF5/KSyntaxHighlighting /usr/include/KF5 NO_DEFAULT_PATH)
set(KSyntaxHighlighting_DEFINITIONS /usr/share/qtcreator/generic-highlighter)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(KSyntaxHighlighting REQUIRED_VARS KSyntaxHighlighting_LIBRARY
    KSyntaxHighlighting_INCLUDE_DIR)
if(KSyntaxHighlighting_FOUND AND NOT TARGET KSyntaxHighlighting::KSyntaxHighlighting)
    add_library(KSyntaxHighlighting::KSyntaxHighlighting SHARED IMPORTED GLOBAL)
    get_filename_component(_dir "${KSyntaxHighlighting_LIBRARY}" DIRECTORY)
    set_target_properties(KSyntaxHighlighting::KSyntaxHighlighting PROPERTIES
        IMPORTED_LOCATION "${KSyntaxHighlighting_LIBRARY}"
        IMPORTED_SONAME libKSyntaxHighlighting.so.9
        INTERFACE_INCLUDE_DIRECTORIES "${KSyntaxHighlighting_INCLUDE_DIR};${KSyntaxHighlighting_INCLUDE_DIR}/KSyntaxHighlighting"
        INTERFACE_LINK_OPTIONS "-Wl,-rpath,${_dir}"
        INTERFACE_COMPILE_DEFINITIONS "BINNACLE_SYNTAX_DEFINITIONS=\"${KSyntaxHighlighting_DEFINITIONS}\"")
endif()
