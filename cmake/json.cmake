# help_json: nlohmann/json, headers only. The include path holds one link to nlohmann/ and nothing else: with
# emcc, /usr/include itself would bring the headers of the wrong machine.
add_library(help_json INTERFACE)

find_path(HELP_JSON_DIR nlohmann/json.hpp NO_CMAKE_FIND_ROOT_PATH PATHS /usr/include
    DOC "Folder that contains nlohmann/json.hpp")
if(NOT HELP_JSON_DIR)
    message(FATAL_ERROR "nlohmann/json.hpp is missing. Run ./dev build, or install nlohmann-json3-dev.")
endif()

set(help_json_include "${CMAKE_BINARY_DIR}/third-party/json")
file(MAKE_DIRECTORY "${help_json_include}")
file(CREATE_LINK "${HELP_JSON_DIR}/nlohmann" "${help_json_include}/nlohmann" SYMBOLIC)
target_include_directories(help_json SYSTEM INTERFACE "${help_json_include}")
