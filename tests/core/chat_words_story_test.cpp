#include "tests/core/chat_day.h"
#include "tests/harness/desk_answers.h"

#include <doctest/doctest.h>

// Words that no agent has: none is lost, and none goes two ways.

using namespace help;
using namespace help::test;

namespace {

constexpr std::string_view kNoTimeToWait = "Não pode esperar? Abra um ticket";

void write_and_send(Harness& help, std::string_view words) {
    help.type("Escreva uma mensagem", words);
    help.press("Enviar mensagem");
}

constexpr std::string_view kEndedByAgent =
    R"("state":"closed","closed":{"by":"agent","reason":"ended"},"agent":{"id":"a1","name":"Bruna"},"messages":[])";

std::string ended_unserved(const Harness& before, std::string_view words) {
    return R"("state":"closed","closed":{"by":"system","reason":"outside-hours"},"messages":[{"id":")" +
           chat_of(before) + R"(","seq":1,"by":"customer","at":"2026-11-23T13:00:00Z","text":")" +
           std::string{words} + R"("}])";
}

void nobody_comes(Harness& help) {
    say(help, "chat.closed", R"({"by":"system","reason":"outside-hours"})");
}

/// The page's server vouches for the customer from now on: everything goes over another line.
void page_begins_to_vouch(Harness& help) {
    Settings settings;
    settings.site = "demo";
    settings.customer = {"Ana Souza", "ana@loja.example"};
    settings.vouches = true;
    help.send(NewSettings{settings});
    help.advance(std::chrono::seconds{1});
}

/// In the queue, with what the chat began with.
void wait_with(Harness& help, std::string_view words) {
    help.open(Route::Talk);
    help.type("Sua primeira mensagem (opcional)", words);
    help.press("Iniciar chat");
}

} // namespace

TEST_CASE("a message that had not left when the chat ended is not lost on the next page") {
    Harness before{monday()};
    talk(before, 0);
    before.backend.fail_next("/v1/chats/" + chat_of(before) + "/messages", ChannelFault::Network);
    write_and_send(before, "Meu domínio é loja.example");
    before.type("Escreva uma mensagem", "E o boleto");
    Harness help{on_the_next_page(before)};
    desk_has_chat(help, before, kEndedByAgent);
    help.open();
    REQUIRE(help.reads("Bruna encerrou a conversa."));
    CHECK(help.backend.count("PUT /v1/chats/") == 0);
    CHECK(help.reads("Não deu tempo de enviar o que você escreveu por último."));
    help.press("Enviar como ticket");
    CHECK(help.value("Detalhes") == "Meu domínio é loja.example\nE o boleto");
}

TEST_CASE("a message on its way while the page begins to vouch is not lost in a chat that ends") {
    Harness help{monday()};
    talk(help, 0);
    help.backend.hold();
    write_and_send(help, "Meu domínio é loja.example");
    desk_has_chat(help, help, kEndedByAgent);
    help.backend.release();
    page_begins_to_vouch(help);
    REQUIRE(help.reads("Bruna encerrou a conversa."));
    help.press("Enviar como ticket");
    CHECK(help.value("Detalhes") == "Meu domínio é loja.example");
}

TEST_CASE("what a chat began with may be written again, and is kept when that has not left") {
    Harness before{monday()};
    wait_with(before, "Oi");
    agent_comes(before);
    before.type("Escreva uma mensagem", "Oi");
    say(before, "chat.closed", R"({"by":"agent","reason":"ended"})");
    REQUIRE(before.find(Role::Button, "Enviar como ticket") != nullptr);
    Harness help{on_the_next_page(before)};
    desk_has_chat(
        help, before,
        R"("state":"closed","closed":{"by":"agent","reason":"ended"},"agent":{"id":"a1","name":"Bruna"},)"
        R"("messages":[{"id":")" +
            chat_of(before) +
            R"(","seq":1,"by":"customer","at":"2026-11-23T13:00:00Z","text":"Oi"}])");
    help.open();
    help.press("Enviar como ticket");
    CHECK(help.value("Detalhes") == "Oi");
}

TEST_CASE("words that a ticket has from the queue do not come into it a second time") {
    Harness help{monday()};
    start(help);
    write_and_send(help, "Meu domínio caiu");
    help.type("Escreva uma mensagem", "Alguém aí?");
    help.press(kNoTimeToWait);
    REQUIRE(help.value("Detalhes") == "Meu domínio caiu\nAlguém aí?");
    help.press("Voltar");
    help.press("Falar com Atendimento");
    SUBCASE("nothing else was written") {
        nobody_comes(help);
        CHECK(help.find(Role::Button, "Enviar como ticket") == nullptr);
        help.press("Abrir um ticket");
        CHECK(help.value("Detalhes") == "Meu domínio caiu\nAlguém aí?");
    }
    SUBCASE("what stood in the composer was sent, and more was written") {
        help.press("Enviar mensagem");
        write_and_send(help, "É urgente");
        nobody_comes(help);
        help.press("Enviar como ticket");
        CHECK(help.value("Detalhes") == "Meu domínio caiu\nAlguém aí?\n\nÉ urgente");
    }
    SUBCASE("what stood in the composer was written anew") {
        help.type("Escreva uma mensagem", "É urgente");
        nobody_comes(help);
        help.press("Enviar como ticket");
        CHECK(help.value("Detalhes") == "Meu domínio caiu\nAlguém aí?\n\nÉ urgente");
    }
}

