#include "tests/qa/read_step.h"
#include "tests/qa/scenario_file.h"
#include "tests/qa/scripted_desk.h"
#include "tests/qa/story.h"

#include <doctest/doctest.h>
#include <fstream>
#include <set>

using namespace help;
using namespace help::qa;
using nlohmann::json;

namespace {

Scenario read(const std::string& text) {
    return read_scenario("story.json", text, "");
}

/// The sentence with which a file is refused; empty: it is taken.
std::string refusal(const std::string& text) {
    try {
        static_cast<void>(read(text));
        return {};
    } catch (const WrongFile& wrong) {
        return wrong.what();
    }
}

std::string with_steps(const std::string& steps) {
    return R"({"name":"A story of a test","steps":[)" + steps + "]}";
}

Outcome tell_steps(const std::string& steps) {
    StoryTools tools;
    tools.make_backend = [](const Scenario& scenario) {
        return std::make_unique<ScriptedDesk>(scenario.desk);
    };
    return tell(read(with_steps(steps)), tools);
}

} // namespace

TEST_CASE("text that is no JSON is refused with line and column") {
    CHECK(refusal("{\n  \"name\": \"A story\",\n  \"steps\": [ }")
              .starts_with("3:14: expected JSON"));
    CHECK(refusal("").starts_with("1:1: "));
    CHECK(refusal(R"({"name":"A story","name":"B"})").find("\"name\" is there twice") !=
          std::string::npos);
}

TEST_CASE("everything unknown, missing or too much is refused with its pointer") {
    const std::pair<std::string, std::string> wrong[] = {
        {"[]", "/: expected an object"},
        {R"({"steps":[{"close":{}}]})", "/name: expected a text"},
        {R"({"name":"A story of a test"})", "/steps: expected a list"},
        {R"({"name":"A story of a test","steps":[]})", "/steps: expected a list"},
        {R"({"name":"A story of a test","step":[],"steps":[{"close":{}}]})",
         "/step: expected nothing"},
        {R"({"name":"A story of a test","now":"today","steps":[{"close":{}}]})",
         "/now: expected a time"},
        {R"({"name":"A story of a test","viewport":{"width":1},"steps":[{"close":{}}]})",
         "/viewport/width: expected a number from"},
        {R"({"name":"A story of a test","settings":{"accent":"red"},"steps":[{"close":{}}]})",
         "/settings: settings.accent: expected a colour"},
        {R"({"name":"A story of a test","desk":{"cards":7},"steps":[{"close":{}}]})",
         "/desk: expected"},
        {with_steps("{}"), "/steps/0: expected an object with exactly one verb"},
        {with_steps(R"({"open":{},"close":{}})"),
         "/steps/0: expected an object with exactly one verb"},
        {with_steps(R"({"close":{}},{"dance":{}})"), "/steps/1/dance: expected a verb: open"},
        {with_steps(R"({"open":{"route":"moon"}})"), "/steps/0/open/route: expected home, ticket"},
        {with_steps(R"({"press":{"nom":"x"}})"), "/steps/0/press/name: expected a text"},
        {with_steps(R"({"press":{"name":"x","rôle":"y"}})"),
         "/steps/0/press/rôle: expected nothing"},
        {with_steps(R"({"press":{"name":"x","role":"butler"}})"),
         "/steps/0/press/role: expected dialog"},
        {with_steps(R"({"wait":"soon"})"), "/steps/0/wait: expected"},
        {with_steps(R"({"wait":{"seconds":-1}})"), "/steps/0/wait/seconds: expected a number"},
        {with_steps(R"({"wait":"PT900H"})"), "/steps/0/wait: expected"},
        {with_steps(R"({"network":{"online":1}})"),
         "/steps/0/network/online: expected true or false"},
        {with_steps(R"({"backend":"sleep"})"), "/steps/0/backend: expected \"hold\""},
        {with_steps(R"({"backend":{"answer":{"path":"/v1/","body":1,"problem":{}}}})"),
         "/steps/0/backend/answer/problem: expected either"},
        {with_steps(R"({"backend":{"fail":{"path":"/v1/","reason":"boredom"}}})"),
         "/steps/0/backend/fail/reason: expected network"},
        {with_steps(R"({"backend":{"event":{"data":{}}}})"),
         "/steps/0/backend/event/type: expected"},
        {with_steps(R"({"backend":{"desk":{"cards":7}}})"), "/steps/0/backend/desk: expected"},
        {with_steps(R"({"backend":{"progress":{"percent":101}}})"),
         "/steps/0/backend/progress/percent: expected a number from"},
        {with_steps(R"({"attach":{"button":"x","files":[]}})"),
         "/steps/0/attach/files: expected a list"},
        {with_steps(R"({"attach":{"button":"x","files":[{"name":"a","type":"b"}]}})"),
         "/steps/0/attach/files/0/size: expected a number of bytes"},
        {with_steps(R"({"expect":{}})"), "/steps/0/expect: expected at least one"},
        {with_steps(R"({"expect":{"text":""}})"), "/steps/0/expect/text: expected"},
        {with_steps(R"({"expect":{"node":{}}})"), "/steps/0/expect/node: expected a role"},
        {with_steps(R"({"expect":{"node":{"name":"x","states":["blue"]}}})"),
         "/steps/0/expect/node/states: expected disabled"},
        {with_steps(R"({"expect":{"request":{"method":"GET","path":"/","count":1.5}}})"),
         "/steps/0/expect/request/count: expected a whole number"},
        {with_steps(R"({"settings":{"accent":"red"}})"), "/steps/0/settings: settings.accent"},
        {with_steps(R"({"shot":{}})"), "/steps/0/shot/name: expected a text"}};
    for (const auto& one : wrong) {
        const std::string why = refusal(one.first);
        CHECK_MESSAGE(why.starts_with(one.second), one.first << "\n" << why);
    }
}

