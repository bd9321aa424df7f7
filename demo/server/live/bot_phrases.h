#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace help::desk {

/// What a simulated agent says, in the language of `locale` (pt, en, es; English for any other).
[[nodiscard]] std::string
bot_greeting(std::string_view locale, std::string_view customer, std::string_view agent);

/// Two or three sentences to a customer's message, by the words in it.
[[nodiscard]] std::vector<std::string> bot_answer(std::string_view locale,
                                                  std::string_view message);

/// Does the message take leave?
[[nodiscard]] bool is_farewell(std::string_view message);
[[nodiscard]] std::string bot_farewell(std::string_view locale, std::string_view customer);

} // namespace help::desk
