#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/domain/json_field.h"

/// The parts of a desk file about what is served live. Each throws FileFault with the place.
namespace help::desk {

[[nodiscard]] std::vector<Notice> read_notices(const JsonField& list,
                                               const std::vector<std::string>& locales);

/// One of them.
[[nodiscard]] Notice read_notice(const JsonField& field, const std::vector<std::string>& locales);

/// Agents belong to teams of `reasons`, and somebody serves each of these.
[[nodiscard]] ChatRules read_chat_rules(const JsonField& field,
                                        const std::vector<std::string>& locales,
                                        const std::vector<std::string>& teams);

/// Levels of 0–100, hour by hour from an hour of a weekday on; the hours that are not named are
/// closed.
[[nodiscard]] LoadCurve read_load_curve(const JsonField& list);

[[nodiscard]] std::vector<Article> read_articles(const JsonField& list,
                                                 const std::vector<std::string>& locales);

} // namespace help::desk
