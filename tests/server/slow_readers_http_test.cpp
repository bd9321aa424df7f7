#include "tests/server/event_client.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace {

using nlohmann::json;

constexpr std::size_t kDeaf = 2000;
constexpr std::size_t kFiles = kDeaf + 200;

/// A stream that has begun, and is not read any more.
std::unique_ptr<http_client::Connection> deaf_stream(std::uint16_t port, const std::string& token) {
    auto stream = std::make_unique<http_client::Connection>(port, http_client::Buffer::Small);
    stream->send(http_client::bytes_of(
        {.path = "/v1/events",
         .headers = {"Accept: text/event-stream", "Authorization: Bearer " + token}}));
    REQUIRE(stream->read_until("\n\n").find("\"hello\"") != std::string::npos);
    return stream;
}

/// The longest message that a chat takes, in letters of four bytes.
std::string long_message() {
    std::string faces;
    for (int count = 0; count < 4000; ++count)
        faces += "\xF0\x9F\x98\x80";
    return json{{"text", faces}}.dump();
}

} // namespace

TEST_SUITE("slow_readers") {
    TEST_CASE("two thousand readers that take nothing are cut off, and a live one hears all") {
        http_client::allow_files(kFiles);
        const TestFolder folder;
        const RunningServer server(folder, {"--open", "always", "--limits", "none"});
        const auto ana = server.new_session();
        const auto chat = "/v1/chats/" + ticket_id(1);
        CHECK(server.as(ana, "PUT", chat, chat_body()).status == 201);
        std::vector<std::unique_ptr<http_client::Connection>> deaf;
        while (deaf.size() < kDeaf)
            deaf.push_back(deaf_stream(server.port(), ana));
        EventClient live(server.port(), ana);
        CHECK(live.next().type() == "hello");

        // More than the system keeps for a connection, and the 256 KiB that the server keeps.
        const auto message = long_message();
        for (unsigned number = 2; number < 40; ++number) {
            REQUIRE(
                server.as(ana, "PUT", chat + "/messages/" + ticket_id(number), message).status ==
                201);
            CHECK(live.next("chat.message").data["data"]["seq"] == number);
        }
        CHECK(std::ranges::all_of(
            deaf, [](const auto& stream) { return stream->is_closed_by_server(); }));
        CHECK(server.get("/healthz").status == 200);
    }
}
