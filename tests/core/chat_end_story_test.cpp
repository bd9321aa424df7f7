#include "tests/core/chat_day.h"

#include <doctest/doctest.h>

// Chats that do not begin, that nobody answers, and that the desk does not know any more.

using namespace help;
using namespace help::test;

namespace {

ScriptedBackend::Answer problem(int status, std::string_view code) {
    return {status, R"({"code":")" + std::string{code} + R"("})", "application/problem+json"};
}

/// After a reload: what was kept of the chat of `before`.
Harness::Options reloaded(const Harness& before) {
    Harness::Options options = monday();
    options.stored_chat = *before.stored("chat");
    options.more +=
        R"(,"contacts":[{"label":"suporte@mare.example","href":"mailto:suporte@mare.example"}])";
    return options;
}

} // namespace

TEST_CASE("why a chat was refused stands where the customer looks") {
    Harness help{monday()};
    help.open(Route::Talk);
    help.backend.next("/v1/chats/", problem(409, "queue-full"));
    help.press("Iniciar chat");
    CHECK(help.reads("A fila está cheia agora."));
    CHECK(help.scrolled_to() < 1);
}

TEST_CASE("why a chat was refused is not said any more when it is not true any more") {
    Harness help{monday()};
    help.open(Route::Talk);
    help.backend.next("/v1/chats/",
                      {409, R"({"code":"outside-hours","opensAt":"2026-11-23T10:30:00-03:00"})",
                       "application/problem+json"});
    help.press("Iniciar chat");
    CHECK(help.reads("O atendimento está fechado agora"));
    SUBCASE("when the desk opens") {
        help.set_clock(kMonday + std::chrono::minutes{30});
        help.send(PageVisible{true});
    }
    SUBCASE("when the form was left") {
        help.press("Voltar");
        help.press("Falar com Atendimento");
    }
    CHECK_FALSE(help.reads("O atendimento está fechado agora"));
}

TEST_CASE("who waited in vain is told so, and what they wrote goes on as a ticket") {
    Harness help{monday()};
    help.open(Route::Talk);
    help.type("Sua primeira mensagem (opcional)", "Meu domínio caiu");
    help.press("Iniciar chat");
    say(help, "chat.message",
        R"({"id":")" + chat_of(help) +
            R"(","seq":1,"by":"customer","at":"2026-11-23T13:00:00Z","text":"Meu domínio caiu"})");
    help.type("Escreva uma mensagem", "Alguém aí?");
    say(help, "chat.closed", R"({"by":"system","reason":"outside-hours"})");
    CHECK(help.reads("Não deu tempo de atender você"));
    CHECK(help.reads("Ninguém chegou a ler o que você escreveu."));
    CHECK_FALSE(help.reads("Conversa encerrada"));
    CHECK(help.find(Role::Group, "Mensagens") == nullptr); // the words stand there once
    help.press("Enviar como ticket");
    CHECK(help.value("Detalhes") == "Meu domínio caiu\nAlguém aí?");
}

TEST_CASE("who waited in vain and had written nothing can open a ticket") {
    Harness help{monday()};
    start(help);
    say(help, "chat.closed", R"({"by":"system","reason":"outside-hours"})");
    help.press("Abrir um ticket");
    CHECK(help.find(Role::Form, "Novo ticket") != nullptr);
}

TEST_CASE("a chat that the desk will not give back bars nobody's way") {
    Harness before{monday()};
    start(before);
    agent_comes(before);
    before.type("Escreva uma mensagem", "E agora?");
    Harness help{reloaded(before)};
    help.backend.next("/v1/chats/", problem(403, "forbidden"));
    help.open();
    CHECK(help.reads("Ainda não conseguimos voltar à sua conversa"));
    CHECK(help.find(Role::Link, "suporte@mare.example") != nullptr);
    CHECK(help.find(Role::Button, "Abrir um ticket") != nullptr);
    help.press("Iniciar outra conversa");
    CHECK(help.value("Sua primeira mensagem (opcional)") == "E agora?");
}

