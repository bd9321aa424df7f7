#include "widget/wire/articles.h"
#include "widget/wire/chat.h"
#include "widget/wire/events.h"

#include <doctest/doctest.h>

using namespace help;

namespace {

constexpr std::string_view kOpenChat = "01934567-89ab-7def-8123-456789abcdef";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

const std::string kSnapshot = R"({"id":"01934567-89ab-7def-8123-456789abcdef","state":"active",
  "agent":{"id":"bia","name":"Bia"},
  "messages":[
    {"id":"m1","seq":1,"by":"customer","name":"Ana","text":"Oi","at":"2026-11-22T12:00:00Z"},
    {"id":"m2","seq":2,"by":"system","code":"assigned","name":"Bia","text":"","at":"2026-11-22T12:00:01Z"},
    {"id":"m3","seq":4,"by":"agent","name":"Bia","text":"Olá,\n\tAna","at":"2026-11-22T12:00:02Z"}],
  "read":{"agent":1,"customer":4},"cursor":"c:17"})";

std::string event(std::string_view type, std::string_view data) {
    return R"({"type":")" + std::string{type} + R"(","chat":")" + std::string{kOpenChat} +
           R"(","at":"2026-11-22T12:00:00Z","data":)" + std::string{data} + "}";
}

template <typename T>
T read(std::string_view type, std::string_view data) {
    const ServerEvent decoded = decode_event(event(type, data));
    const auto* said = std::get_if<TransportEvent>(&decoded);
    REQUIRE(said != nullptr);
    const T* wanted = std::get_if<T>(said);
    REQUIRE(wanted != nullptr);
    return *wanted;
}

bool malformed(std::string_view json) {
    return std::holds_alternative<MalformedEvent>(decode_event(json));
}

bool ignored(std::string_view json) {
    return std::holds_alternative<IgnoredEvent>(decode_event(json));
}

std::string message_data(std::string_view text) {
    return R"({"id":"m1","seq":1,"by":"agent","text":)" + std::string{text} +
           R"(,"at":"2026-11-22T12:00:00Z"})";
}

} // namespace

TEST_CASE("a snapshot is read whole") {
    const auto chat = decode_chat(kSnapshot);
    REQUIRE(chat);
    CHECK(chat->id == kOpenChat);
    CHECK(chat->stage == ChatStage::Active);
    CHECK(chat->agent->name == "Bia");
    REQUIRE(chat->messages.size() == 3);
    CHECK(chat->messages[1].code == "assigned");
    CHECK(chat->messages[1].by == Author::System);
    CHECK(chat->messages[2].text == "Olá,\n\tAna");
    CHECK(chat->read_by_agent == 1);
    CHECK(chat->cursor == "c:17");
    CHECK_FALSE(chat->end);
}

TEST_CASE("a chat that is over is over, whatever the words for it") {
    const std::string closed = replaced(kSnapshot, "active", "closed");
    CHECK(decode_chat(closed)->end->reason == CloseReason::Ended);
    const auto late = decode_chat(replaced(
        closed, "\"read\"",
        R"("closed":{"by":"system","reason":"timeout","at":"2026-11-22T12:00:00Z"},"read")"));
    REQUIRE(late);
    CHECK(late->end->by == ClosedBy::System);
    CHECK(late->end->reason == CloseReason::TimedOut);
    const auto other = read<ChatClosed>("chat.closed", R"({"by":"robot","reason":"moonlight"})");
    CHECK(other.end.by == ClosedBy::System);
    CHECK(other.end.reason == CloseReason::Ended);
}

TEST_CASE("a snapshot that is wrong anywhere is refused") {
    const std::pair<std::string_view, std::string_view> faults[] = {
        {"\"active\"", "\"waiting\""},
        {"\"seq\":2", "\"seq\":1"},
        {"\"seq\":2", "\"seq\":9"},
        {"\"seq\":1", "\"seq\":0"},
        {"\"seq\":4", "\"seq\":4.5"},
        {"\"seq\":4", "\"seq\":9223372036854775808"},
        {"\"by\":\"agent\"", "\"by\":\"bank\""},
        {"2026-11-22T12:00:02Z", "yesterday"},
        {"\"c:17\"", "\"c\\n17\""},
        {"\"c:17\"", "\"\""},
        {"\"c:17\"", "17"},
        {"\"agent\":1", "\"agent\":-1"},
        {"{\"id\":\"bia\",\"name\":\"Bia\"}", "\"Bia\""},
        {"\"text\":\"Oi\"", "\"text\":null"},
        {"\"id\":\"m1\"", "\"id\":\"../m1\""},
        {"\"messages\":[", "\"messages\":[7,"},
    };
    for (const auto& fault : faults) {
        CAPTURE(fault.second);
        CHECK_FALSE(decode_chat(replaced(kSnapshot, fault.first, fault.second)));
    }
    CHECK_FALSE(decode_chat(""));
    CHECK_FALSE(decode_chat("[]"));
    CHECK_FALSE(decode_chat("null"));
}

