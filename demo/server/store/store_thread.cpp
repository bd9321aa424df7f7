#include "demo/server/store/store_thread.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace help::desk {
namespace {

constexpr std::size_t kMostWaiting = 2000;
constexpr std::size_t kMostInGroup = 64; // bounds how long the first of a group waits for the last

} // namespace

StoreThread::StoreThread(DeskStore& store) : store_(store), thread_([this] { run(); }) {}

void StoreThread::stop() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    something_new_.notify_one();
    thread_.join();
    (void)store_.database().checkpoint();
}

bool StoreThread::post(Job job, Failed failed) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || waiting_.size() >= kMostWaiting) return false;
        waiting_.push_back({std::move(job), std::move(failed)});
    }
    something_new_.notify_one();
    return true;
}

std::size_t StoreThread::waiting() {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
}

void StoreThread::run() {
    while (true) {
        std::vector<Waiting>
            group; // gone before the next wait: what its jobs hold belongs to the askers
        {
            std::unique_lock lock(mutex_);
            something_new_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            const auto taken = waiting_.begin() +
                               static_cast<std::ptrdiff_t>(std::min(waiting_.size(), kMostInGroup));
            group.assign(std::move_iterator(waiting_.begin()), std::move_iterator(taken));
            waiting_.erase(waiting_.begin(), taken);
        }
        run_group(group);
    }
}

void StoreThread::run_group(std::vector<Waiting>& group) {
    std::vector<AfterCommit> done;
    try {
        Transaction all(store_.database());
        for (const auto& waiting : group) {
            try {
                Transaction one(store_.database());
                auto after = waiting.job(store_);
                one.commit();
                done.push_back(std::move(after));
            } catch (const std::exception& fault) {
                (void)store_.events().take(); // what the job would have told did not happen
                if (!store_.database().is_in_transaction()) throw; // it took the others with it
                const std::string why = fault.what();
                done.emplace_back([&waiting, why] { waiting.failed(why); });
            }
        }
        all.commit();
    } catch (const std::exception& fault) {
        for (const auto& waiting : group)
            waiting.failed(fault.what());
        return;
    }
    for (const auto& after : done)
        after();
}

} // namespace help::desk
