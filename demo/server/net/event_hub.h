#pragma once

#include "demo/server/store/event_log.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace help::net {

/// An event ready to be sent: written out once, however many hear it.
struct LiveEvent {
    std::string slot{};                               // a newer one of the same slot replaces it
    std::shared_ptr<const std::string> frame{};       // as server-sent event
    std::shared_ptr<const std::string> json_object{}; // as an element of a poll's answer
};

/// Somebody who waits for events: an open stream or a long poll.
class Listener {
public:
    virtual ~Listener() = default;
    /// Events of one publication, one after the other …
    virtual void hear(const LiveEvent& event) = 0;
    /// … and its end; `last` is the newest number of the log by then.
    virtual void publication_ends(std::int64_t last) = 0;
    /// About once a second.
    virtual void tick(std::chrono::steady_clock::time_point now) = 0;
    /// No more comes.
    virtual void end() = 0;
    /// Of the session that it was opened with.
    [[nodiscard]] virtual const std::string& token_hash() const = 0;
};

/// Who listens to what. Events come from the store's thread as they are committed, and nobody asks
/// the database again. On the network thread only.
class EventHub {
public:
    using Cursor = std::function<std::string(std::int64_t number)>;

    /// `cursor` writes a number as clients see it.
    explicit EventHub(Cursor cursor) : cursor_(std::move(cursor)) {}

    /// `who` is one customer or one agent.
    void join(const desk::Audience& who, const std::shared_ptr<Listener>& listener);
    void leave(const desk::Audience& who, const Listener* listener);
    /// Ends those of one session of `who`; with an empty hash, of all their sessions.
    void end(const desk::Audience& who, const std::string& token_hash);
    /// Of all.
    [[nodiscard]] std::size_t listeners() const { return everybody().size(); }
    [[nodiscard]] std::size_t listeners_of(const desk::Audience& who) const;
    /// Those of `customers` who listen.
    [[nodiscard]] std::vector<std::string>
    listening(const std::vector<std::string>& customers) const;
    [[nodiscard]] std::vector<std::string> listening_agents() const;

    void publish(const std::vector<desk::Event>& events);
    [[nodiscard]] LiveEvent live(const desk::Event& event) const;
    [[nodiscard]] std::string cursor(std::int64_t number) const { return cursor_(number); }

    void tick(std::chrono::steady_clock::time_point now);

    /// The server stops: tells everybody when to come back (one to five seconds, spread), and ends
    /// them.
    void drain(desk::Instant now);
    [[nodiscard]] bool is_draining() const { return draining_; }

private:
    using Group = std::vector<std::shared_ptr<Listener>>;
    using Groups = std::unordered_map<std::string, Group>;

    [[nodiscard]] const Groups& groups_for(const desk::Audience& who) const;
    [[nodiscard]] Group audience_of(const desk::Audience& audience) const;
    [[nodiscard]] Group everybody() const;

    Cursor cursor_;
    Groups customers_{};
    Groups agents_{};
    std::int64_t last_ = 0;
    bool draining_ = false;
};

} // namespace help::net
