#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace help {

/// Writes JSON (RFC 8259) from front to back into one string. The caller closes what it opens; text
/// must be UTF-8.
class JsonWriter {
public:
    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view text);
    JsonWriter& integer(std::int64_t number);
    /// At most three decimals.
    JsonWriter& number(double number);
    JsonWriter& flag(bool flag);
    JsonWriter& null();
    /// Text that is JSON already.
    JsonWriter& raw(std::string_view json);

    JsonWriter& member(std::string_view name, std::string_view value) {
        return key(name).text(value);
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void separate();

    std::string out_;
    bool comma_ = false;
};

} // namespace help
