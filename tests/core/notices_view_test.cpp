#include "tests/harness/desk_days.h"
#include "tests/harness/view_stage.h"
#include "widget/notices/notices_view.h"

#include <doctest/doctest.h>

using namespace help;
using namespace help::test;

namespace {

const UtcTime kInDecember = at("2026-12-20T12:00:00Z").utc;
constexpr Date kToday{2026, 12, 20};

Desk desk_with_news() {
    Desk desk;
    Notice outage;
    outage.id = "slow";
    outage.severity = Severity::Outage;
    outage.title = "Envios atrasados";
    outage.body = "Já estamos resolvendo.";
    outage.href = "https://status.mare.example/";
    outage.dismissible = false;
    Notice holiday;
    holiday.id = "natal";
    holiday.title = "Horário de Natal";
    desk.notices = {holiday, outage};
    desk.hours.exceptions = {{{2026, 12, 24}, "Véspera de Natal", {{480, 720}}},
                             {{2026, 12, 25}, "Natal", {}}};
    return desk;
}

} // namespace

TEST_CASE("notices stand as groups with their severity in words, and one can be dismissed") {
    const Desk desk = desk_with_news();
    ViewStage stage;
    const auto banners = [&](const ViewContext& view) {
        notice_banners(view, current_notices(desk.notices, kInDecember));
    };
    stage.show(banners);
    CHECK(stage.screen() == "group \"Problema no serviço: Envios atrasados\"\n"
                            "  text \"Envios atrasados\"\n"
                            "  text \"Já estamos resolvendo.\"\n"
                            "  link \"Saiba mais\" -> https://status.mare.example/\n"
                            "group \"Informação: Horário de Natal\"\n"
                            "  text \"Horário de Natal\"\n"
                            "  button \"Dispensar aviso: Horário de Natal\"\n");
    const Node* outage = stage.find(Role::Group, "Problema no serviço: Envios atrasados");
    CHECK(outage->look == Look::Notice);
    CHECK(outage->tone == Tone::Danger);
    CHECK(outage->icon == Icon::Warning);
    CHECK(stage.events().empty());
    const NodeId dismiss = stage.find(Role::Button, "Dispensar aviso: Horário de Natal")->id;
    stage.show(banners, {{dismiss, ActionKind::Click, {}}});
    REQUIRE(stage.events().size() == 1);
    CHECK(std::get<NoticeDismissed>(stage.events()[0]).id == "natal");
}

TEST_CASE("the screen of notices has all that are on, and the holidays ahead") {
    const Desk desk = desk_with_news();
    ViewStage stage;
    stage.show([&](const ViewContext& view) { notices_view(view, desk, kInDecember, kToday); });
    CHECK(stage.screen() ==
          "group\n"
          "  heading \"Avisos atuais\"\n"
          "  group \"Problema no serviço: Envios atrasados\"\n"
          "    text \"Envios atrasados\"\n"
          "    text \"Já estamos resolvendo.\"\n"
          "    link \"Saiba mais\" -> https://status.mare.example/\n"
          "  group \"Informação: Horário de Natal\"\n"
          "    text \"Horário de Natal\"\n"
          "  heading \"Próximos feriados\"\n"
          "  list \"Próximos feriados\"\n"
          "    listitem \"Quinta-feira, 24 de dezembro\" — Véspera de Natal — 8h às 12h\n"
          "    listitem \"Sexta-feira, 25 de dezembro\" — Natal — fechado\n");
}

TEST_CASE("without notices and holidays the screen says that all is well") {
    ViewStage stage;
    stage.show([](const ViewContext& view) { notices_view(view, Desk{}, kInDecember, kToday); });
    CHECK(stage.find(Role::Heading, "Tudo certo por aqui") != nullptr);
    CHECK(stage.reads("Não há avisos nem feriados pela frente."));
    stage.show([](const ViewContext& view) { notice_banners(view, {}); });
    CHECK(stage.screen().empty());
}
