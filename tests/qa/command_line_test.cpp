#include "tests/qa/command_line.h"

#include <doctest/doctest.h>

using namespace help::qa;

TEST_CASE("the command line is read whole") {
    const Options options = read_command_line({"run", "a.json", "--repeat", "1000", "folder",
                                               "--junit", "r.xml", "--quiet", "--only", "ticket"});
    CHECK(options.paths == std::vector<std::string>{"a.json", "folder"});
    CHECK(options.repeat == 1000);
    CHECK(options.junit == "r.xml");
    CHECK(options.only == "ticket");
    CHECK(options.quiet);
    CHECK_FALSE(options.list);
}

TEST_CASE("what is not understood is said") {
    CHECK_THROWS_WITH(static_cast<void>(read_command_line({})), "expected \"run\"");
    CHECK_THROWS_WITH(static_cast<void>(read_command_line({"walk"})), "expected \"run\"");
    CHECK_THROWS_WITH(static_cast<void>(read_command_line({"run"})),
                      "expected a scenario file, or a folder of them");
    CHECK_THROWS_WITH(static_cast<void>(read_command_line({"run", "a", "--jnit", "x"})),
                      "--jnit: no such option");
    CHECK_THROWS_WITH(static_cast<void>(read_command_line({"run", "a", "--junit"})),
                      "--junit: expected a value");
    for (const char* count : {"0", "-1", "many", "1e3", "10x", ""}) {
        CHECK_THROWS_AS(static_cast<void>(read_command_line({"run", "a", "--repeat", count})),
                        WrongUse);
    }
}