TEST_CASE("words that were on their way when a ticket took them are the ticket's all the same") {
    Harness help{monday()};
    start(help);
    help.backend.hold();
    write_and_send(help, "Meu domínio caiu");
    help.press(kNoTimeToWait);
    REQUIRE(help.value("Detalhes") == "Meu domínio caiu");
    SUBCASE("they arrive") {
        help.backend.release();
        help.send(NetworkChanged{true});
    }
    SUBCASE("they do not") {}
    nobody_comes(help);
    help.press("Voltar");
    help.press("Falar com Atendimento");
    CHECK_FALSE(help.reads("Ninguém chegou a ler o que você escreveu."));
}

TEST_CASE("what a ticket has is the ticket's over another line too") {
    Harness help{monday()};
    start(help);
    const auto queued = [&help](std::string_view messages) {
        desk_has_chat(
            help, help,
            R"("state":"queued","queue":{"position":1,"estimatedWaitSeconds":null},"messages":[)" +
                std::string{messages} + "]");
    };
    SUBCASE("what stood in the composer") {
        queued("");
        help.type("Escreva uma mensagem", "Meu domínio caiu");
        help.press(kNoTimeToWait);
        page_begins_to_vouch(help);
    }
    SUBCASE("what was on its way") {
        queued("");
        help.backend.hold();
        write_and_send(help, "Meu domínio caiu");
        help.press(kNoTimeToWait);
        help.backend.release();
        page_begins_to_vouch(help);
    }
    SUBCASE("what has arrived on its way") {
        help.backend.hold();
        write_and_send(help, "Meu domínio caiu");
        help.press(kNoTimeToWait);
        const std::string& url = help.backend.requests().back().request.url;
        queued(
            R"({"id":")" + url.substr(url.size() - 36) +
            R"(","seq":1,"by":"customer","at":"2026-11-23T13:00:00Z","text":"Meu domínio caiu"})");
        help.backend.release();
        page_begins_to_vouch(help);
    }
    REQUIRE(help.value("Detalhes") == "Meu domínio caiu");
    help.open(Route::Chat);
    nobody_comes(help);
    REQUIRE(help.reads("Não deu tempo de atender você"));
    CHECK_FALSE(help.reads("Ninguém chegou a ler o que você escreveu."));
}

TEST_CASE("what a ticket has before it had left for the agent is the ticket's on the next page") {
    Harness before{monday()};
    start(before);
    SUBCASE("it stood in the composer") {
        before.type("Escreva uma mensagem", "Meu domínio caiu");
    }
    SUBCASE("it was on its way") {
        before.backend.hold();
        write_and_send(before, "Meu domínio caiu");
    }
    before.press(kNoTimeToWait);
    Harness help{on_the_next_page(before)};
    desk_has_chat(
        help, before,
        R"("state":"queued","queue":{"position":1,"estimatedWaitSeconds":null},"messages":[])");
    help.open();
    nobody_comes(help);
    REQUIRE(help.reads("Não deu tempo de atender você"));
    CHECK_FALSE(help.reads("Ninguém chegou a ler o que você escreveu."));
}

TEST_CASE("articles are suggested for words that a ticket takes from a chat") {
    Harness help{monday()};
    wait_with(help, "Meu domínio não verifica nada");
    help.press(kNoTimeToWait);
    REQUIRE(help.value("Detalhes") == "Meu domínio não verifica nada");
    help.advance(std::chrono::seconds{1});
    CHECK(help.reads("Como apontar o domínio"));
}

TEST_CASE("words that have left as a ticket are not offered again when the chat ends") {
    Harness before{monday()};
    wait_with(before, "Meu domínio caiu");
    before.press(kNoTimeToWait);
    before.choose("Motivo de contato", "Leads");
    before.press("Enviar");
    REQUIRE(before.reads("2026-000042"));
    SUBCASE("here") {
        before.press("Voltar ao início");
        before.press("Falar com Atendimento");
        nobody_comes(before);
        CHECK(before.reads("Não deu tempo de atender você"));
        CHECK_FALSE(before.reads("Ninguém chegou a ler o que você escreveu."));
    }
    SUBCASE("on the next page") {
        Harness help{on_the_next_page(before)};
        desk_has_chat(help, before, ended_unserved(before, "Meu domínio caiu"));
        help.open();
        CHECK(help.reads("Não deu tempo de atender você"));
        CHECK_FALSE(help.reads("Ninguém chegou a ler o que você escreveu."));
    }
}

TEST_CASE("a ticket that waits for its files takes on no words of a chat") {
    std::string desk{kDeskJson};
    const auto put = [&desk](std::string_view after, std::string_view more) {
        desk.insert(desk.find(after) + after.size(), more);
    };
    put(R"("capabilities": ["tickets",)", R"( "attachments",)");
    put(R"("limits": {)",
        R"("attachments": 1, "attachmentBytes": 1048576, "attachmentTypes": ["image/png"],)");
    Harness help{monday()};
    help.backend.next("/v1/bootstrap", {200, desk});
    start(help);
    help.press("Voltar");
    help.press("Abrir um ticket");
    help.choose("Motivo de contato", "Leads");
    help.type("Detalhes", "Meus leads sumiram");
    help.backend.hold();
    help.send(FilesChosen{{ChosenFile{1, "a.png", "image/png", 5}}});
    help.press("Enviar");
    help.press("Voltar");
    help.press("Falar com Atendimento");
    help.type("Escreva uma mensagem", "Outro assunto");
    nobody_comes(help);
    help.press("Enviar como ticket");
    CHECK(help.value("Detalhes") == "Meus leads sumiram");
    help.backend.release();
    help.send(NetworkChanged{true});
    help.advance(std::chrono::seconds{1});
    CHECK(help.reads("2026-000042"));
    CHECK(help.backend.last_body("/v1/tickets/").find("Outro assunto") == std::string::npos);
    help.press("Voltar ao início");
    help.press("Falar com Atendimento");
    CHECK(help.value("Sua primeira mensagem (opcional)") == "Outro assunto");
}
