#include "demo/server/net/event_routes.h"

#include "demo/server/live/chat_json.h"
#include "demo/server/net/event_poll.h"
#include "demo/server/net/problem.h"
#include "demo/server/net/url.h"

#include <charconv>

namespace help::net {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr int kLongestWait = 25;
constexpr std::size_t kMostListeners = 20; // tabs and devices of one customer
constexpr std::chrono::seconds kListenAgain{5};

/// Seconds of `?wait=`; 25 when it is absent, nothing when it is no number from 0 to 25.
std::optional<int> wait_of(const Request& request) {
    const auto text = query_value(request.query, "wait");
    if (!text) return kLongestWait;
    int wait = 0;
    const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), wait);
    const bool whole = fault == std::errc() && end == text->data() + text->size();
    return whole && wait >= 0 && wait <= kLongestWait ? std::optional(wait) : std::nullopt;
}

std::optional<std::string> cursor_of(const Request& request) {
    if (const auto header = request.header("Last-Event-ID")) return std::string(*header);
    return query_value(request.query, "cursor");
}

bool wants_stream(const Request& request) {
    const auto accepted = request.header("Accept").value_or("");
    return accepted.find("text/event-stream") != std::string_view::npos;
}

Response stream_head() {
    Response response;
    response.add("Content-Type", "text/event-stream");
    response.add("Cache-Control", "no-store");
    response.add("X-Accel-Buffering", "no"); // nginx would keep events back
    return response;
}

/// What a listener hears first: that its cursor was of no use, or what it has missed.
std::vector<LiveEvent>
beginning(const desk::Replay& replay, const EventHub& hub, desk::Instant now) {
    std::vector<LiveEvent> events;
    if (replay.reset) {
        const desk::Json why{{"reason", "the cursor is unknown or too old"}};
        events.push_back(hub.live({.body = desk::event_body("stream.reset", {}, why, now)}));
    }
    for (const auto& event : replay.events)
        events.push_back(hub.live(event));
    return events;
}

} // namespace

EventRoutes::EventRoutes(Gate& gate, EventHub& hub, Post post)
    : gate_(gate), hub_(hub), post_(std::move(post)),
      renew_([this](const std::shared_ptr<EventStream>& stream) { renew(stream); }) {}

void EventRoutes::add_to(RouteTable& table) {
    table.add("GET", "/v1/events", [this](const Call& call) { open(call); });
}

void EventRoutes::open(const Call& call) {
    if (call.request.method == "HEAD") return call.reply(stream_head());
    if (hub_.is_draining())
        return call.reply(problem_until(Code::Unavailable, "the server stops", kListenAgain));
    auto cursor = cursor_of(call.request);
    auto hash = token_hash(call.request).value_or("");
    if (wants_stream(call.request))
        return open_with(call, std::move(cursor),
                         [this, hash = std::move(hash)](const Opened& opened, const Reply& reply) {
                             open_stream(opened, hash, reply);
                         });
    const auto wait = wait_of(call.request);
    if (!wait)
        return call.reply(problem(Code::BadRequest, "wait must be a whole number from 0 to 25"));
    open_with(call, std::move(cursor),
              [this, hash = std::move(hash),
               wait = std::chrono::seconds(*wait)](const Opened& opened, const Reply& reply) {
                  open_poll(opened, hash, wait, reply);
              });
}

void EventRoutes::open_with(const Call& call, std::optional<std::string> cursor, Open open) {
    auto opened = std::make_shared<Opened>();
    // Runs on the store's thread right after the commit: whatever is committed later is published
    // later, and so reaches a listener that has joined.
    auto join = [this, opened, open = std::move(open), reply = call.reply](Response response) {
        if (response.status != 200) return reply(std::move(response));
        post_([this, opened, open, reply] {
            if (auto refused = refusal(*opened)) return reply(std::move(*refused));
            open(*opened, reply);
        });
    };
    gate_.for_holder({call.request, call.ids, std::move(join)},
                     [opened, cursor = std::move(cursor)](
                         desk::DeskStore& store, const desk::Access& access, desk::Instant) {
                         if (const auto* agent = std::get_if<desk::AgentAccess>(&access))
                             opened->who.agent = agent->agent;
                         else if (const auto* one = std::get_if<desk::CustomerAccess>(&access))
                             opened->who.subject = one->subject;
                         else
                             return no_access(access);
                         opened->replay = store.events().replay(opened->who, cursor);
                         return Response{};
                     });
}

std::optional<Response> EventRoutes::refusal(const Opened& opened) {
    if (hub_.is_draining())
        return problem_until(Code::Unavailable, "the server stops", kListenAgain);
    if (gate_.limits() && hub_.listeners_of(opened.who) >= kMostListeners)
        return limited(kListenAgain);
    return std::nullopt;
}

void EventRoutes::open_stream(const Opened& opened,
                              const std::string& token_hash,
                              const Reply& reply) {
    auto response = stream_head();
    response.stream = std::make_shared<StreamBody>();
    const auto stream =
        std::make_shared<EventStream>(hub_, opened.who, token_hash, response.stream, renew_);
    const desk::Json hello{{"type", "hello"}, {"cursor", hub_.cursor(opened.replay.from)}};
    stream->hear(hub_.live({.body = hello.dump()}));
    for (const auto& event : beginning(opened.replay, hub_, gate_.now()))
        stream->hear(event);
    hub_.join(opened.who, stream);
    reply(std::move(response));
}

void EventRoutes::open_poll(const Opened& opened,
                            const std::string& token_hash,
                            std::chrono::seconds wait,
                            const Reply& reply) {
    const auto missed = beginning(opened.replay, hub_, gate_.now());
    if (!missed.empty() || wait == std::chrono::seconds(0))
        return reply(poll_answer(missed, hub_.cursor(opened.replay.last)));
    hub_.join(opened.who,
              std::make_shared<EventPoll>(hub_, opened.who, token_hash, opened.replay.last,
                                          SteadyClock::now() + wait, reply));
}

void EventRoutes::renew(const std::shared_ptr<EventStream>& stream) {
    auto is_live = std::make_shared<bool>(true);
    gate_.for_the_desk(
        [this, is_live, hash = stream->token_hash()](desk::DeskStore& store, desk::Instant now) {
            *is_live = !std::holds_alternative<desk::NoAccess>(gate_.access_of(hash, store, now));
        },
        [this, is_live, stream] {
            post_([is_live, stream] {
                if (!*is_live) stream->end();
            });
        });
}

} // namespace help::net
