#include "demo/server/options.h"

#include "demo/server/net/origins.h"

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
    options.new_passwords = typed.new_passwords;
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
    app.add_option("--bots", typed.bots, "N simulated agents who answer chats (demonstrations)");
    app.add_flag("--new-passwords", typed.new_passwords,
                 "give every agent a new password, print it, and end their sessions");
}

} // namespace

std::variant<Options, Farewell> read_options(int count, const char* const* arguments) {
    CLI::App app("help-server: the reference backend of the help widget", "help-server");
    Typed typed;
    declare(app, typed);
    try {
        app.parse(count, arguments);
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
