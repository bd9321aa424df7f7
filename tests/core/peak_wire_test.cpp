#include "tests/harness/desk_days.h"
#include "tests/harness/scripted_backend.h"
#include "widget/wire/protocol.h"

#include <doctest/doctest.h>
#include <string>

using namespace help;
using namespace help::test;

namespace {

/// kLoadJson with the first `from` replaced.
std::string load_with(std::string_view from, std::string_view to) {
    std::string json{kLoadJson};
    const std::size_t at = json.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    return json.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("the peak hours of the domain's desk are read") {
    const auto load = decode_load(kLoadJson);
    REQUIRE(load.has_value());
    CHECK(load->source == LoadSource::Measured);
    CHECK(load->time_zone == "America/Sao_Paulo");
    CHECK(load->generated_at == at("2026-11-22T09:00:00Z").utc);
    CHECK(load->valid_until == at("2026-11-29T09:00:00Z").utc);
    CHECK_FALSE(load->week[0][12].has_value());
    REQUIRE(load->week[1][11].has_value());
    CHECK(load->week[1][11]->level == 100);
    CHECK(load->week[1][11]->wait_seconds == 420);
    CHECK(load->week[1][11]->samples == 52);
    CHECK_FALSE(load->week[1][7].has_value());
    CHECK_FALSE(load->level_now.has_value());
}

TEST_CASE("what is optional in the peak hours may be missing, and now may be told") {
    const auto load = decode_load(load_with(R"({"level":28,"wait":60,"samples":34})",
                                            R"({"level":28,"samples":34,"later":true})"));
    REQUIRE(load.has_value());
    CHECK_FALSE(load->week[1][8]->wait_seconds.has_value());
    const auto now =
        decode_load(load_with("\"version\": 1", R"("version": 1, "now":{"level":71,"wait":240})"));
    REQUIRE(now.has_value());
    CHECK(now->level_now == 71);
    CHECK(now->wait_now_seconds == 240);
    CHECK(decode_load(load_with("\"measured\"", "\"configured\""))->source ==
          LoadSource::Configured);
    CHECK(decode_load(load_with("\"wait\":60", "\"wait\":86400")).has_value());
    CHECK(decode_load(load_with("\"samples\":34", "\"samples\":1000000")).has_value());
}

TEST_CASE("peak hours that are wrong anywhere are refused whole") {
    const std::pair<std::string_view, std::string_view> wrong[] = {
        {"\"version\": 1", "\"version\": 2"},
        {"\"version\": 1,", ""},
        {"\"America/Sao_Paulo\"", "\"\""},
        {"\"measured\"", "\"guessed\""},
        {"\"2026-11-22T06:00:00-03:00\"", "\"ontem\""},
        {"\"2026-11-29T06:00:00-03:00\"", "\"2026-11-22T05:59:59-03:00\""},
        {"\"2026-11-29T06:00:00-03:00\"", "null"},
        {"\"level\":28", "\"level\":101"},
        {"\"level\":28", "\"level\":-1"},
        {"\"level\":28", "\"level\":28.5"},
        {"\"level\":28,", ""},
        {"\"wait\":60", "\"wait\":86401"},
        {"\"wait\":60", "\"wait\":-1"},
        {"\"wait\":60", "\"wait\":null"},
        {"\"samples\":34", "\"samples\":1000001"},
        {"\"samples\":34", "\"samples\":-1"},
        {",\"samples\":34", ""},
        {"[null,", "["},
        {"[null,", "[null,null,"},
        {"[null,", "[false,"},
        {"\"week\": [", "\"week\": [ [],"},
        {"\"week\": [", "\"week\": {}, \"was\": ["},
        {"\"version\": 1", "\"version\": 1, \"now\": {}"},
        {"\"version\": 1", "\"version\": 1, \"now\": {\"level\":101}"},
        {"\"version\": 1", "\"version\": 1, \"now\": {\"level\":1,\"wait\":86401}"}};
    for (const auto& fault : wrong) {
        CHECK_FALSE_MESSAGE(decode_load(load_with(fault.first, fault.second)).has_value(),
                            fault.second);
    }
    const std::string six = load_with(
        "[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"
        "null,null,null,null,null,null,null],",
        "");
    CHECK_FALSE(decode_load(six).has_value());
    CHECK_FALSE(decode_load("").has_value());
    CHECK_FALSE(decode_load("[]").has_value());
}
