#pragma once

#include "tests/harness/scripted_backend.h"
#include "tests/qa/backend.h"

namespace help::qa {

/// The scripted backend of the harness, with the scenario's desk.
class ScriptedDesk final : public Backend {
public:
    /// `desk`: answer of GET /v1/bootstrap, JSON.
    explicit ScriptedDesk(std::string desk) : desk_(std::move(desk)) {}

    std::vector<InputEvent> serve(const std::vector<Effect>& effects) override;
    void drop_requests() override;
    [[nodiscard]] const std::vector<SendRequest>& requests() const override {
        return backend_.requests();
    }
    [[nodiscard]] RequestId upload() const override { return backend_.open_upload(); }
    void answer_next(const BackendAnswers& answers) override;
    void fail_next(const BackendFails& fails) override;
    void hold(bool held) override;
    /// `$chat` in a text stands for the id of the chat that the widget began last.
    void say(const std::string& event) override { backend_.say(with_chat(event)); }
    void change_desk(const nlohmann::json& patch) override;
    void set_chat(const std::string& chat) override { backend_.set_chat(with_chat(chat)); }
    void drop_stream() override { backend_.drop_stream(); }

private:
    [[nodiscard]] std::string with_chat(std::string text) const;

    test::ScriptedBackend backend_;
    std::string desk_;
};

} // namespace help::qa
