#include "demo/server/domain/desk_edit.h"
#include "demo/server/domain/ticket_status.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using nlohmann::json;

const Instant kEdited = utc_instant("2026-11-23T15:00:00Z");

json good_notice() {
    return {{"severity", "warning"}, {"title", "Instabilidade"}, {"body", "Estamos olhando."}};
}

template <typename Value>
std::string first_refusal(const Read<Value>& read) {
    const auto* errors = std::get_if<std::vector<FieldError>>(&read);
    return errors == nullptr ? "" : errors->front().pointer + ": " + errors->front().detail;
}

std::string refused_notice(const char* member, const json& value) {
    auto body = good_notice();
    body[member] = value;
    return first_refusal(read_notice_edit(body, "n", demo_desk(), kEdited));
}

std::string refused_exception(const json& body) {
    return first_refusal(read_exception_edit(body, demo_desk()));
}

} // namespace

TEST_SUITE("domain") {
    TEST_CASE("an agent's notice is in all languages, and shown from now on") {
        const auto read = read_notice_edit(good_notice(), "n-1", demo_desk(), kEdited);
        const auto& notice = std::get<Notice>(read);
        CHECK(notice.id == "n-1");
        CHECK(notice.from == "2026-11-23T15:00:00Z");
        CHECK(notice.title.at("es") == "Instabilidade");
        CHECK(notice.dismissible);
    }

    TEST_CASE("a notice that is wrong is refused with the place of its first fault") {
        CHECK(refused_notice("severity", "panic") ==
              "#/severity: must be one of: info, warning, outage");
        CHECK(refused_notice("title", "") == "#/title: must have 1 to 120 characters");
        CHECK(refused_notice("title", {{"pt-BR", "a"}, {"en", "b"}}) == "#/title/es: is missing");
        CHECK(refused_notice("body", std::string(601, 'x')) ==
              "#/body: must have 0 to 600 characters");
        CHECK(refused_notice("body", "a\nb") ==
              "#/body: must be one line without control characters");
        CHECK(refused_notice("to", "2026-11-23T15:00:00Z") == "#/to: must be later than from");
        CHECK(refused_notice("to", "amanhã") ==
              "#/to: must be a time such as 2026-12-24T12:00:00-03:00");
        CHECK(refused_notice("href", "javascript:alert(1)") ==
              "#/href: must start with https:// http:// mailto: or tel:");
        CHECK(refused_notice("id", "other") == "#/id: stands in the URL");
        CHECK(refused_notice("color", "red") ==
              "#/color: is not a member that a desk file has here");
        CHECK(first_refusal(read_notice_edit(json::array(), "n", demo_desk(), kEdited)) ==
              "#: must be an object");
    }

    TEST_CASE("a notice that would have ended is refused: nobody would see it") {
        auto body = good_notice();
        body["from"] = "2026-11-23T12:00:00Z";
        for (const auto* past : {"2026-11-23T14:00:00Z", "2026-11-23T15:00:00Z"}) {
            body["to"] = past;
            CHECK(first_refusal(read_notice_edit(body, "n", demo_desk(), kEdited)) ==
                  "#/to: must be later than now");
        }
        body["to"] = "2026-11-23T15:00:01Z";
        CHECK(first_refusal(read_notice_edit(body, "n", demo_desk(), kEdited)).empty());
    }

    TEST_CASE("an exception is closed or has hours") {
        const json half_day{{"name", "Véspera"},
                            {"intervals", {{{"open", "08:00"}, {"close", "12:00"}}}}};
        CHECK(refused_exception(half_day).empty());
        CHECK(refused_exception({{"name", "Feriado"}, {"closed", true}}).empty());
        CHECK(refused_exception({{"name", "Feriado"}}) == "#/intervals: is missing");
        CHECK(refused_exception({{"name", "Feriado"}, {"closed", false}}) ==
              "#/closed: is true, or left out when there are intervals");
        CHECK(refused_exception(
                  {{"name", "x"}, {"intervals", {{{"open", "8h"}, {"close", "12:00"}}}}}) ==
              "#/intervals/0/open: must be a time such as 08:00");
        CHECK(refused_exception({{"closed", true}}) == "#/name: is missing");
        CHECK(refused_exception({{"name", "x"}, {"closed", true}, {"date", "2026-01-01"}}) ==
              "#/date: stands in the URL");
    }

    TEST_CASE("what is stored is read again, also in a language that the desk has learnt since") {
        auto desk = demo_desk();
        desk.locales = {"pt-BR"};
        const auto notice = std::get<Notice>(read_notice_edit(good_notice(), "n-1", desk, kEdited));
        const auto stored = told_whole(notice).dump();
        desk.locales = {"pt-BR", "fr"};
        CHECK(stored_notice(stored, desk).title.at("fr") == "Instabilidade");
        const auto day = *date_of("2026-12-24");
        const DayException exception{
            .name = {{"pt-BR", "Véspera"}},
            .intervals = {{std::chrono::hours(8), std::chrono::hours(24)}}};
        const auto again = stored_exception(told_whole(day, exception).dump(), desk);
        CHECK(again.name.at("fr") == "Véspera");
        CHECK(again.intervals.front().close == std::chrono::hours(24));
        CHECK_FALSE(date_of("2026-02-30"));
        CHECK_FALSE(date_of("24/12/2026"));
    }

    TEST_CASE("an answer has words, and a ticket's status is one of three") {
        CHECK(first_refusal(read_ticket_answer({{"text", "  "}}, demo_desk())) ==
              "#/text: text is blank");
        CHECK(first_refusal(read_ticket_answer({{"text", "a\x07"
                                                         "b"}},
                                               demo_desk())) ==
              "#/text: text may have no control characters but tab and line breaks");
        CHECK(first_refusal(read_ticket_answer({{"text", std::string(20001, 'x')}}, demo_desk())) ==
              "#/text: text may have at most 20000 characters");
        CHECK(first_refusal(read_ticket_status({{"status", "lost"}})) ==
              "#/status: status must be open, answered or closed");
        CHECK(std::get<TicketStatus>(read_ticket_status({{"status", "closed"}})) ==
              TicketStatus::Closed);
    }
}
