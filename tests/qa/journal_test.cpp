#include "tests/qa/journal/event_json.h"
#include "tests/qa/journal/journal.h"
#include "tests/qa/journal/recorded_glyphs.h"
#include "tests/qa/scenario_file.h"
#include "tests/qa/scripted_desk.h"
#include "tests/qa/story.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace help;
using namespace help::qa;
using nlohmann::json;

namespace {

/// The recording of the project's story in `file`.
std::string recorded(const std::string& file, TypedText typed) {
    std::ostringstream out;
    JournalWriter journal{out, typed};
    StoryTools tools;
    tools.make_backend = [](const Scenario& scenario) {
        return std::make_unique<ScriptedDesk>(scenario.desk);
    };
    tools.journal = &journal;
    const Outcome outcome =
        tell(load_scenario(std::string{HELP_SCENARIOS} + "/" + file, ""), tools);
    REQUIRE_MESSAGE(outcome.passed, outcome.why);
    return out.str();
}

ReplayReport replayed(const std::string& journal) {
    std::istringstream in{journal};
    return replay(in);
}

} // namespace

TEST_CASE("every story of the project replays to identical outputs, masked and not") {
    for (const std::string& file : scenario_files({HELP_SCENARIOS})) {
        const std::string name = file.substr(file.rfind('/') + 1);
        for (const TypedText typed : {TypedText::Masked, TypedText::Kept}) {
            const ReplayReport report = replayed(recorded(name, typed));
            CHECK_MESSAGE(!report.difference, name << ": " << report.difference.value_or(""));
            CHECK(report.frames > 2);
        }
    }
}

TEST_CASE("a masked recording holds nothing that the customer wrote or is called") {
    const std::string masked_text = recorded("draft-survives-a-reload.json", TypedText::Masked);
    const std::string whole = recorded("draft-survives-a-reload.json", TypedText::Kept);
    for (const std::string_view secret :
         {"cobrada", "Loja do Porto", "Ana Souza", "ana@loja.example"}) {
        CHECK_MESSAGE(masked_text.find(secret) == std::string::npos, secret);
        CHECK_MESSAGE(whole.find(secret) != std::string::npos, secret);
    }
    CHECK(masked_text.find("xxx@xxxx.xxxxxxx") != std::string::npos);
    CHECK(whole.find("secret-token") == std::string::npos);
}

TEST_CASE("the first frame that differs is told by its line") {
    std::string journal = recorded("ticket-from-start-to-end.json", TypedText::Kept);
    const std::size_t typed = journal.find("duas vezes");
    REQUIRE(typed != std::string::npos);
    journal.replace(typed, 10, "três vezes!"); // one character more: it is drawn differently
    const auto line =
        1 + std::count(journal.begin(), journal.begin() + static_cast<long>(typed), '\n');
    const ReplayReport report = replayed(journal);
    REQUIRE(report.difference);
    CHECK(report.difference->starts_with("line " + std::to_string(line) + ": "));
}

TEST_CASE("a recording says of which build it is, and one that does not replays as well") {
    std::string journal = recorded("ticket-from-start-to-end.json", TypedText::Masked);
    CHECK(json::parse(journal.substr(0, journal.find('\n'))).at("build") == kBuild);
    CHECK(replayed(journal).build == kBuild);
    const std::string build = "\"build\":\"" + std::string{kBuild} + "\",";
    journal.erase(journal.find(build), build.size());
    CHECK(replayed(journal).build.empty());
    CHECK(!replayed(journal).difference);
}

TEST_CASE("a frame in which the core trapped differs from one that does not trap") {
    std::string journal = recorded("ticket-from-start-to-end.json", TypedText::Masked);
    const std::size_t out = journal.rfind("\"out\":");
    const std::size_t end = journal.find('}', out);
    journal.replace(out, end - out, R"("out":{"trap":"unreachable")");
    const ReplayReport report = replayed(journal);
    REQUIRE(report.difference);
    CHECK(report.difference->ends_with("trap was \"unreachable\", is null"));
}

TEST_CASE("what is no journal is refused") {
    CHECK_THROWS_WITH(static_cast<void>(replayed("")),
                      "line 1: expected a journal; the file is empty");
    CHECK_THROWS_WITH(static_cast<void>(replayed("{\"now\":1}\n")),
                      "line 1: expected the line with \"journal\" first");
    CHECK_THROWS(static_cast<void>(replayed("hello\n")));
    CHECK_THROWS(static_cast<void>(replayed("{\"journal\":2,\"settings\":{}}\n")));
}

TEST_CASE("every input comes back from its JSON as it was") {
    Settings settings;
    settings.site = "demo";
    settings.labels = {{Sentence::ticket_send, "Mandar"}};
    settings.contacts = {{"suporte", "mailto:a@b.example"}};
    const std::vector<InputEvent> events = {ActionRequest{7, ActionKind::SetValue, "áé"},
                                            Prepare{},
                                            OpenPanel{Route::Ticket},
                                            OpenPanel{},
                                            ClosePanel{},
                                            NewSettings{settings},
                                            NewPreferences{{Scheme::Dark, true, 1.5F, -180}},
                                            NetworkChanged{false},
                                            ChannelAnswer{3, 200, "application/json", "7", "{}"},
                                            ChannelAnswer{3, 200, "text/plain", "", "\xff\x00z"},
                                            ChannelFailure{4, ChannelFault::TooLarge},
                                            ChannelChunk{5, "data: {\"a\":\"\xC3"},
                                            HostAnswer{6, true, "{}"},
                                            HostAnswer{6, false, "{}"},
                                            PageVisible{false}};
    for (const InputEvent& event : events) {
        const json written = event_json(event);
        const InputEvent again = event_of(json::parse(written.dump()), {});
        CHECK_MESSAGE(event.index() == again.index(), written.dump());
        CHECK(event_json(again) == written);
    }
}

TEST_CASE("a mask keeps the shape of a text and nothing else") {
    std::ifstream file{std::string{HELP_ROOT} + "/tests/qa/mask-examples.json"};
    const json examples = json::parse(file);
    for (const json& each : examples.at("texts")) {
        CHECK(masked(each.at(0).get<std::string>()) == each.at(1).get<std::string>());
    }
    for (const json& each : examples.at("bodies")) {
        const std::string body = each.at("body").get<std::string>();
        CHECK(masked_body(body, TypedText::Masked) == each.at("masked").get<std::string>());
        CHECK(masked_body(body, TypedText::Kept) == each.at("kept").get<std::string>());
    }
}

TEST_CASE("a recording of a browser carries its letters, and what was lost") {
    RecordedGlyphs letters;
    letters.learn(json::parse(R"([["oi",16,400,[8.5,0,-12,8,0,14,4,0]]])"));
    CHECK(letters.measure("oi", 16, 400).advance == 8.5F);
    CHECK(letters.measure("oi", 17, 400).advance == 0);
    letters.learn(json::parse(R"([["oi",16,400,[9,0,-12,8,0,14,4,1]]])"));
    CHECK(letters.measure("oi", 16, 400).coloured);

    std::string journal = recorded("ticket-from-start-to-end.json", TypedText::Masked);
    const std::size_t end = journal.find('\n');
    journal.insert(end - 1, R"(,"letters":"recorded")");
    const ReplayReport report = replayed(journal);
    REQUIRE(report.difference);
    CHECK(report.difference->find("draw was") != std::string::npos);
}
