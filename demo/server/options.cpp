#include "demo/server/options.h"

#include "demo/server/net/origins.h"
#include "demo/server/store/backup.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <stdexcept>

#ifndef HELP_VERSION
#define HELP_VERSION "0.1.0"
#endif

namespace help {
namespace {

/// A flag whose value cannot be used; becomes the sentence that the person at the terminal reads.
class FlagFault : public std::runtime_error {
public:
    FlagFault(const std::string& flag, const std::string& value, const std::string& why)
        : std::runtime_error(flag + " " + value + ": " + why) {}
};

/// The command line as typed.
struct Typed {
    std::string listen = "127.0.0.1:8080";
    std::string database = "sqlite://help.db";
    std::string desk = "demo/desk.json";
    std::vector<std::string> statics{};
    std::vector<std::string> origins{};
    std::string limits{};
    std::string open{};
    int bots = 0;
    bool new_passwords = false;
    bool sample_history = false;
    std::string proxy{};
    std::string metrics{};
    std::optional<int> keep_days{};
    std::string backup_file{};
    std::string customer{};
};

net::ListenAddress read_listen(const std::string& text) {
    const auto address = net::listen_address(text);
    if (!address)
        throw FlagFault("--listen", text,
                        "must be an IP address and a port, such as 127.0.0.1:8080");
    return *address;
}

std::string read_database(const std::string& text) {
    constexpr std::string_view kScheme = "sqlite://";
    if (!text.starts_with(kScheme) || text.size() == kScheme.size())
        throw FlagFault("--database", text, "must be sqlite://PATH or sqlite://:memory:");
    return text.substr(kScheme.size());
}

net::StaticFolder read_static(const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || !text.starts_with('/'))
        throw FlagFault("--static", text, "must be URLPREFIX=DIR, such as /shop/=demo/shop");
    net::StaticFolder folder{text.substr(0, equals), text.substr(equals + 1)};
    if (!folder.prefix.ends_with('/')) folder.prefix += '/';
    if (folder.prefix.starts_with("/v1/"))
        throw FlagFault("--static", text, "/v1/ belongs to the protocol");
    std::error_code error;
    if (!std::filesystem::is_directory(folder.folder, error))
        throw FlagFault("--static", text, "there is no such folder");
    return folder;
}

std::string read_origin(const std::string& text) {
    if (!net::is_origin(text))
        throw FlagFault(
            "--origin", text,
            "must be an origin as browsers send it, such as https://app.example (no path)");
    return text;
}

Limits read_limits(const std::string& text, const net::ListenAddress& listen) {
    if (text.empty()) return Limits::Kept;
    if (text != "none")
        throw FlagFault("--limits", text,
                        "the only value is none; leave the flag out to keep the limits");
    if (!listen.is_loopback)
        throw FlagFault(
            "--limits", text,
            "is for tests on this machine only; listen on 127.0.0.1 or keep the limits");
    return Limits::None;
}

Opening read_open(const std::string& text) {
    if (text.empty()) return Opening::AsInDeskFile;
    if (text != "always")
        throw FlagFault("--open", text,
                        "the only value is always; leave the flag out for the desk's own hours");
    return Opening::Always;
}

int read_bots(int count) {
    constexpr int kMostBots = 50;
    if (count < 0 || count > kMostBots)
        throw FlagFault("--bots", std::to_string(count), "must be from 0 to 50");
    return count;
}

net::TrustedProxy read_proxy(const std::string& text) {
    if (text.empty()) return {};
    const auto proxy = net::TrustedProxy::at(text);
    if (!proxy) throw FlagFault("--proxy", text, "must be one IP address");
    return *proxy;
}

net::MetricsFor read_metrics(const std::string& text) {
    if (text.empty()) return net::MetricsFor::ThisMachine;
    if (text != "everybody")
        throw FlagFault("--metrics", text,
                        "the only value is everybody; leave the flag out for this machine");
    return net::MetricsFor::Everybody;
}

std::optional<std::chrono::days> read_kept(std::optional<int> days) {
    constexpr int kMost = 36500;
    if (days && (*days < 1 || *days > kMost))
        throw FlagFault("--keep-days", std::to_string(*days), "must be from 1 to 36500");
    return days ? std::optional(std::chrono::days(*days)) : std::nullopt;
}

/// Without the blanks around it, which come along when it is copied.
std::string read_customer(const std::string& text) {
    constexpr const char* kBlanks = " \t\r\n";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string::npos) throw FlagFault("--customer", '"' + text + '"', "names nobody");
    return text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

std::string read_backup_file(const std::string& file, const std::string& database) {
    if (desk::is_own_file(database, file))
        throw FlagFault("backup", file, "is a file of the database itself; name another");
    if (const auto sign = desk::sign_of_use(file))
        throw FlagFault("backup", file,
                        *sign + " is there, so a server uses this database, or has crashed. Stop "
                                "the server; after a crash move the file and its -wal, -shm and "
                                "-journal away first.");
    return file;
}

Options checked(const Typed& typed) {
    Options options{.listen = read_listen(typed.listen),
                    .database_path = read_database(typed.database),
                    .desk_file = typed.desk};
    for (const auto& text : typed.statics)
        options.static_folders.push_back(read_static(text));
    for (const auto& text : typed.origins)
        options.origins.push_back(read_origin(text));
    options.limits = read_limits(typed.limits, options.listen);
    options.opening = read_open(typed.open);
    options.bots = read_bots(typed.bots);
    options.proxy = read_proxy(typed.proxy);
    options.metrics_for = read_metrics(typed.metrics);
    options.kept = read_kept(typed.keep_days);
    options.new_passwords = typed.new_passwords;
    options.sample_history = typed.sample_history;
    return options;
}

void declare(CLI::App& app, Typed& typed) {
    app.set_version_flag("--version", std::string("help-server ") + HELP_VERSION);
    app.add_option("--listen", typed.listen, "HOST:PORT to listen on; port 0 takes any free one")
        ->capture_default_str();
    app.add_option("--database", typed.database, "sqlite://PATH, or sqlite://:memory:")
        ->capture_default_str();
    app.add_option("--desk", typed.desk, "the desk file: reasons, hours, channels, texts")
        ->capture_default_str();
    app.add_option("--static", typed.statics, "URLPREFIX=DIR: serve the files of DIR (repeatable)")
        ->allow_extra_args(false);
    app.add_option("--origin", typed.origins,
                   "https://app.example: pages that may use the desk (repeatable)")
        ->allow_extra_args(false);
    app.add_option("--limits", typed.limits,
                   "none: refuse nobody for asking often (only on loopback)");
    app.add_option("--open", typed.open, "always: the chat is open day and night (demonstrations)");
    app.add_option("--bots", typed.bots,
                   "N simulated agents, and customers to go with them (demonstrations)");
    app.add_option("--proxy", typed.proxy,
                   "ADDRESS of the reverse proxy whose X-Forwarded-For is believed");
    app.add_option("--metrics", typed.metrics, "everybody: /metrics is not for this machine only");
    app.add_option("--keep-days", typed.keep_days,
                   "N: closed chats and answered tickets are deleted N days after their end");
    app.add_flag("--new-passwords", typed.new_passwords,
                 "give every agent a new password, print it, and end their sessions");
    app.add_flag("--sample-history", typed.sample_history,
                 "fill a new database with eight weeks made up by a simulation (demonstrations)");
}

/// Tasks with a database, which a server may be using at the same time.
void declare_tasks(CLI::App& app, Typed& typed) {
    const auto add = [&](const char* name, const char* what) {
        auto* task = app.add_subcommand(name, what);
        task->add_option("--database", typed.database, "sqlite://PATH")->required();
        return task;
    };
    const char* person = "an e-mail address, a subject, or the host's own name of the customer";
    add("backup", "write the database to FILE, whole and as of one moment")
        ->add_option("FILE", typed.backup_file, "replaced if it is there")
        ->required();
    add("export", "print all that is kept about one person, as JSON")
        ->add_option("--customer", typed.customer, person)
        ->required();
    add("erase", "delete all that is kept about one person")
        ->add_option("--customer", typed.customer, person)
        ->required();
    app.require_subcommand(0, 1);
}

/// The task that was named; nothing when the server is to serve.
std::optional<Task> task_of(const CLI::App& app, const Typed& typed) {
    const auto named = app.get_subcommands();
    if (named.empty()) return std::nullopt;
    Task task{.database_path = read_database(typed.database)};
    std::error_code error;
    if (!std::filesystem::is_regular_file(task.database_path, error))
        throw FlagFault("--database", typed.database, "there is no such database");
    const auto name = named.front()->get_name();
    if (name == "backup")
        task.job = BackUp{read_backup_file(typed.backup_file, task.database_path)};
    else if (name == "export")
        task.job = ExportPerson{read_customer(typed.customer)};
    else
        task.job = ErasePerson{read_customer(typed.customer)};
    return task;
}

} // namespace

std::variant<Options, Task, Farewell> read_options(int count, const char* const* arguments) {
    CLI::App app("help-server: the reference backend of the help widget", "help-server");
    Typed typed;
    declare(app, typed);
    declare_tasks(app, typed);
    try {
        app.parse(count, arguments);
        if (auto task = task_of(app, typed)) return *task;
        return checked(typed);
    } catch (const CLI::CallForHelp&) {
        return Farewell{0, app.help()};
    } catch (const CLI::CallForVersion& version) {
        return Farewell{0, std::string(version.what()) + "\n"};
    } catch (const CLI::ParseError& fault) {
        return Farewell{2, std::string("help-server: ") + fault.what() + " (see --help)\n"};
    } catch (const FlagFault& fault) {
        return Farewell{2, std::string("help-server: ") + fault.what() + "\n"};
    }
}

} // namespace help
