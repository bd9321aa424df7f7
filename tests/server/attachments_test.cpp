#include "demo/server/domain/attachment.h"
#include "demo/server/net/download_headers.h"
#include "demo/server/net/route_table.h"
#include "demo/server/store/customer_data.h"
#include "demo/server/store/desk_store.h"
#include "tests/server/desk_in_memory.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using std::string_view_literals::operator""sv;

bool takes(std::string_view told, std::string_view bytes) {
    return attachment_type(told, bytes).has_value();
}

} // namespace

TEST_SUITE("domain") {
    TEST_CASE("images and PDF are known by their first bytes") {
        CHECK(takes("image/png", "\x89PNG\r\n\x1A\n..."sv));
        CHECK(takes("image/jpeg", "\xFF\xD8\xFF\xE0"sv));
        CHECK(takes("image/webp", "RIFF\1\2\3\4WEBPVP8 "sv));
        CHECK(takes("image/gif", "GIF87a"));
        CHECK(takes("application/pdf", "%PDF-1.4"));
        CHECK(takes("IMAGE/PNG ; x=y", "\x89PNG\r\n\x1A\n"sv));
        CHECK_FALSE(takes("image/webp", "RIFF"));
        CHECK_FALSE(takes("image/webp", "RIFF\1\2\3\4AVI LIST"sv));
        CHECK_FALSE(takes("image/jpeg", "\x89PNG\r\n\x1A\n"sv));
        CHECK_FALSE(takes("", "%PDF-1.4"));
    }

    TEST_CASE("a text is well-formed UTF-8 that is no markup") {
        CHECK(takes("text/plain", "olá, 🌊"));
        CHECK(takes("text/csv", "a;b\n1;2 < 3"));
        for (const auto bytes :
             {"\xC0\xAF"sv, "\xE0\x80\x80"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv,
              "\xF0\x9F\x8C"sv, "\x80"sv, "a\0"sv, " \t<!doctype html>"sv, "\xEF\xBB\xBF<svg/>"sv})
            CHECK_FALSE(takes("text/plain", bytes));
    }

    TEST_CASE("a name is one that can be shown and saved") {
        CHECK(is_file_name("recibo de ação (1).pdf"));
        CHECK(is_file_name("صورة.png"));
        for (const auto* name : {"", "  ", "a/b", "a\\b", "a\nb", "a\x7F", "\xFF"})
            CHECK_FALSE(is_file_name(name));
        for (const auto* mark :
             {"\u061C", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
              "\u2066", "\u2067", "\u2068", "\u2069"}) // all of UAX 9
            CHECK_FALSE(is_file_name("x" + std::string(mark) + "fdp.exe"));
        CHECK(is_file_name(std::string(255, 'x')));
        CHECK_FALSE(is_file_name(std::string(256, 'x')));
    }
}

TEST_SUITE("net") {
    TEST_CASE("a download is saved under its name, which ends as its type does") {
        using help::net::content_disposition;
        CHECK(content_disposition("a.JPEG", "image/jpeg") ==
              "attachment; filename=\"a.JPEG\"; filename*=UTF-8''a.JPEG");
        CHECK(content_disposition("a.exe", "text/plain") ==
              "attachment; filename=\"a.exe.txt\"; filename*=UTF-8''a.exe.txt");
        CHECK(content_disposition("50%\"x\";y.png", "image/png") ==
              "attachment; filename=\"50__x_;y.png\"; filename*=UTF-8''50%25%22x%22%3By.png");
    }

    TEST_CASE("only the route that says so takes a larger body") {
        help::net::RouteTable table;
        table.add(
            "PUT", "/v1/attachments/{}", [](const auto&) {}, 1000);
        table.add("PUT", "/v1/tickets/{}", [](const auto&) {});
        CHECK(table.most_body("PUT", "/v1/attachments/x") == 1000);
        CHECK(table.most_body("GET", "/v1/attachments/x") == help::net::kMostBody);
        CHECK(table.most_body("PUT", "/v1/tickets/x") == help::net::kMostBody);
        CHECK(table.most_body("PUT", "/v1/attachments/x/y") == help::net::kMostBody);
    }
}

