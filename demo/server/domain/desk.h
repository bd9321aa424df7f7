#pragma once

#include "demo/server/domain/business_days.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

/// What a support desk offers: the content of a desk file, checked. Plain data; `read_desk`
/// (desk_file.h) is the only maker.
namespace help::desk {

/// One text in every locale of the desk.
using Texts = std::map<std::string, std::string, std::less<>>;

struct Limits {
    int name = 128;
    int email = 254;
    int details = 20000;
};

/// A card of the first screen; `kind` and `icon` are words of the protocol.
struct Card {
    std::string id{};
    std::string kind{};
    std::string icon{};
    Texts title{};
    Texts detail{};
    std::string href{}; // only kind "link" has one
};

/// Opening hours of a group of weekdays as the protocol tells them: 0 = Sunday, `HH:MM`.
struct OpenInterval {
    std::vector<int> days{};
    std::string open{};
    std::string close{};
};

/// A contact reason, which sends a ticket straight to the team in charge.
struct Reason {
    std::string id{};
    Texts label{};
    std::string team{};
};

enum class Support { Given, NotGiven };

/// A way to reach people outside the widget.
struct Channel {
    std::string id{};
    std::string kind{};
    Support support = Support::Given;
    Texts title{};
    Texts detail{};
    Texts label{};
    std::string href{};
};

struct Desk {
    std::string site{};
    std::vector<std::string> locales{}; // at least one; the first is the desk's own language
    Texts title{};
    Limits limits{};
    std::vector<Card> cards{};
    std::string time_zone{};
    std::vector<OpenInterval> weekly{};
    Texts hours_note{};
    std::vector<Reason> reasons{};
    std::vector<Channel> channels{};
    int answer_business_days = 1;
    BusinessCalendar calendar;
};

/// Null when the desk has no such reason.
[[nodiscard]] const Reason* find_reason(const Desk& desk, std::string_view id);

} // namespace help::desk
