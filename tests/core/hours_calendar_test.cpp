#include "tests/harness/desk_days.h"
#include "widget/hours/business_days.h"
#include "widget/hours/holidays.h"

#include <doctest/doctest.h>

using namespace help;
using namespace help::test;

namespace {

DeskHours with_holidays() {
    DeskHours hours = usual_hours();
    hours.exceptions = {{{2026, 11, 20}, "Consciência Negra", {}},
                        {{2026, 12, 24}, "Véspera de Natal", {{8 * 60, 12 * 60}}},
                        {{2026, 12, 25}, "Natal", {}},
                        {{2027, 1, 1}, "Confraternização Universal", {}},
                        {{2027, 4, 21}, "Tiradentes", {}}};
    return hours;
}

} // namespace

TEST_CASE("the holidays of the next 60 days, in words") {
    const Labels none;
    const Messages messages{Language::PortugueseBrazil, none};
    const DeskHours hours = with_holidays();
    CHECK(holidays_ahead(hours, {2026, 11, 23}, messages) ==
          std::vector<HolidayLine>{{{2026, 12, 24}, "Véspera de Natal — 8h às 12h"},
                                   {{2026, 12, 25}, "Natal — fechado"},
                                   {{2027, 1, 1}, "Confraternização Universal — fechado"}});
    CHECK(holidays_ahead(hours, {2026, 11, 20}, messages).size() == 4); // today counts
    CHECK(holidays_ahead(hours, {2027, 2, 20}, messages).size() == 1);  // the 60th day counts
    CHECK(holidays_ahead(hours, {2027, 2, 19}, messages).empty());
    CHECK(exception_on(hours, {2026, 12, 25})->name == "Natal");
    CHECK(exception_on(hours, {2026, 12, 26}) == nullptr);
}

TEST_CASE("a holiday that is open until one o'clock is said as people say it") {
    const Labels none;
    DeskHours hours = usual_hours();
    hours.exceptions = {{{2026, 12, 24}, "Véspera de Natal", {{18 * 60, 60}}}};
    CHECK(holidays_ahead(hours, {2026, 11, 23}, Messages{Language::PortugueseBrazil, none})[0]
              .words == "Véspera de Natal — 18h à 1h");
}

TEST_CASE("the answer is promised for a business day") {
    const DeskHours hours = with_holidays();
    // Monday, three business days: Thursday. The day itself never counts.
    CHECK(answer_by(hours, {2026, 11, 23}, 3) == Date{2026, 11, 26});
    // From Thursday over a holiday on Friday and the weekend; Saturday is no business day, although
    // the chat is open.
    CHECK(answer_by(hours, {2026, 11, 19}, 1) == Date{2026, 11, 23});
    CHECK(answer_by(hours, {2026, 11, 21}, 3) == Date{2026, 11, 25});
    CHECK(answer_by(hours, {2026, 11, 22}, 3) == Date{2026, 11, 25});
}

TEST_CASE("business days over the end of the year skip what is closed and count half days") {
    const DeskHours hours = with_holidays();
    CHECK(answer_by(hours, {2026, 12, 23}, 1) == Date{2026, 12, 24}); // open in the morning
    CHECK(answer_by(hours, {2026, 12, 23}, 2) == Date{2026, 12, 28});
    CHECK(answer_by(hours, {2026, 12, 30}, 2) == Date{2027, 1, 4});
    CHECK(answer_by(hours, {2026, 12, 31}, 1) == Date{2027, 1, 4});
    CHECK(answer_by(hours, {2026, 12, 31}, 300) == Date{2028, 2, 28});
}

TEST_CASE("a desk that names its business days answers on them, as far as they have hours") {
    DeskHours hours = with_holidays(); // open from Monday to Saturday
    hours.business_days = {6, 2};
    CHECK(answer_by(hours, {2026, 11, 23}, 1) == Date{2026, 11, 24}); // Tuesday
    CHECK(answer_by(hours, {2026, 11, 23}, 2) == Date{2026, 11, 28}); // Saturday
    hours.business_days = {0, 3};
    CHECK(answer_by(hours, {2026, 11, 26}, 1) == Date{2026, 12, 2}); // closed on Sundays
    hours.business_days = {0};
    CHECK_FALSE(answer_by(hours, {2026, 11, 26}, 1).has_value());
}

TEST_CASE("a desk that only works at weekends has its business days there") {
    DeskHours hours;
    hours.weekly = {{{0, 6}, 600, 900}};
    CHECK(answer_by(hours, {2026, 11, 23}, 1) == Date{2026, 11, 28});
    CHECK(answer_by(hours, {2026, 11, 23}, 2) == Date{2026, 11, 29});
}

TEST_CASE("without a promise, or without hours, no date is made up") {
    CHECK_FALSE(answer_by(usual_hours(), {2026, 11, 23}, 0).has_value());
    CHECK_FALSE(answer_by(DeskHours{}, {2026, 11, 23}, 3).has_value());
    DeskHours empty;
    empty.weekly = {{{}, 600, 900}};
    CHECK_FALSE(answer_by(empty, {2026, 11, 23}, 3).has_value());
}
