# cmake --install: the widget and its test harness as a CMake package (docs/qa.md, "From C++").
include(CMakePackageConfigHelpers)
set(help_package_version 0.1.0)
set(help_package_sanitize "")
if(HELP_SANITIZE)
    set(help_package_sanitize "-fsanitize=address,undefined")
endif()

set(help_archives lib/help-widget)
set(help_headers include/help-widget)
set(help_config lib/cmake/HelpWidget)

install(TARGETS help_widget help_view help_wire help_draw help_text help_theme help_model help_imgui
    ARCHIVE DESTINATION ${help_archives} COMPONENT core)
install(DIRECTORY "${CMAKE_SOURCE_DIR}/widget" DESTINATION ${help_headers} COMPONENT core
    FILES_MATCHING PATTERN "*.h" PATTERN "messages.inc")

if(TARGET help_harness)
    install(TARGETS help_harness ARCHIVE DESTINATION ${help_archives} COMPONENT testing)
    install(DIRECTORY "${CMAKE_SOURCE_DIR}/tests/harness" DESTINATION ${help_headers}/tests COMPONENT testing
        FILES_MATCHING PATTERN "*.h")
    install(FILES "${CMAKE_SOURCE_DIR}/tests/package/testing.h" DESTINATION ${help_headers}/help COMPONENT testing)
endif()

configure_file("${CMAKE_CURRENT_LIST_DIR}/HelpWidgetConfig.cmake.in" "${CMAKE_BINARY_DIR}/HelpWidgetConfig.cmake" @ONLY)
write_basic_package_version_file("${CMAKE_BINARY_DIR}/HelpWidgetConfigVersion.cmake"
    VERSION ${help_package_version} COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_BINARY_DIR}/HelpWidgetConfig.cmake" "${CMAKE_BINARY_DIR}/HelpWidgetConfigVersion.cmake"
    DESTINATION ${help_config} COMPONENT core)
