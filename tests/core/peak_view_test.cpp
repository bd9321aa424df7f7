#include "tests/harness/busy_week.h"
#include "tests/harness/desk_days.h"
#include "tests/harness/scripted_backend.h"
#include "tests/harness/view_stage.h"
#include "widget/peak/peak_view.h"
#include "widget/peak/peak_words.h"
#include "widget/wire/protocol.h"

#include <doctest/doctest.h>

using namespace help;
using namespace help::test;

namespace {

/// Monday, 2026-11-23, 10:20 in São Paulo.
const UtcTime kBusyMonday = at("2026-11-23T10:20:00-03:00").utc;

/// The graph of one load, on the screen.
class Graph {
public:
    explicit Graph(LoadState state, Language language = Language::PortugueseBrazil)
        : stage_(language), state_(std::move(state)) {
        stage_.settings().preferences.utc_offset_minutes = -180;
        show();
    }

    void choose_day(int day) {
        day_ = day;
        show();
    }
    void letters(float scale) {
        stage_.settings().preferences.font_scale = scale;
        show();
    }
    void choose_hour(int hour) {
        hour_ = hour;
        show();
    }
    void show_at(UtcTime now) {
        now_ = now;
        show();
    }
    void close_on(DayException exception) {
        hours_.exceptions = {std::move(exception)};
        show();
    }
    void answer_in(OpenWindow window) {
        hours_.windows = {window};
        hours_.windows_until = window.to.utc + std::chrono::hours{24};
        show();
    }
    void press(Role role, std::string_view name) {
        const Node* node = stage_.find(role, name);
        REQUIRE_MESSAGE(node != nullptr, name);
        show({{node->id, ActionKind::Click, {}}});
    }

    [[nodiscard]] ViewStage& stage() { return stage_; }
    [[nodiscard]] std::string conclusion() const {
        const auto texts = stage_.all(Role::Text);
        return texts.empty() ? std::string{} : texts.front()->name();
    }

private:
    void show(const std::vector<ActionRequest>& actions = {}) {
        stage_.show(
            [this](const ViewContext& view) { peak_view(view, state_, hours_, now_, day_, hour_); },
            actions);
    }

    ViewStage stage_;
    LoadState state_;
    DeskHours hours_;
    UtcTime now_ = kBusyMonday;
    std::optional<int> day_;
    std::optional<int> hour_;
};

Load domain_load() {
    return decode_load(kLoadJson).value_or(Load{});
}

} // namespace

TEST_CASE("the graph says its conclusion in a sentence") {
    Graph graph{domain_load()};
    CHECK(graph.conclusion() == "Mais tranquilo hoje: 14h–16h, espera típica de 2 min. Mais "
                                "tranquilo nos próximos dias: sábado, 13h–16h, espera típica de "
                                "menos de 1 min.");
    graph.choose_day(2);
    CHECK(graph.conclusion() == "Mais tranquilo (terça-feira): 14h–16h, espera típica de 2 min.");
    graph.choose_day(0);
    CHECK(graph.conclusion() == "Fechado neste dia.");
    graph.choose_day(1);
    graph.show_at(at("2026-11-23T15:59:00-03:00").utc);
    CHECK(graph.conclusion() == "Está tranquilo agora.");
    graph.show_at(at("2026-11-23T18:00:00-03:00").utc);
    CHECK(graph.conclusion().starts_with("O atendimento de hoje já terminou. Mais tranquilo nos"));
}

TEST_CASE("nothing is said of now when support has closed within the hour") {
    Graph graph{domain_load()};
    graph.answer_in({at("2026-11-23T08:00:00-03:00"), at("2026-11-23T17:30:00-03:00")});
    graph.show_at(at("2026-11-23T17:29:00-03:00").utc);
    CHECK(graph.conclusion().starts_with("Hoje não deve ficar mais tranquilo do que agora."));
    CHECK(graph.stage().reads("Agora, 17h às 18h"));
    graph.show_at(at("2026-11-23T17:40:00-03:00").utc);
    CHECK(graph.conclusion().starts_with("O atendimento de hoje já terminou. Mais tranquilo nos"));
    CHECK_FALSE(graph.stage().reads("Agora, "));
    for (const Node* bar : graph.stage().all(Role::Option)) {
        CHECK_FALSE(bar->is(state::kCurrent));
    }
}

TEST_CASE("the conclusion is said in three languages") {
    CHECK(Graph{domain_load(), Language::English}.conclusion() ==
          "Quietest today: 14:00–16:00, typical wait 2 min. Quietest in the coming days: Saturday, "
          "13:00–16:00, typical wait under 1 min.");
    CHECK(Graph{domain_load(), Language::Spanish}.conclusion() ==
          "Más tranquilo hoy: 14:00–16:00, espera típica de 2 min. Más tranquilo en los próximos "
          "días: sábado, 13:00–16:00, espera típica de menos de 1 min.");
}

