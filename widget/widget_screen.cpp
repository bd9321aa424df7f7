#include "widget/widget.h"

#include "widget/a11y/tree_ops.h"
#include "widget/channels/channels_view.h"
#include "widget/home/home_view.h"
#include "widget/talk/talk_view.h"
#include "widget/ticket/ticket_view.h"

#include <algorithm>
#include <utility>

// From the state to the screen: the views, the difference to what the host has, the picture.

namespace help {

namespace {

/// Views are run again while they cause events, but never more often than this in a frame.
constexpr int kMostPasses = 3;
/// Below every screen; the host stops at the end, CSS pixels.
constexpr float kFarDown = 1e6F;

} // namespace

void Widget::build() {
    for (int pass = 0; pass < kMostPasses; ++pass) {
        shown_.nodes.clear();
        if (!open_) {
            actions_.clear();
            return;
        }
        Ui ui{shown_, actions_};
        const Messages messages{settings_.language, settings_.labels};
        ViewEvents events;
        show({ui, messages, settings_, events});
        actions_.clear();
        if (events.empty()) {
            return;
        }
        for (const ViewEvent& event : events) {
            std::visit([this](const auto& each) { handle(each); }, event);
        }
        transport_->advance(now_);
        take_transport_events();
    }
}

void Widget::show(const ViewContext& view) {
    const Desk* desk = std::get_if<Desk>(&desk_);
    const std::string_view title = view.messages[Sentence::panel_name];
    const auto panel =
        view.ui.group({.key = "panel",
                       .role = Role::Dialog,
                       .look = Look::Panel,
                       .name = desk != nullptr && !desk->title.empty() ? desk->title : title});
    if (view.ui.dismissed()) {
        view.events.emplace_back(LeavePanel{});
    }
    if (route_ == Route::Home) {
        home_view(view, desk_);
        return;
    }
    const auto title_of_card = [&](CardKind kind, std::string_view otherwise) {
        if (desk != nullptr) {
            for (const Card& card : desk->cards) {
                if (card.kind == kind) {
                    return std::string_view{card.title};
                }
            }
        }
        return otherwise;
    };
    switch (route_) {
    case Route::Ticket:
        screen_header(view, view.messages[Sentence::ticket_title]);
        break;
    case Route::Talk:
        screen_header(view, title_of_card(CardKind::Talk, title));
        break;
    default:
        screen_header(view, title_of_card(CardKind::Channels, title));
        break;
    }
    if (desk == nullptr) {
        const auto body = view.ui.group({.key = "waiting", .look = Look::Body});
        if (const auto* failed = std::get_if<DeskFailed>(&desk_)) {
            desk_failed(view, failed->problem);
        } else {
            desk_loading(view);
        }
    } else if (route_ == Route::Ticket && desk->takes_tickets) {
        ticket_view(view, *desk, ticket_);
    } else if (route_ == Route::Channels) {
        channels_view(view, *desk);
    } else {
        talk_view(view, *desk);
    }
}

void Widget::place_focus(TreeOpWriter& ops) {
    const Focus wanted = std::exchange(focus_, Focus::Stay);
    if (wanted == Focus::Stay) {
        return;
    }
    const Node* target = nullptr;
    for (const Node& node : shown_.nodes) {
        const bool fits =
            wanted == Focus::FirstInvalid ? node.is(state::kInvalid) : node.role == Role::Heading;
        if (fits && (target == nullptr || wanted == Focus::LastHeading)) {
            target = &node;
        }
    }
    if (target != nullptr) {
        ops.focus(target->id);
    }
}

void Widget::draw(const Input& input) {
    const bool drawing = input.drawing && surface_ && open_;
    const Scene scene{theme_,
                      input.viewport,
                      input.pointer,
                      scroll_,
                      static_cast<double>(unix_ms(now_)),
                      settings_.preferences.reduced_motion};
    const float content = drawing ? surface_->layout(shown_, scene) : 0;

    TreeOpWriter ops{ops_};
    diff(host_tree_, shown_, ops);
    for (const Node& node : shown_.nodes) {
        if (node.look == Look::Body && content != host_content_) {
            ops.content(node.id, content);
        }
        if (node.look == Look::Body && std::exchange(show_end_, false)) {
            ops.scroll_to(node.id, kFarDown);
        }
    }
    host_content_ = content;
    place_focus(ops);
    for (const auto& [politeness, words] : std::exchange(announcements_, {})) {
        ops.say(politeness, words);
    }
    host_tree_ = shown_;

    output_.moving = false;
    if (!drawing) {
        picture_stale_ = true;
        return;
    }
    const NodeId under = surface_->hit(shown_, scene);
    const bool changed = !ops_.empty() || picture_stale_ || surface_->moving() ||
                         under != hovered_ || input.viewport != viewport_ ||
                         input.pointer.pressed != pointer_.pressed;
    hovered_ = under;
    viewport_ = input.viewport;
    pointer_ = input.pointer;
    if (changed) {
        output_.draw = &surface_->paint(shown_, scene);
        picture_stale_ = false;
    }
    output_.moving = surface_->moving();
}

} // namespace help
