#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <help/testing.h>

using help::test::Harness;

TEST_CASE("a ticket that cannot be sent can be tried again") {
    Harness help;
    help.open(help::Route::Ticket);
    help.choose("Motivo de contato", "Financeiro");
    help.type("Detalhes", "Fui cobrada duas vezes em novembro.");
    for (int i = 0; i < 4; ++i) {
        help.backend.fail_next("/v1/tickets/", help::ChannelFault::Network);
    }
    help.press("Enviar");
    help.advance(help::Milliseconds{60'000});
    CHECK(help.reads("Não foi possível enviar."));
    help.press("Tentar de novo");
    CHECK(help.reads("Ticket aberto"));
    CHECK_THROWS(help.press("Voar"));
}
