#include "tests/qa/read_step.h"

namespace help::qa {

namespace {

constexpr std::size_t kLongestExpected = 2000;
constexpr int kMostCounted = 1000;

NodeFacts read_node(Fields fields) {
    NodeFacts node;
    node.target = read_target(fields, false);
    node.value = fields.text_if("value", 0, kLongestExpected);
    node.description = fields.text_if("description", 0, kLongestExpected);
    node.error = fields.text_if("error", 0, kLongestExpected);
    node.href = fields.text_if("href", 0, kLongestExpected);
    node.states = fields.texts("states");
    const std::vector<std::string_view> known = {"disabled", "readonly", "required", "invalid",
                                                 "busy",     "selected", "current"};
    for (const std::string& state : node.states) {
        if (std::find(known.begin(), known.end(), state) == known.end()) {
            fields.refuse("states", one_of(known));
        }
    }
    fields.finish();
    if (node.target.role.empty() && node.target.name.empty()) {
        throw WrongFile(fields.pointer(), "expected a role, a name, or both");
    }
    return node;
}

PageEventFacts read_page_event(Fields fields) {
    PageEventFacts facts;
    facts.name = fields.text("name", 1, 80);
    facts.detail_contains = fields.text_if("detail-contains", 1, kLongestExpected).value_or("");
    facts.count = fields.count_if("count", 0, kMostCounted);
    fields.finish();
    return facts;
}

RequestFacts read_request(Fields fields) {
    RequestFacts facts;
    facts.method = fields.word("method", {"GET", "POST", "PUT", "DELETE"});
    facts.path = fields.text("path", 1, kLongestExpected);
    facts.body_contains = fields.text_if("body-contains", 1, kLongestExpected).value_or("");
    facts.count = fields.count_if("count", 0, kMostCounted);
    fields.finish();
    return facts;
}

} // namespace

Expect read_expectation(Fields fields) {
    Expect expect;
    expect.text = fields.texts("text");
    expect.no_text = fields.texts("no-text");
    if (auto node = fields.object_if("node", "role, name, and what it shall hold")) {
        expect.node = read_node(std::move(*node));
    }
    if (auto node = fields.object_if("no-node", "role and name")) {
        expect.no_node = read_target(*node, false);
        node->finish();
        if (expect.no_node->role.empty() && expect.no_node->name.empty()) {
            throw WrongFile(node->pointer(), "expected a role, a name, or both");
        }
    }
    expect.focus = fields.text_if("focus", 1, kLongestExpected);
    expect.said = fields.text_if("said", 1, kLongestExpected);
    if (auto event = fields.object_if("page-event", "name")) {
        expect.page_event = read_page_event(std::move(*event));
    }
    if (auto request = fields.object_if("request", "method and path")) {
        expect.request = read_request(std::move(*request));
    }
    if (fields.has("idle")) {
        expect.idle = fields.flag("idle");
    }
    fields.finish();
    const bool empty = expect.text.empty() && expect.no_text.empty() && !expect.node &&
                       !expect.no_node && !expect.focus && !expect.said && !expect.page_event &&
                       !expect.request && !expect.idle;
    if (empty) {
        throw WrongFile(fields.pointer(), "expected at least one thing to look for");
    }
    return expect;
}

} // namespace help::qa