TEST_SUITE("store") {
    TEST_CASE_FIXTURE(DeskInMemory, "a file that no ticket takes is forgotten after an hour") {
        store.sessions().start("t", std::nullopt, "ana", now);
        const auto put = [&](const std::string& id) {
            return store.attachments().put("ana", {id, "a.txt", "text/plain", "abc"}, {10, 7}, now);
        };
        CHECK(std::holds_alternative<AttachmentTaken>(put("kept")));
        CHECK(store.attachments().give("ana", "ticket", {"kept"}) == std::nullopt);
        CHECK(std::holds_alternative<AttachmentTaken>(put("lost")));
        pass(std::chrono::minutes(59));
        watch.tick(now);
        CHECK(std::holds_alternative<AttachmentRepeated>(put("lost")));
        CHECK(std::holds_alternative<AttachmentTaken>(put("last")));
        CHECK(std::holds_alternative<NoRoom>(put("over")));
        pass(std::chrono::minutes(6));
        watch.tick(now);
        CHECK(store.attachments().give("ana", "ticket", {"lost"}) == 0);
        CHECK(store.attachments().give("ana", "ticket", {"last"}) == std::nullopt);
        const auto rows = store.attachments().of_ticket("ana", "ticket");
        REQUIRE(rows.size() == 2);
        CHECK(rows.front().id == "kept");
        CHECK(rows.front().size == 3);
        CHECK(store.attachments().content("kept")->bytes == "abc");
    }

    TEST_CASE_FIXTURE(DeskInMemory, "large files that waited too long go a few bytes a second") {
        store.sessions().start("t", std::nullopt, "ana", now);
        const std::string large(6 * 1024 * 1024, 'x');
        for (const std::string id : {"a", "b", "c", "d", "e"})
            (void)store.attachments().put("ana", {id, "a.txt", "text/plain", large},
                                          {1 << 30, 1 << 30}, now);
        const auto left = [this] {
            return store.database().run("SELECT count(*) FROM attachment").front().number(0);
        };
        pass(std::chrono::hours(1));
        for (const std::int64_t expected : {3, 1, 0}) {
            watch.tick(now);
            CHECK(left() == expected);
            pass(std::chrono::seconds(1));
        }
    }

    TEST_CASE_FIXTURE(DeskInMemory, "files are exported, erased and moved with their customer") {
        store.sessions().start("t", std::nullopt, "ana", now);
        store.sessions().start("u", std::nullopt, "bia", now);
        const auto place = [&](const std::string& subject, const std::string& id) {
            CHECK(std::holds_alternative<AttachmentTaken>(store.attachments().put(
                subject, {"file-" + id, "a.txt", "text/plain", "abc"}, {100, 100}, now)));
            const NewTicket ticket{.id = id,
                                   .draft = {.name = "Ana",
                                             .email = subject + "@example.com",
                                             .attachments = {"file-" + id}},
                                   .year = 2026};
            (void)store.place_ticket(subject, ticket, {}, now);
        };
        place("ana", "first");
        place("bia", "second");
        CustomerData data(store.database());
        const auto told = data.of("ana@example.com");
        CHECK(told["tickets"][0]["attachments"][0]["name"] == "a.txt");
        CHECK(told["tickets"][0]["attachments"][0]["content"] == "YWJj");
        CHECK(told["tickets"].size() == 1);

        store.identities().merge("bia", "ana");
        CHECK(store.attachments().of_ticket("ana", "second").size() == 1);

        CHECK(data.erase("ana@example.com").attachments == 1);
        CHECK_FALSE(store.attachments().content("file-first"));
        CHECK(store.attachments().content("file-second"));
    }

    TEST_CASE_FIXTURE(DeskInMemory,
                      "files are erased one by one before the rest, and a repeat goes on") {
        store.sessions().start("t", std::nullopt, "ana", now);
        for (const std::string id : {"a", "b", "c"})
            (void)store.attachments().put("ana", {id, "a.txt", "text/plain", "abc"}, {100, 100},
                                          now);
        const NewTicket ticket{
            .id = "first",
            .draft = {.name = "Ana", .email = "ana@example.com", .attachments = {"a", "b"}},
            .year = 2026};
        (void)store.place_ticket("ana", ticket, {}, now);
        store.database().run_script("CREATE TRIGGER stop BEFORE DELETE ON attachment WHEN OLD.id = "
                                    "'b' BEGIN SELECT RAISE(ABORT, 'stopped'); END");
        CustomerData data(store.database());
        CHECK_THROWS_AS((void)data.erase("ana@example.com"), StoreFault);
        const auto told = data.of("ana@example.com");
        REQUIRE(told["tickets"].size() == 1);
        CHECK(told["tickets"][0]["attachments"].size() == 1);
        store.database().run_script("DROP TRIGGER stop");
        CHECK(data.erase("ana@example.com") == ErasedData{.tickets = 1, .attachments = 1});
        CHECK(store.database().run("SELECT id FROM attachment").size() == 1); // waits: not theirs
        CHECK(data.erase("ana").attachments == 1);
    }
}
