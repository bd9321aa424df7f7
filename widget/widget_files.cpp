#include "widget/widget.h"

#include "widget/ticket/attachments.h"

#include <algorithm>
#include <utility>

// The files of the ticket: on their way to the backend while the customer still writes.

namespace help {

void Widget::handle(const FilesChosen& event) {
    auto* writing = std::get_if<WritingTicket>(&ticket_);
    const Desk* desk = std::get_if<Desk>(&desk_);
    const bool welcome = writing != nullptr && !writing->send_when_uploaded && desk != nullptr &&
                         desk->takes_attachments && route_ == Route::Ticket;
    if (!welcome) {
        return;
    }
    writing->refused =
        add_files(writing->draft.attachments, event.files, desk->limits, now_, random_);
    keep_ticket();
}

void Widget::handle(const UploadProgress& event) {
    transport_->receive_progress(event.id, event.percent);
}

void Widget::handle(const FileRemoved& event) {
    const Attachment* gone = attachment(event.id);
    if (gone == nullptr) {
        return;
    }
    if (gone->stage == UploadStage::Sending) {
        transport_->cancel_upload();
    } else if (gone->stage == UploadStage::Done) {
        transport_->take_back(gone->id);
    }
    auto& writing = std::get<WritingTicket>(ticket_);
    std::erase_if(writing.draft.attachments,
                  [&](const Attachment& each) { return each.id == event.id; });
    writing.refused.clear();
    focus_ = Focus::Chooser;
    keep_ticket();
}

void Widget::handle(const FileSentAgain& event) {
    if (Attachment* failed = attachment(event.id)) {
        send_again(*failed, now_, random_);
        focus_ = Focus::Chooser; // its own button is gone
    }
}

void Widget::handle(UploadMoved& event) {
    if (Attachment* moved = attachment(event.id)) {
        moved->percent = event.percent;
    }
}

void Widget::handle(UploadAnswered& event) {
    Attachment* answered = attachment(event.id);
    if (answered == nullptr) {
        return;
    }
    const Messages messages{settings_.language, settings_.labels};
    const auto say = [&](Live live, Sentence sentence) {
        announcements_.emplace_back(live,
                                    answered->file.name + ": " + std::string{messages[sentence]});
    };
    if (event.failure) {
        answered->stage = UploadStage::Failed;
        answered->failure = event.failure->code;
        answered->percent = 0;
        std::get<WritingTicket>(ticket_).send_when_uploaded = false;
        notify_problem(*event.failure);
        say(Live::Assertive, Sentence::attach_failed);
    } else {
        answered->stage = UploadStage::Done;
        say(Live::Polite, Sentence::attach_done);
    }
    keep_ticket();
}

Attachment* Widget::attachment(std::string_view id) {
    auto* writing = std::get_if<WritingTicket>(&ticket_);
    return writing == nullptr ? nullptr : find_attachment(writing->draft.attachments, id);
}

/// What waits leaves; and the ticket that waits for it.
void Widget::advance_uploads() {
    auto* writing = std::get_if<WritingTicket>(&ticket_);
    if (writing == nullptr) {
        return;
    }
    if (Attachment* next = next_upload(writing->draft.attachments)) {
        transport_->upload(next->id, next->file);
        next->stage = UploadStage::Sending;
    }
    if (writing->send_when_uploaded && all_uploaded(writing->draft.attachments)) {
        handle(TicketSubmitted{});
    }
}

/// True: the ticket goes when its files are there; those that failed are tried again.
bool Widget::waits_for_files(WritingTicket& writing) {
    writing.refused.clear();
    writing.send_when_uploaded = !all_uploaded(writing.draft.attachments);
    if (writing.send_when_uploaded) {
        send_failed_again(writing.draft.attachments, now_, random_);
        const Messages messages{settings_.language, settings_.labels};
        announcements_.emplace_back(Live::Polite, std::string{messages[Sentence::attach_waiting]});
    }
    return writing.send_when_uploaded;
}

/// The backend has none of the files.
void Widget::files_are_lost(WritingTicket& writing) {
    transport_->cancel_upload();
    writing.refused = start_over(writing.draft.attachments, now_, random_);
    // Without one of them it is not what the customer wanted to send.
    writing.send_when_uploaded = writing.send_when_uploaded && writing.refused.empty();
}

} // namespace help
