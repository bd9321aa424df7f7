#include "widget/widget.h"

#include "widget/hours/opening.h"
#include "widget/transport/host_line.h"
#include "widget/wire/effects.h"
#include "widget/wire/protocol.h"

namespace help {

/// Turns what the transport sends into effects of the frame that is being made.
class Widget::Effects final : public HttpChannel, public HostCalls {
public:
    explicit Effects(std::vector<Effect>& effects) : effects_(effects) {}
    void send(RequestId id, HttpRequest request) override {
        effects_.emplace_back(SendRequest{id, std::move(request)});
    }
    void cancel(RequestId id) override { effects_.emplace_back(CancelRequest{id}); }
    void call(RequestId id, std::string_view method, std::string arguments) override {
        effects_.emplace_back(CallTransport{id, method, std::move(arguments)});
    }

private:
    std::vector<Effect>& effects_;
};

Widget::Widget(Config config, GlyphSource* glyphs)
    : settings_(std::move(config.settings)), random_(config.seed),
      effects_channel_(std::make_unique<Effects>(output_.effects)), surface_(make_surface(glyphs)),
      chat_(settings_.customer.name, settings_.customer.email) {
    connect();
    begin_ticket();
    restore_ticket(config.stored_ticket);
    if (config.stored_notices) {
        dismissed_ = decode_dismissed_notices(*config.stored_notices).value_or(DismissedNotices{});
    }
    restore_chat(config.stored_chat);
    refresh_theme();
    output_.effects.emplace_back(UseLanguage{locale_tag(settings_.language)});
    tell_fault({});
}

Widget::~Widget() = default;

void Widget::connect() {
    if (settings_.transport == TransportKind::Host) {
        line_ = std::make_unique<HostLine>(*effects_channel_);
    } else {
        line_ = std::make_unique<HttpLine>(*effects_channel_, settings_.site);
    }
    transport_ =
        std::make_unique<ProtocolClient>(*line_, random_, transport_ ? transport_->last_id() : 0);
}

const Output& Widget::frame(const Input& input) {
    ops_.clear();
    output_.tree = &ops_;
    output_.draw = nullptr;
    if (first_frame_done_) {
        output_.effects.clear();
    }
    first_frame_done_ = true;
    take_time(input.now);
    for (const InputEvent& event : input.events) {
        // Things happen in their order: what was typed before the panel closed was typed, and what
        // was typed after a press belongs to what the press has led to.
        const bool pressed = !actions_.empty() && actions_.back().kind == ActionKind::Click;
        if (pressed || (!actions_.empty() && !std::holds_alternative<ActionRequest>(event))) {
            build();
        }
        std::visit([this](const auto& each) { handle(each); }, event);
    }
    transport_->advance(now_);
    take_transport_events();
    build();
    tell_new_notices();
    draw(input);
    output_.wake_at = next_wake();
    return output_;
}

void Widget::textures_lost() {
    if (surface_) {
        surface_->textures_lost();
    }
    picture_stale_ = true;
}

void Widget::load_desk() {
    desk_wanted_ = true;
    if (!std::holds_alternative<Desk>(desk_)) {
        desk_ = DeskLoading{};
        desk_asked_at_ = now_;
    }
    transport_->bootstrap(locale_tag(settings_.language));
}

void Widget::go(Route wanted, About about) {
    const bool in_form = std::holds_alternative<ChatForm>(chat_.state());
    const Route there = offered(wanted);
    const Route route = there == Route::Talk && !in_form  ? Route::Chat
                        : there == Route::Chat && in_form ? Route::Talk
                                                          : there;
    // A receipt that came while the customer was elsewhere waits until it has been seen.
    if (const auto* sent = std::get_if<SentTicket>(&ticket_); sent != nullptr && sent->seen) {
        begin_ticket();
    }
    const Route from = std::exchange(chat_unvisited_, false) ? Route::Home : route_;
    if (from == Route::Chat && route != Route::Chat &&
        std::holds_alternative<EndedChat>(chat_.state())) {
        chat_.begin_again();
        chat_touched_ = true;
    }
    const bool article_waits = std::exchange(about_, about) == About::Article;
    if (about == About::Nothing && (route != Route::Knowledge || article_waits)) {
        knowledge_.leave_article();
        article_of_.reset();
    }
    if (route_ == Route::Talk) {
        chat_gone_ = false;
        chat_.leave_form();
    }
    if (route != from) {
        notify("navigate", navigation_detail(from, route));
    }
    route_ = route;
    scroll_back();
    focus_ = Focus::FirstHeading;
    fetch_failed_again();
    const auto* writing = std::get_if<WritingTicket>(&ticket_);
    show_end_ = route == Route::Ticket && writing != nullptr && writing->failure;
}

Route Widget::offered(Route wanted) const {
    const Desk* desk = std::get_if<Desk>(&desk_);
    const bool lacks = desk != nullptr && ((wanted == Route::Ticket && !desk->takes_tickets) ||
                                           (wanted == Route::Knowledge && !desk->has_articles));
    return lacks ? Route::Talk : wanted;
}

void Widget::scroll_back() {
    scroll_ = 0;
    below_ = 0;
}

PeakClock Widget::clock_of(const Desk& desk) const {
    return peak_clock(desk.hours, desk_now(), settings_.preferences.utc_offset_minutes);
}

std::optional<UtcTime> Widget::next_wake() const {
    std::optional<UtcTime> next = transport_->next_wake();
    const auto consider = [&next](std::optional<UtcTime> time) {
        if (time && (!next || *time < *next)) {
            next = time;
        }
    };
    consider(chat_.next_wake(now_));
    if (place_moved_) {
        consider(place_told_at_ + kPlacesApart);
    }
    consider(knowledge_.next_wake());
    consider(suggestions_.next_wake());
    if (built_ahead_ && !open_ && waits_unseen()) {
        consider(desk_asked_at_ + kDeskSoon);
    }
    if (const Desk* desk = std::get_if<Desk>(&desk_); desk != nullptr && open_) {
        const auto consider_of_desk = [&](std::optional<UtcTime> time) {
            consider(time ? std::optional{*time - desk_ahead_} : time);
        };
        consider_of_desk(notices_change_at(desk->notices, desk_now()));
        if (route_ == Route::Talk) {
            consider_of_desk(opening_changes_at(desk->hours, desk_now()));
            if (const Load* load = std::get_if<Load>(&load_)) {
                consider_of_desk(peak_changes_at(*load, clock_of(*desk)));
            }
        }
    }
    return next;
}

void Widget::refresh_theme() {
    theme_ = make_theme(settings_.accent, settings_.preferences.scheme,
                        settings_.preferences.font_scale);
    output_.effects.emplace_back(ApplyTheme{theme_css(theme_)});
    picture_stale_ = true;
}

void Widget::notify(std::string_view name, std::string detail) {
    output_.effects.emplace_back(Notify{name, std::move(detail)});
}

void Widget::notify_problem(const Problem& problem) {
    notify("error", error_detail(problem.code, settings_.endpoint));
}

} // namespace help
