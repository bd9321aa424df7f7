#include "widget/ticket/attachments_view.h"

#include "widget/base/text.h"
#include "widget/ticket/attachments.h"

#include <algorithm>

namespace help {

namespace {

class FilesView {
public:
    FilesView(const ViewContext& view, const Desk& desk, const WritingTicket* writing)
        : view_(view), limits_(desk.limits), writing_(writing) {}

    void list(const AttachmentList& files) const {
        const auto list = view_.ui.group({.key = "files",
                                          .role = Role::List,
                                          .look = Look::Plain,
                                          .name = say(Sentence::attach_list)});
        for (const Attachment& each : files) {
            file(each);
        }
    }

    void refusals(const std::vector<RefusedFile>& refused) const {
        std::string words;
        const auto over = std::count_if(refused.begin(), refused.end(), is_over);
        for (const RefusedFile& each : refused) {
            if (over < 2 || !is_over(each)) {
                words += (words.empty() ? "" : " ") + refusal(each);
            }
        }
        if (over > 1) {
            words += (words.empty() ? "" : " ") + fill(say(Sentence::attach_many_more),
                                                       {"over", to_decimal(over)},
                                                       {"count", to_decimal(limits_.attachments)});
        }
        if (!words.empty()) {
            view_.ui.banner({.key = "refused",
                             .role = Role::Alert,
                             .tone = Tone::Warning,
                             .icon = Icon::Warning,
                             .words = words});
        }
    }

    /// The host opens its chooser when this is pressed; what was chosen comes as FilesChosen.
    void chooser(bool full) const {
        std::string types;
        for (const std::string& type : limits_.attachment_types) {
            types += (types.empty() ? "" : ",") + type;
        }
        (void)view_.ui.button({.key = "attach",
                               .name = say(Sentence::attach_button),
                               .look = Look::Secondary,
                               .icon = Icon::Paperclip,
                               .states = full || writing_ == nullptr || writing_->send_when_uploaded
                                             ? state::kDisabled
                                             : 0,
                               .field = FieldKind::File,
                               .value = types,
                               .placeholder = say(Sentence::attach_drop)});
        view_.ui.text("attach-hint", hint(), Look::Caption);
    }

private:
    static bool is_over(const RefusedFile& refused) { return refused.fault == FileFault::TooMany; }
    [[nodiscard]] std::string_view say(Sentence sentence) const { return view_.messages[sentence]; }
    [[nodiscard]] std::string size(std::uint64_t bytes) const {
        return size_words(bytes, view_.messages.language());
    }

    /// How many files of which size and kinds are taken; kinds that have no name are not told.
    [[nodiscard]] std::string hint() const {
        const std::string kinds = type_words(limits_.attachment_types);
        const std::string words =
            kinds.empty() ? counted(Sentence::attach_hint_any, Sentence::attach_hint_any_one)
                          : counted(Sentence::attach_hint, Sentence::attach_hint_one);
        return fill(words, {"size", size(limits_.attachment_bytes)}, {"kinds", kinds});
    }
    [[nodiscard]] std::string counted(Sentence many, Sentence one) const {
        return view_.messages.counted(many, one, limits_.attachments);
    }

    void file(const Attachment& each) const {
        const bool failed = each.stage == UploadStage::Failed;
        const bool done = each.stage == UploadStage::Done;
        const std::string name = short_name(each.file.name);
        const auto item =
            view_.ui.group({.key = each.id,
                            .role = Role::ListItem,
                            .look = Look::Notice,
                            .tone = failed ? Tone::Danger : Tone::Neutral,
                            .icon = done     ? Icon::Check
                                    : failed ? Icon::Warning
                                             : Icon::Paperclip,
                            .amount = done ? 0 : static_cast<std::uint32_t>(each.percent)});
        view_.ui.text("name", name, Look::Paragraph);
        view_.ui.text("state", progress(each), Look::Caption);
        if (writing_ == nullptr) {
            return;
        }
        if (failed &&
            view_.ui.button(
                {.key = "again", .name = say(Sentence::try_again), .look = Look::Quiet})) {
            view_.events.emplace_back(FileSentAgain{each.id});
        }
        if (view_.ui.button({.key = "remove",
                             .name = fill(say(Sentence::attach_remove), {"name", name}),
                             .look = Look::IconOnly,
                             .icon = Icon::Close})) {
            view_.events.emplace_back(FileRemoved{each.id});
        }
    }

    [[nodiscard]] std::string progress(const Attachment& each) const {
        const std::string before = size(each.file.size) + " · ";
        switch (each.stage) {
        case UploadStage::Failed:
            return each.failure == ProblemCode::UnsupportedType
                       ? refusal({FileFault::WrongType, each.file})
                       : before + std::string{say(Sentence::attach_failed)} + " " +
                             problem_words(problem_of(each.failure), view_);
        case UploadStage::Done:
            return before + std::string{say(Sentence::attach_done)};
        default:
            return before +
                   fill(say(Sentence::attach_sending), {"percent", to_decimal(each.percent)});
        }
    }

    [[nodiscard]] std::string refusal(const RefusedFile& refused) const {
        const std::string name = short_name(refused.file.name);
        switch (refused.fault) {
        case FileFault::TooMany:
            return fill(counted(Sentence::attach_many, Sentence::attach_many_one), {"name", name});
        case FileFault::TooLarge:
            return fill(fill(say(Sentence::attach_large), {"name", name},
                             {"size", size(refused.file.size)}),
                        {"limit", size(limits_.attachment_bytes)});
        case FileFault::WrongType:
            return wrong_type(name);
        case FileFault::Empty:
            return fill(say(Sentence::attach_empty), {"name", name});
        case FileFault::Gone:
            break;
        }
        return fill(say(Sentence::attach_gone), {"name", name});
    }

    [[nodiscard]] std::string wrong_type(std::string_view name) const {
        const std::string kinds = type_words(limits_.attachment_types);
        return fill(say(kinds.empty() ? Sentence::attach_type_any : Sentence::attach_type),
                    {"name", name}, {"kinds", kinds});
    }

    const ViewContext& view_;
    const DeskLimits& limits_;
    const WritingTicket* writing_;
};

} // namespace

void attachments_view(const ViewContext& view,
                      const Desk& desk,
                      const TicketDraft& draft,
                      const WritingTicket* writing) {
    const AttachmentList& files = draft.attachments;
    const FilesView shown{view, desk, writing};
    const bool takes_some = desk.takes_attachments && desk.limits.attachments > 0;
    if (!takes_some && files.empty()) {
        return;
    }
    const auto part = view.ui.group(
        {.key = "attachments", .look = Look::Plain, .name = view.messages[Sentence::attach_list]});
    if (!files.empty()) {
        shown.list(files);
    }
    if (writing != nullptr) {
        shown.refusals(writing->refused);
    }
    if (takes_some) {
        shown.chooser(files.size() >= desk.limits.attachments);
    }
}

} // namespace help
