#include "demo/server/net/attachment_routes.h"

#include "demo/server/domain/attachment.h"
#include "demo/server/domain/ids.h"
#include "demo/server/net/download_headers.h"
#include "demo/server/net/json_answer.h"
#include "demo/server/net/problem.h"
#include "demo/server/net/url.h"

#include <memory>

namespace help::net {
namespace {

/// All files that wait for a ticket, of all customers: what a flood can take of the disk.
constexpr std::int64_t kMostWaiting = kGiB;
/// Of one customer, in tickets' worths: what was removed from a form waits as well.
constexpr std::int64_t kTicketsWaiting = 2;
constexpr std::chrono::minutes kRoomAgain{5}; // to a desk without room

struct TellUpload {
    const desk::NewAttachment& attachment;

    [[nodiscard]] Response told(int status) const {
        return json_answer(status, {{"id", attachment.id},
                                    {"name", attachment.name},
                                    {"type", attachment.type},
                                    {"size", attachment.bytes.size()}});
    }
    Response operator()(desk::AttachmentTaken) const { return told(201); }
    Response operator()(desk::AttachmentRepeated) const { return told(200); }
    Response operator()(desk::AttachmentConflict) const {
        return problem(Code::IdConflict, "this id was used for another file");
    }
    Response operator()(desk::TooManyWaiting limit) const {
        return problem_until(Code::RateLimited, "too many files of this client wait for a ticket",
                             limit.wait);
    }
    Response operator()(desk::NotAdmitted limit) const { return limited(limit.wait); }
    Response operator()(desk::NoRoom) const {
        return problem_until(Code::Unavailable, "too many files wait for their tickets",
                             kRoomAgain);
    }
};

Response no_uuid() {
    return problem(Code::BadRequest, "the id in the URL must be a lower-case UUID");
}

/// The file that a request brings, or the problem that answers it.
std::variant<desk::NewAttachment, Response> read_attachment(const Call& call) {
    const auto& id = call.ids.front();
    if (!desk::is_uuid(id)) return no_uuid();
    auto name = query_value(call.request.query, "name");
    if (!name || !desk::is_file_name(*name))
        return problem(Code::BadRequest, "?name= must be the name of a file: 1-255 characters, no "
                                         "slash, no control, none that turns the writing");
    if (call.request.body.empty()) return problem(Code::BadRequest, "the file is empty");
    const auto type =
        desk::attachment_type(call.request.header("Content-Type").value_or(""), call.request.body);
    if (!type)
        return problem(Code::UnsupportedType,
                       "the Content-Type is none of limits.attachmentTypes, or the bytes are "
                       "something else; a text is UTF-8");
    return desk::NewAttachment{id, std::move(*name), std::string(*type), call.request.body};
}

} // namespace

void AttachmentRoutes::add_to(RouteTable& table) {
    if (!takes_attachments(desk_)) return;
    table.add(
        "PUT", "/v1/attachments/{}", [this](const Call& call) { take(call); },
        static_cast<std::uint64_t>(desk_.limits.attachment_bytes));
    table.add("DELETE", "/v1/attachments/{}", [this](const Call& call) { take_back(call); });
    table.add("GET", "/v1/agent/attachments/{}", [this](const Call& call) { give(call); });
}

std::optional<Response> AttachmentRoutes::refusal_of(const Request& head) {
    if (auto refusal = gate_.over_address_limit(head)) return refusal;
    if (!token_hash(head)) return no_token();
    if (!desk::is_uuid(head.path.substr(head.path.rfind('/') + 1))) return no_uuid();
    return std::nullopt;
}

void AttachmentRoutes::take(const Call& call) {
    desk::WaitingLimits waiting{.of_a_subject = kTicketsWaiting * desk_.limits.attachments *
                                                std::int64_t{desk_.limits.attachment_bytes},
                                .of_all = kMostWaiting};
    if (auto& limits = gate_.limits()) {
        // Of every one, also of those that come to nothing: their bytes were read.
        if (const auto wait = limits->uploads_by_address.take(call.request.client,
                                                              std::chrono::steady_clock::now()))
            return call.reply(limited(*wait));
        waiting.of_an_address = limits->waiting_bytes_by_address;
    }
    auto read = read_attachment(call);
    if (auto* refusal = std::get_if<Response>(&read)) {
        // What is wrong with a file is told to a live session only, and is a use of it.
        return gate_.for_customer(
            call, [refusal = std::move(*refusal)](desk::DeskStore&, const std::string&,
                                                  desk::Instant) { return refusal; });
    }
    // Shared: work is copied on its way to the store, and the bytes are many.
    gate_.for_customer(
        call, [this, waiting, address = call.request.client,
               file = std::make_shared<const desk::NewAttachment>(
                   std::get<desk::NewAttachment>(std::move(read)))](
                  desk::DeskStore& store, const std::string& subject, desk::Instant now) {
            return std::visit(TellUpload{*file},
                              store.attachments().put(subject, *file, waiting, now, address,
                                                      [&] { return over_bytes(address, *file); }));
        });
}

std::optional<std::chrono::seconds> AttachmentRoutes::over_bytes(const std::string& address,
                                                                 const desk::NewAttachment& file) {
    auto& limits = gate_.limits();
    if (!limits) return std::nullopt;
    return limits->uploaded_bytes_by_address.take(address, std::chrono::steady_clock::now(),
                                                  static_cast<double>(file.bytes.size()));
}

void AttachmentRoutes::take_back(const Call& call) {
    gate_.for_customer(call, [id = call.ids.front()](desk::DeskStore& store,
                                                     const std::string& subject, desk::Instant) {
        if (store.attachments().take_back(subject, id)) return Response{.status = 204};
        return problem(Code::NotFound, "no such file of this session waits for a ticket");
    });
}

void AttachmentRoutes::give(const Call& call) {
    gate_.for_agent(
        call, [id = call.ids.front()](desk::DeskStore& store, const std::string&, desk::Instant) {
            auto file = store.attachments().content(id);
            if (!file) return problem(Code::NotFound, "no such file of a ticket");
            Response response;
            add_download_headers(file->name, file->type, response);
            response.body = std::move(file->bytes);
            return response;
        });
}

} // namespace help::net
