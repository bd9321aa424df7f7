#include "widget/ticket/attachments.h"
#include "widget/wire/effects.h"
#include "widget/wire/protocol.h"
#include "widget/wire/settings.h"

#include <doctest/doctest.h>

using namespace help;

namespace {

DeskLimits limits() {
    DeskLimits all;
    all.attachments = 2;
    all.attachment_bytes = 2'000;
    all.attachment_types = {"image/png", "text/csv", "text/plain"};
    return all;
}

struct List {
    AttachmentList files;
    Random random{{1, 2, 3, 4}};
    UtcTime now = from_unix_ms(1'795'348'800'000.0);

    /// What is wrong with each that is not taken.
    std::vector<FileFault> add(const std::vector<ChosenFile>& chosen) {
        std::vector<FileFault> faults;
        for (const RefusedFile& each : add_files(files, chosen, limits(), now, random)) {
            faults.push_back(each.fault);
        }
        return faults;
    }
};

std::optional<FilesChosen> chosen(std::string_view json) {
    auto event = decode_message(json, {});
    return event ? std::optional{std::get<FilesChosen>(event.value())} : std::nullopt;
}

} // namespace

TEST_CASE_FIXTURE(List, "what the desk takes is kept in order; the rest is told one by one") {
    CHECK(add({{1, "tela.png", "image/png", 10},
               {2, "virus.exe", "application/x-msdownload", 10},
               {3, "vazio.txt", "text/plain", 0},
               {4, "grande.png", "image/png", 2'001},
               {5, "folha.csv", "application/vnd.ms-excel", 2'000},
               {6, "mais.png", "image/png", 1}}) ==
          std::vector{FileFault::WrongType, FileFault::Empty, FileFault::TooLarge,
                      FileFault::TooMany});
    REQUIRE(files.size() == 2);
    CHECK(files[0].file.name == "tela.png");
    CHECK(files[1].file.type == "text/csv"); // whatever the system calls it
    CHECK(is_uuid(files[0].id));
    CHECK(files[0].id != files[1].id);
}

TEST_CASE_FIXTURE(List,
                  "what the system does not know is told by its ending, however it is written") {
    CHECK(add({{1, "LEADS.CSV", "application/vnd.ms-excel", 10},
               {2, "Notas.TXT", "application/octet-stream", 10}})
              .empty());
    CHECK(files[0].file.type == "text/csv");
    CHECK(files[1].file.type == "text/plain");
    files.clear();
    CHECK(add({{1, "tela.PNG", {}, 10}}).empty());
    CHECK(add({{1, "virus.exe", "application/octet-stream", 10}, {2, "tela.png", "x/y", 10}}) ==
          std::vector{FileFault::WrongType, FileFault::WrongType});
}

TEST_CASE("a name without an ending tells nothing; a system's own word for a kind does no harm") {
    DeskLimits few = limits();
    few.attachment_types = {"application/vnd.oasis.opendocument.text", "application/pdf",
                            "application/zip"};
    List list;
    const auto refused = add_files(list.files,
                                   {{1, "notas.", {}, 10},
                                    {2, "pdf", {}, 10},
                                    {3, "site.zip", "application/x-zip-compressed", 10},
                                    {4, "site.rar", "application/x-zip-compressed", 10}},
                                   few, list.now, list.random);
    CHECK(refused.size() == 3);
    REQUIRE(list.files.size() == 1);
    CHECK(list.files[0].file.type == "application/zip");
}

TEST_CASE_FIXTURE(List, "files leave one at a time, in the customer's order") {
    CHECK(next_upload(files) == nullptr);
    CHECK(all_uploaded(files));
    CHECK(add({{1, "a.png", "image/png", 1}, {2, "b.png", "image/png", 1}}).empty());
    Attachment* first = next_upload(files);
    REQUIRE(first != nullptr);
    CHECK(first->file.file == 1);
    first->stage = UploadStage::Sending;
    CHECK(next_upload(files) == nullptr);
    first->stage = UploadStage::Failed;
    REQUIRE(next_upload(files) != nullptr);
    CHECK(next_upload(files)->file.file == 2);
    CHECK_FALSE(all_uploaded(files));
    const std::string before = first->id;
    send_failed_again(files, now, random);
    CHECK(next_upload(files)->file.file == 1);
    CHECK(files[0].id != before);
}

TEST_CASE_FIXTURE(List, "when the backend has none of them, what is still here waits again") {
    files = {{"a", {0, "antes.png", {}, 5}, UploadStage::Done},
             {"b", {7, "agora.png", "image/png", 5}, UploadStage::Done}};
    const auto gone = start_over(files, now, random);
    REQUIRE(gone.size() == 1);
    CHECK(gone[0].fault == FileFault::Gone);
    CHECK(gone[0].file.name == "antes.png");
    REQUIRE(files.size() == 1);
    CHECK(files[0].id != "b");
    CHECK(files[0].stage == UploadStage::Waiting);
}

TEST_CASE("sizes, kinds and names are told as customers know them") {
    CHECK(size_words(1, Language::English) == "1\u00A0KB");
    CHECK(size_words(340 * 1024, Language::Spanish) == "340\u00A0KB");
    CHECK(size_words(1'258'291, Language::PortugueseBrazil) == "1,2\u00A0MB");
    CHECK(size_words(1'258'291, Language::English) == "1.2\u00A0MB");
    CHECK(size_words(10U << 20U, Language::English) == "10\u00A0MB");
    CHECK(size_words((10U << 20U) + 1, Language::English) == "10.1\u00A0MB");
    CHECK(type_words({"image/png", "application/pdf", "text/plain",
                      "application/vnd.oasis.opendocument.text"}) == "PNG, PDF, TXT");
    CHECK(type_words({"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                      "application/msword", "application/vnd.ms-excel",
                      "application/vnd.ms-powerpoint"}) == "DOCX, XLSX, PPTX, DOC, XLS, PPT");
    CHECK(type_words({"application/vnd.oasis.opendocument.text"}).empty());
    CHECK(short_name("recibo.pdf") == "recibo.pdf");
    CHECK(short_name(std::string(60, 'a') + "-final.pdf") == std::string(17, 'a') + "…inal.pdf");
}

TEST_CASE("files come from the host with a number and a size, and a name that harms nobody") {
    const auto event = chosen(
        R"({"type":"files","files":[{"file":3,"name":" a/b\u202e\u0007.png ","type":"image/png","size":5},{"file":4,"name":"","size":0}]})");
    REQUIRE(event);
    REQUIRE(event->files.size() == 2);
    CHECK(event->files[0] == ChosenFile{3, "a_b.png", "image/png", 5});
    CHECK(event->files[1] == ChosenFile{4, "file", "", 0});
    CHECK_FALSE(chosen(R"({"type":"files"})"));
    CHECK_FALSE(chosen(R"({"type":"files","files":[]})"));
    CHECK_FALSE(chosen(R"({"type":"files","files":[{"file":0,"name":"a","size":1}]})"));
    CHECK_FALSE(chosen(R"({"type":"files","files":[{"file":1,"name":"a","size":-1}]})"));
    CHECK_FALSE(decode_message(R"({"type":"progress","id":1,"percent":101})", {}));
    CHECK_FALSE(decode_message(R"({"type":"progress","percent":1})", {}));
}

TEST_CASE("a stored draft keeps its files, knows which of them the backend has, and nothing that "
          "is none") {
    StoredTicket stored;
    stored.draft.details = "x";
    stored.draft.attachments = {
        {"01938a3e-0000-7000-8000-000000000001", {4, "a.png", "image/png", 5}, UploadStage::Done},
        {"01938a3e-0000-7000-8000-000000000002",
         {5, "b.png", "image/png", 5},
         UploadStage::Sending,
         3}};
    const std::string json = encode_stored_ticket(stored);
    auto again = decode_stored_ticket(json);
    REQUIRE(again);
    REQUIRE(again->draft.attachments.size() == 2);
    const auto gone = take_gone(again->draft.attachments);
    REQUIRE(gone.size() == 1);
    CHECK(gone[0].fault == FileFault::Gone);
    CHECK(gone[0].file.name == "b.png");
    REQUIRE(again->draft.attachments.size() == 1);
    CHECK(again->draft.attachments[0].file == ChosenFile{0, "a.png", "", 5});
    CHECK(encode_ticket(again->draft, "en")
              .find(R"("attachments":["01938a3e-0000-7000-8000-000000000001"])") !=
          std::string::npos);
    CHECK_FALSE(decode_stored_ticket(
        R"({"id":"","name":"","email":"","reason":"","details":"","attachments":[{"id":"x","name":"a","size":1}]})"));
}