TEST_CASE("a chat that may still come back is not given up for another") {
    Harness before{monday()};
    start(before);
    Harness help{reloaded(before)};
    for (int tries = 0; tries < 8; ++tries) {
        help.backend.fail_next("/v1/chats/", ChannelFault::Network);
    }
    help.open();
    help.advance(Milliseconds{120'000});
    CHECK(help.find(Role::Button, "Tentar de novo") != nullptr);
    CHECK(help.find(Role::Link, "suporte@mare.example") != nullptr);
    CHECK(help.find(Role::Button, "Iniciar outra conversa") == nullptr);
}

TEST_CASE("a chat that the desk has lost can be closed") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    help.press("Fechar");
    help.backend.next("/v1/chats/" + chat_of(help) + "/close", problem(404, "not-found"));
    help.press("Fechar chat");
    help.advance(std::chrono::seconds{2}); // the end is waited for, and cannot come
    CHECK(help.reads("Conversa encerrada"));
}

TEST_CASE("a message to a chat that the desk has lost stands in the form of the next one") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    help.type("Escreva uma mensagem", "E o meu domínio?");
    help.backend.next("/v1/chats/" + chat_of(help) + "/messages", problem(404, "not-found"));
    help.backend.next("/v1/chats/" + chat_of(help), problem(404, "not-found"));
    help.press("Enviar mensagem");
    CHECK(help.reads("A conversa anterior terminou."));
    CHECK(help.value("Sua primeira mensagem (opcional)") == "E o meu domínio?");
}

TEST_CASE("what is on its way as a rating is not changed under the thanks") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    help.press("Fechar");
    help.press("Fechar chat");
    help.pick(Role::Radio, "2 estrelas");
    help.backend.hold();
    help.press("Enviar avaliação");
    const Node* star = help.find(Role::Radio, "5 estrelas");
    REQUIRE(star != nullptr);
    CHECK(star->is(state::kDisabled));
    help.backend.release();
    help.send(PageVisible{true});
    CHECK(help.backend.last_body("/v1/chats/" + chat_of(help) + "/rating").find(R"("score":2)") !=
          std::string::npos);
}

TEST_CASE("who was served while events were lost is told by whom, and can say how it was") {
    Harness help{monday()};
    start(help);
    help.backend.set_chat(
        R"({"id":")" + chat_of(help) +
        R"(","state":"closed","agent":{"id":"a1","name":"Bruna"},"closed":{"by":"agent","reason":"ended"},"messages":[],"cursor":"e3"})");
    SUBCASE("with the widget there") {
        say(help, "stream.reset", R"({"reason":"too-old"})");
        CHECK(help.reads("Bruna encerrou a conversa."));
        CHECK(help.find(Role::RadioGroup, "Como foi o atendimento?") != nullptr);
    }
    SUBCASE("over a reload") {
        Harness after{reloaded(help)};
        after.backend.set_chat(
            R"({"id":")" + chat_of(help) +
            R"(","state":"closed","agent":{"id":"a1","name":"Bruna"},"closed":{"by":"agent","reason":"ended"},"messages":[],"cursor":"e3"})");
        after.open();
        CHECK(after.reads("Bruna encerrou a conversa."));
        CHECK(after.find(Role::RadioGroup, "Como foi o atendimento?") != nullptr);
    }
}

TEST_CASE("what nobody has read stands once, over a reload too") {
    Harness before{monday()};
    start(before);
    before.type("Escreva uma mensagem", "Alguém aí?");
    before.press("Enviar mensagem");
    before.type("Escreva uma mensagem", "E agora?");
    before.send(ClosePanel{});
    say(before, "chat.closed", R"({"by":"system","reason":"outside-hours"})");
    Harness help{reloaded(before)};
    help.backend.set_chat(
        R"({"id":")" + chat_of(before) +
        R"(","state":"closed","closed":{"by":"system","reason":"outside-hours"},"messages":[)"
        R"({"id":"0193b1de-0000-7000-8000-000000000009","seq":1,"by":"customer","at":"2026-11-23T13:00:00Z","text":"Alguém aí?"})"
        R"(],"cursor":"e3"})");
    help.open();
    help.press("Enviar como ticket");
    CHECK(help.value("Detalhes") == "Alguém aí?\nE agora?");
}

