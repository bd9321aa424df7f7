#include "tests/harness/desk_days.h"
#include "widget/notices/notices.h"
#include "widget/wire/protocol.h"

#include <doctest/doctest.h>
#include <string>

using namespace help;
using namespace help::test;

namespace {

Notice notice(std::string id, Severity severity, std::string_view from = {}) {
    Notice notice;
    notice.id = std::move(id);
    notice.severity = severity;
    notice.title = notice.id;
    if (!from.empty()) {
        notice.from = utc(from);
    }
    return notice;
}

std::string ids(const NoticeList& notices) {
    std::string text;
    for (const Notice* each : notices) {
        text += each->id + " ";
    }
    return text;
}

std::optional<Desk> desk_with_notices(const std::string& notices) {
    return decode_desk(
        R"({"version":1,"cards":[{"id":"a","kind":"talk","title":"Falar"}],"notices":)" + notices +
        "}");
}

const UtcTime kMondayNoon = utc("2026-11-23T12:00:00Z");

} // namespace

TEST_CASE("outages come before warnings, and the newest first") {
    const std::vector<Notice> notices = {notice("undated", Severity::Info),
                                         notice("old", Severity::Info, "2026-11-01T00:00:00Z"),
                                         notice("slow", Severity::Warning, "2026-11-01T00:00:00Z"),
                                         notice("new", Severity::Info, "2026-11-20T00:00:00Z"),
                                         notice("also-undated", Severity::Info),
                                         notice("down", Severity::Outage)};
    CHECK(ids(current_notices(notices, kMondayNoon)) == "down slow new old undated also-undated ");
}

TEST_CASE("a notice is on from its beginning until just before its end") {
    std::vector<Notice> notices = {notice("a", Severity::Info, "2026-11-23T12:00:00Z")};
    notices[0].to = utc("2026-11-23T14:00:00Z");
    const auto shown = [&](std::string_view now) {
        return !current_notices(notices, utc(now)).empty();
    };
    CHECK_FALSE(shown("2026-11-23T11:59:59.999Z"));
    CHECK(shown("2026-11-23T12:00:00Z"));
    CHECK(shown("2026-11-23T13:59:59.999Z"));
    CHECK_FALSE(shown("2026-11-23T14:00:00Z"));
    CHECK(notices_change_at(notices, utc("2026-11-23T11:00:00Z")) == notices[0].from);
    CHECK(notices_change_at(notices, utc("2026-11-23T12:00:00Z")) == notices[0].to);
    CHECK_FALSE(notices_change_at(notices, utc("2026-11-23T14:00:00Z")).has_value());
    notices.push_back(notice("b", Severity::Info, "2026-11-23T13:00:00Z"));
    CHECK(notices_change_at(notices, utc("2026-11-23T12:00:00Z")) == notices[1].from);
}

TEST_CASE("what was dismissed stays away, unless it may not be dismissed") {
    std::vector<Notice> notices = {notice("a", Severity::Info), notice("b", Severity::Outage)};
    notices[1].dismissible = false;
    DismissedNotices dismissed;
    dismissed.add("a");
    dismissed.add("b");
    CHECK(ids(notices_to_show(notices, dismissed, kMondayNoon)) == "b ");
    CHECK(ids(current_notices(notices, kMondayNoon)) == "b a ");
}

TEST_CASE("50 dismissed ids are kept, each once, and those of gone notices are forgotten") {
    DismissedNotices dismissed;
    for (int i = 0; i < 60; ++i) {
        dismissed.add("n" + std::to_string(i));
        dismissed.add("n" + std::to_string(i));
    }
    CHECK(dismissed.ids().size() == 50);
    CHECK_FALSE(dismissed.contains("n9"));
    CHECK(dismissed.contains("n10"));
    CHECK(dismissed.keep_only({notice("n20", Severity::Info), notice("x", Severity::Info)}));
    CHECK(dismissed.ids() == std::vector<std::string>{"n20"});
    CHECK_FALSE(dismissed.keep_only({notice("n20", Severity::Info)}));
}

