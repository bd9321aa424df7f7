#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace help::qa {

/// A scenario file that cannot be run: where (a JSON pointer, or line:column) and what was
/// expected.
class WrongFile : public std::runtime_error {
public:
    WrongFile(const std::string& where, const std::string& expected)
        : std::runtime_error(where + ": " + expected) {}
};

/// One JSON object, read strictly: every wrong value is refused with its pointer, and finish()
/// refuses the members that nobody has asked for.
class Fields {
public:
    /// `what` names the object in the sentence "expected an object with …".
    Fields(const nlohmann::json& object, std::string pointer, std::string_view what);

    [[nodiscard]] bool has(std::string_view key) const { return object_.contains(key); }
    /// Code points; refused when it is missing, no text, or out of bounds.
    std::string text(std::string_view key, std::size_t least, std::size_t most);
    std::optional<std::string> text_if(std::string_view key, std::size_t least, std::size_t most);
    /// One text, or a list of at most 20 of them; empty when it is missing.
    std::vector<std::string> texts(std::string_view key);
    std::optional<double> number_if(std::string_view key, double low, double high);
    std::optional<int> count_if(std::string_view key, int low, int high);
    bool flag(std::string_view key);
    /// One of `words`.
    std::string word(std::string_view key, const std::vector<std::string_view>& words);
    /// Any value; null when it is missing.
    const nlohmann::json* any(std::string_view key);
    /// The member as an object of its own; absent: nullopt.
    std::optional<Fields> object_if(std::string_view key, std::string_view what);

    /// Call after the last question.
    void finish() const;

    [[nodiscard]] std::string at(std::string_view key) const;
    [[nodiscard]] const std::string& pointer() const { return pointer_; }
    [[noreturn]] void refuse(std::string_view key, const std::string& expected) const;

private:
    const nlohmann::json& object_;
    std::string pointer_;
    std::vector<std::string> asked_;
};

/// `key` as one step of a JSON pointer (RFC 6901).
[[nodiscard]] std::string pointer_step(std::string_view key);

/// "a, b or c"
[[nodiscard]] std::string one_of(const std::vector<std::string_view>& words);

} // namespace help::qa
