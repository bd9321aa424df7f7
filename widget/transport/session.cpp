#include "widget/transport/session.h"

#include <utility>

namespace help {

Call Session::call() const {
    Call call;
    call.kind = CallKind::Session;
    call.locale = locale_;
    call.resume = resume_;
    call.token = ended_;
    return call;
}

void Session::end(std::string_view token) {
    if (token_ && *token_ == token) {
        ended_ = *std::exchange(token_, std::nullopt);
    }
}

void Session::forget() {
    token_.reset();
    ended_.clear();
    resume_.reset();
}

} // namespace help
