#include "demo/server/domain/desk_file.h"
#include "demo/server/net/api.h"
#include "demo/server/net/http_server.h"
#include "demo/server/net/routes.h"
#include "demo/server/options.h"
#include "demo/server/store/store_thread.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace help {
namespace {

constexpr int kWrongInput = 2; // a flag or the desk file; nothing was started
constexpr int kCannotRun = 1;  // the machine does not let us: port taken, database unusable

desk::Desk desk_of_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw desk::FileFault("line 1", "cannot be read");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    return desk::read_desk(text);
}

desk::Instant system_now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

void prepare_process() {
    spdlog::set_default_logger(spdlog::stderr_logger_mt("help-server"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    std::signal(SIGPIPE,
                SIG_IGN); // a client that hung up is an error of that write, not the end of us
    umask(0077);          // the database holds what customers wrote
    // Every connection is a file: the usual 1024 would let a thousand idle ones lock everybody out.
    constexpr rlim_t kFiles = 8192;
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < kFiles) {
        files.rlim_cur = std::min(files.rlim_max, kFiles);
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

/// The address is taken first and the database opened last, so that a start that fails leaves
/// nothing behind.
void serve(const Options& options, const desk::Desk& desk) {
    net::HttpServer server(options.listen);
    desk::StoreThread store{desk::DeskStore(options.database_path)};
    const net::Origins origins(options.origins);
    auto limits = options.limits == Limits::Kept ? std::optional<net::RateLimits>(std::in_place)
                                                 : std::nullopt;
    net::Api api(desk, store, origins, std::move(limits), system_now);
    const net::StaticFiles files(options.static_folders);
    net::Routes routes(api, files, origins, store);
    std::printf("listening on %s\n", server.url().c_str());
    std::fflush(stdout);
    server.run([&routes](const net::Request& request, const net::Reply& reply) {
        routes.answer(request, reply);
    });
}

int run(const Options& options) {
    try {
        const auto desk = desk_of_file(options.desk_file);
        prepare_process();
        serve(options, desk);
        return EXIT_SUCCESS;
    } catch (const desk::FileFault& fault) {
        std::fprintf(stderr, "help-server: %s: %s: %s\n", options.desk_file.c_str(),
                     fault.place().c_str(), fault.what());
        return kWrongInput;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "help-server: %s\n", fault.what());
        return kCannotRun;
    }
}

} // namespace
} // namespace help

int main(int count, char** arguments) {
    const auto read = help::read_options(count, arguments);
    if (const auto* farewell = std::get_if<help::Farewell>(&read)) {
        std::fputs(farewell->text.c_str(), farewell->exit_code == 0 ? stdout : stderr);
        return farewell->exit_code;
    }
    return help::run(std::get<help::Options>(read));
}
