#include "tests/core/client_rig.h"
#include "widget/transport/http_line.h"
#include "widget/wire/protocol.h"

using namespace help;
using namespace help::test;
using namespace std::chrono_literals;

namespace {

const std::string kQueued = R"({"id":")" + std::string{kChatId} +
                            R"(","state":"queued","queue":{"position":3},"cursor":"c1"})";

/// The request that a call becomes.
HttpRequest request_of(const Call& call) {
    struct Channel final : HttpChannel {
        HttpRequest sent;
        void send(RequestId /*id*/, HttpRequest request) override { sent = std::move(request); }
        void cancel(RequestId /*id*/) override {}
    };
    Channel channel;
    HttpLine line{channel, "demo"};
    line.send(1, call);
    return channel.sent;
}

std::string header(const HttpRequest& request, std::string_view name) {
    for (const auto& [key, value] : request.headers) {
        if (key == name) {
            return value;
        }
    }
    return "(none)";
}

} // namespace

TEST_CASE("a chat starts with its key, in a session that takes it up") {
    ClientRig rig;
    rig.client.bootstrap("pt-BR");
    rig.client.resume({std::string{kChatId}, "0123456789abcdef0123456789abcdef"});
    rig.client.start_chat(kChatId, {"Ana", "ana@loja.example", "leads", "Oi"});
    rig.settle();
    const Call session = rig.last(CallKind::Session).call;
    CHECK(
        request_of(session).body ==
        R"({"site":"demo","locale":"pt-BR","resume":{"chat":"01934567-89ab-7def-8123-456789abcdef",)"
        R"("key":"0123456789abcdef0123456789abcdef"}})");
    rig.admit();
    const HttpRequest start = request_of(rig.last(CallKind::StartChat).call);
    CHECK(start.method == "PUT");
    CHECK(start.url == "/v1/chats/" + std::string{kChatId});
    CHECK(start.body ==
          R"({"name":"Ana","email":"ana@loja.example","reason":"leads","message":"Oi",)"
          R"("key":"0123456789abcdef0123456789abcdef","locale":"pt-BR"})");
    CHECK(header(start, "authorization") == "Bearer t1");
    rig.answer(CallKind::StartChat, kQueued);
    const auto arrived = rig.take<ChatArrived>();
    REQUIRE(arrived.size() == 1);
    REQUIRE(arrived[0].result.ok());
    CHECK(arrived[0].result.value().queue->position == 3);
}

TEST_CASE("the key of one chat is not given to another") {
    ClientRig rig;
    rig.client.resume({"01934567-89ab-7def-8123-000000000000", std::string(32, '1')});
    rig.client.start_chat(kChatId, {"Ana", "ana@loja.example", "", ""});
    rig.settle();
    rig.admit();
    CHECK(rig.last(CallKind::StartChat).call.body ==
          R"({"name":"Ana","email":"ana@loja.example"})");
}

TEST_CASE("every call has its place in the protocol") {
    ClientRig rig;
    rig.client.bootstrap("pt-BR");
    rig.client.load();
    rig.client.search_articles("nota & fiscal");
    rig.client.load_article("dns");
    rig.client.load_chat(kChatId);
    rig.client.read(kChatId, 7);
    rig.client.close_chat(kChatId);
    rig.client.rate_chat(kChatId, {5, "Ótimo"});
    rig.client.take_back("f1");
    rig.client.send_message(kChatId, "01934567-89ab-7def-8123-000000000001", "Oi \"Ana\"");
    rig.client.typing(kChatId, true);
    rig.settle();
    rig.admit();
    const auto line = [&rig](CallKind kind) {
        const HttpRequest request = request_of(rig.last(kind).call);
        return std::string{request.method} + " " + request.url + " " + request.body;
    };
    const std::string chat = "/v1/chats/" + std::string{kChatId};
    CHECK(line(CallKind::Load) == "GET /v1/load?site=demo ");
    CHECK(line(CallKind::SearchArticles) ==
          "GET /v1/articles?site=demo&q=nota%20%26%20fiscal&locale=pt-BR&limit=10 ");
    CHECK(line(CallKind::LoadArticle) == "GET /v1/articles/dns?site=demo&locale=pt-BR ");
    CHECK(line(CallKind::LoadChat) == "GET " + chat + " ");
    CHECK(line(CallKind::Typing) == "POST " + chat + R"(/typing {"on":true})");
    CHECK(line(CallKind::Read) == "POST " + chat + R"(/read {"upTo":7})");
    CHECK(line(CallKind::CloseChat) == "POST " + chat + "/close {}");
    CHECK(line(CallKind::RateChat) == "PUT " + chat + R"(/rating {"score":5,"comment":"Ótimo"})");
    CHECK(line(CallKind::TakeBack) == "DELETE /v1/attachments/f1 ");
    CHECK(line(CallKind::Message) ==
          "PUT " + chat +
              R"(/messages/01934567-89ab-7def-8123-000000000001 {"text":"Oi \"Ana\""})");
    CHECK(rig.count(CallKind::Session) == 1);
    CHECK(header(request_of(rig.last(CallKind::Load).call), "authorization") == "(none)");
}

