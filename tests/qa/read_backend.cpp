#include "tests/qa/read_step.h"

#include <array>

namespace help::qa {

namespace {

constexpr std::size_t kLongestPart = 400;
constexpr int kMostTimes = 50;

Step read_answer(Fields fields) {
    BackendAnswers answers;
    answers.path = fields.text("path", 1, kLongestPart);
    const nlohmann::json* problem = fields.any("problem");
    const nlohmann::json* body = fields.any("body");
    answers.answer.status = fields.count_if("status", 100, 599).value_or(200);
    if (problem != nullptr && body != nullptr) {
        fields.refuse("problem", "either a body or a problem");
    }
    if (problem != nullptr) {
        answers.answer.body = problem->dump();
        answers.answer.content_type = "application/problem+json";
    } else if (body != nullptr) {
        answers.answer.body = body->is_string() ? body->get<std::string>() : body->dump();
    }
    if (const auto type = fields.text_if("content-type", 1, kLongestPart)) {
        answers.answer.content_type = *type;
    }
    answers.answer.retry_after = fields.text_if("retry-after", 1, 100).value_or("");
    answers.times = fields.count_if("times", 1, kMostTimes).value_or(1);
    fields.finish();
    return answers;
}

Step read_failure(Fields fields) {
    constexpr std::array kAnswerFaults = {
        std::pair{std::string_view{"network"}, ChannelFault::Network},
        std::pair{std::string_view{"timeout"}, ChannelFault::Timeout},
        std::pair{std::string_view{"too-large"}, ChannelFault::TooLarge},
        std::pair{std::string_view{"blocked"}, ChannelFault::Blocked}};
    BackendFails fails;
    fails.path = fields.text("path", 1, kLongestPart);
    const std::string reason =
        fields.word("reason", {"network", "timeout", "too-large", "blocked"});
    for (const auto& [word, fault] : kAnswerFaults) {
        if (word == reason) {
            fails.fault = fault;
        }
    }
    fails.times = fields.count_if("times", 1, kMostTimes).value_or(1);
    fields.finish();
    return fails;
}

Step read_progress(Fields fields) {
    UploadMoves moves;
    const std::optional<int> percent = fields.count_if("percent", 0, 100);
    if (!percent) {
        fields.refuse("percent", "a whole number from 0 to 100");
    }
    moves.percent = *percent;
    fields.finish();
    return moves;
}

} // namespace

Step read_backend(const nlohmann::json& value, const std::string& pointer) {
    if (value == "hold" || value == "release") {
        return BackendHolds{value == "hold"};
    }
    if (value == "drop-stream") {
        return BackendDropsStream{};
    }
    const std::string expected = "\"hold\", \"release\", \"drop-stream\", or one of { answer }, "
                                 "{ fail }, { event }, { chat }, { desk }, { progress }";
    if (!value.is_object() || value.size() != 1) {
        throw WrongFile(pointer, "expected " + expected);
    }
    Fields fields{value, pointer, expected};
    if (auto answer = fields.object_if("answer", "path with status, body or problem")) {
        return read_answer(std::move(*answer));
    }
    if (auto failure = fields.object_if("fail", "path and reason")) {
        return read_failure(std::move(*failure));
    }
    if (auto event = fields.object_if("event", "type, chat, data")) {
        static_cast<void>(event->text("type", 1, kLongestPart));
        return BackendSays{value.at("event").dump()};
    }
    if (fields.object_if("chat", "a snapshot of docs/protocol")) {
        return BackendHasChat{value.at("chat").dump()};
    }
    if (fields.object_if("desk", "what changes in the answer of GET /v1/bootstrap")) {
        return BackendHasDesk{value.at("desk")};
    }
    if (auto progress = fields.object_if("progress", "percent")) {
        return read_progress(std::move(*progress));
    }
    fields.finish();
    throw WrongFile(pointer, "expected " + expected);
}

} // namespace help::qa
