#include "tests/core/hostile_bytes.h"
#include "tests/harness/desk_answers.h"
#include "widget/base/text.h"
#include "widget/wire/articles.h"
#include "widget/wire/chat.h"
#include "widget/wire/event_stream.h"
#include "widget/wire/events.h"
#include "widget/wire/protocol.h"
#include "widget/wire/stored_chat.h"

#include <doctest/doctest.h>

// Every decoder, with thousands of documents that are nearly right. Each takes a document whole or
// not at all, and what it takes can be shown.

using namespace help;
using namespace help::test;

namespace {

constexpr int kRounds = 3'000;

constexpr std::string_view kChatJson =
    R"({"id":"c1","state":"queued","queue":{"position":3,"agentsOnline":4,"estimate":{"low":180,"high":330,"computedAt":"2026-11-23T13:00:00Z"}},)"
    R"("agent":{"id":"a1","name":"Bruna"},"messages":[{"id":"m1","seq":1,"by":"agent","name":"Bruna","text":"Oi","at":"2026-11-23T13:00:00Z"}],)"
    R"("read":{"agent":0,"customer":1},"end":{"by":"agent","reason":"ended"},"cursor":"e7"})";
constexpr std::string_view kBatchJson =
    R"({"events":[{"id":"e1","type":"chat.message","chat":"c1","at":"2026-11-23T13:00:00Z","data":{"id":"m1","seq":1,"by":"agent","name":"B","text":"Oi","at":"2026-11-23T13:00:00Z"}},)"
    R"({"type":"queue.updated","chat":"c1","data":{"position":2,"agentsOnline":1}},{"id":"e2","type":"chat.closed","chat":"c1","data":{"by":"agent","reason":"ended"}}],"cursor":"e2"})";
constexpr std::string_view kStoredChatJson =
    R"({"name":"Ana","email":"ana@loja.example","reason":"","message":"","id":"0193b1de-0000-7000-8000-000000000001","key":"0123456789abcdef0123456789abcdef",)"
    R"("words":"meio","joined":true,"seen":2,"unsent":[{"id":"0193b1de-0000-7000-8000-000000000002","text":"oi","at":1795438800000}]})";

template <typename Check>
void with_mutations(std::string_view json, std::uint64_t seed, Check check) {
    Random random = chance(seed);
    for (int round = 0; round < kRounds; ++round) {
        check(mutated(json, random));
    }
}

} // namespace

TEST_CASE("a desk that was taken can be shown") {
    int taken = 0;
    with_mutations(kDeskJson, 1, [&](const std::string& json) {
        const auto desk = decode_desk(json);
        if (!desk) {
            return;
        }
        ++taken;
        CHECK(is_utf8(desk->title));
        for (const Card& card : desk->cards) {
            CHECK(!card.title.empty());
            CHECK(is_utf8(card.title));
            CHECK((card.href.empty() || card.href.starts_with("http") ||
                   card.href.starts_with("mailto:") || card.href.starts_with("tel:")));
        }
        for (const Notice& notice : desk->notices) {
            CHECK(is_utf8(notice.title));
            CHECK((notice.href.empty() || notice.href.starts_with("http")));
        }
        for (std::size_t i = 1; i < desk->hours.windows.size(); ++i) {
            CHECK(desk->hours.windows[i - 1].to.utc <= desk->hours.windows[i].from.utc);
        }
    });
    CHECK(taken > kRounds / 50);
    CHECK(taken < kRounds);
}

TEST_CASE("peak hours that were taken have levels of 0 to 100") {
    with_mutations(kLoadJson, 2, [](const std::string& json) {
        if (const auto load = decode_load(json)) {
            for (const auto& day : load->week) {
                for (const auto& hour : day) {
                    CHECK((!hour || (hour->level <= 100 && hour->samples >= 0)));
                }
            }
        }
    });
}

TEST_CASE("a chat that was taken has places and numbers that can be said") {
    with_mutations(kChatJson, 3, [](const std::string& json) {
        const auto chat = decode_chat(json);
        if (!chat) {
            return;
        }
        CHECK((!chat->queue || chat->queue->position >= 0));
        CHECK((!chat->queue || !chat->queue->estimate ||
               (chat->queue->estimate->low_seconds >= 0 &&
                chat->queue->estimate->low_seconds <= chat->queue->estimate->high_seconds)));
        std::uint32_t before = 0;
        for (const ChatMessage& message : chat->messages) {
            CHECK(message.seq > before);
            CHECK(is_utf8(message.text));
            CHECK(is_utf8(message.name));
            before = message.seq;
        }
    });
}

TEST_CASE("events, alone, in a poll and on a stream in pieces") {
    with_mutations(kBatchJson, 4, [random = chance(5)](const std::string& json) mutable {
        static_cast<void>(decode_event(json));
        if (const auto batch = decode_event_batch(json)) {
            CHECK(batch->events.size() <= 1'000);
        }
        EventStreamParser parser;
        const std::string stream = "data: " + json + "\n\n";
        for (std::size_t at = 0; at < stream.size();) {
            const std::size_t piece = 1 + static_cast<std::size_t>(random.below(64));
            const auto events = parser.read(std::string_view{stream}.substr(at, piece));
            if (!events) {
                break;
            }
            for (const StreamEvent& event : *events) {
                static_cast<void>(decode_event(event.data));
            }
            at += piece;
        }
    });
}

TEST_CASE("everything else that comes from a backend or from the page's store") {
    Random random = chance(6);
    for (int round = 0; round < kRounds; ++round) {
        static_cast<void>(decode_receipt(mutated(kReceiptJson, random)));
        static_cast<void>(
            decode_session(mutated(R"({"token":"secret","expiresIn":3600})", random)));
        static_cast<void>(decode_articles(mutated(kArticlesJson, random)));
        static_cast<void>(decode_article(mutated(kArticleJson, random)));
        static_cast<void>(
            decode_message_receipt(mutated(R"({"seq":4,"at":"2026-11-23T13:00:00Z"})", random)));
        const auto problem = decode_problem(
            static_cast<int>(400 + random.below(200)),
            mutated(R"({"code":"validation","errors":[{"pointer":"/email","code":"invalid"}]})",
                    random),
            hostile_value(random));
        CHECK(problem.errors.size() <= 100);
        static_cast<void>(decode_stored_ticket(mutated(
            R"({"id":"","name":"Ana","email":"a@b.example","reason":"","details":"x"})", random)));
        static_cast<void>(decode_stored_chat(mutated(kStoredChatJson, random)));
        static_cast<void>(decode_dismissed_notices(mutated(R"({"ids":["a","b"]})", random)));
    }
}
