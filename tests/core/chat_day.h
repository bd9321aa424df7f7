#pragma once

#include "tests/harness/harness.h"

#include <algorithm>
#include <string>
#include <string_view>

// A Monday on which a customer chats: what tests of conversations begin with.

namespace help::test {

/// Monday 2026-11-23 10:00 in São Paulo: support is open.
inline constexpr UtcTime kMonday{Milliseconds{1'795'438'800'000}};

/// A customer on Monday morning, with the clock of São Paulo.
inline Harness::Options monday() {
    Harness::Options options;
    options.now = kMonday;
    options.more = R"(,"utcOffset":-180)";
    return options;
}

/// The id of the widget's chat: the one that it gave it, or asked for after a reload.
inline std::string chat_of(const Harness& help) {
    constexpr std::string_view kPath = "/v1/chats/";
    for (const SendRequest& request : help.backend.requests()) {
        if (request.request.url.starts_with(kPath)) {
            return request.request.url.substr(kPath.size(), 36);
        }
    }
    return {};
}

inline std::string event(const Harness& help, std::string_view type, std::string_view data) {
    return R"({"type":")" + std::string{type} + R"(","chat":")" + chat_of(help) +
           R"(","at":"2026-11-23T13:00:00Z","data":)" + std::string{data} + "}";
}

/// The desk says something, and the widget hears it.
inline void say(Harness& help, std::string_view type, std::string_view data) {
    help.backend.say(event(help, type, data));
    help.send(NetworkChanged{true});
}

inline void agent_comes(Harness& help) {
    say(help, "chat.assigned", R"({"agent":{"id":"a1","name":"Bruna"}})");
}

/// A message of the agent's as the protocol writes it; `text` is not escaped.
inline std::string message_json(int seq, std::string_view text) {
    const std::string number = std::to_string(seq);
    return R"({"id":"0193b1de-0000-7000-8000-)" + std::string(12 - number.size(), '0') + number +
           R"(","seq":)" + number +
           R"(,"by":"agent","name":"Bruna","at":"2026-11-23T13:00:00Z","text":")" +
           std::string{text} + R"("})";
}

inline void agent_writes(Harness& help, int seq, std::string_view text) {
    say(help, "chat.message", message_json(seq, text));
}

inline void start(Harness& help) {
    help.open();
    help.press("Falar com Atendimento");
    help.press("Iniciar chat");
}

/// How often exactly this was said aloud.
inline long times_said(const Harness& help, std::string_view words) {
    return std::count(help.said().begin(), help.said().end(), words);
}

/// Talking to an agent who has written `messages` times: "Mensagem 1", "Mensagem 2", …
inline void talk(Harness& help, int messages) {
    start(help);
    agent_comes(help);
    for (int seq = 1; seq <= messages; ++seq) {
        agent_writes(help, seq, "Mensagem " + std::to_string(seq));
    }
}

/// The page after this one, in the same tab: what was kept is there.
inline Harness::Options on_the_next_page(const Harness& before) {
    Harness::Options options = monday();
    options.stored_chat = before.stored("chat").value_or("");
    options.stored = before.stored("ticket").value_or("");
    return options;
}

/// … with the chat as the desk has it now.
inline void desk_has_chat(Harness& help, const Harness& before, std::string_view members) {
    help.backend.set_chat(R"({"id":")" + chat_of(before) + R"(",)" + std::string{members} +
                          R"(,"cursor":"9"})");
}

/// The page tells how much of the body lies above and below what is seen.
inline void scroll(Harness& help, std::string_view above_and_below) {
    help.send(ActionRequest{kNoNode, ActionKind::Scroll, std::string{above_and_below}});
}

} // namespace help::test
