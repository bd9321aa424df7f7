#include "tests/qa/read_step.h"

#include "widget/a11y/semantic_tree.h"

#include <algorithm>
#include <array>

namespace help::qa {

namespace {

constexpr std::size_t kLongestText = 20'100; ///< of one thing typed; more by `repeat`
constexpr std::size_t kLongestName = 400;
constexpr double kLongestWait = 7.0 * 24 * 3600; ///< seconds
constexpr int kMostTimes = 50;

Step read_open(Fields fields) {
    Open open;
    std::vector<std::string_view> routes;
    for (int i = 0; i < kRouteCount; ++i) {
        routes.push_back(route_name(static_cast<Route>(i)));
    }
    if (fields.has("route")) {
        const std::string route = fields.word("route", routes);
        for (int i = 0; i < kRouteCount; ++i) {
            if (routes[static_cast<std::size_t>(i)] == route) {
                open.route = static_cast<Route>(i);
            }
        }
    }
    return open;
}

Step read_type(Fields& fields) {
    TypeText type{fields.text("field", 1, kLongestName), fields.text("text", 0, kLongestText)};
    const std::string once = type.text;
    for (int i = fields.count_if("repeat", 1, 40'000).value_or(1); i > 1; --i) {
        type.text += once;
    }
    return type;
}

/// Hours, minutes and seconds of an ISO 8601 duration: PT1H30M, PT7.5S.
std::optional<double> duration_of(std::string_view text) {
    if (!text.starts_with("PT") || text.size() < 4) {
        return std::nullopt;
    }
    double seconds = 0;
    std::string digits;
    for (const char c : text.substr(2)) {
        const double unit = c == 'H' ? 3600 : c == 'M' ? 60 : c == 'S' ? 1 : 0;
        if ((c >= '0' && c <= '9') || c == '.') {
            digits.push_back(c);
        } else if (unit > 0 && !digits.empty()) {
            seconds += unit * std::strtod(digits.c_str(), nullptr);
            digits.clear();
        } else {
            return std::nullopt;
        }
    }
    return digits.empty() ? std::optional{seconds} : std::nullopt;
}

Step read_wait(const nlohmann::json& value, const std::string& pointer) {
    std::optional<double> seconds;
    if (const auto* text = value.get_ptr<const std::string*>()) {
        seconds = duration_of(*text);
    } else if (value.is_object()) {
        Fields fields{value, pointer, "{ seconds }"};
        seconds = fields.number_if("seconds", 0, kLongestWait);
        fields.finish();
    }
    if (!seconds || *seconds > kLongestWait) {
        throw WrongFile(pointer,
                        "expected { \"seconds\": … } or a text like PT1M30S, a week at most");
    }
    return Wait{Milliseconds{static_cast<std::int64_t>(*seconds * 1000)}};
}

Step read_answer(Fields fields) {
    BackendAnswers answers;
    answers.path = fields.text("path", 1, kLongestName);
    const nlohmann::json* problem = fields.any("problem");
    const nlohmann::json* body = fields.any("body");
    answers.answer.status = fields.count_if("status", 100, 599).value_or(200);
    if (problem != nullptr && body != nullptr) {
        fields.refuse("problem", "either a body or a problem");
    }
    if (problem != nullptr) {
        answers.answer.body = problem->dump();
        answers.answer.content_type = "application/problem+json";
    } else if (body != nullptr) {
        answers.answer.body = body->is_string() ? body->get<std::string>() : body->dump();
    }
    if (const auto type = fields.text_if("content-type", 1, kLongestName)) {
        answers.answer.content_type = *type;
    }
    answers.answer.retry_after = fields.text_if("retry-after", 1, 100).value_or("");
    answers.times = fields.count_if("times", 1, kMostTimes).value_or(1);
    fields.finish();
    return answers;
}

Step read_failure(Fields fields) {
    constexpr std::array kFaults = {
        std::pair{std::string_view{"network"}, ChannelFault::Network},
        std::pair{std::string_view{"timeout"}, ChannelFault::Timeout},
        std::pair{std::string_view{"too-large"}, ChannelFault::TooLarge},
        std::pair{std::string_view{"blocked"}, ChannelFault::Blocked}};
    BackendFails fails;
    fails.path = fields.text("path", 1, kLongestName);
    const std::string reason =
        fields.word("reason", {"network", "timeout", "too-large", "blocked"});
    for (const auto& [word, fault] : kFaults) {
        if (word == reason) {
            fails.fault = fault;
        }
    }
    fails.times = fields.count_if("times", 1, kMostTimes).value_or(1);
    fields.finish();
    return fails;
}

Step read_backend(const nlohmann::json& value, const std::string& pointer) {
    if (value == "hold" || value == "release") {
        return BackendHolds{value == "hold"};
    }
    if (value == "drop-stream") {
        return BackendDropsStream{};
    }
    const std::string expected = "\"hold\", \"release\", \"drop-stream\", or one of { answer }, "
                                 "{ fail }, { event }, { chat }";
    if (!value.is_object() || value.size() != 1) {
        throw WrongFile(pointer, "expected " + expected);
    }
    Fields fields{value, pointer, expected};
    if (auto answer = fields.object_if("answer", "path with status, body or problem")) {
        return read_answer(std::move(*answer));
    }
    if (auto failure = fields.object_if("fail", "path and reason")) {
        return read_failure(std::move(*failure));
    }
    if (auto event = fields.object_if("event", "type, chat, data")) {
        static_cast<void>(event->text("type", 1, kLongestName));
        return BackendSays{value.at("event").dump()};
    }
    if (fields.object_if("chat", "a snapshot of docs/protocol")) {
        return BackendHasChat{value.at("chat").dump()};
    }
    fields.finish();
    throw WrongFile(pointer, "expected " + expected);
}

Step read_scroll(const nlohmann::json& value, const std::string& pointer) {
    if (value != "top" && value != "end") {
        throw WrongFile(pointer, "expected \"top\" or \"end\"");
    }
    return Scroll{value == "end"};
}

/// Verbs whose value is `{}` or an object with members of its own.
Step read_object(std::string_view verb, const nlohmann::json& value, const std::string& pointer) {
    Fields fields{value, pointer, "what belongs to \"" + std::string{verb} + "\""};
    Step step;
    if (verb == "open") {
        step = read_open(std::move(fields));
        return step;
    }
    if (verb == "close") {
        step = Close{};
    } else if (verb == "press") {
        step = Press{read_target(fields, true)};
    } else if (verb == "type") {
        step = read_type(fields);
    } else if (verb == "choose") {
        step =
            Choose{fields.text("field", 1, kLongestName), fields.text("option", 1, kLongestName)};
    } else if (verb == "dismiss") {
        step = DismissPanel{};
    } else if (verb == "network") {
        step = Network{fields.flag("online")};
    } else if (verb == "reload") {
        step = Reload{};
    } else {
        step = Shot{fields.text("name", 1, 80)};
    }
    fields.finish();
    return step;
}

} // namespace

std::span<const std::string_view> verbs() {
    static constexpr std::string_view kVerbs[] = {
        "open", "close",   "press",   "type",   "choose",   "dismiss", "scroll",
        "wait", "network", "backend", "reload", "settings", "expect",  "shot"};
    return kVerbs;
}

Target read_target(Fields& fields, bool name_required) {
    Target target;
    if (fields.has("role")) {
        std::vector<std::string_view> roles;
        for (int i = 0; i < kRoleCount; ++i) {
            roles.push_back(role_name(static_cast<Role>(i)));
        }
        target.role = fields.word("role", roles);
    }
    if (name_required) {
        target.name = fields.text("name", 1, kLongestName);
    } else {
        target.name = fields.text_if("name", 1, kLongestName).value_or("");
    }
    return target;
}

Step read_step(const nlohmann::json& step, const std::string& pointer) {
    const auto known = verbs();
    const std::vector<std::string_view> words(known.begin(), known.end());
    if (!step.is_object() || step.size() != 1) {
        throw WrongFile(pointer, "expected an object with exactly one verb: " + one_of(words));
    }
    const std::string& verb = step.begin().key();
    const nlohmann::json& value = step.begin().value();
    const std::string at = pointer + pointer_step(verb);
    if (std::find(words.begin(), words.end(), verb) == words.end()) {
        throw WrongFile(at, "expected a verb: " + one_of(words));
    }
    if (verb == "wait") {
        return read_wait(value, at);
    }
    if (verb == "backend") {
        return read_backend(value, at);
    }
    if (verb == "scroll") {
        return read_scroll(value, at);
    }
    if (verb == "expect") {
        return read_expectation({value, at, "what shall be there"});
    }
    if (verb == "settings") {
        return ChangeSettings{value};
    }
    return read_object(verb, value, at);
}

} // namespace help::qa
