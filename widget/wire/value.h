#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace help {

/// Limits of everything that is decoded. Deeper, larger or ambiguous text is refused before anybody
/// reads it.
inline constexpr std::size_t kMostBytes = std::size_t{256} * 1024;
/// What the host keeps of a chat or a ticket for the next widget: what a customer can have written
/// and not sent (as much as an Outbox holds, and a message in the composer), each byte of which
/// JSON may write as two, and what stands around it.
inline constexpr std::size_t kMostKept = 2 * kMostBytes + std::size_t{128} * 1024;
/// What the host hands over carries such a text as a JSON string: each byte of it may need six
/// (`\u0000`), and what stands around it is short.
inline constexpr std::size_t kMostHandedOver = 6 * kMostBytes + 4096;
inline constexpr std::size_t kMostDepth = 32;
inline constexpr std::size_t kMostMembers = 20'000;

class Value;
using Member = std::pair<std::string, Value>;

/// One JSON value, read only. Every getter is checked: a wrong type, a missing member or a number
/// out of range gives nothing. Also why nlohmann's own values are not used: without exceptions
/// their getters abort on a wrong type.
class Value {
public:
    using Array = std::vector<Value>;
    using Object = std::vector<Member>; ///< in the order of the text; keys are unique

    Value() = default;
    explicit Value(bool flag) : content_(flag) {}
    explicit Value(double number) : content_(number) {}
    explicit Value(std::string text) : content_(std::move(text)) {}
    explicit Value(Array array) : content_(std::move(array)) {}
    explicit Value(Object object) : content_(std::move(object)) {}

    [[nodiscard]] const Object* object() const { return std::get_if<Object>(&content_); }
    [[nodiscard]] const Array* array() const { return std::get_if<Array>(&content_); }
    [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&content_); }
    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(content_); }

    /// The member `key` of an object; null when there is none or this is no object.
    [[nodiscard]] const Value* member(std::string_view key) const;

    /// A text with `least` to `most` code points.
    [[nodiscard]] std::optional<std::string> text(std::size_t least, std::size_t most) const;
    /// A whole number in [low, high].
    [[nodiscard]] std::optional<std::int64_t> integer(std::int64_t low, std::int64_t high) const;
    [[nodiscard]] std::optional<double> number(double low, double high) const;
    [[nodiscard]] std::optional<bool> flag() const;

    Array* array_for_building() { return std::get_if<Array>(&content_); }
    Object* object_for_building() { return std::get_if<Object>(&content_); }

private:
    std::variant<std::monostate, bool, double, std::string, Array, Object> content_;
};

/// The whole text as one value; nullopt when it is not JSON (RFC 8259), holds a key twice, or
/// passes the limits above.
[[nodiscard]] std::optional<Value> parse_json(std::string_view text,
                                              std::size_t most_bytes = kMostBytes);

} // namespace help
