#include "widget/transport/protocol_client.h"

#include "widget/transport/retry.h"
#include "widget/wire/protocol.h"

#include <algorithm>
#include <utility>

namespace help {

namespace {

Problem invalid_answer() {
    Problem problem;
    problem.code = ProblemCode::InvalidAnswer;
    return problem;
}

bool session_is_over(const Problem& problem) {
    return problem.code == ProblemCode::SessionExpired || problem.code == ProblemCode::Unauthorized;
}

} // namespace

void ProtocolClient::bootstrap(std::string_view locale) {
    locale_ = locale;
    Call call;
    call.kind = CallKind::Bootstrap;
    call.locale = locale;
    start(std::move(call));
}

void ProtocolClient::create_ticket(std::string_view id, const TicketDraft& draft) {
    Call call;
    call.kind = CallKind::Ticket;
    call.ticket_id = id;
    call.body = encode_ticket(draft, locale_);
    start(std::move(call));
}

void ProtocolClient::forget() {
    token_.reset();
    expired_token_.clear();
    while (!open_.empty()) {
        drop(open_.back().call.kind);
    }
    events_.clear();
}

void ProtocolClient::hurry(UtcTime now) {
    for (OpenCall& open : open_) {
        open.due = std::min(open.due, now);
    }
}

void ProtocolClient::advance(UtcTime now) {
    const bool needs_session =
        std::any_of(open_.begin(), open_.end(), [this, now](const OpenCall& open) {
            return open.stage == Stage::NeedsSession ||
                   (open.stage == Stage::Due && open.due <= now &&
                    open.call.kind == CallKind::Ticket && !token_);
        });
    if (needs_session && find(CallKind::Session) == nullptr) {
        Call session;
        session.kind = CallKind::Session;
        session.locale = locale_;
        session.token = expired_token_;
        start(std::move(session));
    }
    for (OpenCall& open : open_) {
        if (open.stage != Stage::Due || open.due > now) {
            continue;
        }
        if (open.call.kind == CallKind::Ticket) {
            if (!token_) {
                open.stage = Stage::NeedsSession;
                continue;
            }
            open.call.token = *token_;
        }
        open.stage = Stage::InFlight;
        open.flight = ++last_id_;
        ++open.tries;
        line_.send(open.flight, open.call);
    }
}

std::optional<UtcTime> ProtocolClient::next_wake() const {
    std::optional<UtcTime> wake;
    for (const OpenCall& open : open_) {
        if (open.stage == Stage::Due && (!wake || open.due < *wake)) {
            wake = open.due;
        }
    }
    return wake;
}

std::vector<TransportEvent> ProtocolClient::take_events() {
    return std::exchange(events_, {});
}

void ProtocolClient::receive(const Reply& reply, UtcTime now) {
    const auto at = std::find_if(open_.begin(), open_.end(), [&](const OpenCall& open) {
        return open.stage == Stage::InFlight && open.flight == reply.id;
    });
    if (at == open_.end()) {
        return;
    }
    OpenCall call = std::move(*at);
    open_.erase(at);
    if (reply.result.ok()) {
        succeed(call.call.kind, reply.result.value(), now);
    } else {
        fail(std::move(call), reply.result.error(), now);
    }
}

void ProtocolClient::start(Call call) {
    drop(call.kind);
    OpenCall open;
    open.call = std::move(call);
    open_.push_back(std::move(open));
}

void ProtocolClient::drop(CallKind kind) {
    if (OpenCall* open = find(kind)) {
        if (open->stage == Stage::InFlight) {
            line_.cancel(open->flight);
        }
        open_.erase(open_.begin() + (open - open_.data()));
    }
}

ProtocolClient::OpenCall* ProtocolClient::find(CallKind kind) {
    const auto at = std::find_if(open_.begin(), open_.end(),
                                 [kind](const OpenCall& open) { return open.call.kind == kind; });
    return at == open_.end() ? nullptr : &*at;
}

void ProtocolClient::succeed(CallKind kind, std::string_view json, UtcTime now) {
    switch (kind) {
    case CallKind::Bootstrap:
        if (auto desk = decode_desk(json)) {
            events_.emplace_back(DeskArrived{std::move(*desk)});
            return;
        }
        break;
    case CallKind::Session:
        session_started(json, now);
        return;
    case CallKind::Ticket:
        if (auto receipt = decode_receipt(json)) {
            events_.emplace_back(TicketAnswered{std::move(*receipt)});
            return;
        }
        break;
    }
    give_up(kind, invalid_answer());
}

void ProtocolClient::session_started(std::string_view json, UtcTime now) {
    token_ = decode_session(json);
    if (!token_) {
        give_up(CallKind::Session, invalid_answer());
        return;
    }
    for (OpenCall& open : open_) {
        if (open.stage == Stage::NeedsSession) {
            open.stage = Stage::Due;
            open.due = now;
        }
    }
}

void ProtocolClient::fail(OpenCall failed, const Problem& problem, UtcTime now) {
    if (failed.call.kind == CallKind::Ticket && session_is_over(problem) && !failed.renewed) {
        expired_token_ = std::exchange(token_, std::nullopt).value_or(std::string{});
        failed.renewed = true;
        failed.stage = Stage::NeedsSession;
        open_.push_back(std::move(failed));
        return;
    }
    if (const auto pause = pause_before_retry(problem, failed.tries, random_)) {
        failed.stage = Stage::Due;
        failed.due = now + *pause;
        open_.push_back(std::move(failed));
        return;
    }
    give_up(failed.call.kind, problem);
}

void ProtocolClient::give_up(CallKind kind, const Problem& problem) {
    switch (kind) {
    case CallKind::Bootstrap:
        events_.emplace_back(DeskArrived{problem});
        return;
    case CallKind::Ticket:
        events_.emplace_back(TicketAnswered{problem});
        return;
    case CallKind::Session:
        // Without a session the ticket cannot go either; it fails for the same reason.
        if (find(CallKind::Ticket) != nullptr) {
            drop(CallKind::Ticket);
            events_.emplace_back(TicketAnswered{problem});
        }
        return;
    }
}

} // namespace help
