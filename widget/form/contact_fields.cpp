#include "widget/form/contact_fields.h"

#include "widget/base/text.h"

#include <algorithm>

namespace help {

namespace {

std::optional<FieldFault> when_missing(Need need) {
    return need == Need::Required ? std::optional{FieldFault::Required} : std::nullopt;
}

} // namespace

std::optional<FieldFault> check_name(std::string_view name, const DeskLimits& limits) {
    if (name.empty()) {
        return FieldFault::Required;
    }
    if (count_characters(name) > limits.name) {
        return FieldFault::TooLong;
    }
    return has_control_characters(name) ? std::optional{FieldFault::Invalid} : std::nullopt;
}

std::optional<FieldFault> check_email(std::string_view email, const DeskLimits& limits) {
    if (email.empty()) {
        return FieldFault::Required;
    }
    return count_characters(email) > limits.email || !is_email(email)
               ? std::optional{FieldFault::Invalid}
               : std::nullopt;
}

std::optional<FieldFault> check_reason(std::string_view reason, const Desk& desk, Need need) {
    if (desk.reasons.empty()) {
        return std::nullopt;
    }
    if (reason.empty()) {
        return when_missing(need);
    }
    const bool known =
        std::any_of(desk.reasons.begin(), desk.reasons.end(),
                    [reason](const ContactReason& each) { return each.id == reason; });
    return known ? std::nullopt : std::optional{FieldFault::Unknown};
}

std::optional<FieldFault> check_words(std::string_view words, std::uint32_t limit, Need need) {
    if (words.empty()) {
        return when_missing(need);
    }
    return count_characters(words) > limit ? std::optional{FieldFault::TooLong} : std::nullopt;
}

} // namespace help
