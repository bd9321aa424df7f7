#include "widget/wire/protocol.h"

#include "widget/base/random.h"
#include "widget/base/text.h"
#include "widget/wire/json_writer.h"
#include "widget/wire/members.h"

#include <algorithm>

namespace help {

namespace {

struct CodeRow {
    std::string_view name;
    ProblemCode code;
};

constexpr CodeRow kCodes[] = {{"bad-request", ProblemCode::BadRequest},
                              {"validation", ProblemCode::Validation},
                              {"unauthorized", ProblemCode::Unauthorized},
                              {"session-expired", ProblemCode::SessionExpired},
                              {"forbidden-origin", ProblemCode::ForbiddenOrigin},
                              {"not-found", ProblemCode::NotFound},
                              {"id-conflict", ProblemCode::IdConflict},
                              {"in-progress", ProblemCode::InProgress},
                              {"chat-closed", ProblemCode::ChatClosed},
                              {"chat-limit", ProblemCode::ChatLimit},
                              {"outside-hours", ProblemCode::OutsideHours},
                              {"queue-full", ProblemCode::QueueFull},
                              {"too-large", ProblemCode::TooLarge},
                              {"unsupported-type", ProblemCode::UnsupportedType},
                              {"rate-limited", ProblemCode::RateLimited},
                              {"unavailable", ProblemCode::Unavailable},
                              {"internal", ProblemCode::Internal}};

ProblemCode code_of_status(int status) {
    switch (status) {
    case 401:
        return ProblemCode::Unauthorized;
    case 404:
        return ProblemCode::NotFound;
    case 408:
        return ProblemCode::Unavailable;
    case 409:
        return ProblemCode::IdConflict;
    case 413:
        return ProblemCode::TooLarge;
    case 415:
        return ProblemCode::UnsupportedType;
    case 422:
        return ProblemCode::Validation;
    case 425:
        return ProblemCode::Unavailable;
    case 429:
        return ProblemCode::RateLimited;
    case 502:
    case 503:
    case 504:
        return ProblemCode::Unavailable;
    default:
        break;
    }
    if (status >= 500) {
        return ProblemCode::Internal;
    }
    // A redirect or an odd 2xx is somebody else's answer (a captive portal's, a proxy's).
    return status >= 400 ? ProblemCode::BadRequest : ProblemCode::InvalidAnswer;
}

constexpr std::string_view kPointers[] = {"#/name", "#/email", "#/reason", "#/details",
                                          "#/message"};

FieldFault fault_of(const Value* code) {
    const std::string* text = code == nullptr ? nullptr : code->text();
    if (text != nullptr && *text == "required") {
        return FieldFault::Required;
    }
    if (text != nullptr && *text == "too-long") {
        return FieldFault::TooLong;
    }
    return text != nullptr && *text == "unknown" ? FieldFault::Unknown : FieldFault::Invalid;
}

std::vector<FieldError> field_errors(const Value& problem) {
    std::vector<FieldError> errors;
    const Value* list = problem.member("errors");
    const Value::Array* array = list == nullptr ? nullptr : list->array();
    if (array == nullptr) {
        return errors;
    }
    for (const Value& entry : *array) {
        const Value* pointer = entry.member("pointer");
        const std::string* text = pointer == nullptr ? nullptr : pointer->text();
        if (text != nullptr && text->starts_with("#/attachments")) {
            errors.push_back(
                {FormField::Attachments, FieldFault::Unknown}); // which one is no matter
            continue;
        }
        const auto* const at = text == nullptr
                                   ? std::end(kPointers)
                                   : std::find(std::begin(kPointers), std::end(kPointers), *text);
        if (at != std::end(kPointers) && errors.size() < 16) {
            errors.push_back({static_cast<FormField>(at - std::begin(kPointers)),
                              fault_of(entry.member("code"))});
        }
    }
    return errors;
}

/// Whole seconds; nonsense counts as "not said". Clamped to what is worth telling a customer.
Milliseconds wait_from(double seconds) {
    return Milliseconds{static_cast<std::int64_t>(std::clamp(seconds, 1.0, 3600.0)) * 1000};
}

std::optional<std::string>
required_text(const Value& object, std::string_view key, std::size_t least, std::size_t most) {
    const Value* member = object.member(key);
    return member == nullptr ? std::nullopt : member->text(least, most);
}

} // namespace

std::string_view problem_code(ProblemCode code) {
    for (const CodeRow& row : kCodes) {
        if (row.code == code) {
            return row.name;
        }
    }
    switch (code) {
    case ProblemCode::Unreachable:
        return "backend-unreachable";
    case ProblemCode::Blocked:
        return "backend-blocked";
    default:
        return "backend-invalid";
    }
}

std::optional<std::string> decode_session(std::string_view json) {
    const auto root = parse_json(json);
    if (!root || root->object() == nullptr) {
        return std::nullopt;
    }
    const Value* token = root->member("token");
    auto text = token == nullptr ? std::optional{std::string{}} : token->text(0, 4096);
    // It travels in a header, where a browser sends nothing else.
    const bool sendable =
        text && std::all_of(text->begin(), text->end(), [](char c) { return c > ' ' && c <= '~'; });
    return sendable ? text : std::nullopt;
}

std::optional<std::string> decode_attachment(std::string_view json) {
    const auto root = parse_json(json);
    return root ? required_text(*root, "id", 36, 36) : std::nullopt;
}

std::optional<TicketReceipt> decode_receipt(std::string_view json) {
    const auto root = parse_json(json);
    if (!root) {
        return std::nullopt;
    }
    const auto reference = required_text(*root, "reference", 1, 64);
    const auto team = required_text(*root, "team", 0, 80);
    const auto answer_by = required_text(*root, "answerBy", 20, 40);
    const auto time = answer_by ? parse_rfc3339(*answer_by) : std::nullopt;
    if (!reference || !team || !time) {
        return std::nullopt;
    }
    return TicketReceipt{neutralise(*reference, Lines::Drop), neutralise(*team, Lines::Drop),
                         *time};
}

Problem decode_problem(int status, std::string_view json, std::string_view retry_after) {
    Problem problem;
    problem.code = code_of_status(status);
    if (const auto seconds = parse_decimal(trim(retry_after))) {
        problem.retry_after = wait_from(*seconds);
    }
    const auto root = parse_json(json);
    if (!root) {
        return problem;
    }
    const Value* code = root->member("code");
    const std::string* name = code == nullptr ? nullptr : code->text();
    for (const CodeRow& row : kCodes) {
        if (name != nullptr && row.name == *name) {
            problem.code = row.code;
        }
    }
    const Value* wait = root->member("retryAfter");
    const auto seconds = wait == nullptr ? std::nullopt : wait->number(-1e9, 1e9);
    if (seconds && problem.retry_after.count() == 0) {
        problem.retry_after = wait_from(*seconds);
    }
    if (problem.code == ProblemCode::Validation) {
        problem.errors = field_errors(*root);
    }
    if (problem.code == ProblemCode::OutsideHours) {
        problem.opens_at = instant(*root, "opensAt");
    }
    if (const std::string_view chat = text_of(*root, "chat"); is_uuid(chat)) {
        problem.chat = chat;
    }
    return problem;
}

std::string encode_session(std::string_view site,
                           std::string_view locale,
                           const std::optional<ResumeKey>& resume) {
    JsonWriter json;
    json.begin_object().member("site", site).member("locale", locale);
    if (resume) {
        json.key("resume").begin_object();
        json.member("chat", resume->chat).member("key", resume->key).end_object();
    }
    return json.end_object().take();
}

std::string encode_ticket(const TicketDraft& draft, std::string_view locale) {
    JsonWriter json;
    json.begin_object()
        .member("name", draft.name)
        .member("email", draft.email)
        .member("reason", draft.reason)
        .member("details", draft.details);
    if (!draft.attachments.empty()) {
        json.key("attachments").begin_array();
        for (const Attachment& each : draft.attachments) {
            json.text(each.id);
        }
        json.end_array();
    }
    return json.member("locale", locale).end_object().take();
}

std::string encode_stored_ticket(const StoredTicket& ticket) {
    JsonWriter json;
    json.begin_object()
        .member("id", ticket.id)
        .member("name", ticket.draft.name)
        .member("email", ticket.draft.email)
        .member("reason", ticket.draft.reason)
        .member("details", ticket.draft.details)
        .member("locale", ticket.draft.locale)
        .key("attachments")
        .begin_array();
    for (const Attachment& each : ticket.draft.attachments) {
        json.begin_object().member("id", each.id).member("name", each.file.name);
        json.key("size").integer(static_cast<std::int64_t>(each.file.size));
        json.key("there").flag(each.stage == UploadStage::Done).end_object();
    }
    json.end_array().key("vouched").flag(ticket.vouched).member("login", ticket.login);
    return json.end_object().take();
}

std::optional<StoredTicket> decode_stored_ticket(std::string_view json) {
    const auto root = parse_json(json, kMostKept);
    if (!root) {
        return std::nullopt;
    }
    auto id = required_text(*root, "id", 0, 36);
    auto name = required_text(*root, "name", 0, 1000);
    auto email = required_text(*root, "email", 0, 1000);
    auto reason = required_text(*root, "reason", 0, 64);
    auto details = required_text(*root, "details", 0, kMostKept); // of a chat's, too
    if (!id || !name || !email || !reason || !details || !(id->empty() || is_uuid(*id))) {
        return std::nullopt;
    }
    // An earlier version did not say under which login; the address was the login's then.
    const bool vouched = is_set(*root, "vouched");
    auto login = required_text(*root, "login", 0, 1000).value_or(vouched ? *email : std::string{});
    StoredTicket ticket{
        {std::move(*name), std::move(*email), std::move(*reason), std::move(*details)},
        std::move(*id),
        vouched,
        std::move(login)};
    ticket.draft.locale = required_text(*root, "locale", 0, 35).value_or("");
    const bool read = each(*root, "attachments", 0, 10, [&ticket](const Value& value) {
        auto file_id = required_text(value, "id", 36, 36);
        auto file_name = required_text(value, "name", 1, 255);
        const Value* size = value.member("size");
        const auto bytes = size == nullptr ? std::nullopt : size->integer(0, 1U << 30U);
        if (!file_id || !is_uuid(*file_id) || !file_name || !bytes) {
            return false;
        }
        ChosenFile file{0, std::move(*file_name), {}, static_cast<std::uint64_t>(*bytes)};
        ticket.draft.attachments.push_back(
            {std::move(*file_id), std::move(file),
             is_set(value, "there") ? UploadStage::Done : UploadStage::Failed});
        return true;
    });
    return read ? std::optional{std::move(ticket)} : std::nullopt;
}

} // namespace help
