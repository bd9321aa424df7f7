#pragma once

#include "widget/transport/http_channel.h"
#include "widget/transport/problem.h"

#include <cstdint>
#include <string>

namespace help {

/// How far a file is on its way to the backend.
enum class UploadStage : std::uint8_t { Waiting, Sending, Done, Failed };

struct Attachment {
    std::string id; ///< a UUID; the same id twice is one file
    ChosenFile file;
    UploadStage stage = UploadStage::Waiting;
    int percent = 0;                                ///< while Sending
    ProblemCode failure = ProblemCode::Unreachable; ///< of Failed
    friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// Why a file is not among the attachments.
enum class FileFault : std::uint8_t {
    TooMany,
    TooLarge,
    WrongType,
    Empty,
    Gone, ///< a reload has let it go: only its name is known
};
struct RefusedFile {
    FileFault fault = FileFault::Gone;
    ChosenFile file;
};

} // namespace help
