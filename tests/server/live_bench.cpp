// help-server-live-bench PORT PID [IDLE [LISTENERS [SLOW]]]: figures of the live part of a running
// server (started with --limits none --open always). Memory of an idle stream, of which IDLE are
// opened (2000); how long a message takes to LISTENERS streams (2000), alone and among SLOW ones
// (2000) whose readers take nothing; how many chats a second begin.
#include "tests/server/bench_customer.h"

#include <nlohmann/json.hpp>

#include <poll.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <thread>

namespace {

using http_client::Connection;
using SteadyClock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;
using Streams = std::vector<std::unique_ptr<Connection>>;

constexpr int kUsual = 2000; // streams
constexpr int kMessages = 50;
constexpr int kStalling = 40; // long messages: a slow stream is full, and not cut off yet
constexpr int kClients = 16;
constexpr int kChatsEach = 100;

/// KiB that the process holds in memory.
long resident(const std::string& process) {
    std::ifstream status("/proc/" + process + "/status");
    std::string word;
    while (status >> word)
        if (word == "VmRSS:") {
            long size = 0;
            status >> size;
            return size;
        }
    return 0;
}

std::unique_ptr<Connection> open_stream(std::uint16_t port,
                                        const std::string& token,
                                        http_client::Buffer buffer = http_client::Buffer::Usual) {
    auto stream = std::make_unique<Connection>(port, buffer);
    stream->send(http_client::bytes_of(
        {.path = "/v1/events",
         .headers = {"Accept: text/event-stream", "Authorization: Bearer " + token}}));
    const auto hello = stream->read_until("\n\n\r\n"); // the head and the chunk
    if (hello.find("\"hello\"") != std::string::npos) return stream;
    std::fprintf(stderr, "no stream: %.40s\n", hello.c_str());
    std::exit(EXIT_FAILURE);
}

void put(Connection& connection,
         const std::string& token,
         const std::string& path,
         const nlohmann::json& body) {
    connection.send(http_client::bytes_of(
        {.method = "PUT",
         .path = path,
         .headers = {"Content-Type: application/json", "Authorization: Bearer " + token},
         .body = body.dump()}));
    const auto answer = connection.answer();
    if (answer && answer->status == 201) return;
    std::fprintf(stderr, "refused: %d\n", answer ? answer->status : 0);
    std::exit(EXIT_FAILURE);
}

nlohmann::json chat() {
    return {{"name", "Ana Souza"},
            {"email", "ana@example.com"},
            {"key", "0123456789abcdef0123456789abcdef"}};
}

void measure_idle_streams(std::uint16_t port, const std::string& process, int idle) {
    Connection control(port);
    std::vector<std::string> tokens;
    for (int count = 0; count < idle; ++count)
        tokens.push_back(new_session(control));
    const auto before = resident(process);
    Streams streams;
    for (const auto& token : tokens)
        streams.push_back(open_stream(port, token));
    const auto after = resident(process);
    std::printf("%d idle streams: %.1f KiB each (%ld to %ld KiB)\n", idle,
                static_cast<double>(after - before) / idle, before, after);
}

/// Waits until every stream has heard one more event; how long each took since `began`.
void hear(Streams& streams, SteadyClock::time_point began, std::vector<double>& took) {
    std::vector<pollfd> waiting;
    for (const auto& stream : streams)
        waiting.push_back({.fd = stream->descriptor(), .events = POLLIN, .revents = 0});
    std::size_t heard = 0;
    while (heard < streams.size()) {
        poll(waiting.data(), waiting.size(), -1);
        for (std::size_t at = 0; at < waiting.size(); ++at) {
            if ((waiting[at].revents & POLLIN) == 0) continue;
            const auto text = streams[at]->read_until("\n\n\r\n");
            if (text.find("chat.message") == std::string::npos) continue;
            took.push_back(Milliseconds(SteadyClock::now() - began).count());
            waiting[at].fd = -1;
            ++heard;
        }
    }
}

/// Streams of that customer that have more to send than their readers take.
Streams
stalled_streams(std::uint16_t port, const std::string& token, const std::string& chat, int count) {
    Streams streams;
    for (int opened = 0; opened < count; ++opened)
        streams.push_back(open_stream(port, token, http_client::Buffer::Small));
    Connection control(port);
    const nlohmann::json message{{"text", std::string(4000, 'x')}};
    for (int sent = 0; count > 0 && sent < kStalling; ++sent)
        put(control, token, chat + "/messages/" + random_id(), message);
    return streams;
}

void measure_fan_out(std::uint16_t port, int listeners, int slow) {
    Connection control(port);
    const auto token = new_session(control);
    const auto path = "/v1/chats/" + random_id();
    put(control, token, path, chat());
    const auto stalled = stalled_streams(port, token, path, slow);
    Streams streams;
    for (int count = 0; count < listeners; ++count)
        streams.push_back(open_stream(port, token));
    std::vector<double> took;
    for (int count = 0; count < kMessages; ++count) {
        const auto began = SteadyClock::now();
        std::thread sender([&] {
            put(control, token, path + "/messages/" + random_id(), {{"text", "Olá!"}});
        });
        hear(streams, began, took);
        sender.join();
    }
    std::printf("message to %d streams among %d slow ones, from the request to each: p50 %.1f ms, "
                "p99 %.1f ms\n",
                listeners, slow, quantile(took, 0.5), quantile(took, 0.99));
}

/// Each chat begins, and is left at once, so that the queue stays short.
void begin_chats(std::uint16_t port) {
    Connection connection(port);
    const auto token = new_session(connection);
    for (int count = 0; count < kChatsEach; ++count) {
        const auto path = "/v1/chats/" + random_id();
        put(connection, token, path, chat());
        connection.send(http_client::bytes_of(
            {.method = "POST",
             .path = path + "/close",
             .headers = {"Content-Type: application/json", "Authorization: Bearer " + token},
             .body = "{}"}));
        (void)connection.answer();
    }
}

void measure_chats(std::uint16_t port) {
    const auto began = SteadyClock::now();
    std::vector<std::thread> clients;
    for (int count = 0; count < kClients; ++count)
        clients.emplace_back(begin_chats, port);
    for (auto& client : clients)
        client.join();
    const double seconds = Milliseconds(SteadyClock::now() - began).count() / 1000;
    std::printf("%d clients: %.0f chats a second begun and ended, durably\n", kClients,
                kClients * kChatsEach / seconds);
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3 || count > 6) {
        std::fputs("help-server-live-bench PORT PID [IDLE [LISTENERS [SLOW]]]\n", stderr);
        return 2;
    }
    const int idle = count > 3 ? std::atoi(arguments[3]) : kUsual;
    const int listeners = count > 4 ? std::atoi(arguments[4]) : kUsual;
    const int slow = count > 5 ? std::atoi(arguments[5]) : kUsual;
    const auto needed = static_cast<rlim_t>(std::max(idle, listeners + slow)) + 100;
    const rlimit files{.rlim_cur = needed, .rlim_max = needed};
    setrlimit(RLIMIT_NOFILE, &files);
    const auto port = static_cast<std::uint16_t>(std::atoi(arguments[1]));
    measure_idle_streams(port, arguments[2], idle);
    measure_fan_out(port, listeners, 0);
    measure_fan_out(port, listeners, slow);
    measure_chats(port);
}
