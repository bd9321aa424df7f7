# help_warnings: link it PRIVATE to every target of our own. Third-party headers are SYSTEM and stay silent.
add_library(help_warnings INTERFACE)
target_compile_options(help_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wdouble-promotion
    -Werror)

# g++ 12 and 13 report these for sound code of their own library at -O2 (std::string, std::variant, coroutine
# frames; GCC bugs 105329, 105562, 107852); clang-tidy and the sanitizers look for the same mistakes.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(help_warnings INTERFACE
        -Wno-error=restrict -Wno-error=maybe-uninitialized -Wno-error=stringop-overflow
        -Wno-error=array-bounds)
endif()
