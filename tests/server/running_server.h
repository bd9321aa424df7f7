#pragma once

#include "tests/server/http_client.h"

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// A folder of its own for one test, removed with everything in it.
class TestFolder {
public:
    TestFolder();
    ~TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    void write(const std::string& name, const std::string& content) const;
    [[nodiscard]] std::string read(const std::string& name) const;

private:
    std::filesystem::path path_;
};

/// How a run of the program ended.
struct Ended {
    int exit_code = 0; // -1 when a signal ended it
    std::string output{};
    std::string errors{};
};

/// Runs the server with `flags` until it ends by itself: for flags that it refuses.
[[nodiscard]] Ended run_to_its_end(const TestFolder& folder, const std::vector<std::string>& flags);

/// The real server as a process on a free port of 127.0.0.1, with its database in `folder`.
class RunningServer {
public:
    /// Returns when the server says that it listens.
    explicit RunningServer(const TestFolder& folder, const std::vector<std::string>& flags = {});
    ~RunningServer();
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] const std::string& ready_line() const { return ready_line_; }

    void signal(int number) const;
    /// No file of the process may grow from now on, as on a disk that is full.
    void fill_disk() const;
    /// Waits for the end of the process; its exit code, or -1 when a signal ended it.
    int wait();

    [[nodiscard]] http_client::Answer ask(const http_client::Call& call) const {
        return http_client::ask(port_, call);
    }
    [[nodiscard]] http_client::Answer get(const std::string& path,
                                          const std::vector<std::string>& headers = {}) const;
    /// A new anonymous session's token.
    [[nodiscard]] std::string new_session() const;
    /// The password that the server told for an agent when it started; empty when it told none.
    [[nodiscard]] std::string password_of(const std::string& login) const;
    /// The token of an agent who has logged in.
    [[nodiscard]] std::string agent_session(const std::string& login) const;
    /// A call of whoever holds the token, with a JSON body unless it is empty.
    [[nodiscard]] http_client::Answer as(const std::string& token,
                                         const std::string& method,
                                         const std::string& path,
                                         const std::string& body = "") const;
    /// A call of whoever holds the token, with a JSON body, by a client of that address: as the
    /// proxy says, which `--proxy 127.0.0.1` has named.
    [[nodiscard]] http_client::Answer from(const std::string& address,
                                           const std::string& token,
                                           const std::string& method,
                                           const std::string& path,
                                           const std::string& body) const;
    [[nodiscard]] http_client::Answer
    put_ticket(const std::string& id, const std::string& token, const std::string& body) const;

private:
    pid_t process_ = -1;
    std::uint16_t port_ = 0;
    std::string ready_line_{};
    std::string told_{}; // all that it said when it was ready
};

/// The id `01938a3e-0000-7000-8000-…` with the number at its end.
[[nodiscard]] std::string ticket_id(unsigned number);

/// Where the chat with the id of number 1 is.
inline const std::string kFirstChat = "/v1/chats/" + ticket_id(1);

/// A chat that every demo desk takes, with the key of 32 zeros.
[[nodiscard]] std::string chat_body(const std::string& message = "Oi");

/// A ticket that every demo desk takes.
[[nodiscard]] std::string ticket_body(const std::string& details = "O domínio não verifica.");
