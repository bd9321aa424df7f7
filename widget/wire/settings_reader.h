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
            const std::string where = key.empty() ? "settings" : "settings." + std::string{key};
            error_ = Error{"settings-invalid", where + ": expected " + std::string{expected} + "."};
        }
    }

    void flag(std::string_view key, const Value& value, bool& target) {
        if (const auto flag = value.flag()) {
            target = *flag;
        } else {
            refuse(key, "true or false");
        }
    }

    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

private:
    std::optional<Error> error_;
};

/// False: `key` is no preference.
bool read_preference(std::string_view key,
                     const Value& value,
                     SettingsReader& reader,
                     Preferences& preferences);

[[nodiscard]] Result<Settings> settings_of(const Value& root);

} // namespace help
