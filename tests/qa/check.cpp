#include "tests/qa/check.h"

#include <algorithm>

namespace help::qa {

namespace {

std::string quoted(const std::string& text) {
    return "\"" + text + "\"";
}

bool shows(const SemanticTree& tree, const std::string& words) {
    constexpr TextPart kRead[] = {TextPart::Name, TextPart::Value, TextPart::Description,
                                  TextPart::Error};
    return std::any_of(tree.nodes.begin(), tree.nodes.end(), [&](const Node& node) {
        return std::any_of(std::begin(kRead), std::end(kRead), [&](TextPart part) {
            return node.text(part).find(words) != std::string::npos;
        });
    });
}

bool is_in(const Node& node, const std::string& state) {
    const std::pair<std::string_view, std::uint32_t> bits[] = {
        {"disabled", state::kDisabled}, {"readonly", state::kReadOnly},
        {"required", state::kRequired}, {"invalid", state::kInvalid},
        {"busy", state::kBusy},         {"selected", state::kSelected},
        {"current", state::kCurrent}};
    return std::any_of(std::begin(bits), std::end(bits), [&](const auto& each) {
        return each.first == state && node.is(each.second);
    });
}

/// What `node` lacks of the facts; empty: nothing.
std::string missing_of(const Node& node, const NodeFacts& facts) {
    const std::tuple<std::string_view, TextPart, const std::optional<std::string>*> parts[] = {
        {"value", TextPart::Value, &facts.value},
        {"description", TextPart::Description, &facts.description},
        {"error", TextPart::Error, &facts.error},
        {"href", TextPart::Href, &facts.href}};
    for (const auto& [word, part, wanted] : parts) {
        if (wanted->has_value() && node.text(part) != **wanted) {
            return "with the " + std::string{word} + " " + quoted(**wanted) + "; it has " +
                   quoted(node.text(part));
        }
    }
    for (const std::string& state : facts.states) {
        if (!is_in(node, state)) {
            return "that is " + state;
        }
    }
    return {};
}

void check_node(const NodeFacts& facts, const SemanticTree& tree) {
    std::string missing = "; there is none";
    for (const Node* node : nodes_called(tree, facts.target)) {
        const std::string lacks = missing_of(*node, facts);
        if (lacks.empty()) {
            return;
        }
        missing = " " + lacks;
    }
    throw Unmet("expected " + words_of(facts.target) + missing);
}

/// `count` absent: at least one.
void check_count(std::optional<int> wanted, std::ptrdiff_t found, const std::string& what) {
    if (wanted ? found != *wanted : found == 0) {
        throw Unmet("expected " + what + (wanted ? " " + std::to_string(*wanted) + " times" : "") +
                    "; it came " + std::to_string(found) + " times");
    }
}

void check_page_event(const PageEventFacts& facts, const std::vector<std::string>& events) {
    const auto found = std::count_if(events.begin(), events.end(), [&](const std::string& event) {
        return event.starts_with(facts.name + " ") &&
               event.find(facts.detail_contains) != std::string::npos;
    });
    check_count(facts.count, found, "the page event " + quoted(facts.name));
}

void check_request(const RequestFacts& facts, const std::vector<SendRequest>& requests) {
    const auto found =
        std::count_if(requests.begin(), requests.end(), [&](const SendRequest& sent) {
            return sent.request.method == facts.method &&
                   sent.request.url.starts_with(facts.path) &&
                   sent.request.body.find(facts.body_contains) != std::string::npos;
        });
    check_count(facts.count, found, "the request " + facts.method + " " + facts.path);
}

/// A clock on the screen may wake the widget, but not every moment.
void check_rest(test::HeadlessHost& host) {
    constexpr Milliseconds kSoon{1000};
    if (!host.is_quiet() || (host.wake_at() && *host.wake_at() - host.now() < kSoon)) {
        throw Unmet("expected the widget to rest: no request, no change, no picture, no timer "
                    "within a second");
    }
}

} // namespace

void check(const Expect& expect, Stage& stage) {
    const test::HeadlessHost& host = stage.host();
    for (const std::string& words : expect.text) {
        if (!shows(host.tree(), words)) {
            throw Unmet("expected the text " + quoted(words));
        }
    }
    for (const std::string& words : expect.no_text) {
        if (shows(host.tree(), words)) {
            throw Unmet("expected not to read " + quoted(words));
        }
    }
    if (expect.node) {
        check_node(*expect.node, host.tree());
    }
    if (expect.no_node && !nodes_called(host.tree(), *expect.no_node).empty()) {
        throw Unmet("expected no " + words_of(*expect.no_node));
    }
    if (expect.focus && host.focused() != *expect.focus) {
        throw Unmet("expected the focus on " + quoted(*expect.focus) + "; it is on " +
                    quoted(host.focused()));
    }
    if (expect.said) {
        const auto& said = host.said();
        const bool heard = std::any_of(said.begin(), said.end(), [&](const std::string& words) {
            return words.find(*expect.said) != std::string::npos;
        });
        if (!heard) {
            throw Unmet("expected that " + quoted(*expect.said) + " was said aloud; last was " +
                        quoted(said.empty() ? "" : said.back()));
        }
    }
    if (expect.page_event) {
        check_page_event(*expect.page_event, host.page_events());
    }
    if (expect.request) {
        check_request(*expect.request, stage.backend().requests());
    }
    if (expect.idle) {
        check_rest(stage.host());
    }
}

} // namespace help::qa
