#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/domain/form.h"

#include <nlohmann/json.hpp>

#include <string>

/// What agents write over the desk file: notices and exceptions to the week, in the file's own
/// shape and all its languages.
namespace help::desk {

/// The protocol shows no more at once.
inline constexpr std::size_t kMostDayExceptions = 60;

/// A notice of that id. `from` is `now` unless the body says otherwise, so that the newest is
/// shown first. A text may be one string for all languages.
[[nodiscard]] Read<Notice>
read_notice_edit(const nlohmann::json& body, const std::string& id, const Desk& desk, Instant now);

[[nodiscard]] Read<DayException> read_exception_edit(const nlohmann::json& body, const Desk& desk);

/// The date that a URL names; nothing for anything else.
[[nodiscard]] std::optional<std::chrono::local_days> date_of(const std::string& text);
[[nodiscard]] std::string told(std::chrono::local_days date);
/// `HH:MM`
[[nodiscard]] std::string clock_time(std::chrono::minutes time_of_day);

[[nodiscard]] nlohmann::ordered_json told_whole(const Notice& notice);
[[nodiscard]] nlohmann::ordered_json told_whole(std::chrono::local_days date,
                                                const DayException& exception);

/// What told_whole wrote, also when the desk has learnt a language since. Throws FileFault.
[[nodiscard]] Notice stored_notice(const std::string& json, const Desk& desk);
[[nodiscard]] DayException stored_exception(const std::string& json, const Desk& desk);

} // namespace help::desk