TEST_CASE("a place in the queue is a number of people and a range of time, or nothing is made up") {
    const auto moved = read<QueueMoved>(
        "queue.updated",
        R"({"position":3,"agentsOnline":4,"estimate":{"low":180,"high":330,"computedAt":"2026-11-22T12:00:00Z"}})");
    CHECK(moved.chat == kOpenChat);
    CHECK(moved.place.position == 3);
    CHECK(moved.place.agents_online == 4);
    CHECK(moved.place.estimate->high_seconds == 330);
    CHECK_FALSE(read<QueueMoved>("queue.updated", R"({"position":0})").place.estimate);
    for (const std::string_view data :
         {R"({"position":-1})", R"({})", R"({"position":1.5})", R"({"position":"3"})",
          R"({"position":1e400})", R"({"position":1,"agentsOnline":null})",
          R"({"position":1,"estimate":null})",
          R"({"position":1,"estimate":{"low":9,"high":3,"computedAt":"2026-11-22T12:00:00Z"}})",
          R"({"position":1,"estimate":{"low":-9,"high":3,"computedAt":"2026-11-22T12:00:00Z"}})",
          R"({"position":1,"estimate":{"low":1,"high":3}})"}) {
        CAPTURE(data);
        CHECK(malformed(event("queue.updated", data)));
    }
}

TEST_CASE("every type that concerns the customer is read") {
    CHECK(
        read<AgentAssigned>("chat.assigned", R"({"agent":{"id":"bia","name":"Bia"}})").agent.name ==
        "Bia");
    CHECK(read<MessageArrived>("chat.message", message_data(R"("Oi")")).message.text == "Oi");
    CHECK(read<MessagesRead>("chat.read", R"({"by":"agent","upTo":7})").up_to == 7);
    CHECK(read<MessagesRead>("chat.read", R"({"by":"customer","upTo":7})").up_to == 7);
    CHECK(read<AgentTyping>("chat.typing", R"({"by":"agent","on":true})").on);
    const auto moved = read<ChatTransferred>("chat.transferred",
                                             R"({"team":"Financeiro","queue":{"position":2}})");
    CHECK(moved.team == "Financeiro");
    CHECK(moved.queue->position == 2);
    for (const std::string_view type : {"notice.changed", "hours.changed", "load.changed"}) {
        read<DeskChanged>(type, "{}");
    }
    read<EventsLost>("stream.reset", R"({"reason":"too-old"})");
    const ServerEvent draining = decode_event(R"({"type":"server.draining","data":{"retry":2}})");
    CHECK(std::get<ServerDraining>(draining).pause == Milliseconds{2000});
}

TEST_CASE("what the customer did elsewhere, and what is not known here, is passed over") {
    CHECK(ignored(event("chat.read", R"({"by":"supervisor","upTo":7})")));
    CHECK(ignored(event("chat.typing", R"({"by":"customer","on":true})")));
    CHECK(ignored(event("chat.sticker", "[]")));
    CHECK(ignored(event("session.expiring", "{}")));
    CHECK(ignored(R"({"type":"__proto__"})"));
}

TEST_CASE("an event that is not of its shape is malformed") {
    for (const std::string_view json :
         {"", "nonsense", "[]", "7", "null", "{}", R"({"type":7})", R"({"type":""})",
          R"({"type":"chat.message","type":"chat.message"})",
          R"({"type":"chat.message","chat":"7","data":{}})",
          R"({"type":"chat.closed","data":{"by":"agent","reason":"ended"}})",
          R"({"type":"server.draining"})", R"({"type":"server.draining","data":{"retry":-1}})",
          R"({"type":"server.draining","data":{"retry":999999}})", R"({"type":"hello"} x)"}) {
        CAPTURE(json);
        CHECK(malformed(json));
    }
    for (const std::string_view type :
         {"queue.updated", "chat.assigned", "chat.message", "chat.transferred", "chat.closed"}) {
        CAPTURE(type);
        CHECK(malformed(event(type, "[]")));
        CHECK(malformed(event(type, "null")));
    }
    CHECK(malformed(event("chat.read", R"({"by":"agent"})")));
    CHECK(malformed(event("chat.typing", R"({"by":"agent","on":"yes"})")));
    CHECK(malformed(event("chat.assigned", R"({"agent":{"id":"bia","name":""}})")));
    CHECK(malformed(event("chat.transferred", R"({"team":7})")));
    std::string deep = "{\"type\":\"chat.message\",\"data\":";
    for (int i = 0; i < 100'000; ++i) {
        deep += "[";
    }
    CHECK(malformed(deep));
}

