#include "demo/server/store/password_thread.h"

#include "demo/server/store/password.h"

#include <exception>
#include <utility>

namespace help::desk {
namespace {

constexpr std::size_t kMostQuestions = 8;

PasswordThread::Verdict verdict_of(const std::string& password, const std::string& hash) {
    using enum PasswordThread::Verdict;
    try {
        return is_password_of(password, hash) ? Right : Wrong;
    } catch (const std::exception&) {
        return None;
    }
}

} // namespace

PasswordThread::PasswordThread() : thread_([this] { run(); }) {}

void PasswordThread::stop() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    something_new_.notify_one();
    thread_.join();
}

bool PasswordThread::check(std::string password, std::string hash, Answer answer) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || waiting_.size() >= kMostQuestions) return false;
        waiting_.push_back({std::move(password), std::move(hash), std::move(answer)});
    }
    something_new_.notify_one();
    return true;
}

void PasswordThread::run() {
    while (true) {
        std::unique_lock lock(mutex_);
        something_new_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        const auto question = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        question.answer(verdict_of(question.password, question.hash));
    }
}

} // namespace help::desk
