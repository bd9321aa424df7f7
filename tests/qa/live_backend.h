#pragma once

#include "tests/qa/backend.h"

#include <chrono>
#include <memory>
#include <string>

namespace help::qa {

/// A backend that runs, over plain HTTP/1.1. Requests are made one after the other and waited for.
/// Event streams are refused as docs/protocol allows, so that the widget polls; a poll is asked
/// whenever the story listens.
class LiveBackend final : public Backend {
public:
    /// `url`: http://host[:port][/prefix], an IPv6 address in brackets. Throws WrongUse for
    /// anything else. `patience` is for a connection, for sending, and for an answer.
    explicit LiveBackend(const std::string& url,
                         std::chrono::milliseconds patience = std::chrono::seconds{20});
    ~LiveBackend() override;

    /// Throws std::runtime_error, with the reason, when nobody answers at the address.
    void require_reachable() const;

    std::vector<InputEvent> serve(const std::vector<Effect>& effects) override;
    void drop_requests() override { poll_.reset(); }
    [[nodiscard]] const std::vector<SendRequest>& requests() const override { return requests_; }
    [[nodiscard]] bool is_live() const override { return true; }
    void listen() override;
    void answer_next(const BackendAnswers& answers) override;
    void fail_next(const BackendFails& fails) override;
    void hold(bool held) override;
    void say(const std::string& event) override;
    void change_desk(const nlohmann::json& patch) override;
    void set_chat(const std::string& chat) override;
    void drop_stream() override;

private:
    [[nodiscard]] InputEvent ask(const SendRequest& request) const;
    /// As it stands in an address.
    [[nodiscard]] std::string authority() const;

    std::string host_; ///< without brackets
    std::string port_;
    std::string prefix_;
    std::chrono::milliseconds patience_;
    std::vector<SendRequest> requests_;
    std::unique_ptr<SendRequest> poll_; ///< the open long poll
    std::vector<InputEvent> heard_;     ///< what the widget is told with the next frame
};

} // namespace help::qa
