#include "tests/core/client_rig.h"
#include "tests/core/event_texts.h"

using namespace help;
using namespace help::test;
using namespace std::chrono_literals;

namespace {

/// Where no stream comes through: its hello is not there in time.
void fall_back_to_polls(ClientRig& rig) {
    rig.client.watch("c1");
    rig.settle();
    rig.admit();
    rig.pass(5s);
    REQUIRE(rig.count(CallKind::EventPoll) == 1);
}

} // namespace

TEST_CASE("watching opens a stream from the cursor on, in a session, and its hello is the link") {
    ClientRig rig;
    rig.client.watch("c7");
    rig.settle();
    rig.admit();
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c7");
    CHECK(rig.last(CallKind::EventStream).call.token == "t1");
    CHECK(links(rig).empty());
    rig.greet("c9");
    CHECK(links(rig) == std::vector{Link::Online});
}

TEST_CASE("what the backend says is handed on in order, and moves the cursor when it is durable") {
    ClientRig rig;
    rig.listen();
    rig.stream(durable("c1", message(1)) + durable("c2", message(2)));
    rig.stream(fleeting(R"({"type":"chat.typing","chat":")" + std::string{kChatId} +
                        R"(","data":{"by":"agent","on":true}})"));
    const auto events = rig.client.take_events();
    REQUIRE(events.size() == 3);
    CHECK(std::get<MessageArrived>(events[0]).message.seq == 1);
    CHECK(std::get<MessageArrived>(events[1]).message.seq == 2);
    CHECK(std::get<AgentTyping>(events[2]).on);
    end_stream(rig);
    rig.pass(1s);
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c2");
}

TEST_CASE("without a cursor the hello says where to go on") {
    ClientRig rig;
    rig.client.watch("");
    rig.settle();
    rig.admit();
    rig.greet("c4");
    end_stream(rig);
    rig.pass(1s);
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c4");
}

TEST_CASE("a hello of a stream that goes on from a cursor does not skip what was missed") {
    ClientRig rig;
    rig.listen("c1");
    rig.greet("c9");
    end_stream(rig);
    rig.pass(1s);
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c1");
}

