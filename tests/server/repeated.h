#pragma once

#include <cstddef>
#include <string>
#include <string_view>

[[nodiscard]] inline std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t count = 0; count < times; ++count)
        text += piece;
    return text;
}