TEST_CASE("texts cannot disturb the reading of others, and their size has an end") {
    const auto text_of = [](std::string_view json) {
        return read<MessageArrived>("chat.message", message_data(json)).message.text;
    };
    CHECK(text_of(R"("<img src=x onerror=alert(1)>%s{0}")") == "<img src=x onerror=alert(1)>%s{0}");
    CHECK(text_of(R"("https://banco.example\u202Emoc.live//:sptth")") ==
          "https://banco.examplemoc.live//:sptth");
    CHECK(text_of(R"("a\u0000b\u0007\u009b\n\tc")") == "ab\n\tc");
    CHECK(text_of("\"" + std::string(8000, 'x') + "\"").size() == 8000);
    CHECK(malformed(event("chat.message", message_data("\"" + std::string(8001, 'x') + "\""))));
    CHECK(malformed(event("chat.message", message_data("\"\\ud800\""))));
    CHECK(malformed(event("chat.message", message_data("\"\xC0\x80\""))));
    CHECK(malformed(event("chat.message", message_data("\"\xE6\x97\""))));
    const auto named = read<AgentAssigned>("chat.assigned",
                                           R"({"agent":{"id":"bia","name":"Bia\n\u2066Suporte"}})");
    CHECK(named.agent.name == "BiaSuporte");
    // A tower of marks would cover the lines around it: thirty stay, of any script, with or without
    // a control between them, and the letter after it is whole.
    for (const std::string mark : {"\xCC\x81", "\xE0\xB9\x87", "\xD9\x8B"}) {
        std::string piled = "e", left = "e";
        for (int i = 0; i < 2000; ++i)
            piled += mark + (i == 10 ? "\xE2\x80\xAE" : "");
        for (int i = 0; i < 30; ++i)
            left += mark;
        CHECK(text_of("\"" + piled + "e\xCC\x81\"") == left + "e\xCC\x81");
    }
}

TEST_CASE("a poll is a list of events, each judged by itself, and a cursor") {
    const auto batch = decode_event_batch(R"({"events":[{"id":"c1",)" +
                                          event("chat.message", message_data("\"Oi\"")).substr(1) +
                                          R"(,7,{"type":"notice.changed"}],"cursor":"c2"})");
    REQUIRE(batch);
    REQUIRE(batch->events.size() == 3);
    CHECK(batch->events[0].cursor == "c1");
    CHECK(std::holds_alternative<MalformedEvent>(batch->events[1].event));
    CHECK(batch->events[2].cursor.empty());
    CHECK(batch->cursor == "c2");
    CHECK_FALSE(decode_event_batch(R"({"events":[]})"));
    CHECK_FALSE(decode_event_batch(R"({"cursor":"c2"})"));
    CHECK_FALSE(decode_event_batch(R"({"events":{},"cursor":"c2"})"));
    CHECK_FALSE(decode_event_batch("<html>"));
}

TEST_CASE("a receipt has the place and the time of the message") {
    CHECK(decode_message_receipt(R"({"seq":5,"at":"2026-11-22T12:00:00Z"})")->seq == 5);
    CHECK_FALSE(decode_message_receipt(R"({"seq":5})"));
    CHECK_FALSE(decode_message_receipt(R"({"seq":0,"at":"2026-11-22T12:00:00Z"})"));
    CHECK_FALSE(decode_message_receipt(""));
}

TEST_CASE("an article is plain blocks; what is not known is left out, what is wrong refuses it") {
    const auto article = decode_article(
        R"({"id":"dns","title":"Domínio","href":"https://ajuda.example/dns","blocks":[
          {"kind":"heading","text":"Antes"},{"kind":"video","src":"x"},
          {"kind":"link","text":"Painel","href":"https://painel.example/"}]})");
    REQUIRE(article);
    REQUIRE(article->blocks.size() == 2);
    CHECK(article->blocks[1].href == "https://painel.example/");
    for (const std::string_view blocks :
         {R"([])", R"([{"kind":"paragraph"}])", R"([{"kind":"paragraph","text":""}])",
          R"([{"kind":"link","text":"x"}])",
          R"x([{"kind":"link","text":"x","href":"javascript:alert(1)"}])x", R"([7])"}) {
        CAPTURE(blocks);
        CHECK_FALSE(
            decode_article(R"({"id":"dns","title":"D","blocks":)" + std::string{blocks} + "}"));
    }
}

TEST_CASE("a search finds at most twenty articles") {
    const auto hits = [](int count) {
        std::string list;
        for (int i = 0; i < count; ++i) {
            list += (i == 0 ? R"({"id":"a)" : R"(,{"id":"a)") + std::to_string(i) +
                    R"(","title":"T","excerpt":""})";
        }
        return decode_articles("{\"articles\":[" + list + "]}");
    };
    CHECK(hits(0)->empty());
    CHECK(hits(20)->size() == 20);
    CHECK_FALSE(hits(21));
    CHECK_FALSE(decode_articles("{}"));
}
