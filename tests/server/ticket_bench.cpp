// help-server-bench PORT CLIENTS TICKETS: opens tickets on a running server (started with --limits
// none) from several clients at once, each waiting for an answer before its next ticket, and prints
// how many a second were durably stored, how long one took, and the ratio to the bare commits that
// SQLite makes a second in this folder, one row each, measured right before.
#include "demo/server/store/database.h"
#include "tests/server/bench_customer.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

namespace {

using http_client::Connection;
using SteadyClock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

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

/// Commits a second, each durable.
double bare_commits() {
    constexpr int kCommits = 500;
    const std::string file = "help-server-bench.db";
    double seconds = 0;
    {
        help::desk::Database database(file);
        database.run("CREATE TABLE row (id TEXT PRIMARY KEY, body TEXT)");
        const auto began = SteadyClock::now();
        for (int count = 0; count < kCommits; ++count)
            database.run("INSERT INTO row (id, body) VALUES ($1, $2)",
                         {random_id(), std::string(800, 'x')});
        seconds = Milliseconds(SteadyClock::now() - began).count() / 1000;
    }
    std::filesystem::remove(file);
    return kCommits / seconds;
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
    const double commits = bare_commits();
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
    const double rate = static_cast<double>(all.size()) / seconds;
    std::printf(
        "%d clients, %zu tickets: %.0f a second, p50 %.2f ms, p99 %.2f ms; bare commits %.0f "
        "a second, ratio %.2f\n",
        clients, all.size(), rate, quantile(all, 0.5), quantile(all, 0.99), commits,
        rate / commits);
}
