#include "tests/harness/desk_days.h"
#include "widget/hours/opening_times.h"
#include "widget/hours/opening_words.h"

#include <doctest/doctest.h>

using namespace help;
using namespace help::test;

namespace {

const Labels kNoLabels;
constexpr int kSaoPaulo = -180;

DeskHours a_fortnight() {
    DeskHours hours = usual_hours();
    hours.windows = {{at("2026-12-21T08:00:00-03:00"), at("2026-12-21T18:00:00-03:00")},
                     {at("2026-12-22T08:00:00-03:00"), at("2026-12-22T12:00:00-03:00")},
                     {at("2026-12-22T14:00:00-03:00"), at("2026-12-23T00:00:00-03:00")},
                     {at("2026-12-23T22:00:00-03:00"), at("2026-12-24T01:00:00-03:00")},
                     {at("2026-12-28T08:00:00-03:00"), at("2026-12-28T18:00:00-03:00")},
                     {at("2027-01-05T08:00:00-03:00"), at("2027-01-05T18:00:00-03:00")}};
    hours.windows_until = at("2027-01-06T00:00:00-03:00").utc;
    return hours;
}

std::string words(std::string_view now,
                  int customer = kSaoPaulo,
                  Language language = Language::PortugueseBrazil) {
    const DeskHours hours = a_fortnight();
    const UtcTime time = at(now).utc;
    return opening_words(opening_at(hours, time), hours, time, customer,
                         Messages{language, kNoLabels});
}

} // namespace

TEST_CASE("what a customer is told about the hours") {
    CHECK(words("2026-12-21T10:00:00-03:00") == "Aberto agora · fecha às 18h");
    CHECK(words("2026-12-21T06:00:00-03:00") == "Fechado agora · abre às 8h");
    CHECK(words("2026-12-21T20:00:00-03:00") == "Fechado agora · abre amanhã às 8h");
    CHECK(words("2026-12-24T10:00:00-03:00") == "Fechado agora · abre segunda-feira às 8h");
    CHECK(words("2026-12-28T20:00:00-03:00") == "Fechado agora · abre em 5 de janeiro às 8h");
    CHECK(words("2026-12-29T20:00:00-03:00") == "Fechado agora · abre em 5 de janeiro às 8h");
    CHECK(words("2026-12-30T20:00:00-03:00") == "Fechado agora · abre terça-feira às 8h");
    CHECK(words("2027-01-05T20:00:00-03:00") == "Fechado agora");
    CHECK(words("2027-01-06T00:00:00-03:00").empty());
}

TEST_CASE("midnight and one o'clock are said as people say them") {
    CHECK(words("2026-12-22T15:00:00-03:00") == "Aberto agora · fecha à meia-noite");
    CHECK(words("2026-12-23T23:00:00-03:00") == "Aberto agora · fecha amanhã à 1h");
    CHECK(words("2026-12-24T00:15:00-03:00") == "Aberto agora · fecha à 1h");
}

TEST_CASE("the last half hour counts down") {
    CHECK(words("2026-12-21T17:40:00-03:00") == "Aberto agora · fecha em 20 minutos, às 18h");
    CHECK(words("2026-12-21T17:40:01-03:00") == "Aberto agora · fecha em 20 minutos, às 18h");
    CHECK(words("2026-12-21T17:59:30-03:00") == "Aberto agora · fecha em 1 minuto, às 18h");
}

TEST_CASE("a customer with another clock is told the time on it too") {
    CHECK(words("2026-12-21T10:00:00-03:00", -300) ==
          "Aberto agora · fecha às 18h (16h\u00A0no\u00A0seu\u00A0horário)");
    CHECK(words("2026-12-21T20:00:00-03:00", 60) ==
          "Fechado agora · abre amanhã às 8h (12h\u00A0no\u00A0seu\u00A0horário)");
    // 08:00 in São Paulo on Monday is still Sunday or already Monday night elsewhere.
    CHECK(words("2026-12-21T10:00:00-03:00", 540) ==
          "Aberto agora · fecha às 18h (terça-feira, 6h\u00A0no\u00A0seu\u00A0horário)");
    CHECK(words("2026-12-21T10:00:00-03:00", 330) ==
          "Aberto agora · fecha às 18h (terça-feira, 2h30\u00A0no\u00A0seu\u00A0horário)");
}

TEST_CASE(
    "clocks that will be changed before the desk opens are still one clock for who lives there") {
    DeskHours berlin;
    berlin.windows = {{at("2026-10-24T09:00:00+02:00"), at("2026-10-24T18:00:00+02:00")},
                      {at("2026-10-26T08:00:00+01:00"), at("2026-10-26T18:00:00+01:00")}};
    berlin.windows_until = at("2026-10-27T00:00:00+01:00").utc;
    const UtcTime saturday = at("2026-10-24T20:00:00+02:00").utc;
    const auto said = [&](int customer) {
        return opening_words(opening_at(berlin, saturday), berlin, saturday, customer,
                             Messages{Language::PortugueseBrazil, kNoLabels});
    };
    CHECK(said(120) == "Fechado agora · abre segunda-feira às 8h");
    CHECK(said(60) ==
          "Fechado agora · abre segunda-feira às 8h (7h\u00A0no\u00A0seu\u00A0horário)");
}

