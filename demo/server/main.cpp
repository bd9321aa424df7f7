#include "demo/server/domain/desk_file.h"
#include "demo/server/identity/identity_token.h"
#include "demo/server/live/bot_agents.h"
#include "demo/server/live/bot_customers.h"
#include "demo/server/live/desk_facts.h"
#include "demo/server/live/desk_watch.h"
#include "demo/server/live/sample_history.h"
#include "demo/server/net/agent_routes.h"
#include "demo/server/net/agent_ticket_routes.h"
#include "demo/server/net/api.h"
#include "demo/server/net/article_routes.h"
#include "demo/server/net/attachment_routes.h"
#include "demo/server/net/chat_routes.h"
#include "demo/server/net/desk_edit_routes.h"
#include "demo/server/net/desk_routes.h"
#include "demo/server/net/event_routes.h"
#include "demo/server/net/http_server.h"
#include "demo/server/net/login_routes.h"
#include "demo/server/net/routes.h"
#include "demo/server/net/session_routes.h"
#include "demo/server/options.h"
#include "demo/server/store/migrations.h"
#include "demo/server/store/password.h"
#include "demo/server/store/password_thread.h"
#include "demo/server/store/store_thread.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <utility>

namespace help {
namespace {

constexpr int kWrongInput = 2; // a flag or the desk file; nothing was started
constexpr int kCannotRun = 1;  // the machine does not let us: port taken, database unusable
constexpr std::chrono::seconds kWatch{1};

desk::Desk desk_of_file(const std::string& path) {
    std::error_code none;
    if (std::filesystem::is_directory(path, none))
        throw desk::FileFault("line 1", "cannot be read: it is a folder");
    std::ifstream file(path, std::ios::binary);
    if (!file) throw desk::FileFault("line 1", "cannot be read");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    return desk::read_desk(text);
}

/// A flag that does not go with the desk file or the database.
class WrongInput : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

desk::Desk desk_for(const Options& options, const desk::Desk& file) {
    auto desk = desk::with_bots(file, options.bots);
    return options.opening == Opening::Always ? desk::always_open(std::move(desk)) : desk;
}

desk::Instant system_now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

void prepare_process() {
    spdlog::set_default_logger(spdlog::stderr_logger_mt("help-server"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    std::signal(SIGPIPE,
                SIG_IGN); // a client that hung up is an error of that write, not the end of us
    std::signal(SIGXFSZ, SIG_IGN); // and so is a file that may not grow
    umask(0077);                   // the database holds what customers wrote
    // Every connection is a file: the usual 1024 would let a thousand idle ones lock everybody out.
    constexpr rlim_t kFiles = 20000;
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < kFiles) {
        files.rlim_cur = std::min(files.rlim_max, kFiles);
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

/// Makes passwords for agents that have none, or for all, and tells them once: only their hashes
/// are kept.
std::string give_passwords(const Options& options, const desk::Desk& desk, desk::DeskStore& store) {
    std::string told;
    for (const auto& agent : desk.chat.agents) {
        const bool has_one = store.agents().password_hash(agent.id).has_value();
        if (agent.login.empty() || (has_one && !options.new_passwords)) continue;
        store.sessions().end_agent_sessions(agent.id);
        const auto password = desk::new_password();
        store.agents().set_password_hash(agent.id, desk::password_hash(password));
        told += "agent " + agent.login + " password " + password + "\n";
    }
    return told;
}

/// Who has left the desk file has left the desk: a session of before the restart opens nothing.
void forget_former_agents(const desk::Desk& desk, desk::DeskStore& store) {
    std::vector<std::string> agents;
    for (const auto& agent : desk.chat.agents)
        if (!agent.login.empty()) agents.push_back(agent.id);
    store.agents().forget_all_but(agents);
}

void hand_on_of_former_agents(desk::ChatDesk& chats, desk::DeskStore& store) {
    desk::Transaction all(store.database());
    chats.hand_on_of_former_agents(system_now());
    all.commit();
}

/// Before the store is opened, which brings an older schema up to date: here that is undone.
void require_no_history(const std::string& path) {
    desk::Database database(path);
    const desk::Transaction undone(database);
    desk::migrate(database);
    if (!desk::SampleRecords(database).is_without_history())
        throw WrongInput("--sample-history: the database has a history of its own");
}

std::optional<net::RateLimits> limits_of(const Options& options) {
    if (options.limits == Limits::None) return std::nullopt;
    return std::optional<net::RateLimits>(std::in_place);
}

/// What one client may take of the server before anybody looks at what it asks.
void limit_clients(net::HttpServer& server,
                   const net::RouteTable& table,
                   net::AttachmentRoutes& attachments,
                   const std::optional<net::RateLimits>& limits) {
    net::BodyRules rules{
        .most = [&table](std::string_view method,
                         std::string_view path) { return table.most_body(method, path); },
        .refuse =
            [&attachments](const net::Request& head) { return attachments.refusal_of(head); }};
    if (limits) {
        rules.large_of_a_client = limits->large_bodies_by_address;
        server.limit_connections(limits->connections_by_address);
    }
    server.limit_bodies(std::move(rules));
}

/// The address is taken first and the database opened last, so that a start that fails leaves
/// nothing behind.
void serve(const Options& options, const desk::Desk& file) {
    const auto desk = desk_for(options, file);
    const desk::IdentityTokens identities(desk.site, desk.identity,
                                          std::filesystem::path(options.desk_file).parent_path());
    net::HttpServer server(options.listen, options.proxy);
    if (options.sample_history) require_no_history(options.database_path);
    desk::DeskStore store(options.database_path);
    // In the hours of the desk file, whatever `--open` says: a history has its nights.
    if (options.sample_history) desk::write_sample_history(file, store, system_now());
    forget_former_agents(desk, store);
    const auto logins = give_passwords(options, desk, store);
    store.articles().fill(desk.articles, desk.locales);
    desk::DeskFacts facts(desk, store);
    auto limits = limits_of(options);
    desk::ChatDesk chats(facts.desk(), store,
                         limits ? std::optional(limits->waiting_chats_by_address) : std::nullopt);
    hand_on_of_former_agents(chats, store);
    desk::TicketDesk tickets(store);
    desk::DeskWatch watch(facts.desk(), store, chats, options.kept);
    desk::BotAgents bot_agents(facts.desk(), store, chats, std::random_device{}());
    desk::BotCustomers bot_customers(facts.desk(), store, chats, std::random_device{}());
    net::EventHub hub([&store](std::int64_t number) { return store.events().cursor(number); });
    desk::StoreThread thread(store);
    desk::PasswordThread passwords;

    const auto post = [&server](std::function<void()> task) { server.post(std::move(task)); };
    net::Gate gate(desk, thread, std::move(limits), system_now,
                   [post, &hub](std::vector<desk::Event> events) {
                       post([&hub, events = std::move(events)] { hub.publish(events); });
                   });
    net::DeskRoutes desk_routes(desk, facts, chats, tickets, gate);
    const auto end_streams = [post, &hub](const desk::Audience& who, const std::string& hash) {
        post([&hub, who, hash] { hub.end(who, hash); });
    };
    net::SessionRoutes session_routes(
        desk, identities, gate, [end_streams](const std::string& subject, const std::string& hash) {
            end_streams({.subject = subject}, hash);
        });
    net::ChatRoutes chat_routes(desk, chats, gate);
    net::LoginRoutes login_routes(desk, chats, passwords, gate,
                                  [end_streams](const std::string& agent, const std::string& hash) {
                                      end_streams({.agent = agent}, hash);
                                  });
    net::AgentRoutes agent_routes(desk, chats, gate);
    net::AgentTicketRoutes agent_ticket_routes(desk, tickets, gate);
    net::DeskEditRoutes desk_edit_routes(desk, facts, gate);
    net::EventRoutes event_routes(gate, hub, post);
    net::ArticleRoutes article_routes(desk, gate);
    net::AttachmentRoutes attachment_routes(desk, gate);
    net::RouteTable table;
    desk_routes.add_to(table);
    session_routes.add_to(table);
    article_routes.add_to(table);
    attachment_routes.add_to(table);
    if (!desk.chat.agents.empty()) {
        chat_routes.add_to(table);
        login_routes.add_to(table);
        agent_routes.add_to(table);
        agent_ticket_routes.add_to(table);
        desk_edit_routes.add_to(table);
        event_routes.add_to(table);
    }
    const net::Origins origins(options.origins);
    net::Api api(table, gate, origins);
    const net::StaticFiles files(options.static_folders);
    net::Metrics metrics;
    net::Operations operations(thread, chats, hub, metrics, system_now, options.metrics_for);
    net::Routes routes(api, operations, files, origins, metrics);

    bool watching = false;          // one look at a time, however slow the disk is
    std::vector<std::string> quiet; // of the last look: customers who wait and say nothing
    server.every(kWatch, [&] {
        hub.tick(std::chrono::steady_clock::now());
        if (std::exchange(watching, true)) return;
        auto still_quiet = std::make_shared<std::vector<std::string>>();
        gate.for_the_desk(
            [&, still_quiet, there = desk::Listening{hub.listening(quiet), hub.listening_agents()}](
                desk::DeskStore&, desk::Instant now) {
                facts.refresh();
                watch.heard(there, now);
                if (options.bots > 0) {
                    bot_agents.tick(now);
                    bot_customers.tick(now);
                }
                watch.tick(now);
                *still_quiet = watch.quiet_customers(now);
            },
            [&, still_quiet] {
                post([&, still_quiet] {
                    quiet = std::move(*still_quiet);
                    watching = false;
                });
            });
    });
    const auto said = "listening on " + server.url() + "\n" + logins;
    std::fwrite(said.data(), 1, said.size(), stdout);
    std::fflush(stdout);
    limit_clients(server, table, attachment_routes, gate.limits());
    server.run([&routes](const net::Request& request,
                         const net::Reply& reply) { routes.answer(request, reply); },
               [&hub] { hub.drain(system_now()); });
    passwords.stop();
    thread.stop(); // while all that its jobs refer to is still here
}

int run(const Task& task) {
    try {
        umask(0077);
        run_task(task);
        return EXIT_SUCCESS;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "help-server: %s\n", fault.what());
        return kCannotRun;
    }
}

int run(const Options& options) {
    try {
        const auto file = desk_of_file(options.desk_file);
        if (options.sample_history && file.chat.agents.empty())
            throw WrongInput("--sample-history: the desk file has no agents");
        prepare_process();
        serve(options, file);
        return EXIT_SUCCESS;
    } catch (const desk::FileFault& fault) {
        std::fprintf(stderr, "help-server: %s: %s: %s\n", options.desk_file.c_str(),
                     fault.place().c_str(), fault.what());
        return kWrongInput;
    } catch (const WrongInput& fault) {
        std::fprintf(stderr, "help-server: %s\n", fault.what());
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
    if (const auto* task = std::get_if<help::Task>(&read)) return help::run(*task);
    return help::run(std::get<help::Options>(read));
}
