#include "widget/widget.h"

#include "widget/wire/stored_chat.h"

#include <utility>

// What the host keeps of a chat, and what becomes of it after a reload.

namespace help {

void Widget::begin_chat() {
    chat_ = ChatFlow{settings_.customer.name, settings_.customer.email};
    chat_gone_ = false;
    keep_chat();
}

void Widget::restore_chat(const std::optional<std::string>& kept) {
    if (!kept) {
        return;
    }
    auto stored = decode_stored_chat(*kept);
    kept_chat_ = *kept;
    switch (stored ? whose(stored->draft.email, stored->vouched, stored->login)
                   : Whose::SomebodyElses) {
    case Whose::Theirs:
        chat_ = ChatFlow{*stored};
        if (!stored->vouched) {
            chat_.know({}, {settings_.customer.name, settings_.customer.email, {}, {}});
        }
        break;
    case Whose::NotKnownYet:
        chat_aside_ = true;
        return;
    case Whose::SomebodyElses:
        keep_chat();
        return;
    }
    if (chat_.busy()) {
        chat_resumes_ = true;
        chat_unvisited_ = route_ == Route::Home;
        route_ = route_ == Route::Home ? Route::Chat : route_;
    }
}

void Widget::bring_chat_back() {
    if (std::exchange(chat_resumes_, false)) {
        chat_.resume(hands());
    }
}

void Widget::keep_chat() {
    auto stored = chat_.stored();
    const ChatDraft untouched{settings_.customer.name, settings_.customer.email, {}, {}};
    const bool worth_it = stored && (!stored->id.empty() || stored->draft != untouched);
    if (!worth_it && chat_aside_) {
        return;
    }
    chat_aside_ = false;
    if (worth_it) {
        stored->vouched = is_known();
        stored->login = settings_.customer.login();
    }
    const std::string now = worth_it ? encode_stored_chat(*stored) : std::string{};
    if (now == kept_chat_) {
        return;
    }
    kept_chat_ = now;
    output_.effects.emplace_back(Store{"chat", now.empty() ? std::nullopt : std::optional{now}});
}

} // namespace help
