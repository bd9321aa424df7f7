#pragma once

#include "demo/server/store/desk_store.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace help::desk {

/// The one thread that talks to the database. Jobs that wait together share one transaction, and so
/// one wait for the disk: under load the price of durability is paid per group, not per ticket.
class StoreThread {
public:
    /// What to do once all that the job wrote is on the disk.
    using AfterCommit = std::function<void()>;
    /// Reads and writes the store; undone as a whole when it throws.
    using Job = std::function<AfterCommit(DeskStore&)>;
    /// Called instead of AfterCommit when nothing of the job was kept.
    using Failed = std::function<void(const std::string& why)>;

    /// As long as the thread lives nobody else touches `store`.
    explicit StoreThread(DeskStore& store);
    ~StoreThread() { stop(); }
    StoreThread(const StoreThread&) = delete;
    StoreThread& operator=(const StoreThread&) = delete;

    /// Takes no more jobs, finishes those that were taken, then checkpoints. To be called while
    /// what the jobs refer to still lives.
    void stop();

    /// False when too many jobs wait already, or after a stop: the caller says "unavailable"
    /// instead of letting them pile up. `job`, what it returns and `failed` run on the store's
    /// thread; exactly one of the last two is called. Callable from any thread.
    [[nodiscard]] bool post(Job job, Failed failed);

    /// Jobs that wait for their turn. Callable from any thread.
    [[nodiscard]] std::size_t waiting();

private:
    struct Waiting {
        Job job;
        Failed failed;
    };
    void run();
    void run_group(std::vector<Waiting>& group);

    std::mutex mutex_{};
    std::condition_variable something_new_{};
    std::vector<Waiting> waiting_{};
    bool stopping_ = false;
    DeskStore& store_;
    std::thread thread_{}; // last: starts when all the rest exists
};

} // namespace help::desk
