#include "tests/core/chat_day.h"
#include "tests/harness/desk_answers.h"

#include <algorithm>
#include <doctest/doctest.h>

// Waiting in the queue, giving it up, and the form of somebody who comes too late.

using namespace help;
using namespace help::test;

namespace {

void queue_moves(Harness& help, int position, int low, int high) {
    say(help, "queue.updated",
        R"({"position":)" + std::to_string(position) + R"(,"agentsOnline":2,"estimate":{"low":)" +
            std::to_string(low) + R"(,"high":)" + std::to_string(high) +
            R"(,"computedAt":"2026-11-23T13:00:00Z"}})");
}

void write_message(Harness& help, std::string_view words) {
    help.type("Escreva uma mensagem", words);
    help.press("Enviar mensagem");
}

/// A place is said again this long after the one before.
constexpr Milliseconds kUntilHeard{15'000};

/// The desk closes while the customer looks on.
void close_desk(Harness& help) {
    help.set_clock(kMonday + std::chrono::hours{8} + std::chrono::minutes{1});
    help.send(PageVisible{true});
}

/// Where the button stands among the nodes of the screen.
std::ptrdiff_t button_at(const Harness& help, std::string_view name) {
    const auto& nodes = help.tree().nodes;
    return std::find_if(nodes.begin(), nodes.end(),
                        [name](const Node& node) {
                            return node.role == Role::Button && node.text(TextPart::Name) == name;
                        }) -
           nodes.begin();
}

} // namespace

TEST_CASE("a place in the queue is said as one sentence, with the wait, when it changes") {
    Harness help{monday()};
    start(help);
    help.advance(kUntilHeard);
    queue_moves(help, 2, 180, 330);
    CHECK(times_said(help, "Sua posição na fila: 2. Espera de 3 a 6 min") == 1);
    const auto said = help.said().size();
    help.advance(Milliseconds{61'000});
    queue_moves(help, 2, 100, 240);
    CHECK(help.said().size() == said); // minutes that pass are not read aloud one by one
    queue_moves(help, 1, 60, 60);
    CHECK(times_said(help, "Você é o próximo. Espera de cerca de 1 min") == 1);
    const Node* figure = help.find(Role::Text, "Você é o próximo");
    REQUIRE(figure != nullptr);
    CHECK(help.tree().find(figure->parent)->live == Live::Off); // not twice
}

TEST_CASE("places that come at once are said once, as the last one is") {
    Harness help{monday()};
    start(help);
    help.advance(kUntilHeard);
    const auto said = help.said().size();
    for (const char* position : {"5", "4", "2"}) {
        help.backend.say(
            event(help, "queue.updated",
                  R"({"position":)" + std::string{position} + R"(,"agentsOnline":2})"));
    }
    help.send(NetworkChanged{true});
    REQUIRE(help.said().size() == said + 1);
    CHECK(help.said().back().starts_with("Sua posição na fila: 2."));
}

TEST_CASE("a queue that moves every second is said every 15 seconds, as it is then") {
    Harness help{monday()};
    start(help);
    const auto said = help.said().size();
    const auto moves_on = [&help](int position) {
        help.advance(Milliseconds{1'000});
        queue_moves(help, position, 120, 240);
    };
    for (int position = 11; position > 3; --position) {
        moves_on(position);
    }
    help.advance(Milliseconds{6'999});
    CHECK(help.said().size() == said);
    help.advance(Milliseconds{1});
    REQUIRE(help.said().size() == said + 1);
    CHECK(help.said().back() == "Sua posição na fila: 4. Espera de 2 a 4 min");
    moves_on(3);
    CHECK(help.said().size() == said + 1);
    SUBCASE("who is next hears it at once, and once") {
        moves_on(1);
        CHECK(help.said().back().starts_with("Você é o próximo."));
        help.advance(kUntilHeard);
        CHECK(help.said().size() == said + 2);
    }
    SUBCASE("an agent who comes is heard at once, and the place no more") {
        agent_comes(help);
        const auto heard = help.said().size();
        help.advance(kUntilHeard);
        CHECK(help.said().size() == heard);
    }
    SUBCASE("who looks at something else meanwhile is not told") {
        help.press("Voltar");
        help.advance(kUntilHeard);
        CHECK(help.said().size() == said + 1);
    }
    SUBCASE("a clock that is set back keeps nobody waiting") {
        help.set_clock(help.now() - std::chrono::hours{1});
        help.send(PageVisible{true});
        CHECK(help.said().back().starts_with("Sua posição na fila: 3."));
    }
}

TEST_CASE("a place that cannot be kept is not promised") {
    Harness help{monday()};
    start(help);
    CHECK(help.reads("guardamos seu lugar"));
    help.send(NetworkChanged{false});
    REQUIRE(help.reads("Sem conexão."));
    CHECK_FALSE(help.reads("guardamos seu lugar"));
}

TEST_CASE("who has lost their place without a connection is told why, and can join again") {
    Harness help{monday()};
    start(help);
    write_message(help, "Meu domínio caiu");
    say(help, "chat.closed", R"({"by":"system","reason":"abandoned"})");
    CHECK(help.reads("Perdemos o contato com você, e seu lugar na fila foi liberado."));
    CHECK_FALSE(help.reads("Volte quando quiser."));
    CHECK(button_at(help, "Iniciar outra conversa") < button_at(help, "Enviar como ticket"));
    CHECK(help.find(Role::Button, "Iniciar outra conversa")->look == Look::Primary);
    CHECK(help.find(Role::Button, "Enviar como ticket")->look == Look::Secondary);
    help.press("Iniciar outra conversa");
    CHECK(help.value("Sua primeira mensagem (opcional)") == "Meu domínio caiu");
}

TEST_CASE("who has no time to wait begins the ticket with what they wrote, and keeps their place") {
    Harness help{monday()};
    help.open(Route::Talk);
    help.type("Sua primeira mensagem (opcional)", "Meu domínio caiu");
    help.press("Iniciar chat");
    say(help, "chat.message",
        R"({"id":")" + chat_of(help) +
            R"(","seq":1,"by":"customer","at":"2026-11-23T13:00:00Z","text":"Meu domínio caiu"})");
    help.type("Escreva uma mensagem", "Alguém aí?");
    help.press("Não pode esperar? Abra um ticket");
    CHECK(help.value("Detalhes") == "Meu domínio caiu\nAlguém aí?");
    help.type("Detalhes", "Outra coisa");
    help.press("Voltar");
    help.press("Falar com Atendimento");
    CHECK(help.reads("Você está na fila"));
    CHECK(help.value("Escreva uma mensagem") == "Alguém aí?");
    help.press("Não pode esperar? Abra um ticket");
    CHECK(help.value("Detalhes") == "Outra coisa"); // it is being written already
}

TEST_CASE("who leaves the queue can send what they wrote as a ticket") {
    Harness help{monday()};
    start(help);
    SUBCASE("something was written") {
        write_message(help, "Meu domínio caiu");
        say(help, "chat.closed", R"({"by":"customer","reason":"abandoned"})");
        CHECK(help.reads("Você saiu da fila"));
        CHECK(help.reads("Ninguém chegou a ler o que você escreveu."));
        CHECK(help.find(Role::Group, "Mensagens") == nullptr); // the words stand there once
        help.press("Enviar como ticket");
        CHECK(help.value("Detalhes") == "Meu domínio caiu");
    }
    SUBCASE("nothing was") {
        say(help, "chat.closed", R"({"by":"customer","reason":"abandoned"})");
        help.press("Abrir um ticket");
        CHECK(help.value("Detalhes").empty());
    }
}

TEST_CASE("a form that was begun stays when the desk closes, and goes as a ticket") {
    Harness help{monday()};
    help.open(Route::Talk);
    SUBCASE("a message") {
        help.type("Sua primeira mensagem (opcional)", "Meu domínio caiu");
        help.type("Nome", "Ana Maria");
        close_desk(help);
        CHECK(help.reads("Fechado agora"));
        CHECK(help.value("Sua primeira mensagem (opcional)") == "Meu domínio caiu");
        help.press("Enviar como ticket"); // there is one such button
        CHECK(help.value("Detalhes") == "Meu domínio caiu");
    }
    SUBCASE("a name") {
        help.type("Nome", "Ana Maria");
        close_desk(help);
        CHECK(help.value("Nome") == "Ana Maria");
        help.press("Enviar como ticket");
        CHECK(help.value("Detalhes").empty());
    }
    CHECK(help.value("Nome") == "Ana Maria");
}

TEST_CASE("a form that was begun is not lost where no ticket can be opened") {
    std::string desk{kDeskJson};
    constexpr std::string_view kTickets = R"("tickets", )";
    desk.erase(desk.find(kTickets), kTickets.size());
    Harness help{monday()};
    help.backend.next("/v1/bootstrap", {200, desk});
    help.open(Route::Talk);
    help.type("Sua primeira mensagem (opcional)", "Meu domínio caiu");
    CHECK_FALSE(help.reads("Nada se perdeu"));
    close_desk(help);
    REQUIRE(help.find(Role::Button, "Enviar como ticket") == nullptr);
    CHECK(help.reads("Nada se perdeu: o que você escreveu continua aqui."));
    help.set_clock(kMonday + std::chrono::hours{22}); // it opens
    help.send(PageVisible{true});
    CHECK_FALSE(help.reads("Nada se perdeu"));
    CHECK(help.value("Sua primeira mensagem (opcional)") == "Meu domínio caiu");
    CHECK(help.find(Role::Button, "Iniciar chat") != nullptr);
}

TEST_CASE("a form that nobody has touched goes with the opening hours") {
    Harness help{monday()};
    help.open(Route::Talk);
    close_desk(help);
    CHECK(help.find(Role::Form, "Seus dados para o chat") == nullptr);
    CHECK(help.find(Role::Button, "Iniciar chat") == nullptr);
    CHECK(help.find(Role::Button, "Abrir um ticket") != nullptr);
}

TEST_CASE("a name that the ticket has been given is not changed by the chat's") {
    Harness help{monday()};
    help.open(Route::Ticket);
    help.type("Nome", "Loja da Ana");
    help.open(Route::Talk);
    help.type("Nome", "Ana Maria");
    help.type("Sua primeira mensagem (opcional)", "Meu domínio caiu");
    help.press("Enviar como ticket");
    CHECK(help.value("Nome") == "Loja da Ana");
}

TEST_CASE("what is grave stands above the place in the queue, and other notices below it") {
    std::string desk{kDeskJson};
    constexpr std::string_view kBegin = R"("notices": [)";
    desk.insert(desk.find(kBegin) + kBegin.size(),
                R"({"id":"smtp","severity":"outage","title":"Envios atrasados"},)"
                R"({"id":"news","severity":"info","title":"Novo tutorial"},)");
    Harness help{monday()};
    help.backend.next("/v1/bootstrap", {200, desk});
    start(help);
    const std::string screen = help.screen();
    CHECK(screen.find("Envios atrasados") < screen.find("Sua posição na fila"));
    CHECK(screen.find("Sua posição na fila") < screen.find("Novo tutorial"));
    CHECK(screen.find("Novo tutorial") != std::string::npos);
}