TEST_CASE("seven tabs from Monday to Sunday, today chosen and named so") {
    Graph graph{domain_load()};
    std::string names;
    std::string words;
    for (const Node* tab : graph.stage().all(Role::Tab)) {
        names += tab->name() + (tab->is(state::kSelected) ? "* | " : " | ");
        words += tab->value() + " ";
    }
    CHECK(names == "hoje, segunda-feira* | terça-feira | quarta-feira | quinta-feira | sexta-feira "
                   "| sábado | domingo | ");
    CHECK(words == "seg ter qua qui sex sáb dom ");
    graph.press(Role::Tab, "sexta-feira");
    REQUIRE(graph.stage().events().size() == 1);
    CHECK(std::get<PeakDayChosen>(graph.stage().events()[0]).day == 5);
    graph.choose_day(5);
    CHECK(graph.stage().find(Role::Tab, "sexta-feira")->is(state::kSelected));
    CHECK_FALSE(graph.stage().find(Role::Tab, "hoje, segunda-feira")->is(state::kSelected));
}

TEST_CASE("one bar an hour, with what it means in its name") {
    Graph graph{domain_load()};
    ViewStage& stage = graph.stage();
    CHECK(stage.find(Role::ListBox, "Movimento de segunda-feira, por hora")->look == Look::Chart);
    const auto bars = stage.all(Role::Option);
    REQUIRE(bars.size() == 10); // 8h to 18h, the week's first and last open hour
    std::string labels;
    for (const Node* bar : bars) {
        labels += bar->value() + "|";
    }
    CHECK(labels == "8h||10h||12h||14h||16h||");
    const Node* now = stage.find(Role::Option, "Agora, 10h às 11h: cheio, espera típica de 6 min");
    REQUIRE(now != nullptr);
    CHECK(now->is(state::kCurrent));
    CHECK(now->amount == 88);
    CHECK(now->tone == Tone::Accent);
    const Node* quiet = stage.find(Role::Option, "15h às 16h: tranquilo, espera típica de 2 min");
    REQUIRE(quiet != nullptr);
    CHECK(quiet->tone == Tone::Success);
    CHECK_FALSE(quiet->is(state::kCurrent));
    graph.choose_day(6);
    const Node* closed = stage.find(Role::Option, "8h às 9h: fechado");
    REQUIRE(closed != nullptr);
    CHECK(closed->is(state::kDisabled));
    CHECK(closed->amount == 0);
    CHECK(stage.all(Role::Option).size() == 10);
}

TEST_CASE("a day and night of hours has no more labels than the narrowest phone has room for") {
    std::vector<std::pair<std::size_t, std::uint8_t>> all_day;
    for (std::size_t hour = 0; hour < 24; ++hour) {
        all_day.emplace_back(hour, 50);
    }
    const auto labels = [&all_day](Language language, float scale) {
        Graph graph{busy_week({{1, all_day}}), language};
        graph.letters(scale);
        std::string read;
        for (const Node* bar : graph.stage().all(Role::Option)) {
            read += bar->value().empty() ? "" : bar->value() + " ";
        }
        return read;
    };
    CHECK(labels(Language::PortugueseBrazil, 1) == "0h 3h 6h 9h 12h 15h 18h 21h ");
    CHECK(labels(Language::English, 1) == "0:00 4:00 8:00 12:00 16:00 20:00 ");
    CHECK(labels(Language::PortugueseBrazil, 2) == "0h 6h 12h 18h ");
    CHECK(labels(Language::English, 2) == "0:00 8:00 16:00 ");
}

TEST_CASE("the chosen hour is said below the graph") {
    Graph graph{domain_load()};
    const std::string now = "Agora, 10h às 11h: cheio, espera típica de 6 min";
    CHECK(graph.stage().find(Role::Text, now) != nullptr); // without a choice the current one
    graph.press(Role::Option, "12h às 13h: moderado, espera típica de 4 min");
    REQUIRE(graph.stage().events().size() == 1);
    CHECK(std::get<PeakHourChosen>(graph.stage().events()[0]).hour == 12);
    graph.choose_hour(12);
    const std::string chosen = "12h às 13h: moderado, espera típica de 4 min";
    CHECK(graph.stage().find(Role::Text, chosen) != nullptr);
    CHECK(graph.stage().find(Role::Text, now) == nullptr);
    CHECK(graph.stage().find(Role::Option, chosen)->is(state::kSelected));
}

TEST_CASE("those who do not see the graph read the day as a table") {
    Graph graph{busy_week({{1, {{8, 10}, {10, 90}}}})};
    const std::string screen = graph.stage().screen();
    CHECK(screen.substr(screen.find("  table")) ==
          "  table \"Movimento de segunda-feira, por hora\" [hidden visually]\n"
          "    row\n"
          "      rowheader \"8h às 9h\"\n"
          "      cell \"tranquilo\"\n"
          "    row\n"
          "      rowheader \"9h às 10h\"\n"
          "      cell \"fechado\"\n"
          "    row\n"
          "      rowheader \"10h às 11h\"\n"
          "      cell \"cheio\"\n"
          "  text \"Contorno: mais tranquilo · Listrado: fechado\"\n"
          "  text \"Dados de 31 de dezembro.\"\n");
}

