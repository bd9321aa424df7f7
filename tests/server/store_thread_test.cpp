#include "demo/server/store/store_thread.h"

#include <doctest/doctest.h>

#include <future>

namespace {

using namespace help::desk;

/// A store on a disk that is almost full, and what its jobs came to.
struct AlmostFullStore {
    static constexpr std::int64_t kTooMuch = 1'000'000;

    DeskStore store{":memory:"};
    std::string outcomes{};

    AlmostFullStore() {
        store.database().run_script("CREATE TABLE note (text TEXT); CREATE TABLE big (x BLOB)");
        const auto pages = store.database().run("PRAGMA page_count").front().number(0);
        store.database().run("PRAGMA max_page_count = " + std::to_string(pages + 10));
    }
    void post(StoreThread& thread, const std::string& name, StoreThread::Job job) {
        CHECK(thread.post(std::move(job), [this, name](const std::string& why) {
            outcomes += name + " failed: " + why.substr(why.find(": ") + 2) + "\n";
        }));
    }
    StoreThread::Job write(const std::string& text) {
        return [this, text](DeskStore& desk) {
            desk.database().run("INSERT INTO note (text) VALUES ($1)", {text});
            return [this, text] { outcomes += text + " is kept\n"; };
        };
    }
    /// One group of three: a job between two that write a note.
    void run_between(const std::string& name, StoreThread::Job job) {
        std::promise<void> begun;
        std::promise<void> go_on;
        StoreThread thread(store);
        post(thread, "first", [&](DeskStore&) {
            begun.set_value();
            go_on.get_future().wait();
            return [] {};
        });
        begun.get_future().wait();
        post(thread, "before", write("before"));
        post(thread, name, std::move(job));
        post(thread, "after", write("after"));
        go_on.set_value();
    }
    std::string kept() {
        std::string all;
        for (const auto& row : store.database().run("SELECT text FROM note"))
            all += row.text(0) + " ";
        return all;
    }
};

} // namespace

TEST_SUITE("store") {
    TEST_CASE_FIXTURE(AlmostFullStore, "what a full disk undoes is undone for all who shared it") {
        run_between("big", [](DeskStore& desk) -> StoreThread::AfterCommit {
            desk.database().run("INSERT INTO big (x) VALUES (zeroblob($1))", {kTooMuch});
            return [] {};
        });
        CHECK(outcomes == "before failed: database or disk is full\n"
                          "big failed: database or disk is full\n"
                          "after failed: database or disk is full\n");
        CHECK(kept() == "");
    }

    TEST_CASE_FIXTURE(AlmostFullStore, "a job that fails by itself takes no other with it") {
        run_between("wrong", [](DeskStore&) -> StoreThread::AfterCommit {
            throw StoreFault("desk: wrong");
        });
        CHECK(outcomes == "before is kept\nwrong failed: wrong\nafter is kept\n");
        CHECK(kept() == "before after ");
    }
}
