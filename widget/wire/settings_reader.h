#pragma once

#include "widget/base/result.h"
#include "widget/config.h"
#include "widget/wire/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace help {

/// Remembers the first setting that is wrong, so that the embedder is told one thing to mend.
class SettingsReader {
public:
    /// `expected` finishes the sentence "settings.<key>: expected …".
    void refuse(std::string_view key, std::string_view expected) {
        if (!error_) {
            error_ = Error{"settings-invalid", sentence(key, expected)};
        }
    }

    /// The same of what is the customer's own, and no mistake of the embedder: the rest goes on.
    void leave_out(std::string_view key, std::string_view expected) {
        left_out_ = sentence(key, expected) + " The customer is asked for it.";
    }

    void flag(std::string_view key, const Value& value, bool& target) {
        if (const auto flag = value.flag()) {
            target = *flag;
        } else {
            refuse(key, "true or false");
        }
    }

    [[nodiscard]] const std::optional<Error>& error() const { return error_; }
    /// The last thing that was left out, in words; empty: nothing.
    [[nodiscard]] const std::string& left_out() const { return left_out_; }

private:
    static std::string sentence(std::string_view key, std::string_view expected) {
        return (key.empty() ? "settings" : "settings." + std::string{key}) + ": expected " +
               std::string{expected} + ".";
    }

    std::optional<Error> error_;
    std::string left_out_;
};

/// False: `key` is no preference.
bool read_preference(std::string_view key,
                     const Value& value,
                     SettingsReader& reader,
                     Preferences& preferences);

[[nodiscard]] Result<Settings> settings_of(const Value& root);

} // namespace help