TEST_CASE("a stream that is held back gives way to long polls for the rest of the session") {
    ClientRig rig;
    rig.client.watch("c1");
    rig.settle();
    rig.admit();
    rig.stream(":\n"); // bytes, but no hello
    rig.pass(4'999ms);
    CHECK(rig.count(CallKind::EventPoll) == 0);
    rig.pass(1ms);
    CHECK(rig.last(CallKind::EventStream).cancelled);
    // The first one is answered at once, so that the link is known.
    CHECK(rig.last(CallKind::EventPoll).call.wait_seconds == 0);
    CHECK(rig.last(CallKind::EventPoll).call.cursor == "c1");
    (void)rig.client.take_events();
    rig.answer(CallKind::EventPoll, R"({"events":[],"cursor":"c2"})");
    CHECK(links(rig) == std::vector{Link::Online});
    CHECK(rig.last(CallKind::EventPoll).call.wait_seconds == 25);
    rig.pass(25s);
    rig.answer(CallKind::EventPoll,
               R"({"events":[{"id":"c3",)" + message(3).substr(1) + R"(],"cursor":"c3"})");
    CHECK(rig.take<MessageArrived>().size() == 1);
    CHECK(rig.last(CallKind::EventPoll).call.cursor == "c3");
    rig.client.unwatch();
    rig.client.watch("c3");
    rig.settle();
    CHECK(rig.count(CallKind::EventStream) == 1);
}

TEST_CASE("a network that comes back is asked for a stream again, also where the last one let none "
          "through") {
    ClientRig rig;
    fall_back_to_polls(rig);
    rig.client.network_lost(rig.now);
    CHECK(rig.last(CallKind::EventPoll).cancelled);
    rig.client.hurry(rig.now);
    rig.settle();
    CHECK(rig.count(CallKind::EventStream) == 2);
    rig.greet("c9");
    rig.pass(5s);
    CHECK(rig.count(CallKind::EventPoll) == 1);
}

TEST_CASE("two streams that end without a hello give way to long polls") {
    ClientRig rig;
    rig.client.watch("c1");
    rig.settle();
    rig.admit();
    rig.answer(CallKind::EventStream, "");
    rig.pass(30s);
    rig.refuse(CallKind::EventStream, ProblemCode::BadRequest);
    rig.pass(30s);
    CHECK(rig.count(CallKind::EventStream) == 2);
    CHECK(rig.count(CallKind::EventPoll) == 1);
}

TEST_CASE("where streams work, a network that fails does not make them polls") {
    ClientRig rig;
    rig.listen();
    for (int i = 0; i < 5; ++i) {
        end_stream(rig);
        rig.client.hurry(rig.now);
        rig.settle();
    }
    CHECK(rig.count(CallKind::EventStream) == 6);
    CHECK(rig.count(CallKind::EventPoll) == 0);
}

TEST_CASE(
    "a backend that answers polls at once is asked once a second, and a broken one in pauses") {
    ClientRig rig;
    fall_back_to_polls(rig);
    for (int i = 0; i < 12; ++i) {
        rig.answer(CallKind::EventPoll, R"({"events":[],"cursor":"c1"})");
    }
    const int before = rig.count(CallKind::EventPoll);
    rig.pass(999ms);
    CHECK(rig.count(CallKind::EventPoll) == before);
    rig.pass(1ms);
    CHECK(rig.count(CallKind::EventPoll) == before + 1);
    (void)rig.client.take_events();
    rig.answer(CallKind::EventPoll, "<html>captive portal</html>");
    CHECK(links(rig) == std::vector{Link::Unstable});
    CHECK(rig.client.next_wake());
}

TEST_CASE("an expired session is renewed once, and the stream goes on from the cursor") {
    ClientRig rig;
    rig.listen("c1");
    rig.stream(durable("c2", message(1)));
    end_stream(rig);
    rig.pass(1s);
    rig.refuse(CallKind::EventStream, ProblemCode::SessionExpired);
    CHECK(rig.last(CallKind::Session).call.token == "t1");
    rig.admit("t2");
    CHECK(rig.last(CallKind::EventStream).call.token == "t2");
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c2");
}

TEST_CASE("a cursor that the backend no longer knows gives way to that of the stream's hello, and "
          "the loss is told") {
    ClientRig rig;
    rig.client.watch("c1");
    rig.settle();
    rig.admit();
    rig.greet("c9");
    rig.stream(fleeting(R"({"type":"stream.reset","data":{"reason":"too-old"}})"));
    CHECK(rig.take<EventsLost>().size() == 1);
    end_stream(rig);
    rig.pass(1s);
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c9");
}

TEST_CASE(
    "a stream that tells of a loss stays: the snapshot only says where the next one goes on") {
    ClientRig rig;
    rig.client.watch("c1");
    rig.settle();
    rig.admit();
    rig.stream(fleeting(R"({"type":"hello"})")); // as a host's own functions say it
    rig.stream(fleeting(R"({"type":"stream.reset","data":{"reason":"too-old"}})"));
    rig.client.watch("c12");
    rig.settle();
    CHECK(rig.count(CallKind::EventStream) == 1);
    end_stream(rig);
    rig.pass(1s);
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c12");
}

TEST_CASE(
    "a stream that began after the loss goes on from the snapshot: it may have come too late") {
    ClientRig rig;
    rig.client.watch("c1");
    rig.settle();
    rig.admit();
    rig.stream(fleeting(R"({"type":"hello"})"));
    rig.stream(fleeting(R"({"type":"stream.reset","data":{"reason":"too-old"}})"));
    end_stream(rig);
    rig.pass(1s);
    CHECK(rig.last(CallKind::EventStream).call.cursor.empty());
    rig.client.watch("c12");
    rig.settle();
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c12");
}

TEST_CASE("what is heard between a loss and its snapshot is not asked for again") {
    ClientRig rig;
    rig.listen("c1");
    rig.stream(fleeting(R"({"type":"stream.reset","data":{"reason":"too-old"}})"));
    rig.stream(durable("c13", message(3)));
    rig.client.watch("c12");
    rig.settle();
    CHECK(rig.count(CallKind::EventStream) == 1);
    end_stream(rig);
    rig.pass(1s);
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c13");
}

TEST_CASE("watching from another cursor goes on from there, from the same one changes nothing") {
    ClientRig rig;
    rig.listen("c1");
    rig.client.watch("c1");
    rig.settle();
    CHECK(rig.count(CallKind::EventStream) == 1);
    rig.client.watch("c8");
    rig.settle();
    CHECK(rig.sent()[1].cancelled);
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c8");
    rig.greet();
    CHECK(links(rig).empty()); // nobody needs to know
}

TEST_CASE("nothing is asked and no time is kept while nobody watches") {
    ClientRig rig;
    rig.listen();
    CHECK(rig.client.next_wake());
    rig.client.unwatch();
    CHECK(links(rig) == std::vector{Link::Off});
    CHECK_FALSE(rig.client.next_wake());
    rig.pass(1h);
    rig.client.network_lost(rig.now);
    rig.client.hurry(rig.now);
    rig.pass(1h);
    CHECK(rig.count(CallKind::EventStream) == 1);
    CHECK(rig.client.take_events().empty());
}

TEST_CASE("what comes on a stream that is no longer open is not heard") {
    ClientRig rig;
    rig.listen();
    const RequestId old = rig.last(CallKind::EventStream).id;
    rig.client.unwatch();
    (void)rig.client.take_events();
    rig.client.receive_chunk(old, durable("c1", message(1)), rig.now);
    rig.client.receive({old, problem_of(ProblemCode::Unreachable)}, rig.now);
    rig.client.receive_chunk(999, durable("c1", message(1)), rig.now);
    CHECK(rig.client.take_events().empty());
}

TEST_CASE(
    "unknown events are passed over, malformed ones are dropped, eight in a row end the stream") {
    ClientRig rig;
    rig.listen("c1");
    for (int i = 0; i < 20; ++i) {
        rig.stream(fleeting(R"({"type":"chat.sticker","data":{}})"));
    }
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 7; ++i) {
            rig.stream(fleeting("nonsense"));
        }
        rig.stream(fleeting(R"({"type":"notice.changed"})"));
    }
    const auto heard = rig.client.take_events();
    const auto count = [&heard]<typename T>(const T&) {
        return std::count_if(heard.begin(), heard.end(), [](const TransportEvent& event) {
            return std::holds_alternative<T>(event);
        });
    };
    CHECK(count(DeskChanged{}) == 3);
    CHECK(count(WrongEventHeard{}) == 1); // the author of the backend is told once
    CHECK_FALSE(rig.last(CallKind::EventStream).cancelled);
    std::string burst;
    for (int i = 0; i < 8; ++i) {
        burst += durable("c2", R"({"type":"chat.message"})");
    }
    rig.stream(burst + durable("c3", message(3)));
    CHECK(rig.last(CallKind::EventStream).cancelled);
    CHECK(links(rig) == std::vector{Link::Unstable});
    rig.pass(1s);
    // It goes on behind what was malformed, or it would meet it for ever.
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c2");
}

