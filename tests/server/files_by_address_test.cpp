#include "demo/server/net/attachment_routes.h"
#include "demo/server/store/sha256.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>

#include <future>
#include <utility>

namespace {

using namespace help::net;
using namespace help::desk;

constexpr const char* kOffice = "203.0.113.1";
constexpr const char* kNeighbour = "198.51.100.1";

/// The demo's desk, to which customers send files of ten bytes, each from a session of its own.
struct DeskForFiles {
    Instant now = utc_instant("2026-11-23T15:00:00Z");
    DeskStore store{":memory:"};
    StoreThread thread{store};
    Gate gate{demo_desk(), thread, RateLimits{}, [this] { return now; }, [](const auto&) {}};
    AttachmentRoutes routes{demo_desk(), gate};
    RouteTable table{};

    DeskForFiles() { routes.add_to(table); }

    /// What the store says, asked on its thread.
    template <typename Work>
    void in_store(Work work) {
        std::promise<void> done;
        gate.for_the_desk([&work](DeskStore& there, Instant) { work(there); },
                          [&done] { done.set_value(); });
        done.get_future().get();
    }
    static std::string id_of(int number) {
        return "01938a3e-0000-7000-8000-" + std::to_string(100'000'000'000 + number);
    }
    std::string token_of(int number) {
        auto token = std::string(43, 'a');
        token.replace(0, 3, std::to_string(100 + number));
        return token;
    }
    Response send(int number, const std::string& address) {
        const auto token = token_of(number);
        in_store([&](DeskStore& there) {
            there.sessions().start_as("of " + token, sha256_hex(token), now);
        });
        return send_again(number, address);
    }
    Response send_again(int number, const std::string& address) {
        std::promise<Response> told;
        const Request request{.method = "PUT",
                              .path = "/v1/attachments/" + id_of(number),
                              .query = "name=a.txt",
                              .headers = {{"Authorization", "Bearer " + token_of(number)},
                                          {"Content-Type", "text/plain"}},
                              .body = "ten bytes.",
                              .client = address};
        (void)table.run(request, [&told](Response response) { told.set_value(response); });
        return told.get_future().get();
    }
};

std::string retry_after(const Response& response) {
    for (const auto& [name, value] : response.headers)
        if (name == "Retry-After") return value;
    return "";
}

} // namespace

TEST_SUITE("net") {
    TEST_CASE_FIXTURE(DeskForFiles, "an address may have its share of the files that wait") {
        gate.limits()->waiting_bytes_by_address = 30;
        for (const int number : {1, 2, 3})
            CHECK(send(number, kOffice).status == 201);
        now += std::chrono::minutes(10);
        const auto refusal = send(4, kOffice);
        CHECK(refusal.status == 429);
        CHECK(retry_after(refusal) == "3000");
        CHECK(send_again(3, kOffice).status == 200); // a repeat is no other file
        CHECK(send(5, kNeighbour).status == 201);
        in_store([](DeskStore& there) { // a ticket takes one
            CHECK_FALSE(there.attachments().give("of 101" + std::string(40, 'a'), "t", {id_of(1)}));
        });
        CHECK(send_again(4, kOffice).status == 201);
        CHECK(send(6, kOffice).status == 429);
        now += std::chrono::minutes(50); // the first are gone
        CHECK(send(7, kOffice).status == 201);
    }

    TEST_CASE_FIXTURE(DeskForFiles, "an address may send its bytes of files, and not one more") {
        gate.limits()->uploaded_bytes_by_address = TokenBuckets({.burst = 25, .per_second = 1e-3});
        CHECK(send(1, kOffice).status == 201);
        CHECK(send(2, kOffice).status == 201);
        const auto refusal = send(3, kOffice);
        CHECK(refusal.status == 429);
        CHECK(std::stoi(retry_after(refusal)) > 4900); // five bytes are missing
        CHECK(send(4, kNeighbour).status == 201);
    }

    TEST_CASE_FIXTURE(DeskForFiles, "bytes of a file that is not kept do not count") {
        auto& limits = *gate.limits();
        limits.uploaded_bytes_by_address = TokenBuckets({.burst = 25, .per_second = 1e-3});
        CHECK(send(1, kOffice).status == 201);
        const auto room = std::exchange(limits.waiting_bytes_by_address, 10);
        for (int count = 0; count < 3; ++count) {
            CHECK(send_again(1, kOffice).status == 200); // a repeat
            CHECK(send_again(2, kOffice).status == 401); // no session
            CHECK(send(3, kOffice).status == 429);       // no room
        }
        limits.waiting_bytes_by_address = room;
        CHECK(send_again(3, kOffice).status == 201);
        CHECK(send(4, kOffice).status == 429);
    }

    TEST_CASE_FIXTURE(DeskForFiles, "a file that was refused at first waits once, not once a try") {
        auto& limits = *gate.limits();
        limits.waiting_bytes_by_address = 30;
        const auto plenty = std::exchange(limits.uploaded_bytes_by_address,
                                          TokenBuckets({.burst = 5, .per_second = 1e-3}));
        CHECK(send(1, kOffice).status == 429); // too many bytes of late
        CHECK(send_again(1, kOffice).status == 429);
        limits.uploaded_bytes_by_address = plenty;
        CHECK(send_again(1, kOffice).status == 201);
        CHECK(send(2, kOffice).status == 201);
        CHECK(send(3, kOffice).status == 201);
        CHECK(send(4, kOffice).status == 429);
    }

    TEST_CASE_FIXTURE(DeskForFiles, "who sends files that are not kept is stopped all the same") {
        gate.limits()->uploads_by_address = TokenBuckets({.burst = 3, .per_second = 1e-3});
        for (int count = 0; count < 3; ++count)
            CHECK(send_again(1, kOffice).status == 401);
        CHECK(send_again(1, kOffice).status == 429);
    }

    TEST_CASE("an address may send a gibibyte of files at once") {
        RateLimits limits;
        const auto now = std::chrono::steady_clock::now();
        CHECK_FALSE(limits.uploaded_bytes_by_address.take(kOffice, now, kGiB));
        const auto wait = limits.uploaded_bytes_by_address.take(kOffice, now, kGiB);
        CHECK(wait == std::chrono::hours(12));
        CHECK(limits.waiting_bytes_by_address == kGiB / 4);
    }
}
