#include "demo/server/net/gate.h"

#include "demo/server/net/attachment_routes.h"
#include "demo/server/store/sha256.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>

#include <future>

namespace {

using namespace help::net;
using namespace help::desk;

const Instant kNow = utc_instant("2026-11-23T15:00:00Z");

/// A gate before the demo's desk, and the session of an agent.
struct GateOfTheDemo {
    DeskStore store{":memory:"};
    std::string token = std::string(43, 'a');

    int status_for(const std::string& agent) {
        store.sessions().start_agent(agent, sha256_hex(token), kNow);
        StoreThread thread(store);
        Gate gate(
            demo_desk(), thread, std::nullopt, [] { return kNow; }, [](const auto&) {});
        std::promise<int> status;
        const Request request{.headers = {{"Authorization", "Bearer " + token}}};
        gate.for_agent({request,
                        {},
                        [&status](const Response& response) { status.set_value(response.status); }},
                       [](DeskStore&, const std::string&, Instant) { return Response{}; });
        return status.get_future().get();
    }
};

} // namespace

TEST_SUITE("net") {
    TEST_CASE_FIXTURE(GateOfTheDemo, "an agent of the desk file passes") {
        CHECK(status_for("rafael") == 200);
    }

    TEST_CASE_FIXTURE(GateOfTheDemo,
                      "an agent who is not in the desk file is nobody, whatever the store says") {
        CHECK(status_for("gone") == 401);
    }

    TEST_CASE_FIXTURE(GateOfTheDemo,
                      "agents of one office are counted by session, everybody else by address") {
        store.sessions().start_agent("rafael", sha256_hex(token), kNow);
        StoreThread thread(store);
        Gate gate(
            demo_desk(), thread, RateLimits{}, [] { return kNow; }, [](const auto&) {});
        const auto of = [](const std::string& one) {
            return Request{.headers = {{"Authorization", "Bearer " + one}},
                           .client = "203.0.113.1"};
        };
        const auto ask = [&](const std::string& one, const Gate::AgentWork& work) {
            std::promise<int> status;
            gate.for_agent(
                {of(one), {}, [&](const auto& answer) { status.set_value(answer.status); }}, work);
            return status.get_future().get();
        };
        const auto nothing = [](DeskStore&, const std::string&, Instant) { return Response{}; };
        const auto stranger = std::string(43, 'b');
        CHECK(ask(token, nothing) == 200);
        CHECK(ask(stranger, nothing) == 401);
        int of_the_address = 0;
        while (of_the_address < 10'000 && !gate.over_address_limit(of(stranger)))
            ++of_the_address;
        CHECK(of_the_address < 10'000);
        CHECK_FALSE(gate.over_address_limit(of(token)));
        int of_the_session = 0;
        while (of_the_session < 100 && ask(token, nothing) == 200)
            ++of_the_session;
        CHECK(of_the_session == 100); // a customer's session has 60
        while (of_the_session < 10'000 && ask(token, nothing) == 200)
            ++of_the_session;
        CHECK(of_the_session < 10'000);
    }

    TEST_CASE_FIXTURE(GateOfTheDemo, "an agent who has logged out is a stranger of that address") {
        store.sessions().start_agent("rafael", sha256_hex(token), kNow);
        StoreThread thread(store);
        Gate gate(
            demo_desk(), thread, RateLimits{}, [] { return kNow; }, [](const auto&) {});
        const Request theirs{.headers = {{"Authorization", "Bearer " + token}},
                             .client = "203.0.113.1"};
        const auto ask_and_leave = [&] {
            std::promise<int> status;
            gate.for_agent(
                {theirs, {}, [&](const auto& answer) { status.set_value(answer.status); }},
                [this](DeskStore& desk, const std::string&, Instant) {
                    desk.sessions().end_agent_session(sha256_hex(token));
                    return Response{};
                });
            return status.get_future().get();
        };
        CHECK(ask_and_leave() == 200);
        CHECK(ask_and_leave() == 401);
        int answered = 0;
        while (answered < 10'000 && !gate.over_address_limit(theirs))
            ++answered;
        CHECK(answered < 10'000);
    }

    TEST_CASE_FIXTURE(GateOfTheDemo, "of a client that asks too often no large body is read") {
        StoreThread thread(store);
        Gate gate(
            demo_desk(), thread, RateLimits{}, [] { return kNow; }, [](const auto&) {});
        AttachmentRoutes routes(demo_desk(), gate);
        const Request head{.path = "/v1/attachments/01938a3e-0000-7000-8000-000000000001",
                           .headers = {{"Authorization", "Bearer " + token}}};
        auto refusal = routes.refusal_of(head);
        CHECK_FALSE(refusal);
        for (int count = 0; !refusal && count < 10'000; ++count)
            refusal = routes.refusal_of(head);
        REQUIRE(refusal);
        CHECK(refusal->status == 429);
    }
}
