#include "tests/harness/harness.h"

#include <doctest/doctest.h>

using namespace help;
using namespace help::test;

namespace {

/// What the page's own functions are asked for.
struct HostSide {
    std::vector<CallTransport> calls;
    void take(const Output& output) {
        for (const Effect& effect : output.effects) {
            if (const auto* call = std::get_if<CallTransport>(&effect)) {
                calls.push_back(*call);
            }
        }
    }
};

Input at(double ms, std::vector<InputEvent> events) {
    Input input;
    input.now = from_unix_ms(ms);
    input.events = std::move(events);
    return input;
}

} // namespace

TEST_CASE("a host's own functions are a transport like any other") {
    Config config;
    config.settings.transport = TransportKind::Host;
    config.settings.customer = {"Ana", "ana@loja.example"};
    config.seed = {1, 2, 3, 4};
    const auto glyphs = make_test_glyphs();
    Widget widget{config, glyphs.get()};
    HostSide host;
    host.take(widget.frame(at(1000, {OpenPanel{Route::Ticket}})));
    REQUIRE(host.calls.size() == 1);
    CHECK(host.calls[0].method == "bootstrap");
    CHECK(host.calls[0].arguments == R"(["pt-BR"])");
    host.take(widget.frame(at(1001, {HostAnswer{host.calls[0].id, true, std::string{kDeskJson}}})));
    CHECK(snapshot(widget.tree()).find("Novo ticket") != std::string::npos);
    const auto id_of = [&widget](std::string_view name) {
        for (const Node& node : widget.tree().nodes) {
            if (node.name() == name && node.role != Role::Heading) {
                return node.id;
            }
        }
        return kNoNode;
    };
    host.take(widget.frame(
        at(1002, {ActionRequest{id_of("Motivo de contato"), ActionKind::SetValue, "leads"},
                  ActionRequest{id_of("Detalhes"), ActionKind::SetValue, "sumiram"}})));
    host.take(widget.frame(at(1003, {ActionRequest{id_of("Enviar"), ActionKind::Click, {}}})));
    REQUIRE(host.calls.size() == 2);
    CHECK(host.calls[1].method == "startSession");
    host.take(widget.frame(at(1004, {HostAnswer{host.calls[1].id, true, "{}"}})));
    REQUIRE(host.calls.size() == 3);
    CHECK(host.calls[2].method == "createTicket");
    CHECK(host.calls[2].arguments.find(R"("details":"sumiram")") != std::string::npos);
    SUBCASE("that resolves") {
        widget.frame(at(1005, {HostAnswer{host.calls[2].id, true, std::string{kReceiptJson}}}));
        CHECK(snapshot(widget.tree()).find("2026-000042") != std::string::npos);
    }
    SUBCASE("that rejects with a problem") {
        widget.frame(at(
            1005,
            {HostAnswer{host.calls[2].id, false,
                        R"({"status":422,"errors":[{"pointer":"#/details","code":"invalid"}]})"}}));
        CHECK(snapshot(widget.tree()).find("O servidor não aceitou este campo.") !=
              std::string::npos);
    }
    SUBCASE("that resolves with nonsense") {
        widget.frame(at(1005, {HostAnswer{host.calls[2].id, true, R"({"reference":7})"}}));
        CHECK(snapshot(widget.tree()).find("não fez sentido") != std::string::npos);
    }
}
