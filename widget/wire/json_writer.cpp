#include "widget/wire/json_writer.h"

#include "widget/base/text.h"

#include <cmath>

namespace help {

void JsonWriter::separate() {
    if (comma_) {
        out_.push_back(',');
    }
    comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
    separate();
    out_.push_back(bracket);
    comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    out_.push_back(bracket);
    comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    text(name);
    out_.push_back(':');
    comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view text) {
    separate();
    out_.push_back('"');
    constexpr char kHex[] = "0123456789abcdef";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out_.push_back('\\');
            out_.push_back(c);
        } else if (c == '\n') {
            out_.append("\\n");
        } else if (byte < 0x20) {
            out_.append("\\u00");
            out_.push_back(kHex[byte >> 4U]);
            out_.push_back(kHex[byte & 0xFU]);
        } else {
            out_.push_back(c);
        }
    }
    out_.push_back('"');
    return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t number) {
    return raw(to_decimal(number));
}

JsonWriter& JsonWriter::number(double number) {
    const auto thousandths = static_cast<std::int64_t>(std::llround(number * 1000));
    std::string digits = to_decimal(thousandths < 0 ? -thousandths : thousandths);
    while (digits.size() < 4) {
        digits.insert(digits.begin(), '0');
    }
    const std::size_t point = digits.size() - 3;
    const std::string whole = (thousandths < 0 ? "-" : "") + digits.substr(0, point);
    const std::size_t last = digits.find_last_not_of('0');
    return raw(last >= point && last != std::string::npos
                   ? whole + "." + digits.substr(point, last - point + 1)
                   : whole);
}

JsonWriter& JsonWriter::flag(bool flag) {
    return raw(flag ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
    return raw("null");
}

JsonWriter& JsonWriter::raw(std::string_view json) {
    separate();
    out_.append(json);
    return *this;
}

} // namespace help