TEST_CASE("an identifier cannot leave its place in an address") {
    ClientRig rig;
    rig.client.load_article("../tickets?x=#");
    rig.settle();
    CHECK(request_of(rig.last(CallKind::LoadArticle).call)
              .url.starts_with("/v1/articles/..%2Ftickets%3Fx%3D%23?site="));
}

TEST_CASE("what is asked is answered once, by an event of its own") {
    ClientRig rig;
    rig.client.search_articles("dns");
    rig.client.load_article("dns");
    rig.client.close_chat(kChatId);
    rig.client.rate_chat(kChatId, {4, ""});
    rig.settle();
    rig.admit();
    rig.answer(CallKind::SearchArticles,
               R"({"articles":[{"id":"dns","title":"Domínio","excerpt":"Como apontar"}]})");
    rig.answer(CallKind::LoadArticle,
               R"({"id":"dns","title":"Domínio","blocks":[{"kind":"paragraph","text":"Oi"}]})");
    rig.answer(CallKind::CloseChat, R"({"state":"closed"})");
    rig.answer(CallKind::RateChat, "{}");
    const auto events = rig.client.take_events();
    REQUIRE(events.size() == 4);
    CHECK(std::get<ArticlesFound>(events[0]).query == "dns");
    CHECK(std::get<ArticlesFound>(events[0]).result.value().front().title == "Domínio");
    CHECK(std::get<ArticleArrived>(events[1]).result.value().blocks.size() == 1);
    CHECK_FALSE(std::get<ChatCloseAnswered>(events[2]).failure);
    CHECK_FALSE(std::get<RatingAnswered>(events[3]).failure);
}

TEST_CASE("a later search takes the place of the one that is not answered yet") {
    ClientRig rig;
    rig.client.search_articles("do");
    rig.settle();
    rig.client.search_articles("dominio");
    rig.settle();
    REQUIRE(rig.count(CallKind::SearchArticles) == 2);
    CHECK(rig.sent()[0].cancelled);
    rig.client.receive({rig.sent()[0].id, std::string{R"({"articles":[]})"}}, rig.now);
    CHECK(rig.client.take_events().empty());
}

TEST_CASE("a chat that was closed already is closed") {
    ClientRig rig;
    rig.client.close_chat(kChatId);
    rig.settle();
    rig.admit();
    rig.refuse(CallKind::CloseChat, ProblemCode::ChatClosed);
    const auto answered = rig.take<ChatCloseAnswered>();
    REQUIRE(answered.size() == 1);
    CHECK_FALSE(answered[0].failure);
}

TEST_CASE("a snapshot of another chat is no answer") {
    ClientRig rig;
    rig.client.load_chat("01934567-89ab-7def-8123-000000000000");
    rig.settle();
    rig.admit();
    rig.answer(CallKind::LoadChat, kQueued);
    const auto arrived = rig.take<ChatArrived>();
    REQUIRE(arrived.size() == 1);
    CHECK(arrived[0].result.error().code == ProblemCode::InvalidAnswer);
}

TEST_CASE("outside hours it is said when the desk opens") {
    const Problem problem = decode_problem(
        409, R"({"code":"outside-hours","opensAt":"2026-11-23T08:00:00-03:00"})", "");
    CHECK(problem.code == ProblemCode::OutsideHours);
    REQUIRE(problem.opens_at);
    CHECK(problem.opens_at->offset_minutes == -180);
    CHECK_FALSE(
        decode_problem(409, R"({"code":"outside-hours","opensAt":"tomorrow"})", "").opens_at);
}

TEST_CASE("a full queue is told at once, a backend that is merely busy is asked again") {
    ClientRig rig;
    rig.client.start_chat(kChatId, {"Ana", "ana@loja.example", "", ""});
    rig.settle();
    rig.admit();
    SUBCASE("full") {
        rig.refuse(CallKind::StartChat, ProblemCode::QueueFull);
        CHECK(rig.take<ChatArrived>().size() == 1);
    }
    SUBCASE("busy") {
        for (int i = 0; i < 4; ++i) {
            CHECK(rig.take<ChatArrived>().empty());
            rig.refuse(CallKind::StartChat, ProblemCode::Unavailable);
            rig.pass(8s);
        }
        CHECK(rig.count(CallKind::StartChat) == 4);
        CHECK(rig.take<ChatArrived>().size() == 1);
    }
    SUBCASE("still at work on the same id") {
        rig.refuse(CallKind::StartChat, ProblemCode::InProgress);
        rig.pass(1s);
        CHECK(rig.count(CallKind::StartChat) == 2);
    }
}

