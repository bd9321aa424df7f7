#pragma once

#include "tests/core/client_rig.h"

#include <string>
#include <string_view>
#include <vector>

namespace help::test {

/// A chat.message of the agent.
inline std::string message(int seq, std::string_view text = "Oi") {
    return R"({"type":"chat.message","chat":")" + std::string{kChatId} +
           R"(","at":"2026-11-22T12:00:00Z","data":{"id":"m)" + std::to_string(seq) +
           R"(","seq":)" + std::to_string(seq) + R"(,"by":"agent","name":"Bia","text":")" +
           std::string{text} + R"(","at":"2026-11-22T12:00:00Z"}})";
}

/// Durable events move the cursor, fleeting ones do not.
inline std::string durable(std::string_view cursor, std::string_view json) {
    return "id: " + std::string{cursor} + "\ndata: " + std::string{json} + "\n\n";
}

inline std::string fleeting(std::string_view json) {
    return "data: " + std::string{json} + "\n\n";
}

/// What was said of the link since the last time.
inline std::vector<Link> links(ClientRig& rig) {
    std::vector<Link> result;
    for (const LinkChanged& change : rig.take<LinkChanged>()) {
        result.push_back(change.link);
    }
    return result;
}

/// The stream ends, as it does when a server goes or a connection breaks.
inline void end_stream(ClientRig& rig) {
    rig.refuse(CallKind::EventStream, ProblemCode::Unreachable);
}

} // namespace help::test