TEST_CASE("in the night before clocks are changed, tomorrow is the desk's own tomorrow") {
    DeskHours berlin;
    berlin.windows = {{at("2026-03-28T09:00:00+01:00"), at("2026-03-28T18:00:00+01:00")},
                      {at("2026-03-30T09:00:00+02:00"), at("2026-03-30T18:00:00+02:00")}};
    berlin.windows_until = at("2026-04-05T00:00:00+02:00").utc;
    const auto said = [&](std::string_view time) {
        const UtcTime now = at(time).utc;
        return opening_words(opening_at(berlin, now), berlin, now, 60,
                             Messages{Language::PortugueseBrazil, kNoLabels});
    };
    const UtcTime late = at("2026-03-28T23:30:00+01:00").utc;
    CHECK(said("2026-03-28T23:30:00+01:00") == "Fechado agora · abre segunda-feira às 9h");
    CHECK(opening_changes_at(berlin, late) == at("2026-03-29T00:00:00+01:00").utc);
    CHECK(said("2026-03-29T00:00:00+01:00") == "Fechado agora · abre amanhã às 9h");

    berlin.windows = {{at("2026-03-28T20:00:00+01:00"), at("2026-03-29T08:00:00+02:00")}};
    CHECK(said("2026-03-28T23:30:00+01:00") == "Aberto agora · fecha amanhã às 8h");
}

TEST_CASE("the hours are said in three languages") {
    const auto said = [](std::string_view now, Language language) {
        return words(now, kSaoPaulo, language);
    };
    CHECK(said("2026-12-21T10:00:00-03:00", Language::English) == "Open now · closes at 18:00");
    CHECK(said("2026-12-24T10:00:00-03:00", Language::English) ==
          "Closed now · opens Monday at 8:00");
    CHECK(said("2026-12-28T20:00:00-03:00", Language::English) ==
          "Closed now · opens on January 5 at 8:00");
    CHECK(said("2026-12-21T10:00:00-03:00", Language::Spanish) ==
          "Abierto ahora · cierra a las 18:00");
    CHECK(said("2026-12-23T23:00:00-03:00", Language::Spanish) ==
          "Abierto ahora · cierra mañana a la 1:00");
    CHECK(said("2026-12-24T10:00:00-03:00", Language::Spanish) ==
          "Cerrado ahora · abre el lunes a las 8:00");
}

TEST_CASE("the instant that a problem tells reads like any other") {
    const Messages messages{Language::PortugueseBrazil, kNoLabels};
    const UtcTime now = at("2026-12-21T20:00:00-03:00").utc;
    CHECK(when_words(at("2026-12-22T08:00:00-03:00"), {}, now, kSaoPaulo, messages) ==
          "amanhã às 8h");
    CHECK(when_words(at("2026-12-22T08:00:00-03:00"), {}, now, 0, messages) ==
          "amanhã às 8h (11h\u00A0no\u00A0seu\u00A0horário)");
}

TEST_CASE("the week in words has several times a day and nights") {
    DeskHours hours;
    hours.weekly = {{{1, 2, 3, 4, 5}, 13 * 60, 17 * 60 + 30},
                    {{1, 2, 3, 4, 5}, 9 * 60, 12 * 60},
                    {{6}, 22 * 60, 2 * 60}};
    const Messages messages{Language::PortugueseBrazil, kNoLabels};
    CHECK(timetable(hours, messages) ==
          std::vector<TimetableLine>{{"Segunda a sexta", "9h às 12h, 13h às 17h30"},
                                     {"Sábado", "22h às 2h"},
                                     {"Domingo", "Fechado"}});
    CHECK(timetable(DeskHours{}, messages).empty());
}

TEST_CASE("one o'clock, and a day without an end, are said as people say them") {
    DeskHours hours;
    hours.weekly = {{{1}, 18 * 60, 60}, {{2}, 0, 24 * 60}, {{3}, 22 * 60, 60 + 30}};
    const auto said = [&hours](Language language) {
        std::vector<std::string> times;
        for (const TimetableLine& line : timetable(hours, Messages{language, kNoLabels})) {
            times.push_back(line.times);
        }
        return times;
    };
    using Times = std::vector<std::string>;
    CHECK(said(Language::PortugueseBrazil) ==
          Times{"18h à 1h", "24 horas", "22h à 1h30", "Fechado"});
    CHECK(said(Language::English) == Times{"18:00 to 1:00", "24 hours", "22:00 to 1:30", "Closed"});
    CHECK(said(Language::Spanish) == Times{"18:00 a 1:00", "24 horas", "22:00 a 1:30", "Cerrado"});
    hours.weekly = {{{1}, 0, 0}, {{2}, 8 * 60, 8 * 60}};
    CHECK(said(Language::English) == Times{"24 hours", "8:00 to 8:00", "Closed"});
}
