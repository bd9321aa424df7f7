# help_doctest: the test framework, headers only: #include <doctest/doctest.h>.
add_library(help_doctest INTERFACE)

find_path(HELP_DOCTEST_DIR doctest/doctest.h DOC "Folder that contains doctest/doctest.h")
if(NOT HELP_DOCTEST_DIR)
    message(FATAL_ERROR "doctest/doctest.h is missing. Run ./dev build, or install doctest-dev, "
        "or configure with -DHELP_BUILD_TESTS=OFF.")
endif()
target_include_directories(help_doctest SYSTEM INTERFACE "${HELP_DOCTEST_DIR}")
