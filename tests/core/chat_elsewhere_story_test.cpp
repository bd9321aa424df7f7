#include "tests/core/chat_day.h"

#include <algorithm>
#include <doctest/doctest.h>

// What becomes of a chat while the customer is on another screen, or has closed the panel.

using namespace help;
using namespace help::test;

namespace {

bool has_said(const Harness& help, std::string_view words) {
    return std::any_of(help.said().begin(), help.said().end(), [words](const std::string& said) {
        return said.find(words) != std::string::npos;
    });
}

/// The customer has gone to another screen when the desk turns out to have lost their chat.
void lose_chat_elsewhere(Harness& help) {
    start(help);
    help.press("Voltar");
    help.backend.next("/v1/chats/" + chat_of(help),
                      {404, R"({"code":"not-found"})", "application/problem+json"});
    say(help, "stream.reset", R"({"reason":"too-old"})");
}

} // namespace

TEST_CASE("a chat that the desk has lost is told to whoever is on another screen") {
    Harness help{monday()};
    lose_chat_elsewhere(help);
    CHECK(has_said(help, "A conversa anterior terminou."));
    help.press("Falar com Atendimento");
    CHECK(help.reads("A conversa anterior terminou."));
    help.press("Voltar");
    help.press("Falar com Atendimento");
    CHECK_FALSE(help.reads("A conversa anterior terminou."));
}

TEST_CASE("a chat that the desk has lost is nothing to the next customer") {
    Harness help{monday()};
    lose_chat_elsewhere(help);
    Settings bia;
    bia.site = "demo";
    bia.customer = {"Bia", "bia@loja.example"};
    help.send(NewSettings{bia});
    help.open(Route::Talk);
    CHECK(help.value("Nome") == "Bia");
    CHECK_FALSE(help.reads("A conversa anterior terminou."));
}

TEST_CASE("a chat that is refused is told to whoever is on another screen, and why on return") {
    Harness help{monday()};
    help.open(Route::Talk);
    help.backend.next("/v1/chats/", {409, R"({"code":"queue-full"})", "application/problem+json"});
    help.backend.hold();
    help.press("Iniciar chat");
    help.press("Voltar");
    help.backend.release();
    help.send(PageVisible{true});
    CHECK(has_said(help, "Não foi possível iniciar o chat."));
    help.press("Falar com Atendimento");
    CHECK(help.reads("A fila está cheia agora."));
}

TEST_CASE("the page is told which chat it was, however soon it is over") {
    Harness help{monday()};
    start(help);
    help.send(ClosePanel{});
    const std::string id = R"({"id":")" + chat_of(help) + "\"}";
    SUBCASE("an agent comes, and the chat is closed") {
        help.backend.say(event(help, "chat.assigned", R"({"agent":{"id":"a1","name":"Bruna"}})"));
        help.backend.say(event(help, "chat.closed", R"({"by":"agent","reason":"ended"})"));
        help.send(NetworkChanged{true});
        CHECK(help.page_event_count("chatAssigned") == 1);
    }
    SUBCASE("an agent hands it on, and it is closed") {
        agent_comes(help);
        help.backend.say(event(help, "chat.transferred", R"({"team":"Financeiro"})"));
        help.backend.say(event(help, "chat.closed", R"({"by":"system","reason":"ended"})"));
        help.send(NetworkChanged{true});
        CHECK(help.page_event_count("chatQueued") == 2);
    }
    for (const std::string& event : help.page_events()) {
        CHECK_FALSE(event.ends_with(R"({"id":""})"));
    }
}
