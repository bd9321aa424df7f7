#include "tests/server/desk_of_the_demo.h"
#include "tests/server/event_client.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

using nlohmann::json;

/// A desk whose file has lost the agent rafael, who was logged in before the restart.
struct DeskWithoutRafael {
    TestFolder folder;
    std::string password{};
    std::string rafael{};

    DeskWithoutRafael() {
        const RunningServer before(folder, {"--open", "always"});
        password = before.password_of("rafael");
        rafael = before.agent_session("rafael");
        CHECK(before.as(rafael, "GET", "/v1/agent/queue").status == 200);
        auto desk = json::parse(demo_desk_text());
        auto& agents = desk["chat"]["agents"];
        agents.erase(std::find_if(agents.begin(), agents.end(),
                                  [](const auto& agent) { return agent["login"] == "rafael"; }));
        folder.write("desk.json", desk.dump());
    }
    [[nodiscard]] std::vector<std::string> flags() const {
        return {"--open", "always", "--desk", (folder.path() / "desk.json").string()};
    }
};

int status_of_login(const RunningServer& server,
                    const std::string& login,
                    const std::string& password) {
    return server
        .as("", "POST", "/v1/agent/sessions", json{{"login", login}, {"password", password}}.dump())
        .status;
}

} // namespace

TEST_SUITE("desk") {
    TEST_CASE_FIXTURE(DeskWithoutRafael, "who has left the desk file sees and does nothing more") {
        const RunningServer server(folder, flags());
        for (const auto* path : {"desk", "queue", "tickets", "notices", "exceptions", "figures"})
            CHECK_MESSAGE(server.as(rafael, "GET", std::string("/v1/agent/") + path).status == 401,
                          path);
        CHECK(server.as(rafael, "PUT", "/v1/agent/presence", R"({"state":"online","capacity":3})")
                  .status == 401);
        CHECK(server
                  .as(rafael, "PUT", "/v1/agent/notices/n",
                      R"({"severity":"info","title":"a","body":"b"})")
                  .status == 401);
        CHECK(server.as(rafael, "GET", "/v1/events?wait=0").status == 401);
        CHECK(EventClient(server.port(), rafael).status() == 401);
        CHECK(status_of_login(server, "rafael", password) == 401);
    }

    TEST_CASE_FIXTURE(DeskWithoutRafael, "who comes back to the desk file begins anew") {
        { const RunningServer without(folder, flags()); }
        const RunningServer server(folder, {"--open", "always"});
        CHECK(server.as(rafael, "GET", "/v1/agent/queue").status == 401);
        CHECK(status_of_login(server, "rafael", password) == 401);
        CHECK(status_of_login(server, "rafael", server.password_of("rafael")) == 201);
    }
}
