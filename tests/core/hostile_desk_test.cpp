#include "tests/core/chat_day.h"
#include "tests/core/hostile_bytes.h"
#include "tests/harness/desk_answers.h"
#include "widget/base/text.h"

#include <doctest/doctest.h>
#include <set>
#include <span>

// Whole lives of a widget under a hostile desk, a hostile customer and a clock that jumps: random,
// and the same in every run. Nothing crashes (the sanitizers watch), the screen stays one that can
// be read and left, and what the customer wrote is not lost.

using namespace help;
using namespace help::test;

namespace {

constexpr int kLives = 400;
constexpr int kSteps = 40;

constexpr std::string_view kHostileEvents[] = {
    R"({"type":"chat.assigned","chat":"$","data":{"agent":{"id":"a1","name":"Bruna"}}})",
    R"({"type":"chat.message","chat":"$","data":{"id":"m1","seq":1,"by":"agent","name":"Bruna","text":"Oi","at":"2026-11-23T13:00:00Z"}})",
    R"({"type":"chat.message","chat":"$","data":{"id":"m2","seq":2,"by":"agent","name":"Bruna","text":"Posso ajudar?","at":"2026-11-23T13:00:01Z"}})",
    R"({"type":"chat.message","chat":"$","data":{"id":"m9","seq":9,"by":"agent","name":"Bruna","text":"Depois","at":"2026-11-23T13:00:09Z"}})",
    R"({"type":"chat.message","chat":"$","data":{"id":"s3","seq":3,"by":"system","code":"transferred","name":"Financeiro","text":"","at":"2026-11-23T13:00:02Z"}})",
    R"({"type":"chat.message","chat":"other","data":{"id":"x","seq":1,"by":"agent","name":"B","text":"Para outra pessoa","at":"2026-11-23T13:00:00Z"}})",
    R"({"type":"chat.read","chat":"$","data":{"by":"agent","upTo":4000000000}})",
    R"({"type":"chat.typing","chat":"$","data":{"by":"agent","on":true}})",
    R"({"type":"queue.updated","chat":"$","data":{"position":1,"agentsOnline":2,"estimate":{"low":60,"high":120,"computedAt":"2026-11-23T13:00:00Z"}}})",
    R"({"type":"chat.transferred","chat":"$","data":{"team":"Financeiro","queue":{"position":2,"agentsOnline":1}}})",
    R"({"type":"chat.closed","chat":"$","data":{"by":"agent","reason":"ended"}})",
    R"({"type":"notice.changed"})",
    R"({"type":"load.changed"})",
    R"({"type":"stream.reset","data":{"reason":"gone"}})",
    R"({"type":"server.draining","data":{"retry":0}})",
    R"({"type":"session.expiring"})",
    R"({"type":"chat.unheard-of","chat":"$","data":{}})",
};

struct Resource {
    std::string_view path;
    std::string_view answer;
};
constexpr Resource kResources[] = {
    {"/v1/bootstrap", kDeskJson},
    {"/v1/load", kLoadJson},
    {"/v1/sessions", R"({"token":"secret-token"})"},
    {"/v1/articles?", kArticlesJson},
    {"/v1/articles/", kArticleJson},
    {"/v1/tickets/", kReceiptJson},
    {"/v1/chats/", R"({"seq":5,"at":"2026-11-23T13:00:00Z"})"},
    {"/v1/chats/",
     R"({"id":"$","state":"active","agent":{"id":"a1","name":"Bruna"},"messages":[{"id":"m1","seq":1,"by":"agent","name":"Bruna","text":"Oi","at":"2026-11-23T13:00:00Z"}],"read":{"agent":0,"customer":0},"cursor":"e1"})"},
};

std::string with_chat(std::string_view json, const std::string& chat) {
    std::string text{json};
    if (const auto at = text.find('$'); at != std::string::npos) {
        text.replace(at, 1, chat);
    }
    return text;
}

/// One widget's life; every step is drawn from its own source of chance.
class Life {
public:
    explicit Life(std::uint64_t number) : random_(chance(number)), help_(monday()) { help_.open(); }

