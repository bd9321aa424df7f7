# help_imgui: Dear ImGui, compiled from source with our configuration (widget/draw/imgui_config.h).
# Looked for in -DHELP_IMGUI_DIR, in the environment's HELP_IMGUI_DIR, and where ./dev puts it.
set(help_imgui_dir "${HELP_IMGUI_DIR}")
if(NOT help_imgui_dir)
    set(help_imgui_dir "$ENV{HELP_IMGUI_DIR}")
endif()
if(NOT help_imgui_dir)
    set(help_imgui_dir "${CMAKE_SOURCE_DIR}/build/third-party/imgui")
endif()

if(NOT EXISTS "${help_imgui_dir}/imgui.h")
    message(FATAL_ERROR "Dear ImGui is not in ${help_imgui_dir}. "
        "Run ./dev build, which fetches it, or configure with -DHELP_IMGUI_DIR=FOLDER.")
endif()

# 1.92.2 is the first version whose font loader can be ours and whose fonts are made on demand.
file(STRINGS "${help_imgui_dir}/imgui.h" help_imgui_version REGEX "^#define +IMGUI_VERSION_NUM +[0-9]+")
string(REGEX MATCH "[0-9]+$" help_imgui_version "${help_imgui_version}")
if(help_imgui_version LESS 19222)
    message(FATAL_ERROR "Dear ImGui in ${help_imgui_dir} is ${help_imgui_version}; 19222 (1.92.2) or newer is needed.")
endif()

# No imgui_demo.cpp. The linker drops from the others what nobody calls.
add_library(help_imgui STATIC EXCLUDE_FROM_ALL
    "${help_imgui_dir}/imgui.cpp"
    "${help_imgui_dir}/imgui_draw.cpp"
    "${help_imgui_dir}/imgui_tables.cpp"
    "${help_imgui_dir}/imgui_widgets.cpp")
target_include_directories(help_imgui SYSTEM PUBLIC "${help_imgui_dir}")
target_link_libraries(help_imgui PRIVATE help_core_options)
target_compile_options(help_imgui PRIVATE -w)
if(EXISTS "${CMAKE_SOURCE_DIR}/widget/draw/imgui_config.h")
    target_include_directories(help_imgui PUBLIC "${CMAKE_SOURCE_DIR}")
    target_compile_definitions(help_imgui PUBLIC "IMGUI_USER_CONFIG=\"widget/draw/imgui_config.h\"")
endif()
