// help-server-bench PORT CLIENTS TICKETS: opens tickets on a running server (started with --limits
// none) from several clients at once, each waiting for an answer before its next ticket, and prints
// how many a second were durably stored and how long one took.
#include "tests/server/http_client.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <thread>
#include <vector>

namespace {

using http_client::Connection;
using SteadyClock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

std::string random_id() {
    static thread_local std::mt19937_64 random(std::random_device{}());
    char text[37];
    const auto high = static_cast<unsigned long long>(random());
    const auto low = static_cast<unsigned long long>(random());
    std::snprintf(text, sizeof text, "%08llx-%04llx-7%03llx-8%03llx-%012llx", high >> 32U,
                  (high >> 16U) & 0xFFFFU, high & 0xFFFU, low >> 52U, low & 0xFFFFFFFFFFFFU);
    return text;
}

std::string new_session(Connection& connection) {
    connection.send(http_client::bytes_of({.method = "POST",
                                           .path = "/v1/sessions",
                                           .headers = {"Content-Type: application/json"},
                                           .body = R"({"site":"demo"})"}));
    return nlohmann::json::parse(connection.answer().value().body).at("token");
}

/// One customer's tickets, one after the other; how long each took.
void open_tickets(std::uint16_t port, int count, std::vector<double>& took) {
    Connection connection(port);
    const auto token = new_session(connection);
    const auto body = nlohmann::json{{"name", "Ana Souza"},
                                     {"email", "ana@example.com"},
                                     {"reason", "domains"},
                                     {"details", std::string(600, 'x')}}
                          .dump();
    while (count-- > 0) {
        const auto began = SteadyClock::now();
        connection.send(http_client::bytes_of(
            {.method = "PUT",
             .path = "/v1/tickets/" + random_id(),
             .headers = {"Content-Type: application/json", "Authorization: Bearer " + token},
             .body = body}));
        const auto answer = connection.answer();
        if (!answer || answer->status != 201) {
            std::fprintf(stderr, "refused: %d\n", answer ? answer->status : 0);
            std::exit(EXIT_FAILURE);
        }
        took.push_back(Milliseconds(SteadyClock::now() - began).count());
    }
}

} // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        std::fputs("help-server-bench PORT CLIENTS TICKETS\n", stderr);
        return 2;
    }
    const auto port = static_cast<std::uint16_t>(std::atoi(arguments[1]));
    const int clients = std::atoi(arguments[2]);
    const int each = std::atoi(arguments[3]) / clients;
    std::vector<std::vector<double>> took(static_cast<std::size_t>(clients));
    std::vector<std::thread> threads;
    const auto began = SteadyClock::now();
    for (auto& times : took)
        threads.emplace_back(open_tickets, port, each, std::ref(times));
    for (auto& thread : threads)
        thread.join();
    const double seconds = Milliseconds(SteadyClock::now() - began).count() / 1000;
    std::vector<double> all;
    for (const auto& times : took)
        all.insert(all.end(), times.begin(), times.end());
    std::ranges::sort(all);
    const auto share = [&all](double part) {
        return all.at(static_cast<std::size_t>(part * static_cast<double>(all.size() - 1)));
    };
    std::printf("%d clients, %zu tickets: %.0f a second, p50 %.2f ms, p99 %.2f ms\n", clients,
                all.size(), static_cast<double>(all.size()) / seconds, share(0.5), share(0.99));
}
