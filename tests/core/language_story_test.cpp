#include "tests/core/chat_day.h"

#include <doctest/doctest.h>

// The page changes the language while somebody is there.

using namespace help;
using namespace help::test;

namespace {

Settings read_in_english() {
    Settings settings;
    settings.site = "demo";
    settings.customer = {"Ana Souza", "ana@loja.example"};
    settings.preferences.utc_offset_minutes = -180;
    settings.language = Language::English;
    return settings;
}

std::string english_desk() {
    constexpr std::string_view kCard = "Falar com Atendimento";
    std::string desk{kDeskJson};
    return desk.replace(desk.find(kCard), kCard.size(), "Talk to us");
}

/// The desk cannot be had in English.
void cannot_be_had(Harness& help) {
    help.backend.next("/v1/bootstrap", {404, R"({"code":"not-found"})"});
    help.send(NewSettings{read_in_english()});
    REQUIRE(help.find(Role::Button, "Falar com Atendimento") != nullptr);
    help.backend.next("/v1/bootstrap", {200, english_desk()});
}

const std::string kEnglishWords = "Words";

/// The article of the first hit, in English.
ScriptedBackend::Answer article_read_in_english() {
    return {200, R"({"id":"dns","title":"How to point the domain",)"
                 R"("blocks":[{"kind":"paragraph","text":")" +
                     kEnglishWords + "\"}]}"};
}

} // namespace

TEST_CASE(
    "a desk that could not be had in the new language is asked for when the network is back") {
    Harness help{monday()};
    help.open();
    cannot_be_had(help);
    help.send(NetworkChanged{false});
    help.send(NetworkChanged{true});
    CHECK(help.find(Role::Button, "Talk to us") != nullptr);
}

TEST_CASE("in its language, a desk is not asked for again when the network is back") {
    Harness help{monday()};
    help.open();
    help.send(NetworkChanged{false});
    help.send(NetworkChanged{true});
    CHECK(help.backend.count("GET /v1/bootstrap") == 1);
}

TEST_CASE("an article stays until it is there in the new language") {
    Harness help{monday()};
    help.open(Route::Knowledge);
    help.press("Como apontar o domínio");
    help.press("Não");
    help.backend.fail_next("/v1/articles/dns", ChannelFault::Blocked);
    help.send(NewSettings{read_in_english()});
    CHECK(help.find(Role::Heading, "Como apontar o domínio") != nullptr);
    CHECK(help.find(Role::Button, "Try again") == nullptr);
    CHECK(help.reads("Start chat"));
    help.backend.next("/v1/articles/", article_read_in_english());
    help.send(NetworkChanged{false});
    help.send(NetworkChanged{true});
    CHECK(help.reads(kEnglishWords));
    help.send(NetworkChanged{false});
    help.send(NetworkChanged{true});
    CHECK(help.backend.count("GET /v1/articles/dns") == 3);
}

TEST_CASE("what was suggested below a ticket is suggested in the new language") {
    Harness help{monday()};
    help.open(Route::Ticket);
    help.type("Detalhes", "Meu domínio não verifica nada");
    help.advance(Milliseconds{1'000});
    REQUIRE(help.reads("Como apontar o domínio"));
    help.send(NewSettings{read_in_english()});
    help.advance(Milliseconds{1'000});
    CHECK(help.reads("Como apontar o domínio"));
    CHECK(help.backend.requests().back().request.url.find("locale=en") != std::string::npos);
}

TEST_CASE("what was suggested below a ticket is suggested by another desk as well") {
    Harness help{monday()};
    help.open(Route::Ticket);
    help.type("Detalhes", "Meu domínio não verifica nada");
    help.advance(Milliseconds{1'000});
    REQUIRE(help.reads("Como apontar o domínio"));
    Settings other = read_in_english();
    other.endpoint = "https://apoio.loja.example";
    help.send(NewSettings{other});
    REQUIRE_FALSE(help.reads("Como apontar o domínio"));
    help.advance(Milliseconds{1'000});
    CHECK(help.reads("Como apontar o domínio"));
}

TEST_CASE("news that was told is not told again in other words; the launcher has the new ones") {
    Harness help{monday()};
    start(help);
    help.press("Voltar");
    agent_comes(help);
    const auto told = help.said().size();
    help.send(NewSettings{read_in_english()});
    CHECK(help.said().size() == told);
    CHECK(help.unread_words() == "Bruna joined the chat.");
    agent_writes(help, 1, "Oi");
    CHECK(help.said().size() == told + 1);
}

TEST_CASE("what the desk says in another language than the help's is known as the desk's") {
    Harness::Options options = monday();
    options.locale = "en";
    options.now = UtcTime{Milliseconds{1'797'856'200'000}}; // Monday 2026-12-21: there is a notice
    Harness help{options};
    const auto theirs = [&help](std::string_view words) {
        return help.screen().find(std::string{words} + " [desk's words]") != std::string::npos;
    };
    help.open();
    CHECK(help.screen().starts_with("dialog \"Central de ajuda\" = pt-BR\n"));
    CHECK(theirs("button \"Abrir um ticket\""));
    CHECK(theirs("link \"Aulas em vídeo\""));
    CHECK(theirs("text \"Horário de fim de ano\""));
    CHECK(theirs("até as 12h. No dia 25 não há atendimento.\""));
    CHECK_FALSE(theirs("button \"Close\""));
    CHECK_FALSE(theirs("button \"Dismiss notice: Horário de fim de ano\""));
    help.press("Outros canais");
    CHECK(theirs("heading \"Outros canais\""));
    CHECK(theirs("group \"E-mail do suporte\""));
    CHECK_FALSE(theirs("button \"Back\""));
    help.open(Route::Talk);
    CHECK(theirs("text \"Horário de Brasília. Feriados: consulte os avisos.\""));
    help.open(Route::Knowledge);
    CHECK(theirs("button \"Como apontar o domínio\""));
    help.press("Como apontar o domínio");
    CHECK(theirs("heading \"Como apontar o domínio\""));
    CHECK(theirs("text \"São dois registros no painel do seu provedor.\""));
    CHECK(theirs("list"));
    CHECK(theirs("text \"A 203.0.113.7\""));
    CHECK_FALSE(theirs("heading \"Did this article help?\""));
    help.open(Route::Ticket);
    CHECK(theirs("option \"Domínios\" = domains"));
    CHECK_FALSE(theirs("option \"Choose a reason\""));
    help.type("Details", "Meu domínio não verifica nada");
    help.advance(Milliseconds{1'000});
    CHECK(theirs("button \"Como apontar o domínio\""));
    Settings portuguese = read_in_english();
    portuguese.language = Language::PortugueseBrazil;
    help.send(NewSettings{portuguese});
    CHECK(help.screen().find("[desk's words]") == std::string::npos);
    CHECK(help.screen().starts_with("dialog \"Central de ajuda\"\n"));
}
