#include "tests/core/client_rig.h"

using namespace help;
using namespace help::test;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view kReceipt = R"({"seq":5,"at":"2026-11-22T12:00:00Z"})";

std::string id_of(int number) {
    const std::string digits = std::to_string(number);
    return "01934567-89ab-7def-8123-" + std::string(12 - digits.size(), '0') + digits;
}

void say(ClientRig& rig, int number, std::string_view text = "Oi") {
    rig.client.send_message(kChatId, id_of(number), text);
}

} // namespace

TEST_CASE("messages leave one at a time, in the order in which they were written") {
    ClientRig rig;
    say(rig, 1, "um");
    say(rig, 2, "dois");
    say(rig, 3, "três");
    rig.settle();
    rig.admit();
    for (int number = 1; number <= 3; ++number) {
        CHECK(rig.count(CallKind::Message) == number);
        CHECK(rig.last(CallKind::Message).call.message == id_of(number));
        rig.answer(CallKind::Message, std::string{kReceipt});
    }
    const auto answered = rig.take<MessageAnswered>();
    REQUIRE(answered.size() == 3);
    CHECK(answered[0].id == id_of(1));
    CHECK(answered[0].result.value().seq == 5);
    CHECK(answered[2].id == id_of(3));
    CHECK_FALSE(rig.client.next_wake());
}

TEST_CASE("a message is repeated under its id until it arrives, and holds back those after it") {
    ClientRig rig;
    say(rig, 1);
    say(rig, 2);
    rig.settle();
    rig.admit();
    for (const ProblemCode code :
         {ProblemCode::Unreachable, ProblemCode::Unavailable, ProblemCode::RateLimited,
          ProblemCode::Internal, ProblemCode::InProgress, ProblemCode::Unreachable,
          ProblemCode::Unreachable, ProblemCode::Unreachable}) {
        rig.refuse(CallKind::Message, code);
        const auto wake = rig.client.next_wake();
        REQUIRE(wake);
        CHECK(*wake - rig.now <= 30s);
        rig.pass(30s);
        CHECK(rig.last(CallKind::Message).call.message == id_of(1));
    }
    CHECK(rig.count(CallKind::Message) == 9);
    CHECK(rig.take<MessageAnswered>().empty());
    rig.answer(CallKind::Message, std::string{kReceipt});
    CHECK(rig.last(CallKind::Message).call.message == id_of(2));
}

TEST_CASE("a backend that says when is asked then, and a network that is back at once") {
    ClientRig rig;
    say(rig, 1);
    rig.settle();
    rig.admit();
    Problem busy = problem_of(ProblemCode::RateLimited);
    busy.retry_after = 120s;
    rig.refuse(CallKind::Message, busy);
    CHECK(*rig.client.next_wake() == rig.now + 120s);
    rig.client.hurry(rig.now);
    rig.settle();
    CHECK(rig.count(CallKind::Message) == 2);
    rig.refuse(CallKind::Message, ProblemCode::RateLimited); // … and does not say when
    CHECK(*rig.client.next_wake() - rig.now >= 1s);
}

TEST_CASE("a message that can never arrive is told, and the next one goes on") {
    ClientRig rig;
    say(rig, 1);
    say(rig, 2);
    rig.settle();
    rig.admit();
    SUBCASE("the chat is over") {
        rig.refuse(CallKind::Message, ProblemCode::ChatClosed);
    }
    SUBCASE("too long") {
        rig.refuse(CallKind::Message, ProblemCode::TooLarge);
    }
    SUBCASE("another text under this id") {
        rig.refuse(CallKind::Message, ProblemCode::IdConflict);
    }
    SUBCASE("an answer that is none") {
        rig.answer(CallKind::Message, R"({"seq":0})");
    }
    const auto answered = rig.take<MessageAnswered>();
    REQUIRE(answered.size() == 1);
    CHECK(answered[0].id == id_of(1));
    CHECK_FALSE(answered[0].result.ok());
    CHECK(rig.last(CallKind::Message).call.message == id_of(2));
}

TEST_CASE("the same id twice is one message") {
    ClientRig rig;
    say(rig, 1);
    say(rig, 1);
    rig.settle();
    rig.admit();
    say(rig, 1);
    rig.settle();
    rig.answer(CallKind::Message, std::string{kReceipt});
    CHECK(rig.count(CallKind::Message) == 1);
    CHECK(rig.take<MessageAnswered>().size() == 1);
}

TEST_CASE("a message that failed for good is sent again when the customer wants it") {
    ClientRig rig;
    say(rig, 1);
    rig.settle();
    rig.admit();
    rig.refuse(CallKind::Message, ProblemCode::BadRequest);
    say(rig, 1);
    rig.settle();
    CHECK(rig.count(CallKind::Message) == 2);
}

TEST_CASE("a session that cannot be had does not lose a message") {
    ClientRig rig;
    say(rig, 1);
    rig.settle();
    for (int i = 0; i < 12; ++i) {
        rig.refuse(CallKind::Session, ProblemCode::Unreachable);
        rig.pass(40s);
    }
    CHECK(rig.take<MessageAnswered>().empty());
    rig.admit();
    rig.answer(CallKind::Message, std::string{kReceipt});
    CHECK(rig.take<MessageAnswered>().size() == 1);
}

TEST_CASE("no more than fifty messages, or 256 KiB of them, are kept") {
    ClientRig rig;
    SUBCASE("fifty") {
        for (int number = 1; number <= 51; ++number) {
            say(rig, number);
        }
    }
    SUBCASE("256 KiB") {
        for (int number = 1; number <= 8; ++number) {
            say(rig, number, std::string(std::size_t{32} * 1024, 'x'));
        }
        say(rig, 51, "one more");
    }
    const auto answered = rig.take<MessageAnswered>();
    REQUIRE(answered.size() == 1);
    CHECK(answered[0].id == id_of(51));
    CHECK(answered[0].result.error().code == ProblemCode::RateLimited);
}

TEST_CASE("a message that could not be sent for a day is given up, in flight or not") {
    ClientRig rig;
    say(rig, 1);
    rig.settle();
    rig.admit();
    rig.now += 1h;
    say(rig, 2);
    rig.settle();
    rig.now += 23h;
    rig.settle();
    const auto answered = rig.take<MessageAnswered>();
    REQUIRE(answered.size() == 1);
    CHECK(answered[0].id == id_of(1));
    CHECK(answered[0].result.error().code == ProblemCode::Unreachable);
    CHECK(rig.sent()[1].cancelled);
    CHECK(rig.last(CallKind::Message).call.message == id_of(2));
}

TEST_CASE("a message outlives any number of ends of the session, if not two in a row") {
    ClientRig rig;
    say(rig, 1);
    rig.settle();
    rig.admit();
    for (const std::string_view token : {"t2", "t3"}) {
        rig.refuse(CallKind::Message, ProblemCode::SessionExpired);
        rig.admit(token);
        rig.refuse(CallKind::Message, ProblemCode::Unavailable);
        rig.wait_for(CallKind::Message);
    }
    CHECK(rig.take<MessageAnswered>().empty());
    rig.refuse(CallKind::Message, ProblemCode::SessionExpired);
    rig.admit("t4");
    rig.refuse(CallKind::Message, ProblemCode::SessionExpired);
    CHECK(rig.take<MessageAnswered>().size() == 1);
}
