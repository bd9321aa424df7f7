#include "demo/server/net/login_limits.h"

#include <doctest/doctest.h>

namespace {

using help::net::LoginLimits;
using std::chrono::seconds;

/// Everybody tries at the same moment.
struct Tries {
    LoginLimits limits{};
    LoginLimits::Time now{};

    /// How often `login` may be tried by so many addresses, each once.
    int allowed(const std::string& login, int addresses, const std::string& network = "10.0.0.") {
        int count = 0;
        for (int number = 0; number < addresses; ++number)
            count += limits.take(network + std::to_string(number), login, now) ? 0 : 1;
        return count;
    }
};

} // namespace

TEST_SUITE("net") {
    TEST_CASE_FIXTURE(Tries, "one address tries ten times, whatever the logins") {
        for (int count = 0; count < 10; ++count)
            CHECK_FALSE(limits.take("a", "login " + std::to_string(count), now));
        CHECK(limits.take("a", "another", now) == seconds(5));
    }

    TEST_CASE_FIXTURE(Tries, "one login is tried twenty times, whatever the addresses") {
        CHECK(allowed("bruna", 50) == 20);
        CHECK(allowed("rafael", 1, "10.0.1.") == 1);
        now += seconds(2);
        CHECK(allowed("bruna", 50, "10.0.2.") == 1);
    }

    TEST_CASE_FIXTURE(Tries, "all together try sixty times") {
        int count = 0;
        for (int number = 0; number < 100; ++number)
            count +=
                allowed("login " + std::to_string(number), 1, std::to_string(number) + ".0.0.");
        CHECK(count == 60);
    }

    TEST_CASE_FIXTURE(Tries, "nobody can lock an agent out of where they have logged in") {
        CHECK_FALSE(limits.take("desk", "bruna", now));
        limits.succeeded("desk", "bruna");
        CHECK(allowed("bruna", 50) == 19);
        CHECK_FALSE(limits.take("desk", "bruna", now));
        CHECK(limits.take("elsewhere", "bruna", now));
    }
}
