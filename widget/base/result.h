#pragma once

#include <string>
#include <utility>
#include <variant>

namespace help {

/// Why something outside the core was refused: a stable code for programs, a sentence for the
/// person who can mend it.
struct Error {
    std::string code;
    std::string message;
};

/// A value, or the reason why there is none. Never both, never neither.
template <typename T, typename E = Error>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : content_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Only when ok().
    [[nodiscard]] const T& value() const { return *std::get_if<0>(&content_); }
    [[nodiscard]] T& value() { return *std::get_if<0>(&content_); }
    /// Only when not ok().
    [[nodiscard]] const E& error() const { return *std::get_if<1>(&content_); }

private:
    std::variant<T, E> content_;
};

} // namespace help