    void step() {
        last_ = random_.below(16);
        switch (last_) {
        case 0:
        case 1:
        case 2:
        case 3:
            press_something();
            break;
        case 4:
        case 5:
            write_something();
            break;
        case 6:
        case 7:
        case 8:
            hear_something();
            break;
        case 9:
        case 10:
            plan_an_answer();
            break;
        case 11:
            help_.advance(Milliseconds{static_cast<std::int64_t>(random_.below(120'000))});
            break;
        case 12:
            jump();
            break;
        case 13:
            scroll(help_, random_.below(2) == 0 ? "0 900" : "1e9 -3 x");
            break;
        case 14:
            help_.backend.drop_stream();
            help_.send(NetworkChanged{random_.below(2) == 0});
            break;
        default:
            come_or_go();
            break;
        }
    }

    [[nodiscard]] const Harness& help() const { return help_; }
    [[nodiscard]] Harness& help() { return help_; }
    [[nodiscard]] std::uint64_t last() const { return last_; }

private:
    std::vector<const Node*> all(Role role) const {
        std::vector<const Node*> found;
        for (const Node& node : help_.tree().nodes) {
            if (node.role == role) {
                found.push_back(&node);
            }
        }
        return found;
    }
    const Node* any(Role role) {
        const auto found = all(role);
        return found.empty() ? nullptr
                             : found[static_cast<std::size_t>(random_.below(found.size()))];
    }
    void press_something() {
        const Role role = random_.below(5) == 0 ? Role::Tab : Role::Button;
        const Node* node = random_.below(12) == 0 ? any(Role::Radio) : any(role);
        if (node != nullptr) {
            help_.send(ActionRequest{node->id, ActionKind::Click, {}});
        }
    }
    void write_something() {
        const Node* field_of_choices = any(Role::ComboBox);
        const Node* option = any(Role::Option);
        if (field_of_choices != nullptr && option != nullptr && random_.below(3) == 0) {
            help_.send(ActionRequest{field_of_choices->id, ActionKind::SetValue, option->value()});
            return;
        }
        const Role role = random_.below(2) == 0 ? Role::TextArea : Role::TextField;
        if (const Node* field = any(role)) {
            help_.send(ActionRequest{field->id, ActionKind::SetValue, hostile_words(random_)});
        }
    }
    void hear_something() {
        const auto& event =
            kHostileEvents[static_cast<std::size_t>(random_.below(std::size(kHostileEvents)))];
        const std::string json = with_chat(event, chat_of(help_));
        help_.backend.say(random_.below(2) == 0 ? json : mutated(json, random_));
        help_.send(NetworkChanged{true});
    }
    void plan_an_answer() {
        const Resource& each =
            kResources[static_cast<std::size_t>(random_.below(std::size(kResources)))];
        if (random_.below(5) == 0) {
            help_.backend.fail_next(each.path, static_cast<ChannelFault>(random_.below(4)));
            return;
        }
        constexpr int kStatus[] = {200, 200, 200, 201, 204, 301, 400, 401, 404, 409, 410, 429, 500};
        help_.backend.next(
            each.path,
            {kStatus[static_cast<std::size_t>(random_.below(std::size(kStatus)))],
             mutated(with_chat(each.answer, chat_of(help_)), random_),
             random_.below(8) == 0 ? "text/html" : "application/json",
             random_.below(6) == 0 ? std::string{hostile_value(random_)} : std::string{}});
    }
    void jump() {
        constexpr std::int64_t kHour = 3'600'000;
        constexpr std::int64_t kJumps[] = {-kHour, -kHour * 24 * 365, kHour * 24 * 2,
                                           kHour * 24 * 3'650, 1};
        help_.set_clock(
            help_.now() +
            Milliseconds{kJumps[static_cast<std::size_t>(random_.below(std::size(kJumps)))]});
    }
    void come_or_go() {
        switch (random_.below(4)) {
        case 0:
            help_.send(ClosePanel{});
            break;
        case 1:
            help_.send(PageVisible{random_.below(2) == 0});
            break;
        default:
            help_.open(static_cast<Route>(random_.below(kRouteCount)));
            break;
        }
    }

    Random random_;
    Harness help_;
    std::uint64_t last_ = 0;
};

/// What the widget itself calls the nodes beside those of a desk's cards, channels and articles.
constexpr std::string_view kOwnKeys[] = {
    "title",   "support", "no-support", "ticket", "ways",    "hours", "week",    "note",
    "opening", "peak",    "query",      "result", "failure", "gone",  "loading", "notice-hours"};
constexpr std::size_t kMostCards = 12;

/// A list of `count` things that have those ids; `rest` is what else each of them is.
std::string named_alike(std::size_t count, std::string_view rest) {
    std::string list;
    for (const std::string_view key : std::span{kOwnKeys}.last(count)) {
        list += (list.empty() ? "" : ",") + (R"({"id":")" + std::string{key} + R"(",)") +
                std::string{rest} + "}";
    }
    return "[" + list + "]";
}

/// `json` with another list in `key`.
std::string with_list(std::string json, std::string_view key, const std::string& list) {
    const auto from = json.find('[', json.find("\"" + std::string{key} + "\":"));
    int depth = 0;
    auto to = from;
    do {
        depth += json[to] == '[' ? 1 : json[to] == ']' ? -1 : 0;
        ++to;
    } while (depth > 0);
    return json.replace(from, to - from, list);
}

/// What is wrong with a screen; empty: nothing.
std::string fault_of(const SemanticTree& tree) {
    std::set<NodeId> ids;
    bool heading = tree.nodes.empty();
    for (const Node& node : tree.nodes) {
        if (!ids.insert(node.id).second) {
            return "two nodes of one id: " + node.name();
        }
        for (const std::string& text : node.texts) {
            if (!is_utf8(text)) {
                return "text that is no UTF-8";
            }
        }
        heading = heading || node.role == Role::Heading;
        const bool control = node.role == Role::Button || node.role == Role::Link ||
                             node.role == Role::TextField || node.role == Role::TextArea;
        if (control && trim(node.name()).empty()) {
            return "a control without a name";
        }
        if (node.look == Look::Figure && node.value().starts_with('-')) {
            return "a negative figure";
        }
    }
    return heading ? std::string{} : "a screen without a heading";
}

} // namespace

TEST_CASE(
    "a hostile desk, a hostile customer and a jumping clock leave a screen that can be read") {
    std::set<std::string> reached;
    for (int number = 0; number < kLives; ++number) {
        Life life{static_cast<std::uint64_t>(number)};
        for (int step = 0; step < kSteps; ++step) {
            life.step();
            const std::string fault = fault_of(life.help().tree());
            CHECK_MESSAGE(fault.empty(), "life " << number << ", step " << step << " ("
                                                 << life.last() << "): " << fault << "\n"
                                                 << life.help().screen());
        }
        for (const std::string& event : life.help().page_events()) {
            reached.insert(event.substr(0, event.find(' ')));
        }
    }
    // The lives are full ones: whatever can happen has happened in some of them.
    for (const std::string_view event :
         {"ready", "error", "navigate", "unread", "chatQueued", "chatAssigned", "chatEnded",
          "ticketCreated", "articleJudged"}) {
        CHECK_MESSAGE(reached.count(std::string{event}) == 1, event);
    }
}

TEST_CASE("whatever the desk says meanwhile, what was written for a ticket is still there") {
    for (int number = 0; number < 40; ++number) {
        Random random = chance(1'000 + static_cast<std::uint64_t>(number));
        Harness help{monday()};
        help.open(Route::Ticket);
        help.type("Detalhes", "Fui cobrada duas vezes.");
        for (int step = 0; step < 10; ++step) {
            help.backend.next("/v1/bootstrap", {200, mutated(kDeskJson, random)});
            help.advance(Milliseconds{61'000});
            help.send(ClosePanel{});
            help.open();
        }
        for (int left = 0; left < 20; ++left) { // the plans that are left over
            help.send(ClosePanel{});
            help.advance(Milliseconds{61'000});
            help.open(Route::Ticket);
        }
        CHECK_MESSAGE(help.value("Detalhes") == "Fui cobrada duas vezes.", number);
        CHECK(help.stored()->find("Fui cobrada duas vezes.") != std::string::npos);
    }
}

TEST_CASE("whatever a desk calls its things, no two nodes of a screen have one id") {
    constexpr std::size_t kAll = std::size(kOwnKeys);
    std::string desk{kDeskJson};
    desk = with_list(desk, "cards", named_alike(kMostCards, R"("kind":"talk","title":"Chat")"));
    desk = with_list(
        desk, "channels",
        named_alike(kAll,
                    R"("kind":"link","title":"Site","label":"a","href":"https://a.example")"));
    desk.insert(desk.find(R"("kind":"link")"), R"("support":false,)"); // both groups are shown
    desk = with_list(desk, "notices", R"([{"id":"hours","title":"Hoje até as 17h"}])");
    const std::string articles =
        R"({"articles":)" + named_alike(kAll, R"("title":"Um artigo")") + "}";
    Harness help{monday()};
    help.backend.next("/v1/bootstrap", {200, desk});
    help.backend.next("/v1/articles?", {200, articles});
    for (const Route route :
         {Route::Home, Route::Talk, Route::Channels, Route::Knowledge, Route::Ticket}) {
        help.open(route);
        CHECK_MESSAGE(fault_of(help.tree()).empty(), fault_of(help.tree()) << "\n"
                                                                           << help.screen());
    }
    help.backend.next("/v1/articles?", {200, articles});
    help.type("Detalhes", "Meu domínio não verifica desde ontem");
    help.advance(Milliseconds{1'000});
    CHECK(help.reads("Um artigo"));
    CHECK_MESSAGE(fault_of(help.tree()).empty(), fault_of(help.tree()) << "\n" << help.screen());
}
