#include "tests/core/chat_day.h"

#include <algorithm>
#include <doctest/doctest.h>

// What stands below the customer's own messages, and the question before a chat is closed.

using namespace help;
using namespace help::test;

namespace {

void sends(Harness& help, std::string_view words) {
    help.type("Escreva uma mensagem", words);
    help.press("Enviar mensagem");
}

const Node& bubble_with(const Harness& help, std::string_view words) {
    const auto& nodes = help.tree().nodes;
    const auto at = std::find_if(nodes.begin(), nodes.end(), [words](const Node& node) {
        return node.look == Look::Bubble && node.value() == words;
    });
    REQUIRE(at != nodes.end());
    return *at;
}
const std::string& line_below(const Harness& help, std::string_view words) {
    return bubble_with(help, words).text(TextPart::Description);
}

/// What the desk says to the next message.
void takes_next_message(Harness& help, int seq) {
    help.backend.next(
        "/v1/chats/" + chat_of(help) + "/messages",
        {201, R"({"seq":)" + std::to_string(seq) + R"(,"at":"2026-11-23T13:00:00Z"})"});
}
void refuses_next_message(Harness& help) {
    help.backend.next("/v1/chats/" + chat_of(help) + "/messages",
                      {413, R"({"code":"too-large"})", "application/problem+json"});
}

} // namespace

TEST_CASE("a message on its way takes the line of the one before it: nothing moves as it arrives") {
    Harness help{monday()};
    talk(help, 0);
    takes_next_message(help, 1);
    sends(help, "Primeira");
    CHECK(line_below(help, "Primeira") == "10:00 · Enviada");
    help.backend.hold();
    takes_next_message(help, 2);
    sends(help, "Segunda");
    CHECK(line_below(help, "Primeira").empty());
    CHECK(line_below(help, "Segunda") == "Enviando…");
    help.backend.release();
    help.send(NetworkChanged{true});
    CHECK(line_below(help, "Primeira").empty());
    CHECK(line_below(help, "Segunda") == "10:00 · Enviada");
}

TEST_CASE("what is written much later leaves the message before it the line that it has") {
    Harness help{monday()};
    talk(help, 0);
    takes_next_message(help, 1);
    sends(help, "Primeira");
    help.advance(std::chrono::minutes{5});
    help.backend.hold();
    sends(help, "Segunda");
    CHECK(line_below(help, "Primeira") == "10:00 · Enviada");
}

TEST_CASE("of several messages on their way only the last one says so") {
    Harness help{monday()};
    talk(help, 0);
    help.backend.hold();
    sends(help, "Primeira");
    sends(help, "Segunda");
    CHECK(line_below(help, "Primeira").empty());
    CHECK(line_below(help, "Segunda") == "Enviando…");
}

TEST_CASE("a message that was not sent looks like one, and takes nobody's line") {
    Harness help{monday()};
    talk(help, 0);
    takes_next_message(help, 1);
    sends(help, "Primeira");
    refuses_next_message(help);
    sends(help, "Segunda");
    CHECK(line_below(help, "Primeira") == "10:00 · Enviada");
    CHECK(bubble_with(help, "Segunda").text(TextPart::Error) == "Não enviada.");
    CHECK(bubble_with(help, "Segunda").tone == Tone::Danger);
    help.backend.hold();
    sends(help, "Terceira");
    CHECK(bubble_with(help, "Segunda").text(TextPart::Error) == "Não enviada.");
    CHECK(bubble_with(help, "Terceira").tone == Tone::Accent);
}

TEST_CASE("the question before a chat is closed is answered in its own words") {
    Harness help{monday()};
    start(help);
    help.press("Fechar");
    CHECK(help.focused() == "Sair da fila? Você perde seu lugar.");
    CHECK(help.find(Role::Button, "Sair da fila") != nullptr);
    help.press("Ficar na fila");
    agent_comes(help);
    help.press("Fechar");
    CHECK(help.focused() == "Fechar o chat?");
    CHECK(help.find(Role::Button, "Fechar chat") != nullptr);
    help.press("Continuar no chat");
    CHECK(help.find(Role::TextArea, "Escreva uma mensagem") != nullptr);
}
