# help_core_options: how widget/, wasm/ and Dear ImGui are compiled. No exceptions and no RTTI, natively as in
# WebAssembly, so that both builds behave alike. The server does not use it.
add_library(help_core_options INTERFACE)
# doctest throws: a test sets HELP_EXCEPTIONS ON. RTTI stays off even there (the sanitizers would look for the core's).
target_compile_options(help_core_options INTERFACE
    -fno-rtti "$<$<NOT:$<BOOL:$<TARGET_PROPERTY:HELP_EXCEPTIONS>>>:-fno-exceptions>")
target_include_directories(help_core_options INTERFACE "${CMAKE_SOURCE_DIR}")

if(EMSCRIPTEN)
    # Size first, and one optimisation over the whole module: the linker drops what no screen uses.
    target_compile_options(help_core_options INTERFACE -Oz -flto)
    target_link_options(help_core_options INTERFACE -Oz -flto)
endif()
