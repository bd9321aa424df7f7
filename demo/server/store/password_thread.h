#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace help::desk {

/// The one thread that compares passwords, one after the other: each takes 50 ms and 16 MiB on
/// purpose (password.h), and no ticket shall wait for them.
class PasswordThread {
public:
    enum class Verdict { Right, Wrong, None }; // none: the machine has not the memory
    using Answer = std::function<void(Verdict)>;

    PasswordThread();
    ~PasswordThread() { stop(); }
    PasswordThread(const PasswordThread&) = delete;
    PasswordThread& operator=(const PasswordThread&) = delete;

    /// Takes no more and finishes what was taken. To be called while what the answers refer to
    /// still lives.
    void stop();

    /// False when eight wait already (0.4 s of work), or after a stop. Else `answer` is called
    /// once, on this thread. Callable from any thread.
    [[nodiscard]] bool check(std::string password, std::string hash, Answer answer);

private:
    struct Question {
        std::string password;
        std::string hash;
        Answer answer;
    };
    void run();

    std::mutex mutex_{};
    std::condition_variable something_new_{};
    std::deque<Question> waiting_{};
    bool stopping_ = false;
    std::thread thread_{}; // last: starts when all the rest exists
};

} // namespace help::desk
