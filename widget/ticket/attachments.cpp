#include "widget/ticket/attachments.h"

#include "widget/base/text.h"

#include <algorithm>
#include <optional>

namespace help {

namespace {

constexpr std::uint64_t kKilo = 1024;

std::string in_capitals(std::string words) {
    for (char& c : words) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return words;
}

/// What customers call a media type; empty: it has no name that they would know.
std::string kind_words(std::string_view type) {
    struct Kind {
        std::string_view type;
        std::string_view words;
    };
    constexpr Kind kKinds[] = {
        {"text/plain", "TXT"},
        {"application/msword", "DOC"},
        {"application/vnd.ms-excel", "XLS"},
        {"application/vnd.ms-powerpoint", "PPT"},
        {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"},
        {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"},
        {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "PPTX"}};
    for (const Kind& kind : kKinds) {
        if (kind.type == type) {
            return std::string{kind.words};
        }
    }
    constexpr std::size_t kLongest = 5;
    std::string words{type.substr(type.find('/') + 1)};
    return words.size() > kLongest ? std::string{} : in_capitals(std::move(words));
}

/// A browser asks the system what a file is, and a system with a spreadsheet calls a CSV its own.
/// What the system does not know, or has a word of its own for, is what the desk calls files of
/// that ending.
std::string told_type(const ChosenFile& file, const std::vector<std::string>& types) {
    const std::size_t dot = std::min(file.name.rfind('.'), file.name.size() - 1);
    std::string ending = in_capitals(file.name.substr(dot + 1));
    if (ending == "CSV") {
        return "text/csv";
    }
    if (!ending.empty() && (file.type.empty() || file.type == "application/octet-stream" ||
                            file.type.starts_with("application/x-"))) {
        ending = ending == "JPG" ? "JPEG" : ending;
        for (const std::string& type : types) {
            if (kind_words(type) == ending) {
                return type;
            }
        }
    }
    return file.type;
}

std::optional<FileFault>
fault_of(const ChosenFile& file, std::size_t before, const DeskLimits& limits) {
    if (file.size == 0) {
        return FileFault::Empty;
    }
    const auto& types = limits.attachment_types;
    if (!types.empty() && std::find(types.begin(), types.end(), file.type) == types.end()) {
        return FileFault::WrongType;
    }
    if (file.size > limits.attachment_bytes) {
        return FileFault::TooLarge;
    }
    return before >= limits.attachments ? std::optional{FileFault::TooMany} : std::nullopt;
}

} // namespace

std::vector<RefusedFile> add_files(AttachmentList& list,
                                   const std::vector<ChosenFile>& files,
                                   const DeskLimits& limits,
                                   UtcTime now,
                                   Random& random) {
    std::vector<RefusedFile> refused;
    for (ChosenFile file : files) {
        file.type = told_type(file, limits.attachment_types);
        if (const auto fault = fault_of(file, list.size(), limits)) {
            refused.push_back({*fault, std::move(file)});
        } else {
            list.push_back({make_uuid(now, random), std::move(file)});
        }
    }
    return refused;
}

Attachment* find_attachment(AttachmentList& list, std::string_view id) {
    const auto at = std::find_if(list.begin(), list.end(),
                                 [id](const Attachment& each) { return each.id == id; });
    return at == list.end() ? nullptr : &*at;
}

Attachment* next_upload(AttachmentList& list) {
    Attachment* next = nullptr;
    for (Attachment& each : list) {
        if (each.stage == UploadStage::Sending) {
            return nullptr;
        }
        if (next == nullptr && each.stage == UploadStage::Waiting) {
            next = &each;
        }
    }
    return next;
}

bool all_uploaded(const AttachmentList& list) {
    return std::all_of(list.begin(), list.end(),
                       [](const Attachment& each) { return each.stage == UploadStage::Done; });
}

void send_again(Attachment& attachment, UtcTime now, Random& random) {
    attachment.id = make_uuid(now, random);
    attachment.stage = UploadStage::Waiting;
    attachment.percent = 0;
}

void send_failed_again(AttachmentList& list, UtcTime now, Random& random) {
    for (Attachment& each : list) {
        if (each.stage == UploadStage::Failed) {
            send_again(each, now, random);
        }
    }
}

void send_unreached_again(AttachmentList& list, UtcTime now, Random& random) {
    for (Attachment& each : list) {
        if (each.stage == UploadStage::Failed && each.failure == ProblemCode::Unreachable) {
            send_again(each, now, random);
        }
    }
}

std::vector<RefusedFile> start_over(AttachmentList& list, UtcTime now, Random& random) {
    for (Attachment& each : list) {
        send_again(each, now, random);
    }
    return take_gone(list);
}

std::vector<RefusedFile> take_gone(AttachmentList& list) {
    std::vector<RefusedFile> gone;
    std::erase_if(list, [&gone](const Attachment& each) {
        const bool is_gone = each.file.file == 0 && each.stage != UploadStage::Done;
        if (is_gone) {
            gone.push_back({FileFault::Gone, each.file});
        }
        return is_gone;
    });
    return gone;
}

std::string size_words(std::uint64_t bytes, Language language) {
    const std::uint64_t kilos = (bytes + kKilo - 1) / kKilo;
    if (kilos < kKilo) {
        return to_decimal(static_cast<std::int64_t>(kilos)) + "\u00A0KB";
    }
    constexpr std::uint64_t kMega = kKilo * kKilo;
    const auto tenths = static_cast<std::int64_t>((bytes * 10 + kMega - 1) / kMega);
    std::string words = to_decimal(tenths / 10);
    if (tenths % 10 != 0) {
        words += (language == Language::English ? "." : ",") + to_decimal(tenths % 10);
    }
    return words + "\u00A0MB";
}

std::string type_words(const std::vector<std::string>& types) {
    std::string words;
    for (const std::string& type : types) {
        const std::string kind = kind_words(type);
        words += (words.empty() || kind.empty() ? "" : ", ") + kind;
    }
    return words;
}

std::string short_name(std::string_view name) {
    constexpr std::size_t kMost = 26; // of which a line on a phone has room for
    constexpr std::size_t kEnd = 8;
    const std::size_t length = count_characters(name);
    if (length <= kMost) {
        return std::string{name};
    }
    const std::string_view most = first_characters(name, length - kEnd);
    return std::string{first_characters(name, kMost - kEnd - 1)} + "…" +
           std::string{name.substr(most.size())};
}

} // namespace help
