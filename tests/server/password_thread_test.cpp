#include "demo/server/store/password_thread.h"

#include "demo/server/store/password.h"

#include <doctest/doctest.h>

#include <future>

namespace {

using help::desk::PasswordThread;
using Verdict = PasswordThread::Verdict;

Verdict verdict_on(const std::string& password, const std::string& hash) {
    PasswordThread thread;
    std::promise<Verdict> said;
    CHECK(thread.check(password, hash, [&said](Verdict verdict) { said.set_value(verdict); }));
    return said.get_future().get();
}

} // namespace

TEST_SUITE("store") {
    TEST_CASE("a password is right for its own hash only, and nothing is right for nobody's") {
        const auto hash = help::desk::password_hash("segredo");
        CHECK(verdict_on("segredo", hash) == Verdict::Right);
        CHECK(verdict_on("Segredo", hash) == Verdict::Wrong);
        CHECK(verdict_on("segredo", help::desk::nobodys_password_hash()) == Verdict::Wrong);
        CHECK(help::desk::nobodys_password_hash().size() == hash.size()); // costs a whole scrypt
    }

    TEST_CASE("eight passwords wait while one is compared, and no more; a stop finishes them") {
        const auto nobody = help::desk::nobodys_password_hash();
        std::promise<void> begun;
        std::promise<void> go_on;
        int answered = 0;
        PasswordThread thread;
        CHECK(thread.check("a", nobody, [&](Verdict) {
            begun.set_value();
            go_on.get_future().wait();
            ++answered;
        }));
        begun.get_future().wait();
        for (int count = 0; count < 8; ++count)
            CHECK(thread.check("a", nobody, [&answered](Verdict) { ++answered; }));
        CHECK_FALSE(thread.check("a", nobody, [](Verdict) { FAIL("it was refused"); }));
        go_on.set_value();
        thread.stop();
        CHECK(answered == 9);
        CHECK_FALSE(thread.check("a", nobody, [](Verdict) { FAIL("it has stopped"); }));
    }
}