TEST_CASE("a wait is seconds or a duration of ISO 8601") {
    const auto time = [](const std::string& wait) {
        return std::get<Wait>(read(with_steps(R"({"wait":)" + wait + "}")).steps[0]).time.count();
    };
    CHECK(time(R"({"seconds":1.5})") == 1500);
    CHECK(time(R"("PT1H2M3S")") == 3'723'000);
    CHECK(time(R"("PT0.25S")") == 250);
}

TEST_CASE("files need a button that takes them, and progress a file on its way") {
    const std::string files = R"("files":[{"name":"a.png","type":"image/png","size":5}]}})";
    const Outcome nowhere =
        tell_steps(R"({"open":{"route":"ticket"}},{"attach":{"button":"Enviar",)" + files);
    CHECK(nowhere.why == "no button called \"Enviar\" that takes files");
    const Outcome still = tell_steps(R"({"open":{}},{"backend":{"progress":{"percent":4}}})");
    CHECK(still.why.starts_with("a file on its way"));
}

TEST_CASE("a step that cannot be done says which, what was expected, and what is on the screen") {
    const Outcome outcome = tell_steps(R"({"open":{}},{"press":{"name":"Voar"}})");
    CHECK_FALSE(outcome.passed);
    CHECK(outcome.step == 1);
    CHECK(outcome.why == "nothing to press called anything \"Voar\"");
    CHECK(outcome.screen.find("heading \"Olá, Ana!\"") != std::string::npos);
}

TEST_CASE("each expectation fails when what it asks for is not there") {
    const std::pair<std::string, std::string> unmet[] = {
        {R"({"text":"Bom dia"})", "expected the text \"Bom dia\""},
        {R"({"no-text":"Olá"})", "expected not to read \"Olá\""},
        {R"({"node":{"role":"link","name":"Outros canais"}})", "expected link"},
        {R"({"node":{"name":"Outros canais","description":"x"}})",
         "expected anything \"Outros canais\" with the description \"x\""},
        {R"({"node":{"name":"Outros canais","states":["busy"]}})",
         "expected anything \"Outros canais\" that is busy"},
        {R"({"no-node":{"role":"button"}})", "expected no button"},
        {R"({"focus":"Enviar"})", "expected the focus on \"Enviar\""},
        {R"({"said":"nunca"})", "expected that \"nunca\" was said aloud"},
        {R"({"page-event":{"name":"open","count":2}})", "expected the page event \"open\" 2 times"},
        {R"({"page-event":{"name":"error"}})", "expected the page event \"error\""},
        {R"({"request":{"method":"PUT","path":"/v1/"}})", "expected the request PUT /v1/"},
        {R"({"request":{"method":"GET","path":"/v1/bootstrap","count":0}})",
         "expected the request"}};
    for (const auto& one : unmet) {
        const Outcome outcome = tell_steps(R"({"open":{}},{"expect":)" + one.first + "}");
        CHECK_MESSAGE(outcome.why.starts_with(one.second), one.first << "\n" << outcome.why);
    }
}

TEST_CASE("what is there twice, read-only or no field is not guessed at") {
    const std::string two =
        R"({"settings":{"labels":{"back":"Sair","close":"Sair"}}},{"open":{"route":"ticket"}},)";
    CHECK(tell_steps(two + R"({"press":{"name":"Sair"}})").why.starts_with("2 things to press"));
    const std::string ticket = R"({"open":{"route":"ticket"}},)";
    CHECK(tell_steps(ticket + R"({"type":{"field":"E-mail","text":"x"}})").why ==
          "the field \"E-mail\" cannot be typed into");
    CHECK(tell_steps(ticket + R"({"type":{"field":"CPF","text":"x"}})").why ==
          "no field labelled \"CPF\"");
    CHECK(tell_steps(ticket + R"({"choose":{"field":"Motivo de contato","option":"Lua"}})").why ==
          "no option \"Lua\" in \"Motivo de contato\"");
    CHECK(tell_steps(R"({"dismiss":{}})").why == "an open panel to dismiss");
    CHECK(tell_steps(R"({"scroll":"end"})").why == "an open panel to scroll");
}

TEST_CASE("the schema knows the verbs and the states that the runner knows") {
    std::ifstream file(std::string{HELP_SCENARIOS} + "/scenario.schema.json");
    const json schema = json::parse(file);
    std::set<std::string> in_schema;
    for (const auto& [verb, rule] : schema.at("$defs").at("step").at("properties").items()) {
        in_schema.insert(verb);
    }
    const auto known = verbs();
    CHECK(in_schema == std::set<std::string>(known.begin(), known.end()));
}
