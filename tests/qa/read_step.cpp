#include "tests/qa/read_step.h"

#include "widget/a11y/semantic_tree.h"

#include <algorithm>

namespace help::qa {

namespace {

constexpr std::size_t kLongestText = 20'100; ///< of one thing typed; more by `repeat`
constexpr std::size_t kLongestName = 400;
constexpr double kLongestPass = 7.0 * 24 * 3600; ///< seconds
constexpr std::size_t kMostFiles = 20;           ///< docs/boundary.md
constexpr std::size_t kLongestFileName = 255;
constexpr int kLargestAttachment =
    32 * 1024 * 1024; ///< bytes; a browser that tells the story makes them

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
        seconds = fields.number_if("seconds", 0, kLongestPass);
        fields.finish();
    }
    if (!seconds || *seconds > kLongestPass) {
        throw WrongFile(pointer,
                        "expected { \"seconds\": … } or a text like PT1M30S, a week at most");
    }
    return Wait{Milliseconds{static_cast<std::int64_t>(*seconds * 1000)}};
}

Step read_attach(Fields& fields) {
    AttachFiles attach{fields.text("button", 1, kLongestName), {}};
    const nlohmann::json* files = fields.any("files");
    if (files == nullptr || !files->is_array() || files->empty() || files->size() > kMostFiles) {
        fields.refuse("files", "a list of 1 to " + std::to_string(kMostFiles) + " files");
    }
    for (std::size_t i = 0; i < files->size(); ++i) {
        Fields file{(*files)[i], fields.at("files") + "/" + std::to_string(i), "name, type, size"};
        ChosenFile chosen;
        chosen.name = file.text("name", 1, kLongestFileName);
        chosen.type = file.text("type", 0, kLongestName);
        const std::optional<int> size = file.count_if("size", 0, kLargestAttachment);
        if (!size) {
            file.refuse("size", "a number of bytes");
        }
        chosen.size = static_cast<std::uint64_t>(*size);
        file.finish();
        attach.files.push_back(std::move(chosen));
    }
    return attach;
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
    } else if (verb == "attach") {
        step = read_attach(fields);
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
        "open", "close",   "press",   "type",   "choose",   "attach", "dismiss", "scroll",
        "wait", "network", "backend", "reload", "settings", "expect", "shot"};
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
