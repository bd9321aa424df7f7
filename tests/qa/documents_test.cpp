#include "tests/qa/read_step.h"
#include "tests/qa/scenario_file.h"
#include "tests/qa/scripted_desk.h"
#include "tests/qa/story.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace help::qa;

namespace {

std::string read(const std::string& path) {
    std::ifstream stream(std::string{HELP_ROOT} + "/" + path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    REQUIRE_MESSAGE(stream, path);
    return text.str();
}

/// The fenced code after the mark with this name.
std::string example(const std::string& document, const std::string& name) {
    const std::size_t mark = document.find("<!-- example: " + name + " -->");
    REQUIRE_MESSAGE(mark != std::string::npos, name);
    const std::size_t fence = document.find('\n', document.find("```", mark)) + 1;
    return document.substr(fence, document.find("```", fence) - fence);
}

} // namespace

TEST_CASE("the stories of docs/qa.md are told as they stand") {
    const std::string manual = read("docs/qa.md");
    StoryTools tools;
    tools.make_backend = [](const Scenario& scenario) {
        return std::make_unique<ScriptedDesk>(scenario.desk);
    };
    for (const char* name : {"my-story.json", "lost.json"}) {
        const Scenario scenario = read_scenario(name, example(manual, name), "");
        const Outcome outcome = tell(scenario, tools);
        CHECK_MESSAGE(outcome.passed, name << ": " << outcome.why << "\n" << outcome.screen);
    }
}

TEST_CASE("docs/qa.md names every verb and every option") {
    const std::string manual = read("docs/qa.md");
    for (const std::string_view verb : verbs()) {
        CHECK_MESSAGE(manual.find("| `" + std::string{verb} + "` |") != std::string::npos, verb);
    }
    for (const char* option : {"--only", "--list", "--repeat", "--locale", "--quiet", "--junit",
                               "--png", "--record", "--record-text", "--replay", "--backend"}) {
        CHECK_MESSAGE(manual.find(option) != std::string::npos, option);
    }
}

TEST_CASE("the C++ of docs/qa.md is what the package's test builds") {
    const std::string manual = read("docs/qa.md");
    for (const char* name : {"my_test.cpp", "CMakeLists.txt"}) {
        const std::string built = read(std::string{"tests/package/user/"} + name);
        CHECK_MESSAGE(built.find(example(manual, name)) != std::string::npos, name);
    }
}
