#include "demo/server/domain/chat.h"
#include "demo/server/domain/chat_form.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using nlohmann::json;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Instant kNoon = utc_instant("2026-11-23T15:00:00Z");

Chat queued() {
    return {.id = "c", .subject = "ana", .arrival = 7, .queued_at = kNoon, .active_at = kNoon};
}
Chat active() {
    auto chat = queued();
    (void)claim(chat, "bruna", 1, kNoon);
    return chat;
}

template <typename Value>
std::string refused(const Read<Value>& read) {
    std::string all;
    if (const auto* errors = std::get_if<std::vector<FieldError>>(&read))
        for (const auto& error : *errors)
            all += (all.empty() ? "" : ", ") + error.pointer + " " + error.code;
    return all;
}

json good_chat() {
    return {{"name", "Ana Souza"},
            {"email", "ana@example.com"},
            {"key", "0123456789abcdef0123456789abcdef"}};
}

std::string refused_chat(const char* member, const json& value) {
    auto body = good_chat();
    body[member] = value;
    return refused(read_chat(body, demo_desk()));
}

} // namespace

TEST_SUITE("domain") {
    TEST_CASE("a chat is claimed once, by an agent who has room") {
        auto chat = queued();
        CHECK(claim(chat, "bruna", 0, kNoon) == ChatRefusal::NoCapacity);
        CHECK(chat.state == ChatState::Queued);
        CHECK_FALSE(claim(chat, "bruna", 1, kNoon));
        CHECK(chat.agent == "bruna");
        CHECK(claim(chat, "rafael", 1, kNoon) == ChatRefusal::NotQueued);
        CHECK(chat.agent == "bruna");
        close(chat, leaving(chat, Party::Agent, kNoon));
        CHECK(claim(chat, "rafael", 1, kNoon) == ChatRefusal::Closed);
    }

    TEST_CASE("a chat that is handed on waits again, before the newcomers") {
        auto chat = active();
        CHECK_FALSE(hand_on(chat, "Domínios", 12, kNoon + minutes(3)));
        CHECK(chat.state == ChatState::Queued);
        CHECK(chat.agent == "");
        CHECK(chat.priority < kNewcomer);
        CHECK(chat.arrival == 12);
        CHECK(hand_on(chat, "Leads", 13, kNoon) == ChatRefusal::NotActive);
    }

    TEST_CASE("who leaves the queue abandons it, who leaves a conversation ends it") {
        CHECK(leaving(queued(), Party::Customer, kNoon).reason == EndReason::Abandoned);
        CHECK(leaving(active(), Party::Customer, kNoon).reason == EndReason::Ended);
        CHECK(leaving(active(), Party::Agent, kNoon).reason == EndReason::Ended);
    }

    TEST_CASE("a chat ends once") {
        auto chat = active();
        CHECK(close(chat, leaving(chat, Party::Agent, kNoon)));
        CHECK_FALSE(close(chat, leaving(chat, Party::Customer, kNoon + minutes(1))));
        CHECK(chat.end->by == Party::Agent);
    }

    TEST_CASE("reading moves forward only, and not beyond the last message") {
        auto chat = active();
        chat.last_seq = 5;
        CHECK(mark_read(chat, Party::Customer, 3));
        CHECK_FALSE(mark_read(chat, Party::Customer, 2));
        CHECK(mark_read(chat, Party::Customer, 99));
        CHECK(chat.read_by_customer == 5);
        CHECK(chat.read_by_agent == 0);
    }

    TEST_CASE("the closing desk ends who waits and lets conversations finish; silence ends them") {
        CHECK(due_end(queued(), kNoon, false) == EndReason::OutsideHours);
        auto handed_on = active();
        (void)hand_on(handed_on, "Domínios", 12, kNoon);
        CHECK_FALSE(due_end(handed_on, kNoon + minutes(3) - seconds(1), false));
        CHECK(due_end(handed_on, kNoon + minutes(3), false) == EndReason::Abandoned);
        auto patient = queued();
        patient.seen_at = kNoon + hours(3);
        CHECK_FALSE(due_end(patient, kNoon + hours(3), true));
        CHECK_FALSE(due_end(patient, kNoon + hours(3) + minutes(3) - seconds(1), true));
        CHECK(due_end(patient, kNoon + hours(3) + minutes(3), true) == EndReason::Abandoned);
        CHECK_FALSE(due_end(active(), kNoon + minutes(29), false));
        CHECK(due_end(active(), kNoon + minutes(30), true) == EndReason::Timeout);
    }

    TEST_CASE("a rating may be given for a day") {
        auto chat = active();
        CHECK(takes_rating(chat, kNoon));
        close(chat, leaving(chat, Party::Customer, kNoon));
        CHECK(takes_rating(chat, kNoon + hours(24) - seconds(1)));
        CHECK_FALSE(takes_rating(chat, kNoon + hours(24)));
    }

    TEST_CASE("words of the protocol go both ways") {
        for (const auto state : {ChatState::Queued, ChatState::Active, ChatState::Closed})
            CHECK(chat_state_of(word(state)) == state);
        for (const auto reason :
             {EndReason::Ended, EndReason::Timeout, EndReason::OutsideHours, EndReason::Abandoned})
            CHECK(end_reason_of(word(reason)) == reason);
        for (const auto party : {Party::Customer, Party::Agent, Party::System})
            CHECK(party_of(word(party)) == party);
    }

    TEST_CASE("a chat needs a name and an address, and takes a key, a reason and a first message") {
        CHECK(refused(read_chat(good_chat(), demo_desk())) == "");
        CHECK(refused(read_chat(json::object(), demo_desk())) ==
              "#/name required, #/email required");
        CHECK(refused(read_chat(json::array(), demo_desk())) == "# invalid");
        CHECK(refused_chat("key", nullptr) == "");
        CHECK(refused_chat("reason", "domains") == "");
        CHECK(refused_chat("reason", "gone") == "#/reason unknown");
        CHECK(refused_chat("message", "") == "");
        CHECK(refused_chat("message", std::string(4001, 'x')) == "#/message too-long");
        CHECK(refused_chat("message", std::string("a\0b", 3)) == "#/message invalid");
        CHECK(refused_chat("key", "0123") == "#/key invalid");
        CHECK(refused_chat("key", "0123456789ABCDEF0123456789ABCDEF") == "#/key invalid");
        CHECK(refused_chat("email", "a@b\r\nBcc: x@y.example") == "#/email invalid");
        CHECK(refused_chat("name", 7) == "#/name invalid");
    }

    TEST_CASE("numbers are whole and in range, or the body is refused") {
        for (const json& value : {json(-1), json(1.5), json("3"), json(1e300), json(nullptr),
                                  json(json::array()), json(9007199254740993)})
            CHECK(refused(read_mark({{"upTo", value}})) != "");
        CHECK(refused(read_mark({{"upTo", 0}})) == "");
        CHECK(refused(read_rating({{"score", 0}}, demo_desk())) == "#/score invalid");
        CHECK(refused(read_rating({{"score", 6}}, demo_desk())) == "#/score invalid");
        CHECK(refused(read_rating({{"score", 5}, {"comment", std::string(1001, 'x')}},
                                  demo_desk())) == "#/comment too-long");
        CHECK(refused(read_typing({{"on", 1}})) == "#/on invalid");
    }

    TEST_CASE("a session may name a chat and its key to get it back") {
        const auto read = [](const json& body) { return refused(read_session(body, "demo")); };
        CHECK(read({{"site", "demo"}}) == "");
        CHECK(read({{"site", "other"}}) == "#/site unknown");
        CHECK(read({{"site", "demo"}, {"locale", "pt BR"}}) == "#/locale invalid");
        CHECK(read({{"site", "demo"}, {"resume", 1}}) == "#/resume invalid");
        CHECK(read({{"site", "demo"}, {"resume", {{"chat", "x"}, {"key", "y"}}}}) ==
              "#/resume invalid");
    }
}
