#include "tests/core/client_rig.h"
#include "tests/core/event_texts.h"

using namespace help;
using namespace help::test;
using namespace std::chrono_literals;

TEST_CASE("a lost connection is unstable at once, offline after ten seconds, and online again") {
    ClientRig rig;
    rig.listen();
    end_stream(rig);
    CHECK(links(rig) == std::vector{Link::Unstable});
    for (int tries = 0; tries < 12; ++tries) {
        rig.wait_for(CallKind::EventStream);
        end_stream(rig);
    }
    CHECK(links(rig) == std::vector{Link::Offline});
    rig.wait_for(CallKind::EventStream);
    rig.greet();
    CHECK(links(rig) == std::vector{Link::Online});
}

TEST_CASE("offline is told ten seconds after the loss, to the moment") {
    ClientRig rig;
    rig.listen();
    end_stream(rig);
    Problem busy = problem_of(ProblemCode::Unavailable);
    busy.retry_after = 120s;
    rig.pass(500ms);
    rig.refuse(CallKind::EventStream, busy);
    (void)rig.client.take_events();
    REQUIRE(rig.client.next_wake());
    CHECK(*rig.client.next_wake() - rig.now == 9'500ms);
    rig.pass(9'499ms);
    CHECK(links(rig).empty());
    rig.pass(1ms);
    CHECK(links(rig) == std::vector{Link::Offline});
}

TEST_CASE("a first connection that does not come is told as well") {
    ClientRig rig;
    rig.client.watch("c1");
    rig.settle();
    rig.refuse(CallKind::Session, ProblemCode::Unreachable);
    rig.pass(10s);
    CHECK(links(rig) == std::vector{Link::Offline});
}

TEST_CASE("when the browser says that the network is gone, the link is offline at once") {
    ClientRig rig;
    rig.listen();
    rig.client.network_lost(rig.now);
    CHECK(links(rig).back() == Link::Offline);
    CHECK(rig.last(CallKind::EventStream).cancelled);
    rig.client.hurry(rig.now);
    rig.settle();
    CHECK(rig.count(CallKind::EventStream) == 2);
    rig.greet();
    CHECK(links(rig) == std::vector{Link::Online});
}

TEST_CASE("pauses grow to thirty seconds at most, and begin anew after a stable minute") {
    ClientRig rig;
    rig.listen();
    Milliseconds longest{0};
    for (int i = 0; i < 40; ++i) {
        end_stream(rig);
        const UtcTime lost_at = rig.now;
        rig.wait_for(CallKind::EventStream);
        longest = std::max(longest, rig.now - lost_at);
    }
    CHECK(longest > 20s);
    CHECK(longest <= 30s);
    rig.greet();
    for (int i = 0; i < 5; ++i) {
        rig.pass(15s);
        rig.stream(":\n\n");
    }
    end_stream(rig);
    REQUIRE(rig.client.next_wake());
    CHECK(*rig.client.next_wake() - rig.now <= 500ms);
}

TEST_CASE("a backend that says when to come back is asked then") {
    ClientRig rig;
    rig.listen();
    end_stream(rig);
    rig.pass(500ms);
    Problem busy = problem_of(ProblemCode::Unavailable);
    busy.retry_after = 20s;
    rig.refuse(CallKind::EventStream, busy);
    const int before = rig.count(CallKind::EventStream);
    rig.pass(19'999ms);
    CHECK(rig.count(CallKind::EventStream) == before);
    rig.pass(1ms);
    CHECK(rig.count(CallKind::EventStream) == before + 1);
}

TEST_CASE("a backend that has too much to do, and does not say when, has a second's quiet") {
    ClientRig rig;
    rig.listen();
    end_stream(rig);
    rig.pass(500ms);
    rig.refuse(CallKind::EventStream, ProblemCode::RateLimited);
    REQUIRE(rig.client.next_wake());
    CHECK(*rig.client.next_wake() - rig.now >= 1s);
}

TEST_CASE("a server that is about to go says when to come back") {
    ClientRig rig;
    rig.listen("c1");
    rig.stream(durable("c2", message(1)) +
               fleeting(R"({"type":"server.draining","data":{"retry":7}})") +
               durable("c3", message(2)));
    CHECK(rig.take<MessageArrived>().size() == 1);
    CHECK(rig.last(CallKind::EventStream).cancelled);
    rig.pass(6'999ms);
    CHECK(rig.count(CallKind::EventStream) == 1);
    rig.pass(1ms);
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c2");
}

TEST_CASE("silence of forty seconds is the end of a stream; heartbeats keep it") {
    ClientRig rig;
    rig.listen();
    for (int i = 0; i < 10; ++i) {
        rig.pass(15s);
        rig.stream(":\n");
    }
    CHECK(rig.count(CallKind::EventStream) == 1);
    rig.pass(39'999ms);
    CHECK(links(rig).empty());
    rig.pass(1ms);
    CHECK(links(rig) == std::vector{Link::Unstable});
    CHECK(rig.sent()[1].cancelled);
    rig.pass(1s);
    CHECK(rig.count(CallKind::EventStream) == 2);
}

TEST_CASE("a laptop that slept comes back at once, from where it was") {
    ClientRig rig;
    rig.listen();
    rig.stream(durable("c5", message(5)));
    rig.now += 48h;
    rig.settle();
    rig.pass(1s);
    CHECK(rig.last(CallKind::EventStream).call.cursor == "c5");
}

TEST_CASE("a clock that is set back keeps the watch, and one that is set forward comes back") {
    ClientRig rig;
    rig.listen();
    rig.now -= 1h;
    rig.settle();
    REQUIRE(rig.client.next_wake());
    CHECK(*rig.client.next_wake() - rig.now == 40s);
    rig.now += std::chrono::hours{24 * 365 * 10};
    rig.settle();
    rig.pass(1s);
    CHECK(rig.count(CallKind::EventStream) == 2);
}

TEST_CASE("the host's own events say themselves when they are lost") {
    ClientRig rig{false};
    rig.client.watch("c1");
    rig.settle();
    rig.admit("");
    rig.pass(60s); // no hello yet, and nobody gives up
    rig.greet();
    rig.pass(1h);
    CHECK(rig.count(CallKind::EventStream) == 1);
    CHECK_FALSE(rig.client.next_wake());
    for (int i = 0; i < 3; ++i) {
        end_stream(rig);
        rig.pass(30s);
    }
    CHECK(rig.count(CallKind::EventStream) == 4);
    CHECK(rig.count(CallKind::EventPoll) == 0);
}