TEST_CASE(
    "of what is malformed the author of the backend is told once a connection, by polls too") {
    ClientRig rig;
    fall_back_to_polls(rig);
    const auto hear_nonsense = [&rig] {
        rig.answer(CallKind::EventPoll,
                   R"({"events":[{"id":"c2","type":"chat.message"}],"cursor":"c2"})");
        rig.pass(1s);
        return rig.take<WrongEventHeard>().size();
    };
    CHECK(hear_nonsense() == 1);
    CHECK(hear_nonsense() == 0);
    CHECK(hear_nonsense() == 0);
    rig.refuse(CallKind::EventPoll, ProblemCode::Unreachable);
    rig.pass(1s);
    CHECK(hear_nonsense() == 1);
}

TEST_CASE("a stream larger than allowed is ended") {
    ClientRig rig;
    rig.listen();
    rig.stream("data: " + std::string(kMostLineBytes, 'x'));
    CHECK(rig.last(CallKind::EventStream).cancelled);
    CHECK(links(rig) == std::vector{Link::Unstable});
}

TEST_CASE("a cursor that could break a header is not taken") {
    ClientRig rig;
    rig.listen("c1");
    rig.stream("id: c2\tx\ndata: " + message(1) + "\n\nid: ação\ndata: " + message(2) +
               "\n\nid: " + std::string(513, 'c') + "\ndata: " + message(3) + "\n\n");
    CHECK(rig.take<MessageArrived>().size() == 3);
    end_stream(rig);
    rig.pass(1s);
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c1");
}
