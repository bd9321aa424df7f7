#include "tests/core/chat_day.h"

#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <string>

// Every screen as text, as a screen reader and a test see it. HELP_UPDATE_GOLDEN=1 writes the files
// anew; read the difference before you commit it.

using namespace help;
using namespace help::test;

namespace {

std::string read_file(const std::string& path) {
    std::string text;
    if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
        char buffer[4096];
        for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) {
            text.append(buffer, n);
        }
        std::fclose(file);
    }
    return text;
}

void check_golden(const std::string& name, const std::string& screen) {
    const std::string path = std::string{HELP_GOLDEN_DIR} + "/" + name + ".txt";
    if (std::getenv("HELP_UPDATE_GOLDEN") != nullptr) {
        std::FILE* file = std::fopen(path.c_str(), "wb");
        REQUIRE(file != nullptr);
        std::fwrite(screen.data(), 1, screen.size(), file);
        std::fclose(file);
    }
    CHECK(screen == read_file(path));
}

} // namespace

TEST_CASE("screens read as their golden files") {
    Harness help{
        {.more =
             R"(,"contacts":[{"label":"suporte@mare.example","href":"mailto:suporte@mare.example"}])"}};
    help.backend.hold();
    help.open();
    check_golden("home-loading", help.screen());
    help.backend.release();
    help.send(NetworkChanged{true});
    check_golden("home", help.screen());
    help.press("Falar com Atendimento");
    check_golden("talk", help.screen());
    help.press("Voltar");
    help.press("Outros canais");
    check_golden("channels", help.screen());
    help.press("Voltar");
    help.press("Abrir um ticket");
    check_golden("ticket", help.screen());
    help.press("Enviar");
    check_golden("ticket-invalid", help.screen());
    help.choose("Motivo de contato", "Domínios");
    help.type("Detalhes", "O domínio não verifica.");
    help.backend.next("/v1/tickets/",
                      {500, R"({"code":"bad-request"})", "application/problem+json"});
    help.press("Enviar");
    check_golden("ticket-failed", help.screen());
    help.backend.hold();
    help.press("Tentar de novo");
    check_golden("ticket-sending", help.screen());
    help.backend.release();
    help.send(NetworkChanged{true});
    check_golden("ticket-sent", help.screen());
}

TEST_CASE("the screen for help that cannot be loaded reads as its golden file") {
    Harness help{
        {.more =
             R"(,"contacts":[{"label":"suporte@mare.example","href":"mailto:suporte@mare.example"}])"}};
    help.backend.next("/v1/bootstrap", {404, "", "text/plain"});
    help.open();
    check_golden("home-failed", help.screen());
}

TEST_CASE("a chat reads as its golden files, from the queue to the conversation") {
    Harness help{monday()};
    start(help);
    check_golden("queue", help.screen());
    agent_comes(help);
    agent_writes(help, 1, "Bom dia! Como posso ajudar?");
    say(help, "chat.message",
        R"({"id":"0193b1de-0000-7000-8000-0000000000ff","seq":2,"by":"customer",)"
        R"("at":"2026-11-23T13:01:00Z","text":"Meu domínio não verifica."})");
    help.type("Escreva uma mensagem", "É mare.example");
    check_golden("conversation", help.screen());
}

TEST_CASE("closed hours read as their golden file") {
    Harness::Options evening = monday();
    evening.now = kMonday + std::chrono::hours{9};
    Harness help{evening};
    help.open(Route::Talk);
    check_golden("talk-closed", help.screen());
}
