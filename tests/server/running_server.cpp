#include "tests/server/running_server.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace {

constexpr const char* kErrors = "stderr.log";

/// Starts the program with its stdout in a pipe, whose reading end is returned, and its stderr in a
/// file of the folder.
int start(const TestFolder& folder, const std::vector<std::string>& flags, pid_t& process) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    process = fork();
    if (process == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL); // a test that crashes leaves no server behind
        std::vector<std::string> words{HELP_TEST_SERVER};
        words.insert(words.end(), flags.begin(), flags.end());
        std::vector<char*> arguments;
        for (auto& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        dup2(ends[1], STDOUT_FILENO);
        dup2(open((folder.path() / kErrors).c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC,
                  0600),
             STDERR_FILENO);
        execv(arguments.front(), arguments.data());
        _exit(127);
    }
    close(ends[1]);
    return ends[0];
}

std::string read_all(int end) {
    std::string text;
    char c = 0;
    while (read(end, &c, 1) == 1)
        text += c;
    return text;
}

/// What comes in one piece: a ready server says all it has to say at once.
std::string read_once(int end) {
    std::string text(4096, '\0');
    const auto size = read(end, text.data(), text.size());
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return text;
}

int exit_code_of(pid_t process) {
    int status = 0;
    waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

TestFolder::TestFolder() {
    auto name = (std::filesystem::temp_directory_path() / "help-server-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
}

TestFolder::~TestFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
}

void TestFolder::write(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << content;
}

std::string TestFolder::read(const std::string& name) const {
    std::ifstream file(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Ended run_to_its_end(const TestFolder& folder, const std::vector<std::string>& flags) {
    pid_t process = -1;
    const int output = start(folder, flags, process);
    Ended ended;
    ended.output = read_all(output);
    close(output);
    ended.exit_code = exit_code_of(process);
    ended.errors = folder.read(kErrors);
    std::filesystem::remove(folder.path() / kErrors);
    return ended;
}

RunningServer::RunningServer(const TestFolder& folder, const std::vector<std::string>& flags) {
    std::vector<std::string> all{"--listen", "127.0.0.1:0"};
    if (std::ranges::find(flags, "--desk") == flags.end())
        all.insert(all.end(), {"--desk", HELP_TEST_DESK_FILE});
    if (std::ranges::find(flags, "--database") == flags.end())
        all.insert(all.end(), {"--database", "sqlite://" + (folder.path() / "help.db").string()});
    all.insert(all.end(), flags.begin(), flags.end());
    const int output = start(folder, all, process_);
    told_ = read_once(output);
    close(output);
    ready_line_ = told_.substr(0, told_.find('\n') + 1);
    const auto colon = ready_line_.rfind(':');
    if (colon == std::string::npos)
        throw std::runtime_error("the server did not start: " + folder.read(kErrors));
    port_ = static_cast<std::uint16_t>(std::atoi(ready_line_.c_str() + colon + 1));
}

RunningServer::~RunningServer() {
    if (process_ < 0) return;
    signal(SIGKILL);
    (void)wait();
}

void RunningServer::signal(int number) const {
    kill(process_, number);
}

void RunningServer::fill_disk() const {
    const rlimit nothing{.rlim_cur = 0, .rlim_max = 0};
    if (prlimit(process_, RLIMIT_FSIZE, &nothing, nullptr) != 0)
        throw std::runtime_error("no limit");
}

int RunningServer::wait() {
    return exit_code_of(std::exchange(process_, -1));
}

http_client::Answer RunningServer::get(const std::string& path,
                                       const std::vector<std::string>& headers) const {
    return ask({.path = path, .headers = headers});
}

std::string RunningServer::new_session() const {
    const auto answer = ask({.method = "POST",
                             .path = "/v1/sessions",
                             .headers = {"Content-Type: application/json"},
                             .body = R"({"site":"demo","locale":"pt-BR"})"});
    return nlohmann::json::parse(answer.body).at("token");
}

std::string RunningServer::password_of(const std::string& login) const {
    const auto before = "agent " + login + " password ";
    const auto at = told_.find(before);
    if (at == std::string::npos) return {};
    const auto begin = at + before.size();
    return told_.substr(begin, told_.find('\n', begin) - begin);
}

std::string RunningServer::agent_session(const std::string& login) const {
    const auto answer =
        ask({.method = "POST",
             .path = "/v1/agent/sessions",
             .headers = {"Content-Type: application/json"},
             .body = nlohmann::json{{"login", login}, {"password", password_of(login)}}.dump()});
    return nlohmann::json::parse(answer.body).at("token");
}

http_client::Answer RunningServer::as(const std::string& token,
                                      const std::string& method,
                                      const std::string& path,
                                      const std::string& body) const {
    return ask({.method = method,
                .path = path,
                .headers = {"Content-Type: application/json", "Authorization: Bearer " + token},
                .body = body});
}

http_client::Answer RunningServer::from(const std::string& address,
                                        const std::string& token,
                                        const std::string& method,
                                        const std::string& path,
                                        const std::string& body) const {
    return ask({.method = method,
                .path = path,
                .headers = {"Content-Type: application/json", "Authorization: Bearer " + token,
                            "X-Forwarded-For: " + address},
                .body = body});
}

http_client::Answer RunningServer::put_ticket(const std::string& id,
                                              const std::string& token,
                                              const std::string& body) const {
    return ask({.method = "PUT",
                .path = "/v1/tickets/" + id,
                .headers = {"Content-Type: application/json", "Authorization: Bearer " + token},
                .body = body});
}

std::string ticket_id(unsigned number) {
    auto digits = std::to_string(number);
    return "01938a3e-0000-7000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

std::string chat_body(const std::string& message) {
    return nlohmann::json{{"name", "Ana Souza"},
                          {"email", "ana@example.com"},
                          {"message", message},
                          {"key", std::string(32, '0')},
                          {"locale", "pt-BR"}}
        .dump();
}

std::string ticket_body(const std::string& details) {
    return nlohmann::json{{"name", "Ana Souza"},
                          {"email", "ana@example.com"},
                          {"reason", "domains"},
                          {"details", details},
                          {"locale", "pt-BR"}}
        .dump();
}
