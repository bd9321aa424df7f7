#include "demo/server/domain/ticket_form.h"

#include "demo/server/domain/email_address.h"
#include "demo/server/domain/ids.h"
#include "demo/server/domain/text.h"

#include <nlohmann/json.hpp>

namespace help::desk {
namespace {

using nlohmann::json;

/// Takes members out of a body and collects what is wrong with them.
class Form {
public:
    explicit Form(const json& body) : body_(body) {}

    std::vector<FieldError> errors{};

    /// Empty, with an error noted, when the member is missing, no text, blank or longer than
    /// `limit` characters.
    std::string required_text(const char* member, int limit) {
        const auto found = body_.find(member);
        if (found == body_.end() || found->is_null())
            return refuse(member, "required", "is missing");
        if (!found->is_string()) return refuse(member, "invalid", "must be a string");
        const auto& text = found->get_ref<const std::string&>();
        if (is_blank(text)) return refuse(member, "required", "is blank");
        if (characters(text) > static_cast<std::size_t>(limit))
            return refuse(member, "too-long",
                          "may have at most " + std::to_string(limit) + " characters");
        return text;
    }

    std::string optional_locale(const std::string& otherwise) {
        const auto found = body_.find("locale");
        if (found == body_.end() || found->is_null()) return otherwise;
        if (!found->is_string() || !is_language_tag(found->get_ref<const std::string&>()))
            return refuse("locale", "invalid", "must be a language tag of at most 35 characters");
        return found->get<std::string>();
    }

    std::string refuse(const std::string& member, const char* code, const std::string& detail) {
        errors.push_back({"#/" + member, code, member + " " + detail});
        return {};
    }

private:
    const json& body_;
};

} // namespace

std::variant<TicketDraft, std::vector<FieldError>> read_ticket(const json& body, const Desk& desk) {
    if (!body.is_object())
        return std::vector<FieldError>{{"#", "invalid", "the body must be an object"}};
    Form form(body);
    TicketDraft draft{
        .name = form.required_text("name", desk.limits.name),
        .email = form.required_text("email", desk.limits.email),
        .reason = form.required_text("reason", 64),
        .details = form.required_text("details", desk.limits.details),
        .locale = form.optional_locale(desk.locales.front()),
    };
    // An empty member has its error already.
    if (!is_plain_text(draft.name, Lines::One))
        form.refuse("name", "invalid", "must be one line without control characters");
    if (!draft.email.empty() && !is_email_address(draft.email))
        form.refuse("email", "invalid", "must be one bare address such as ana@example.com");
    if (!draft.reason.empty() && find_reason(desk, draft.reason) == nullptr)
        form.refuse("reason", "unknown", "is not one of the desk's reasons");
    if (!is_plain_text(draft.details, Lines::Many))
        form.refuse("details", "invalid", "may have no control characters but tab and line breaks");
    if (!form.errors.empty()) return std::move(form.errors);
    return draft;
}

} // namespace help::desk
