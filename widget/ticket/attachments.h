#pragma once

#include "widget/base/random.h"
#include "widget/desk/desk.h"
#include "widget/i18n/messages.h"
#include "widget/ticket/attachment.h"

#include <string>
#include <string_view>
#include <vector>

namespace help {

// The files of a ticket: which are taken, which goes next, what is done when they are lost.

using AttachmentList = std::vector<Attachment>;

/// The customer chose these. Those that the desk takes wait at the end of the list, under new ids;
/// gives the others.
[[nodiscard]] std::vector<RefusedFile> add_files(AttachmentList& list,
                                                 const std::vector<ChosenFile>& files,
                                                 const DeskLimits& limits,
                                                 UtcTime now,
                                                 Random& random);

/// Null when there is none.
[[nodiscard]] Attachment* find_attachment(AttachmentList& list, std::string_view id);

/// The file that is to leave now: one at a time, in the customer's order. Null: none.
[[nodiscard]] Attachment* next_upload(AttachmentList& list);

[[nodiscard]] bool all_uploaded(const AttachmentList& list);

/// A failed file waits again, under a new id: what stands on the disk may be another one by now.
void send_again(Attachment& attachment, UtcTime now, Random& random);
void send_failed_again(AttachmentList& list, UtcTime now, Random& random);
/// The network is back: those that it kept from arriving wait again, by themselves.
void send_unreached_again(AttachmentList& list, UtcTime now, Random& random);

/// The backend has none of these, or it is another backend now: all wait again. Gives those that
/// the host has no more, which leave the list.
[[nodiscard]] std::vector<RefusedFile>
start_over(AttachmentList& list, UtcTime now, Random& random);

/// After a reload: those that neither the backend nor the host has leave the list.
[[nodiscard]] std::vector<RefusedFile> take_gone(AttachmentList& list);

/// "1,2 MB", "340 KB": of 1024, rounded up, so that what is too large never reads as what is not.
[[nodiscard]] std::string size_words(std::uint64_t bytes, Language language);
/// "PNG, PDF, TXT": what customers call the media types, without those that nobody would know.
[[nodiscard]] std::string type_words(const std::vector<std::string>& types);
/// At most 32 characters: the beginning and, after "…", the end with what tells its kind.
[[nodiscard]] std::string short_name(std::string_view name);

} // namespace help
