#include "tests/core/chat_day.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <doctest/doctest.h>
#include <functional>
#include <string>
#include <vector>

// Figures that we promise of the core without a browser, drawing included (./dev figures). The
// numbers are those of the release build; a sanitizer makes everything several times slower and is
// allowed as much.

using namespace help;
using namespace help::test;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr double kAllowance = 10;
#else
constexpr double kAllowance = 1;
#endif

/// Runs `work` so often and says the median. `at_most`: milliseconds. Counts what this program
/// works, not what else the machine does meanwhile.
void measure(const std::string& name, double at_most, int runs, const std::function<void()>& work) {
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        const std::clock_t start = std::clock();
        work();
        times.push_back(static_cast<double>(std::clock() - start) * 1000 / CLOCKS_PER_SEC);
    }
    const auto middle = times.begin() + runs / 2;
    std::nth_element(times.begin(), middle, times.end());
    std::printf("%s: %.3f ms (at most %g)\n", name.c_str(), *middle, at_most);
    CHECK_MESSAGE(*middle <= at_most * kAllowance, name);
}

/// Talking, with so many messages of an agent, three lines each.
void hear_many(Harness& help, int messages) {
    constexpr int kAtOnce = 500;
    start(help);
    agent_comes(help);
    for (int seq = 1; seq <= messages; ++seq) {
        const std::string text = "Mensagem " + std::to_string(seq) +
                                 ": o pedido saiu da loja na segunda-feira e chegou ao "
                                 "transportador na terça; a previsão é de dois dias.";
        help.backend.say(event(help, "chat.message", message_json(seq, text)));
        if (seq % kAtOnce == 0) {
            help.send(NetworkChanged{true});
        }
    }
}

} // namespace

TEST_CASE("a whole story") {
    measure("the whole ticket story, headless", 50, 21, [] {
        Harness help;
        help.open();
        help.press("Abrir um ticket");
        help.choose("Motivo de contato", "Financeiro");
        help.type("Detalhes", "Fui cobrada duas vezes em novembro.");
        help.press("Enviar");
        REQUIRE(help.reads("Ticket aberto"));
    });
    measure("the whole chat story, headless", 100, 21, [] {
        Harness help{monday()};
        talk(help, 10);
        for (int i = 0; i < 10; ++i) {
            help.type("Escreva uma mensagem", "Meu domínio não verifica.");
            help.press("Enviar mensagem");
        }
        help.press("Fechar");
        help.press("Fechar chat");
        help.pick(Role::Radio, "5 estrelas");
        help.press("Enviar avaliação");
        REQUIRE(help.reads("Obrigado! Sua avaliação chegou."));
    });
}

TEST_CASE("a conversation of 10,000 messages") {
    Harness help{monday()};
    hear_many(help, 10'000);
    help.send(ClosePanel{});
    measure("10,000 messages, shown", 35, 11, [&] {
        help.send(ClosePanel{});
        help.send(OpenPanel{});
    });
    REQUIRE(help.reads("Mensagem 10000"));

    const auto frames = [&](const std::string& named) {
        int at = 0;
        measure("10,000 messages, a frame of scrolling" + named, 4, 101, [&] {
            scroll(help, std::to_string(500 + 7 * ++at) + " 900");
            REQUIRE(help.drew());
        });
        measure("10,000 messages, a frame of writing" + named, 4, 101, [&] {
            help.type("Escreva uma mensagem",
                      std::string(static_cast<std::size_t>(++at % 40), 'a'));
        });
    };
    frames("");
    scroll(help, "0 9000");
    while (help.find(Role::Button, "Mostrar mensagens anteriores") != nullptr) {
        help.press("Mostrar mensagens anteriores");
    }
    frames(", as many on the screen as can be");
    int seq = 10'000;
    measure("10,000 messages, one more comes", 4, 51,
            [&] { agent_writes(help, ++seq, "Mais uma mensagem."); });
}