TEST_CASE("old and guessed figures are called so, and thin ones are not read out") {
    Load load = domain_load();
    CHECK_FALSE(Graph{load}.stage().reads("Dados de"));
    Graph graph{load};
    graph.show_at(load.valid_until - Milliseconds{1});
    CHECK_FALSE(graph.stage().reads("Dados de"));
    graph.show_at(load.valid_until);
    CHECK(graph.stage().reads("\"Dados de 22 de novembro.\""));
    load.source = LoadSource::Configured;
    CHECK(Graph{load}.stage().reads("\"Estimativa do atendimento, ainda sem medição.\""));
    load.source = LoadSource::Measured;
    load.week[1][12]->samples = 4;
    Graph thin{load};
    const Node* bar = thin.stage().find(Role::Option, "12h às 13h: ainda com poucas medições");
    REQUIRE(bar != nullptr);
    CHECK(bar->tone == Tone::Neutral);
}

TEST_CASE("a holiday is named, and its hours are closed") {
    Graph graph{domain_load()};
    graph.close_on({{2026, 11, 24}, "Feriado municipal", {}});
    CHECK_FALSE(graph.stage().reads("Feriado municipal"));
    graph.choose_day(2);
    CHECK(graph.conclusion() == "Fechado neste dia.");
    CHECK(graph.stage().find(Role::Text, "Feriado municipal — fechado") != nullptr);
    CHECK(graph.stage().find(Role::Option, "10h às 11h: fechado") != nullptr);
}

TEST_CASE("a Sunday that is open for once shows its hours, which are not hatched") {
    Graph graph{domain_load()};
    graph.close_on({{2026, 11, 29}, "Plantão da Black Friday", {{10 * 60, 12 * 60}}});
    graph.choose_day(0);
    const Node* open = graph.stage().find(Role::Option, "10h às 11h: ainda com poucas medições");
    REQUIRE(open != nullptr);
    CHECK_FALSE(open->is(state::kDisabled));
    CHECK(open->tone == Tone::Neutral);
    const Node* closed = graph.stage().find(Role::Option, "12h às 13h: fechado");
    REQUIRE(closed != nullptr);
    CHECK(closed->is(state::kDisabled)); // hatched
    CHECK(graph.conclusion().starts_with("Ainda não há medições suficientes deste dia"));
}

TEST_CASE("the hour before one o'clock is said as people say it") {
    const Labels none;
    CHECK(hour_span_words(0, Messages{Language::PortugueseBrazil, none}) == "0h à 1h");
    CHECK(hour_span_words(1, Messages{Language::PortugueseBrazil, none}) == "1h às 2h");
    CHECK(hour_span_words(0, Messages{Language::English, none}) == "0:00 to 1:00");
}

TEST_CASE("waits are said in minutes, short and long ones in words") {
    Load load = busy_week({{1, {{8, 10}, {9, 20}, {10, 30}, {11, 40}}}});
    load.week[1][8]->wait_seconds = 59;
    load.week[1][9]->wait_seconds = 60;
    load.week[1][10]->wait_seconds = 61;
    load.week[1][11]->wait_seconds = 7'201;
    Graph graph{load};
    for (const char* name : {"8h às 9h: tranquilo, espera típica de menos de 1 min",
                             "9h às 10h: tranquilo, espera típica de 1 min",
                             "Agora, 10h às 11h: tranquilo, espera típica de 2 min",
                             "11h às 12h: moderado, espera típica de mais de 2 h"}) {
        CHECK_MESSAGE(graph.stage().find(Role::Option, name) != nullptr, name);
    }
}

TEST_CASE("while the graph is on its way, and when it cannot be had, the screen says so calmly") {
    Graph loading{LoadLoading{}};
    const Node* skeleton = loading.stage().find(Role::Status, "Carregando os horários de pico…");
    REQUIRE(skeleton != nullptr);
    CHECK(skeleton->look == Look::Skeleton);
    CHECK(skeleton->is(state::kBusy));
    CHECK(Graph{LoadUnknown{}}.stage().reads("Carregando os horários de pico…"));
    Graph failed{LoadFailed{}};
    CHECK(failed.stage().reads("Não conseguimos carregar os horários de pico."));
    failed.press(Role::Button, "Tentar de novo");
    REQUIRE(failed.stage().events().size() == 1);
    CHECK(std::holds_alternative<LoadPeakAgain>(failed.stage().events()[0]));
    Graph empty{Load{}};
    CHECK(empty.stage().find(Role::Heading, "Horários de pico") != nullptr);
    CHECK(empty.stage().reads("Ainda não há dados suficientes."));
    CHECK(empty.stage().all(Role::Option).empty());
}
