#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace help::desk {

/// One member that was refused. `code` is `required`, `too-long`, `invalid` or `unknown`; `detail`
/// is for developers.
struct FieldError {
    std::string pointer{};
    std::string code{};
    std::string detail{};
};

/// What a request asks for, or everything that is wrong with it.
template <typename Value>
using Read = std::variant<Value, std::vector<FieldError>>;

/// Takes members out of the body of a request and collects what is wrong with them. Unknown members
/// are ignored; texts are kept byte for byte. A question about a body that is no object answers
/// with nothing, and the error is noted.
class Form {
public:
    explicit Form(const nlohmann::json& body);

    std::vector<FieldError> errors{};

    /// Empty, with an error noted, when the member is missing, no text, blank or longer than
    /// `limit` characters.
    std::string required_text(const char* member, int limit);
    /// Empty as well when it is absent or null; blank is allowed.
    std::string optional_text(const char* member, int limit);
    std::string optional_locale(const std::string& otherwise);
    std::int64_t required_number(const char* member, std::int64_t least, std::int64_t most);
    bool required_yes_or_no(const char* member);
    /// False when it is absent or null.
    bool optional_yes_or_no(const char* member);
    /// At most `most` ids as is_uuid (ids.h) wants them; empty when it is absent or null.
    std::vector<std::string> optional_ids(const char* member, int most);

    /// Notes an error for a member whose text was taken: its characters, or its shape.
    void check_one_line(const char* member, const std::string& text);
    void check_lines(const char* member, const std::string& text);
    void check_email(const char* member, const std::string& text);

    std::string refuse(const std::string& member, const char* code, const std::string& detail);

    /// `value` when nothing was refused.
    template <typename Value>
    Read<Value> result(Value value) {
        if (!errors.empty()) return std::move(errors);
        return value;
    }

private:
    /// Null when it is absent or null.
    [[nodiscard]] const nlohmann::json* find(const char* member) const;
    std::string text(const char* member, const nlohmann::json& value, int limit);

    const nlohmann::json& body_;
};

} // namespace help::desk
