#pragma once

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace help::desk {

/// What is wrong in a file that people write. `place` is a JSON pointer (RFC 6901,
/// `#/cards/0/title`) or `line 12`.
class FileFault : public std::runtime_error {
public:
    FileFault(std::string place, const std::string& why)
        : std::runtime_error(why), place_(std::move(place)) {}
    [[nodiscard]] const std::string& place() const { return place_; }

private:
    std::string place_;
};

/// A value of a JSON file together with its place. Every question throws a FileFault that names the
/// place when the answer is no.
class JsonField {
public:
    JsonField(const nlohmann::json& value, std::string place)
        : value_(value), place_(std::move(place)) {}

    /// Refuses members that are not among `allowed`: they are misspelt more often than meant.
    void only(std::initializer_list<std::string_view> allowed) const;

    [[nodiscard]] JsonField member(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] const std::string& place() const { return place_; }
    [[nodiscard]] bool is_text() const { return value_.is_string(); }

    [[nodiscard]] std::vector<JsonField> elements(std::size_t least, std::size_t most) const;

    /// A string of `least` to `most` characters without control characters.
    [[nodiscard]] std::string text(std::size_t least, std::size_t most) const;
    [[nodiscard]] std::string one_of(std::span<const std::string_view> words) const;
    [[nodiscard]] int whole_number(int least, int most) const;
    [[nodiscard]] bool yes_or_no() const;

    [[noreturn]] void refuse(const std::string& why) const { throw FileFault(place_, why); }

private:
    const nlohmann::json& value_;
    std::string place_;
};

} // namespace help::desk
