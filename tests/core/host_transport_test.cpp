#include "tests/core/client_rig.h"
#include "tests/harness/harness.h"
#include "widget/transport/host_line.h"

#include <algorithm>
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
        CHECK(snapshot(widget.tree()).find("Não entendemos") != std::string::npos);
    }
}

TEST_CASE("every call is a function of the host's, with plain arguments") {
    struct Functions final : HostCalls {
        std::vector<std::string> called;
        void call(RequestId /*id*/, std::string_view method, std::string arguments) override {
            called.push_back(std::string{method} + " " + arguments);
        }
        void cancel(RequestId /*id*/) override {}
    };
    const std::string chat = "\"" + std::string{kChatId} + "\"";
    ClientRig rig{false};
    rig.client.bootstrap("pt-BR");
    rig.client.resume({std::string{kChatId}, "0123"});
    rig.client.load();
    rig.client.search_articles("dns");
    rig.client.suggest_articles("meu dns");
    rig.client.load_article("dns");
    rig.client.start_chat(kChatId, {"Ana", "ana@loja.example", "", ""});
    rig.client.load_chat(kChatId);
    rig.client.read(kChatId, 7);
    rig.client.close_chat(kChatId);
    rig.client.rate_chat(kChatId, {5, ""});
    rig.client.take_back("f1");
    rig.client.send_message(kChatId, "m1", "Oi");
    rig.client.typing(kChatId, true);
    rig.client.watch("c1");
    rig.settle();
    rig.admit("");
    Functions functions;
    HostLine line{functions};
    for (const ClientRig::Sent& sent : rig.sent()) {
        line.send(sent.id, sent.call);
    }
    std::sort(functions.called.begin(), functions.called.end());
    CHECK(functions.called ==
          std::vector<std::string>{
              R"(bootstrap ["pt-BR"])", "closeChat [" + chat + "]", R"(events ["c1"])", "load []",
              R"(loadArticle ["dns","pt-BR"])", "loadChat [" + chat + "]",
              "rateChat [" + chat + R"(,{"score":5}])", "read [" + chat + ",7]",
              R"(searchArticles ["dns","pt-BR"])", R"(searchArticles ["meu dns","pt-BR"])",
              "sendMessage [" + chat + R"(,"m1","Oi"])",
              "startChat [" + chat +
                  R"(,{"name":"Ana","email":"ana@loja.example","key":"0123","locale":"pt-BR"}])",
              R"(startSession ["pt-BR",{"chat":)" + chat + R"(,"key":"0123"}])",
              R"(takeBack ["f1"])", "typing [" + chat + ",true]"});
}
