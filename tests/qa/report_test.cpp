#include "tests/qa/report.h"

#include <doctest/doctest.h>

using namespace help::qa;

namespace {

Scenario a_story() {
    Scenario scenario;
    scenario.file = "a.json";
    scenario.name = "A customer says <\"hi\"> & goes";
    scenario.steps = {Close{}, Close{}};
    scenario.lines = {R"({"close":{}})", R"({"press":{"name":"Ok"}})"};
    return scenario;
}

} // namespace

TEST_CASE("a report says what was expected, at which step, and shows the screen") {
    const Scenario scenario = a_story();
    const StoryResult passed{&scenario, {true, 1.26, 0, "", ""}, 1};
    const StoryResult failed{
        &scenario, {false, 2, 1, "expected the text \"Oi\"", "dialog\n  button\n"}, 1};
    CHECK(story_report(passed) == "ok      A customer says <\"hi\"> & goes (1.3 ms)\n");
    CHECK(story_report(failed) == "FAILED  A customer says <\"hi\"> & goes (2.0 ms)\n"
                                  "        a.json: step 2 of 2 {\"press\":{\"name\":\"Ok\"}}\n"
                                  "        expected the text \"Oi\"\n"
                                  "        The screen:\n"
                                  "          dialog\n"
                                  "            button\n");
    CHECK(summary({passed, failed}).starts_with("1 passed, 1 failed"));
}

TEST_CASE("a JUnit report holds every story, and nothing that XML forbids") {
    const Scenario scenario = a_story();
    const std::string xml = junit_xml({{&scenario, {true, 1, 0, "", ""}, 1},
                                       {&scenario, {false, 1, 0, "bell \a <here>", "x"}, 1}});
    CHECK(xml.find("tests=\"2\" failures=\"1\"") != std::string::npos);
    CHECK(xml.find("name=\"A customer says &lt;&quot;hi&quot;&gt; &amp; goes\"") !=
          std::string::npos);
    CHECK(xml.find("message=\"bell   &lt;here&gt;\"") != std::string::npos);
    CHECK(xml.find('\a') == std::string::npos);
}
