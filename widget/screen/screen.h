#pragma once

#include "widget/config.h"
#include "widget/desk/desk.h"
#include "widget/screen/view_event.h"
#include "widget/transport/problem.h"
#include "widget/ui/ui.h"

#include <string>
#include <variant>

namespace help {

/// The desk's content: on its way, not to be had, or here.
struct DeskLoading {};
struct DeskFailed {
    Problem problem;
};
using DeskState = std::variant<DeskLoading, DeskFailed, Desk>;

/// What every view speaks with.
struct ViewContext {
    Ui& ui;
    const Messages& messages;
    const Settings& settings;
    ViewEvents& events;
    UtcTime now{};              ///< by the desk's clock
    UtcTime device_now{};       ///< by the customer's: for what is timed here
    std::string_view news = {}; ///< of the chat, for other screens; empty: none
    bool login_refused = false; ///< the desk wants another address than the login's
    /// States of what the desk says: kDeskWords, or 0 while it speaks the help's language.
    std::uint32_t desk_words = 0;
};

/// Back (home, or to what `back` says), title, close. `states` are the title's.
void screen_header(const ViewContext& view,
                   std::string_view title,
                   ViewEvent back = GoTo{Route::Home},
                   std::uint32_t states = 0);

/// Begins the body of every screen but the chat's: on a phone the panel hides the launcher, which
/// tells the same.
void chat_news(const ViewContext& view);

/// The X of every screen.
void close_button(const ViewContext& view);

/// What fills a screen while there is no desk: bars that say "loading", or why it cannot be had,
/// with a way out.
void desk_loading(const ViewContext& view);
void desk_failed(const ViewContext& view, const Problem& problem);

/// The page's own links, for when nothing else works. Nothing without links.
void contact_links(const ViewContext& view);

/// What a failure means to a customer, and what to do.
[[nodiscard]] std::string problem_words(const Problem& problem, const ViewContext& view);

[[nodiscard]] Icon icon_of(DeskIcon icon);

} // namespace help
