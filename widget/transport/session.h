#pragma once

#include "widget/transport/call_line.h"

#include <optional>
#include <string>
#include <string_view>

namespace help {

/// Who the customer is to the backend. The token lives in memory only.
class Session {
public:
    /// The language of sessions that start from now on.
    void speak(std::string_view locale) { locale_ = locale; }
    /// Sessions that start from now on take up this chat's customer.
    void resume(ResumeKey key) { resume_ = std::move(key); }
    [[nodiscard]] const std::optional<ResumeKey>& resumed() const { return resume_; }

    [[nodiscard]] const std::optional<std::string>& token() const { return token_; }
    /// The call that starts a session. It shows the token that has ended, so that the customer
    /// stays the same subject.
    [[nodiscard]] Call call() const;
    void start(std::string token) { token_ = std::move(token); }
    /// `token` was refused. A younger one stays.
    void end(std::string_view token);
    /// The customer is somebody else now.
    void forget();

private:
    std::string locale_;
    std::optional<ResumeKey> resume_;
    std::optional<std::string> token_;
    std::string ended_;
};

} // namespace help
