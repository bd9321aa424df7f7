#include "tests/harness/harness.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <doctest/doctest.h>
#include <vector>

using namespace help;
using namespace help::test;

TEST_CASE("the whole ticket story takes at most 50 ms") {
    std::vector<double> times;
    for (int run = 0; run < 21; ++run) {
        const auto start = std::chrono::steady_clock::now();
        Harness help;
        help.open();
        help.press("Abrir um ticket");
        help.choose("Motivo de contato", "Financeiro");
        help.type("Detalhes", "Fui cobrada duas vezes em novembro.");
        help.press("Enviar");
        REQUIRE(help.reads("Ticket aberto"));
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
                .count());
    }
    std::nth_element(times.begin(), times.begin() + 10, times.end());
    std::printf("the whole ticket story, drawn, median of 21: %.2f ms\n", times[10]);
    CHECK(times[10] <= 50);
}
