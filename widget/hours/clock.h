#pragma once

#include "widget/base/text.h"

#include <string>

namespace help {

/// "08:00", of a minute of the day; 1440 is "24:00". All languages of the widget read 24 hours.
[[nodiscard]] inline std::string clock_words(int minute) {
    const auto two = [](int value) { return (value < 10 ? "0" : "") + to_decimal(value); };
    return two(minute / 60) + ":" + two(minute % 60);
}

} // namespace help
