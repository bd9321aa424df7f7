#include "tests/qa/scripted_desk.h"

#include "tests/qa/scenario.h"

namespace help::qa {

std::vector<InputEvent> ScriptedDesk::serve(const std::vector<Effect>& effects) {
    std::vector<InputEvent> answers = backend_.serve(effects);
    for (InputEvent& event : answers) {
        auto* answer = std::get_if<ChannelAnswer>(&event);
        if (answer != nullptr && answer->body == test::kDeskJson) {
            answer->body = desk_;
        }
    }
    return answers;
}

void ScriptedDesk::drop_requests() {
    std::vector<Effect> effects;
    for (const SendRequest& request : backend_.requests()) {
        effects.emplace_back(CancelRequest{request.id});
    }
    static_cast<void>(backend_.serve(effects));
}

std::string ScriptedDesk::with_chat(std::string text) const {
    constexpr std::string_view kMark = "$chat";
    constexpr std::string_view kChats = "/v1/chats/";
    std::string id;
    for (const SendRequest& request : backend_.requests()) {
        const std::string& url = request.request.url;
        if (request.request.method == "PUT" && url.starts_with(kChats) &&
            url.find('/', kChats.size()) == std::string::npos) {
            id = url.substr(kChats.size());
        }
    }
    for (std::size_t at = text.find(kMark); at != std::string::npos; at = text.find(kMark, at)) {
        text.replace(at, kMark.size(), id);
    }
    return text;
}

void ScriptedDesk::change_desk(const nlohmann::json& patch) {
    auto desk = nlohmann::json::parse(desk_);
    desk.merge_patch(patch);
    desk_ = desk.dump();
}

void ScriptedDesk::answer_next(const BackendAnswers& answers) {
    for (int i = 0; i < answers.times; ++i) {
        backend_.next(answers.path, answers.answer);
    }
}

void ScriptedDesk::fail_next(const BackendFails& fails) {
    for (int i = 0; i < fails.times; ++i) {
        backend_.fail_next(fails.path, fails.fault);
    }
}

void ScriptedDesk::hold(bool held) {
    if (held) {
        backend_.hold();
    } else {
        backend_.release();
    }
}

} // namespace help::qa
