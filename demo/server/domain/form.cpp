#include "demo/server/domain/form.h"

#include "demo/server/domain/email_address.h"
#include "demo/server/domain/ids.h"
#include "demo/server/domain/text.h"

namespace help::desk {

Form::Form(const nlohmann::json& body) : body_(body) {
    if (!body.is_object()) errors.push_back({"#", "invalid", "the body must be an object"});
}

std::string Form::required_text(const char* member, int limit) {
    if (!body_.is_object()) return {};
    const auto* value = find(member);
    if (value == nullptr) return refuse(member, "required", "is missing");
    if (value->is_string() && is_blank(value->get_ref<const std::string&>()))
        return refuse(member, "required", "is blank");
    return text(member, *value, limit);
}

std::string Form::optional_text(const char* member, int limit) {
    const auto* value = find(member);
    return value == nullptr ? std::string() : text(member, *value, limit);
}

std::string Form::optional_locale(const std::string& otherwise) {
    const auto* value = find("locale");
    if (value == nullptr) return otherwise;
    if (!value->is_string() || !is_language_tag(value->get_ref<const std::string&>()))
        return refuse("locale", "invalid", "must be a language tag of at most 35 characters");
    return value->get<std::string>();
}

std::int64_t Form::required_number(const char* member, std::int64_t least, std::int64_t most) {
    if (!body_.is_object()) return least;
    const auto* value = find(member);
    const bool in_range =
        value != nullptr && value->is_number_integer() && *value >= least && *value <= most;
    if (in_range) return value->get<std::int64_t>();
    refuse(member, value == nullptr ? "required" : "invalid",
           "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return least;
}

bool Form::required_yes_or_no(const char* member) {
    if (!body_.is_object()) return false;
    const auto* value = find(member);
    if (value != nullptr && value->is_boolean()) return value->get<bool>();
    refuse(member, value == nullptr ? "required" : "invalid", "must be true or false");
    return false;
}

bool Form::optional_yes_or_no(const char* member) {
    return find(member) != nullptr && required_yes_or_no(member);
}

std::vector<std::string> Form::optional_ids(const char* member, int most) {
    std::vector<std::string> ids;
    const auto* value = find(member);
    if (value == nullptr) return ids;
    if (!value->is_array() || value->size() > static_cast<std::size_t>(most)) {
        refuse(member, value->is_array() ? "too-long" : "invalid",
               "must be a list of at most " + std::to_string(most) + " ids");
        return ids;
    }
    for (const auto& id : *value) {
        if (id.is_string() && is_uuid(id.get_ref<const std::string&>()))
            ids.push_back(id.get<std::string>());
        else
            refuse(member + ("/" + std::to_string(&id - &value->front())), "invalid",
                   "must be a lower-case UUID");
    }
    return ids;
}

void Form::check_one_line(const char* member, const std::string& text) {
    if (!is_plain_text(text, Lines::One))
        refuse(member, "invalid", "must be one line without control characters");
}

void Form::check_lines(const char* member, const std::string& text) {
    if (!is_plain_text(text, Lines::Many))
        refuse(member, "invalid", "may have no control characters but tab and line breaks");
}

void Form::check_email(const char* member, const std::string& text) {
    // An empty one has its error already.
    if (!text.empty() && !is_email_address(text))
        refuse(member, "invalid", "must be one bare address such as ana@example.com");
}

std::string Form::refuse(const std::string& member, const char* code, const std::string& detail) {
    errors.push_back({"#/" + member, code, member + " " + detail});
    return {};
}

const nlohmann::json* Form::find(const char* member) const {
    if (!body_.is_object()) return nullptr;
    const auto found = body_.find(member);
    return found == body_.end() || found->is_null() ? nullptr : &*found;
}

std::string Form::text(const char* member, const nlohmann::json& value, int limit) {
    if (!value.is_string()) return refuse(member, "invalid", "must be a string");
    const auto& text = value.get_ref<const std::string&>();
    if (characters(text) > static_cast<std::size_t>(limit))
        return refuse(member, "too-long",
                      "may have at most " + std::to_string(limit) + " characters");
    return text;
}

} // namespace help::desk
