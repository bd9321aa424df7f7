#include "tests/core/chat_day.h"

#include <algorithm>
#include <doctest/doctest.h>

// A chat as a customer lives it: by role and name, from the card to the rating.

using namespace help;
using namespace help::test;

TEST_CASE("a customer sees when it is quiet, starts a chat, is told the place and the wait") {
    Harness help{monday()};
    help.open();
    help.press("Falar com Atendimento");
    CHECK(help.reads("Aberto agora · fecha às 18h"));
    CHECK(help.reads("Horários de pico"));
    CHECK(help.value("Nome") == "Ana Souza");
    CHECK(help.value("E-mail") == "ana@loja.example");
    help.press("Iniciar chat");
    CHECK(help.backend.last_body("/v1/chats/").find(R"("name":"Ana Souza")") != std::string::npos);
    CHECK(help.reads("Você está na fila"));
    CHECK(help.reads("Sua posição na fila"));
    CHECK(help.reads("Espera de 3 a 6 min"));
    CHECK(help.page_event_count("chatQueued") == 1);
}

TEST_CASE("the wait counts down by itself, and a slower queue is told") {
    Harness help{monday()};
    start(help);
    help.advance(Milliseconds{120'000});
    CHECK(help.reads("Espera de 1 a 4 min"));
    say(help, "queue.updated",
        R"({"position":3,"agentsOnline":1,"estimate":{"low":600,"high":900,"computedAt":"2026-11-23T13:02:00Z"}})");
    CHECK(help.reads("Espera de 10 a 15 min"));
    CHECK(help.reads("A fila está andando mais devagar que o previsto."));
}

TEST_CASE("talking: the agent comes, both write, reading and typing are shown") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    CHECK(help.find(Role::Heading, "Bruna") != nullptr);
    agent_writes(help, 1, "Oi, Ana! Como posso ajudar?");
    CHECK(help.reads("Oi, Ana! Como posso ajudar?"));
    CHECK(help.backend.count("POST /v1/chats/" + chat_of(help) + "/read") == 1);
    say(help, "chat.typing", R"({"by":"agent","on":true})");
    CHECK(help.reads("Bruna está digitando…"));
    help.type("Escreva uma mensagem", "Meu domínio não verifica");
    help.press("Enviar mensagem");
    CHECK(help.value("Escreva uma mensagem").empty());
    CHECK(help.reads("Meu domínio não verifica"));
    CHECK(help.reads("Enviada"));
    say(help, "chat.read", R"({"by":"agent","upTo":9})");
    CHECK(help.reads("Lida"));
}

TEST_CASE("a message that fills the composer says so: what was pasted beyond it is not there") {
    Harness help{monday()};
    talk(help, 1);
    help.type("Escreva uma mensagem", std::string(3'999, 'a'));
    CHECK_FALSE(help.reads("Limite de"));
    help.type("Escreva uma mensagem", std::string(4'000, 'a'));
    CHECK(help.reads("Limite de 4.000 caracteres atingido."));
    CHECK(help.error("Escreva uma mensagem").empty());
    help.press("Enviar mensagem");
    CHECK_FALSE(help.reads("Limite de"));
}

TEST_CASE("the first message of a chat says how much room is left") {
    Harness help{monday()};
    help.open(Route::Talk);
    const std::string first = "Sua primeira mensagem (opcional)";
    CHECK(help.reads("Adiante o assunto"));
    help.type(first, std::string(3'600, 'a'));
    CHECK(help.reads("Restam 400 caracteres."));
    help.type(first, std::string(4'000, 'a'));
    CHECK(help.reads("Limite de 4.000 caracteres atingido."));
}

TEST_CASE("X asks, \"fechar chat\" ends it, a rating with words arrives") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    help.press("Fechar");
    CHECK(help.focused() == "Fechar o chat?");
    CHECK_FALSE(help.dismissed());
    help.press("Continuar no chat");
    CHECK(help.find(Role::Heading, "Fechar o chat?") == nullptr);
    help.press("Fechar");
    help.press("Fechar chat");
    CHECK(help.focused() == "Conversa encerrada");
    CHECK(help.page_event_count("chatEnded") == 1);
    help.pick(Role::Radio, "5 estrelas");
    help.type("Quer contar mais? (opcional)", std::string(1'000, 'a'));
    CHECK(help.reads("Limite de 1.000 caracteres atingido."));
    help.type("Quer contar mais? (opcional)", "Resolveu na hora");
    CHECK_FALSE(help.reads("Limite de"));
    help.press("Enviar avaliação");
    CHECK(help.backend.last_body("/v1/chats/" + chat_of(help) + "/rating") ==
          R"({"score":5,"comment":"Resolveu na hora"})");
    CHECK(help.reads("Obrigado! Sua avaliação chegou."));
    CHECK_FALSE(help.stored("chat"));
}

TEST_CASE("what comes while the panel is closed is counted, and seen when it opens again") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    help.send(ClosePanel{});
    agent_writes(help, 1, "Está aí?");
    agent_writes(help, 2, "Posso ajudar?");
    CHECK(help.page_events().back() == R"(unread {"count":2})");
    help.open();
    CHECK(help.page_events().back() == R"(unread {"count":0})");
    CHECK(help.reads("Novas mensagens"));
}

TEST_CASE("a lost connection says so, keeps what is written and sends it once it is back") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    help.backend.fail_next("/v1/chats/" + chat_of(help) + "/messages", ChannelFault::Network);
    help.backend.drop_stream();
    help.send(NetworkChanged{true});
    help.type("Escreva uma mensagem", "ainda estou aqui");
    help.press("Enviar mensagem");
    CHECK(help.reads("Enviando…"));
    help.advance(Milliseconds{60'000});
    CHECK(help.reads("Enviada"));
    CHECK_FALSE(help.reads("Conexão instável"));
}

TEST_CASE("outside hours there is the next opening and the way to a ticket with what was written") {
    Harness::Options sunday;
    sunday.more = R"(,"utcOffset":-180)";
    Harness help{sunday};
    help.open(Route::Talk);
    CHECK(help.reads("Fechado agora · abre amanhã às 8h"));
    CHECK(help.find(Role::Button, "Iniciar chat") == nullptr);
    help.press("Abrir um ticket");
    CHECK(help.find(Role::TextArea, "Detalhes") != nullptr);
}

TEST_CASE("a desk that closes in this moment refuses, and nothing written is lost") {
    Harness help{monday()};
    help.open(Route::Talk);
    help.type("Sua primeira mensagem (opcional)", "Preciso de ajuda com a fatura");
    help.backend.next("/v1/chats/",
                      {409, R"({"code":"outside-hours","opensAt":"2026-11-24T08:00:00-03:00"})",
                       "application/problem+json"});
    help.press("Iniciar chat");
    CHECK(help.reads("volta amanhã às 8h"));
    CHECK(help.value("Sua primeira mensagem (opcional)") == "Preciso de ajuda com a fatura");
    help.press("Enviar como ticket");
    CHECK(help.value("Detalhes") == "Preciso de ajuda com a fatura");
}

TEST_CASE("after a reload the customer is back in the same conversation") {
    Harness before{monday()};
    start(before);
    agent_comes(before);
    before.type("Escreva uma mensagem", "meio escri");
    REQUIRE(before.stored("chat"));

    Harness::Options options = monday();
    options.stored_chat = *before.stored("chat");
    Harness after{options};
    after.backend.set_chat(
        R"({"id":")" + chat_of(before) +
        R"(","state":"active","agent":{"id":"a1","name":"Bruna"},"messages":[],"read":{"agent":0,"customer":0},"cursor":"9"})");
    after.open();
    CHECK(after.backend.last_body("/v1/sessions").find(R"("resume":{"chat":")") !=
          std::string::npos);
    CHECK(after.find(Role::Heading, "Bruna") != nullptr);
    CHECK(after.value("Escreva uma mensagem") == "meio escri");
}

TEST_CASE("an agent who closes while the customer writes takes nothing away") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    help.type("Escreva uma mensagem", "mais uma coisa");
    say(help, "chat.closed", R"({"by":"agent","reason":"ended"})");
    CHECK(help.reads("Bruna encerrou a conversa."));
    CHECK(help.reads("mais uma coisa"));
    help.press("Iniciar outra conversa");
    CHECK(help.value("Sua primeira mensagem (opcional)") == "mais uma coisa");
}

TEST_CASE("a transfer leaves the focus with the words that are being written") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    help.press("Fechar");
    help.press("Continuar no chat");
    CHECK(help.focused() == "Escreva uma mensagem");
    say(help, "chat.transferred",
        R"({"team":"Financeiro","queue":{"position":1,"agentsOnline":2}})");
    CHECK(help.reads("Você está na fila"));
    CHECK(help.focused() == "Escreva uma mensagem");
}

TEST_CASE("another language asks for everything again that it shows, and waits for nothing old") {
    Harness help{monday()};
    help.backend.hold();
    help.open(Route::Knowledge);
    help.backend.release();
    help.send(NewSettings{[] {
        Settings settings;
        settings.site = "demo";
        settings.language = Language::English;
        settings.customer = {"Ana Souza", "ana@loja.example"};
        return settings;
    }()});
    CHECK(help.backend.count("GET /v1/articles?") >= 1);
    CHECK(help.reads("Most read"));
    CHECK(help.find(Role::Button, "Como apontar o domínio") != nullptr);
}

TEST_CASE("an article that was read for a ticket leads back to it, another one to the search") {
    Harness help{monday()};
    help.open(Route::Ticket);
    help.type("Detalhes", "Meu domínio não verifica desde ontem");
    help.advance(Milliseconds{1'000});
    help.press("Como apontar o domínio");
    help.press("Não");
    help.press("Iniciar chat");
    CHECK(help.find(Role::TextArea, "Sua primeira mensagem (opcional)") != nullptr);
    help.send(OpenPanel{Route::Knowledge});
    CHECK(help.find(Role::TextField, "Buscar na base de conhecimento") != nullptr);
    help.press("Como apontar o domínio");
    help.press("Voltar");
    CHECK(help.find(Role::TextField, "Buscar na base de conhecimento") != nullptr);
}

TEST_CASE(
    "articles suggested for a ticket do not take the place of those that a search waits for") {
    Harness help{monday()};
    help.open(Route::Ticket);
    help.backend.hold();
    help.open(Route::Knowledge);
    help.press("Voltar");
    help.press("Abrir um ticket");
    help.type("Detalhes", "Meu domínio não verifica desde ontem");
    help.advance(Milliseconds{1'000});
    help.backend.release();
    help.open(Route::Knowledge);
    CHECK(help.find(Role::Button, "Como importar leads") != nullptr);
    help.press("Voltar");
    help.press("Abrir um ticket");
    CHECK(help.find(Role::Button, "Como importar leads") != nullptr);
}

TEST_CASE("what is said while the connection is away after a loss of events is not missed") {
    Harness help{monday()};
    talk(help, 1);
    help.backend.set_chat(R"({"id":")" + chat_of(help) +
                          R"(","state":"active","agent":{"id":"a1","name":"Bruna"},"messages":[)" +
                          message_json(1, "Mensagem 1") +
                          R"(],"read":{"agent":0,"customer":0},"cursor":")" +
                          help.backend.cursor() + "\"}");
    say(help, "stream.reset", R"({"reason":"too-old"})");
    help.backend.drop_stream();
    help.backend.say(event(help, "chat.message", message_json(2, "Mensagem 2")));
    help.send(NetworkChanged{true});
    help.advance(Milliseconds{60'000});
    CHECK(help.reads("Mensagem 2"));
}

TEST_CASE("a chat that had begun while its answers were lost is gone on with, and what was written "
          "since stands in the composer") {
    Harness help{monday()};
    help.open(Route::Talk);
    help.type("Sua primeira mensagem (opcional)", "Bom dia");
    for (int tries = 0; tries < 4; ++tries) {
        help.backend.fail_next("/v1/chats/", ChannelFault::Network);
    }
    help.press("Iniciar chat");
    help.advance(Milliseconds{60'000});
    CHECK(help.reads("Não foi possível"));
    help.type("Sua primeira mensagem (opcional)", "Bom dia, é sobre a fatura");
    const std::string chat = chat_of(help);
    help.backend.next("/v1/chats/", {409, R"({"code":"id-conflict"})", "application/problem+json"});
    help.backend.set_chat(
        R"({"id":")" + chat +
        R"(","state":"queued","queue":{"position":2,"agentsOnline":1},"messages":[{"id":")" + chat +
        R"(","seq":1,"by":"customer","text":"Bom dia","at":"2026-11-23T13:00:00Z"}],"read":{"agent":0,"customer":0},"cursor":"e0"})");
    help.press("Iniciar chat");
    CHECK(help.reads("Você está na fila"));
    CHECK(help.reads("\"Você, 10:00\" = Bom dia — "));
    CHECK(help.value("Escreva uma mensagem") == "Bom dia, é sobre a fatura");
    CHECK(help.backend.count("PUT /v1/chats/" + chat + "/messages") == 0);
    help.press("Enviar mensagem");
    CHECK(help.backend.count("PUT /v1/chats/" + chat + "/messages") == 1);
}

TEST_CASE("somebody else on the same computer finds no chat of the one before") {
    Harness before{monday()};
    start(before);
    Harness::Options options = monday();
    options.name = "Bia";
    options.email = "bia@loja.example";
    options.stored_chat = *before.stored("chat");
    Harness after{options};
    after.open(Route::Talk);
    CHECK(after.value("Nome") == "Bia");
    CHECK_FALSE(after.stored("chat"));
}

TEST_CASE("a day that comes back, where a backend has several clocks, is marked again") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    int seq = 0;
    for (const std::string_view time : {"22T23:59:59Z", "23T13:00:00Z", "22T23:59:58Z"}) {
        std::string message = message_json(++seq, "Mensagem");
        message.replace(message.find("23T13:00:00Z"), time.size(), time);
        say(help, "chat.message", message); // the harness throws where two nodes have one id
    }
    const auto& nodes = help.tree().nodes;
    CHECK(std::count_if(nodes.begin(), nodes.end(), [](const Node& node) {
              return node.look == Look::DayMark && node.name() == "Ontem";
          }) == 2);
}
