#include "widget/widget.h"

#include "widget/chat/chat_words.h"
#include "widget/wire/effects.h"

#include <algorithm>
#include <utility>

// Who the customer is and how the page wants us: settings that change while the widget lives.

namespace help {

namespace {

/// However its letters are spelt: no desk tells Ana@ from ana@.
bool same_address(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [lower](char x, char y) { return lower(x) == lower(y); });
}

} // namespace

Widget::Whose Widget::whose(std::string_view email, bool vouched, std::string_view login) const {
    if (!login.empty()) {
        const std::string& now = settings_.customer.login();
        return now.empty()                ? Whose::NotKnownYet
               : same_address(login, now) ? Whose::Theirs
                                          : Whose::SomebodyElses;
    }
    const std::string& known = settings_.customer.email;
    if (known.empty()) {
        return vouched && !settings_.vouches ? Whose::NotKnownYet : Whose::Theirs;
    }
    return same_address(email, known) || (email.empty() && !vouched) ? Whose::Theirs
                                                                     : Whose::SomebodyElses;
}

void Widget::handle(const NewSettings& event) {
    const Settings before = std::exchange(settings_, event.settings);
    const std::string& login = before.customer.login();
    const bool logged_out = (before.vouches || !login.empty()) && !is_known();
    // Whom the page's server vouches for is the same one when the page tells their address as well.
    const bool is_told = login.empty() && before.vouches && settings_.vouches;
    const bool other_login = !same_address(login, settings_.customer.login());
    const bool other_customer = logged_out || (other_login && !is_told);
    // Whoever logs in goes on with what they have written as nobody.
    const auto stays = [&](std::string_view email) {
        return !other_customer ||
               (!logged_out && login.empty() && whose(email, false) == Whose::Theirs);
    };
    const bool ticket_stays = stays(ticket_email());
    const bool chat_stays = stays(chat_.draft().email);
    const bool other_desk = before.site != settings_.site ||
                            before.transport != settings_.transport ||
                            before.endpoint != settings_.endpoint;
    if (other_desk) {
        desk_ = DeskLoading{};
        desk_ahead_ = {};
    }
    const bool other_language = before.language != settings_.language;
    const bool other_line = other_customer || other_desk || before.vouches != settings_.vouches;
    if (other_line) {
        transport_->forget();
        connect();
        if (chat_stays && chat_.busy()) {
            // The same customer over another line: everything that is kept takes it up again.
            chat_ = ChatFlow{*chat_.stored()};
            chat_.resume(hands());
        }
        chat_.take(RatingAnswered{problem_of(ProblemCode::Unreachable)});
        if (auto* sending = std::get_if<SendingTicket>(&ticket_)) {
            if (ticket_stays && !other_desk) {
                transport_->create_ticket(sending->id, sending->draft);
            } else {
                ticket_ = reject(std::move(*sending), problem_of(ProblemCode::Unreachable));
            }
        }
        // Those of a ticket that was sent may be part of one that has arrived.
        if (auto* writing = std::get_if<WritingTicket>(&ticket_);
            writing != nullptr && (writing->id.empty() || other_desk)) {
            files_are_lost(*writing);
        }
        // What was asked for over the old line is never answered.
        knowledge_ = Knowledge{};
        load_ = LoadUnknown{};
        login_refused_ = false;
    }
    if (other_line || other_language) {
        suggestions_.clear();
        watch_details();
        if (desk_wanted_) {
            load_desk();
            knowledge_.fetch_anew(reading_hands());
        }
    }
    if (!ticket_stays) {
        forget_ticket();
        begin_ticket();
    }
    if (!chat_stays) {
        begin_chat();
    }
    if (!ticket_stays || !chat_stays) {
        route_ = Route::Home;
    }
    if (login != settings_.customer.login() || before.customer.name != settings_.customer.name ||
        before.vouches != settings_.vouches) {
        know_customer(before.customer);
    }
    if (unread_ > 0) { // the same news, perhaps in other words: nobody is told again
        std::string words = news_words(chat_, {settings_.language, settings_.labels});
        if (words != unread_words_) {
            unread_words_ = words;
            output_.effects.emplace_back(ShowUnread{unread_, std::move(words)});
        }
    }
    if (other_language) {
        output_.effects.emplace_back(UseLanguage{locale_tag(settings_.language)});
    }
    tell_fault(before.fault);
    refresh_theme();
}

/// Once: settings come again with every change of the page.
void Widget::tell_fault(std::string_view before) {
    if (!settings_.fault.empty() && settings_.fault != before) {
        notify("error", error_detail("settings-invalid", settings_.fault));
    }
}

/// What the page says of the customer stands where the customer has left what it said before; and
/// what was laid aside until the page knows them comes back.
void Widget::know_customer(const Customer& before) {
    const Customer& now = settings_.customer;
    take_on_name(before);
    if (ticket_kept_) {
        keep_ticket();
    }
    restore_ticket(std::exchange(ticket_aside_, std::nullopt));
    chat_.know({before.name, before.email, {}, {}}, {now.name, now.email, {}, {}});
    chat_touched_ = true;
    if (std::exchange(chat_aside_, false)) {
        restore_chat(std::string{kept_chat_});
        if (desk_wanted_) {
            bring_chat_back();
        }
    }
}

std::string_view Widget::ticket_email() const {
    if (const auto* writing = std::get_if<WritingTicket>(&ticket_)) {
        return writing->draft.email;
    }
    const auto* sending = std::get_if<SendingTicket>(&ticket_);
    return sending != nullptr ? sending->draft.email : std::get<SentTicket>(ticket_).email;
}

void Widget::handle(const NewPreferences& event) {
    settings_.preferences = event.preferences;
    refresh_theme();
}

} // namespace help
