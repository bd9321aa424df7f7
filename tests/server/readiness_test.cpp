#include "demo/server/net/operations.h"
#include "tests/server/desk_in_memory.h"

#include <doctest/doctest.h>

#include <future>
#include <vector>

namespace {

using namespace help::net;
using namespace help::desk;

/// What a desk in memory says to those who ask whether it is ready.
struct AskedDesk : DeskInMemory {
    EventHub hub{[](std::int64_t) { return std::string(); }};
    Metrics metrics{};

    /// As many as `times` ask at once.
    std::vector<int> ask(Operations& operations, int times) const {
        std::vector<std::promise<int>> told(static_cast<std::size_t>(times));
        for (auto& one : told)
            operations.answer({.path = "/readyz"},
                              [&one](const Response& response) { one.set_value(response.status); });
        std::vector<int> statuses;
        for (auto& one : told)
            statuses.push_back(one.get_future().get());
        return statuses;
    }
    std::int64_t written() {
        return store.database().run("SELECT times FROM write_check").front().number(0);
    }
};

} // namespace

TEST_SUITE("net") {
    TEST_CASE_FIXTURE(AskedDesk, "however many ask whether it is ready, it writes once a second") {
        StoreThread thread(store);
        Operations operations(
            thread, chats, hub, metrics, [this] { return now; }, MetricsFor::Everybody);
        CHECK(ask(operations, 3) == std::vector{200, 200, 200});
        CHECK(ask(operations, 2) == std::vector{200, 200});
        pass(std::chrono::seconds(1));
        CHECK(ask(operations, 2) == std::vector{200, 200});
        thread.stop();
        CHECK(written() == 2);
    }

    TEST_CASE_FIXTURE(AskedDesk, "what was not ready is asked again a second later") {
        store.database().run_script("ALTER TABLE write_check RENAME TO gone");
        StoreThread thread(store);
        Operations operations(
            thread, chats, hub, metrics, [this] { return now; }, MetricsFor::Everybody);
        CHECK(ask(operations, 2) == std::vector{503, 503});
        pass(std::chrono::seconds(1));
        (void)thread.post(
            [](DeskStore& mended) {
                mended.database().run_script("ALTER TABLE gone RENAME TO write_check");
                return [] {};
            },
            [](const auto&) {});
        CHECK(ask(operations, 1) == std::vector{200});
    }
}