TEST_CASE("a session that has expired is renewed once for all calls that it held up") {
    ClientRig rig;
    rig.client.load_chat(kChatId);
    rig.client.close_chat(kChatId);
    rig.settle();
    rig.admit("old");
    rig.refuse(CallKind::LoadChat, ProblemCode::SessionExpired);
    CHECK(rig.last(CallKind::Session).call.token == "old");
    rig.admit("new");
    // The second refusal is of the old token and says nothing about the new one.
    rig.refuse(CallKind::CloseChat, ProblemCode::SessionExpired);
    CHECK(rig.count(CallKind::Session) == 2);
    CHECK(rig.last(CallKind::LoadChat).call.token == "new");
    CHECK(rig.last(CallKind::CloseChat).call.token == "new");
    rig.refuse(CallKind::CloseChat, ProblemCode::SessionExpired);
    CHECK(rig.take<ChatCloseAnswered>().size() == 1);
}

TEST_CASE("without a session every call that needs one fails for the same reason, once") {
    ClientRig rig;
    rig.client.load_chat(kChatId);
    rig.client.rate_chat(kChatId, {5, ""});
    rig.settle();
    rig.refuse(CallKind::Session, ProblemCode::ForbiddenOrigin);
    const auto events = rig.client.take_events();
    REQUIRE(events.size() == 2);
    CHECK(std::get<ChatArrived>(events[0]).result.error().code == ProblemCode::ForbiddenOrigin);
    CHECK(std::get<RatingAnswered>(events[1]).failure->code == ProblemCode::ForbiddenOrigin);
    CHECK_FALSE(rig.client.next_wake());
}

TEST_CASE(
    "typing is told at most every three seconds, the latest word wins, and nothing is repeated") {
    ClientRig rig;
    rig.client.typing(kChatId, true);
    rig.settle();
    rig.admit();
    rig.answer(CallKind::Typing, "");
    rig.client.typing(kChatId, true);
    rig.pass(1s);
    rig.client.typing(kChatId, false);
    rig.pass(1s);
    CHECK(rig.count(CallKind::Typing) == 1);
    rig.client.hurry(rig.now);
    rig.settle();
    CHECK(rig.count(CallKind::Typing) == 1);
    rig.pass(1s);
    CHECK(rig.count(CallKind::Typing) == 2);
    CHECK(rig.last(CallKind::Typing).call.body == "false");
    rig.refuse(CallKind::Typing, ProblemCode::Unreachable);
    rig.pass(60s);
    CHECK(rig.count(CallKind::Typing) == 2);
    CHECK(rig.client.take_events().empty());
}

TEST_CASE("read marks are told once, the latest wins") {
    ClientRig rig;
    rig.client.read(kChatId, 3);
    rig.client.read(kChatId, 4);
    rig.settle();
    rig.admit();
    CHECK(rig.count(CallKind::Read) == 1);
    CHECK(rig.last(CallKind::Read).call.body == "4");
    rig.refuse(CallKind::Read, ProblemCode::Unavailable);
    rig.pass(60s);
    CHECK(rig.count(CallKind::Read) == 1);
}

TEST_CASE("an empty answer is an answer where nothing is to be said") {
    const Reply reply = HttpLine::read(ChannelAnswer{7, 204, "", "", ""});
    CHECK(reply.result.ok());
    ClientRig rig;
    rig.client.load();
    rig.settle();
    rig.answer(CallKind::Load, "");
    const auto arrived = rig.take<LoadArrived>();
    REQUIRE(arrived.size() == 1);
    CHECK(arrived[0].result.error().code == ProblemCode::InvalidAnswer);
}

TEST_CASE("a clock that is set back an hour holds nothing up") {
    ClientRig rig;
    rig.client.load();
    rig.settle();
    rig.refuse(CallKind::Load, ProblemCode::Unavailable);
    rig.now -= 1h;
    rig.settle();
    REQUIRE(rig.client.next_wake());
    CHECK(*rig.client.next_wake() - rig.now <= 8s);
    rig.pass(8s);
    CHECK(rig.count(CallKind::Load) == 2);
}

TEST_CASE("somebody else: nothing of the customer before is left") {
    ClientRig rig;
    rig.client.resume({std::string{kChatId}, std::string(32, '1')});
    rig.listen();
    rig.client.send_message(kChatId, "01934567-89ab-7def-8123-000000000001", "Oi");
    rig.settle();
    rig.client.forget();
    CHECK(rig.client.take_events().empty());
    CHECK_FALSE(rig.client.next_wake());
    CHECK(rig.last(CallKind::Message).cancelled);
    CHECK(rig.last(CallKind::EventStream).cancelled);
    rig.client.load_chat(kChatId);
    rig.settle();
    CHECK(rig.last(CallKind::Session).call.token.empty());
    CHECK_FALSE(rig.last(CallKind::Session).call.resume);
}
