#include "widget/widget.h"

#include "widget/a11y/tree_ops.h"
#include "widget/channels/channels_view.h"
#include "widget/chat/chat_view.h"
#include "widget/chat/chat_words.h"
#include "widget/home/home_view.h"
#include "widget/knowledge/knowledge_view.h"
#include "widget/notices/notices_view.h"
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
        if (!open_ && (!built_ahead_ || waits_unseen())) {
            actions_.clear();
            return;
        }
        Ui ui{shown_, actions_};
        const Messages messages{settings_.language, settings_.labels};
        ViewEvents events;
        show({ui, messages, settings_, events, desk_now(), now_, unread_words_, login_refused_,
              desk_language().empty() ? 0U : state::kDeskWords});
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

/// In which the desk speaks; empty: in the help's.
std::string_view Widget::desk_language() const {
    const Desk* desk = std::get_if<Desk>(&desk_);
    return desk == nullptr || desk->locale == locale_tag(settings_.language)
               ? std::string_view{}
               : std::string_view{desk->locale};
}

/// Of what is built ahead, a moment of waiting for the desk is nothing that anybody will see.
bool Widget::waits_unseen() const {
    return std::holds_alternative<DeskLoading>(desk_) && now_ - desk_asked_at_ < kDeskSoon;
}

void Widget::show(const ViewContext& view) {
    const Desk* desk = std::get_if<Desk>(&desk_);
    const std::string_view title = view.messages[Sentence::panel_name];
    const auto panel =
        view.ui.group({.key = "panel",
                       .role = Role::Dialog,
                       .look = Look::Panel,
                       .name = desk != nullptr && !desk->title.empty() ? desk->title : title,
                       .value = desk_language()});
    if (view.ui.dismissed()) {
        view.events.emplace_back(LeavePanel{});
    }
    if (route_ == Route::Home) {
        const bool begun = !std::holds_alternative<ChatForm>(chat_.state());
        home_view(view, desk_, notices_now(),
                  begun ? stage_words(chat_, view.messages) : std::string{});
        return;
    }
    if (desk != nullptr) {
        show_screen(view, *desk);
        return;
    }
    screen_header(view, title);
    const auto body = view.ui.group({.key = "waiting", .look = Look::Body});
    if (const auto* failed = std::get_if<DeskFailed>(&desk_)) {
        desk_failed(view, failed->problem);
    } else {
        desk_loading(view);
    }
}

void Widget::show_screen(const ViewContext& view, const Desk& desk) {
    const auto header = [&](CardKind kind, Sentence otherwise, ViewEvent back) {
        for (const Card& card : desk.cards) {
            if (card.kind == kind) {
                screen_header(view, card.title, std::move(back), view.desk_words);
                return;
            }
        }
        screen_header(view, view.messages[otherwise], std::move(back));
    };
    switch (route_) {
    case Route::Chat:
        chat_view(view, desk, chat_, notices_now());
        return;
    case Route::Ticket:
        screen_header(view, view.messages[Sentence::ticket_title], way_back());
        ticket_view(view, desk, ticket_, suggestions_.hits());
        if (auto* sent = std::get_if<SentTicket>(&ticket_)) {
            sent->seen = sent->seen || open_;
        }
        return;
    case Route::Channels:
        header(CardKind::Channels, Sentence::panel_name, GoTo{Route::Home});
        channels_view(view, desk);
        return;
    case Route::Notices:
        header(CardKind::Notices, Sentence::notices_title, GoTo{Route::Home});
        notices_view(view, desk, view.now, clock_of(desk).today);
        return;
    case Route::Knowledge:
        header(CardKind::Knowledge, Sentence::articles_title,
               std::holds_alternative<std::monostate>(knowledge_.reading())
                   ? ViewEvent{GoTo{Route::Home}}
                   : ViewEvent{ArticleLeft{}});
        knowledge_view(view, desk, knowledge_);
        return;
    case Route::Talk:
    case Route::Home:
        break;
    }
    if (const auto* form = std::get_if<ChatForm>(&chat_.state())) {
        header(CardKind::Talk, Sentence::talk_title, way_back());
        talk_view(view, {desk, *form, load_, peak_, chat_gone_, notices_now()});
    } else {
        chat_view(view, desk, chat_, notices_now());
    }
}

ViewEvent Widget::way_back() const {
    const bool sent = route_ == Route::Ticket && std::holds_alternative<SentTicket>(ticket_);
    return about_ == About::Article && !sent ? ViewEvent{ArticleAgain{}}
                                             : ViewEvent{GoTo{Route::Home}};
}

NoticeList Widget::notices_now() const {
    const Desk* desk = std::get_if<Desk>(&desk_);
    return desk == nullptr ? NoticeList{} : notices_to_show(desk->notices, dismissed_, desk_now());
}

/// What was there when the panel opened is read with its screen; what comes later is said.
void Widget::tell_new_notices() {
    if (!open_ || !std::holds_alternative<Desk>(desk_)) {
        notices_told_.reset();
        return;
    }
    const Messages messages{settings_.language, settings_.labels};
    std::vector<std::string> ids;
    for (const Notice* notice : notices_now()) {
        const bool known = !notices_told_ || std::find(notices_told_->begin(), notices_told_->end(),
                                                       notice->id) != notices_told_->end();
        if (!known) {
            announcements_.emplace_back(notice->severity == Severity::Outage ? Live::Assertive
                                                                             : Live::Polite,
                                        notice_words(*notice, messages));
        }
        ids.push_back(notice->id);
    }
    notices_told_ = std::move(ids);
}

void Widget::place_focus(TreeOpWriter& ops) {
    const Focus wanted = std::exchange(focus_, Focus::Stay);
    if (wanted == Focus::Stay) {
        return;
    }
    const Node* target = nullptr;
    const auto fits_wish = [wanted](const Node& node) {
        switch (wanted) {
        case Focus::FirstInvalid:
            return node.is(state::kInvalid);
        case Focus::LastTitle:
            return node.role == Role::Heading && node.look == Look::Title;
        case Focus::Chooser:
            return node.field == FieldKind::File;
        case Focus::FirstField:
            return node.role == Role::TextField || node.role == Role::TextArea;
        default:
            return node.role == Role::Heading;
        }
    };
    for (const Node& node : shown_.nodes) {
        const bool fits = fits_wish(node);
        if (fits &&
            (target == nullptr || wanted == Focus::LastHeading || wanted == Focus::LastTitle)) {
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