TEST_CASE("dismissed notices are stored and read again, and nonsense is not") {
    DismissedNotices dismissed;
    CHECK(decode_dismissed_notices(encode_dismissed_notices(dismissed))->ids().empty());
    dismissed.add("natal");
    dismissed.add("manutencao-2");
    CHECK(encode_dismissed_notices(dismissed) == R"({"ids":["natal","manutencao-2"]})");
    CHECK(decode_dismissed_notices(encode_dismissed_notices(dismissed))->ids() == dismissed.ids());
    std::string many = R"({"ids":["a")";
    for (int i = 0; i < 50; ++i) {
        many += ",\"b" + std::to_string(i) + "\"";
    }
    for (const std::string& bad :
         {std::string{}, std::string{"[]"}, std::string{"{}"}, std::string{R"({"ids":"a"})"},
          std::string{R"({"ids":[7]})"}, std::string{R"({"ids":[""]})"},
          R"({"ids":[")" + std::string(65, 'a') + "\"]}", many + "]}"}) {
        CHECK_FALSE_MESSAGE(decode_dismissed_notices(bad).has_value(), bad);
    }
}

TEST_CASE("notices are read from the desk") {
    const auto desk = desk_with_notices(
        R"([{"id":"natal","severity":"warning","title":"Natal","body":"Fechamos às 12h.",
            "from":"2026-12-20T00:00:00-03:00","to":"2026-12-26T00:00:00-03:00",
            "href":"https://ajuda.mare.example/natal","link":"Ver horários","dismissible":false},
            {"id":"later","severity":"celebration","title":"Festa"}])");
    REQUIRE(desk.has_value());
    REQUIRE(desk->notices.size() == 2);
    const Notice& first = desk->notices[0];
    CHECK(first.severity == Severity::Warning);
    CHECK(first.body == "Fechamos às 12h.");
    CHECK(first.from == utc("2026-12-20T03:00:00Z"));
    CHECK(first.to == utc("2026-12-26T03:00:00Z"));
    CHECK(first.link == "Ver horários");
    CHECK_FALSE(first.dismissible);
    CHECK(desk->notices[1].severity == Severity::Info); // of a later version: still worth reading
    CHECK(desk->notices[1].dismissible);
}

TEST_CASE("a notice that is wrong refuses the whole answer") {
    for (const char* bad :
         {"7", "[7]", R"([{"id":"a"}])", R"([{"id":"A b","title":"x"}])",
          R"([{"id":"a","title":""}])", R"([{"id":"a","title":"x","href":"javascript:1"}])",
          R"([{"id":"a","title":"x","link":""}])", R"([{"id":"a","title":"x","dismissible":"no"}])",
          R"([{"id":"a","title":"x","from":"ontem"}])", R"([{"id":"a","title":"x","to":7}])",
          R"([{"id":"a","title":"x","from":"2026-12-26T00:00:00Z","to":"2026-12-26T00:00:00Z"}])",
          R"([{"id":"a","title":"x"},{"id":"a","title":"y"}])"}) {
        CHECK_FALSE_MESSAGE(desk_with_notices(bad).has_value(), bad);
    }
    const auto longer = [](std::string_view key, std::size_t length) {
        return desk_with_notices(R"([{"id":"a","title":"x",)" + std::string{key} +
                                 std::string(length, 'x') + "\"}]");
    };
    CHECK(longer(R"("body":")", 600).has_value());
    CHECK_FALSE(longer(R"("body":")", 601).has_value());
    CHECK_FALSE(longer(R"("link":")", 81).has_value());
    std::string many = "[";
    for (int i = 0; i < 21; ++i) {
        many += (i == 0 ? "" : ",") + (R"({"id":"n)" + std::to_string(i) + R"(","title":"x"})");
    }
    CHECK_FALSE(desk_with_notices(many + "]").has_value());
}