TEST_CASE("a close that is on its way cannot be taken back, and the screen does not say it could") {
    Harness help{monday()};
    talk(help, 1);
    help.press("Fechar");
    help.backend.next("/v1/chats/" + chat_of(help) + "/close", problem(503, "unavailable"));
    help.press("Fechar chat");
    REQUIRE(help.find(Role::Button, "Continuar no chat") != nullptr);
    CHECK(help.find(Role::Button, "Continuar no chat")->is(state::kDisabled));
    help.advance(std::chrono::seconds{15});
    CHECK(help.reads("Conversa encerrada"));
}

TEST_CASE("a close that has failed can be taken back") {
    Harness help{monday()};
    talk(help, 1);
    help.press("Fechar");
    help.backend.next("/v1/chats/" + chat_of(help) + "/close", problem(403, "forbidden"));
    help.press("Fechar chat");
    CHECK(help.reads("Não conseguimos fechar agora."));
    help.press("Continuar no chat");
    CHECK(help.find(Role::TextArea, "Escreva uma mensagem") != nullptr);
}

TEST_CASE("what was written after a transfer and answered by nobody can go on as a ticket") {
    Harness help{monday()};
    talk(help, 1);
    say(help, "chat.transferred",
        R"({"team":"Financeiro","queue":{"position":2,"agentsOnline":1}})");
    help.type("Escreva uma mensagem", "Ainda preciso do boleto");
    help.press("Enviar mensagem");
    say(help, "chat.closed", R"({"by":"system","reason":"outside-hours"})");
    CHECK(help.find(Role::RadioGroup, "Como foi o atendimento?") != nullptr);
    CHECK(help.reads("Ninguém chegou a ler o que você escreveu."));
    help.press("Enviar como ticket");
    CHECK(help.value("Detalhes") == "Ainda preciso do boleto");
}

TEST_CASE("a chat that is over keeps nobody from another one while it cannot be fetched") {
    Harness before{monday()};
    talk(before, 1);
    say(before, "chat.closed", R"({"by":"agent","reason":"ended"})");
    Harness help{reloaded(before)};
    for (int tries = 0; tries < 8; ++tries) {
        help.backend.next("/v1/chats/", problem(503, "unavailable"));
    }
    help.open();
    help.advance(std::chrono::minutes{2});
    REQUIRE(help.find(Role::Button, "Tentar de novo") != nullptr);
    help.press("Iniciar outra conversa");
    CHECK(help.find(Role::Button, "Iniciar chat") != nullptr);
}

TEST_CASE("a rating that comes too late is asked for no more") {
    Harness help{monday()};
    talk(help, 1);
    say(help, "chat.closed", R"({"by":"agent","reason":"ended"})");
    help.pick(Role::Radio, "5 estrelas");
    const std::string rating = "/v1/chats/" + chat_of(help) + "/rating";
    SUBCASE("the chat is closed") {
        help.backend.next(rating, problem(409, "chat-closed"));
    }
    SUBCASE("the desk has it no more") {
        help.backend.next(rating, problem(404, "not-found"));
    }
    help.press("Enviar avaliação");
    CHECK(help.reads("O prazo para avaliar esta conversa terminou."));
    CHECK_FALSE(help.reads("Tente de novo."));
    CHECK(help.find(Role::Button, "Enviar avaliação") == nullptr);
    CHECK(help.find(Role::RadioGroup, "Como foi o atendimento?") == nullptr);
    CHECK_FALSE(help.stored("chat"));
    CHECK(help.find(Role::Button, "Iniciar outra conversa") != nullptr);
}
