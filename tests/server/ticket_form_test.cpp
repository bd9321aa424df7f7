#include "demo/server/domain/desk_file.h"
#include "demo/server/domain/email_address.h"
#include "demo/server/domain/json_reader.h"
#include "demo/server/domain/locale_match.h"
#include "demo/server/domain/ticket_form.h"
#include "tests/server/desk_of_the_demo.h"
#include "tests/server/repeated.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using nlohmann::json;

/// Pointers and codes of what the demo's desk refuses in `body`: `#/name required, #/email
/// invalid`.
std::string refused(const json& body) {
    const auto read = read_ticket(body, demo_desk());
    std::string all;
    if (const auto* errors = std::get_if<std::vector<FieldError>>(&read))
        for (const auto& error : *errors)
            all += (all.empty() ? "" : ", ") + error.pointer + " " + error.code;
    return all;
}

json good_ticket() {
    return {{"name", "Ana Souza"},
            {"email", "ana@example.com"},
            {"reason", "domains"},
            {"details", "O domínio não verifica."},
            {"locale", "pt-BR"}};
}

std::string refused_with(const char* member, const json& value) {
    auto body = good_ticket();
    body[member] = value;
    return refused(body);
}

} // namespace

TEST_SUITE("domain") {
    TEST_CASE("a complete ticket is taken, unknown members and all") {
        auto body = good_ticket();
        body["mood"] = "hopeful";
        CHECK(refused(body) == "");
    }

    TEST_CASE("every member that is missing is named at once") {
        CHECK(refused(json::object()) ==
              "#/name required, #/email required, #/reason required, #/details required");
        CHECK(refused(json::array()) == "# invalid");
    }

    TEST_CASE("members of the wrong type are invalid, null and blank ones are missing") {
        CHECK(refused_with("name", 7) == "#/name invalid");
        CHECK(refused_with("details", json::array()) == "#/details invalid");
        CHECK(refused_with("email", nullptr) == "#/email required");
        CHECK(refused_with("name", " \t ") == "#/name required");
        CHECK(refused_with("details", "\xE2\x80\x8B\xC2\xA0") ==
              "#/details required"); // zero-width space, no-break space
    }

    TEST_CASE("limits count characters, not bytes") {
        CHECK(refused_with("name", repeated("é", 128)) == "");
        CHECK(refused_with("name", repeated("é", 129)) == "#/name too-long");
        CHECK(refused_with("details", repeated("😀", 20'000)) == "");
        CHECK(refused_with("details", repeated("😀", 20'001)) == "#/details too-long");
    }

    TEST_CASE("a name is one line, details are many, and neither holds control characters") {
        CHECK(refused_with("name", "Ana\nBcc: x@y.example") == "#/name invalid");
        CHECK(refused_with("name", "Ana\xE2\x80\xA8Souza") == "#/name invalid"); // line separator
        CHECK(refused_with("name", std::string("A\0na", 4)) == "#/name invalid");
        CHECK(refused_with("details", "um\r\ndois\ttrês") == "");
        CHECK(refused_with("details", std::string("a\0b", 3)) == "#/details invalid");
        CHECK(refused_with("details", "a\x1B[31mb") == "#/details invalid");
    }

    TEST_CASE("texts are kept byte for byte, whatever they look like") {
        for (const auto* text :
             {"<img src=x onerror=alert(1)>", "%s%s%n%p {0}{}", "##x", "  Ana  "}) {
            auto body = good_ticket();
            body["name"] = text;
            body["details"] = text;
            const auto read = read_ticket(body, demo_desk());
            CHECK(std::get<TicketDraft>(read).name == text);
            CHECK(std::get<TicketDraft>(read).details == text);
        }
    }

    TEST_CASE("a reason that the desk does not have is unknown") {
        CHECK(refused_with("reason", "archived") == "#/reason unknown");
        CHECK(refused_with("reason", "Domains") == "#/reason unknown");
    }

    TEST_CASE("the locale may be left out, but not be nonsense") {
        auto body = good_ticket();
        body.erase("locale");
        CHECK(refused(body) == "");
        CHECK(refused_with("locale", "pt_BR!") == "#/locale invalid");
        CHECK(refused_with("locale", std::string(36, 'a')) == "#/locale invalid");
    }

    TEST_CASE("an e-mail address is one bare recipient") {
        for (const auto* address : {"ana@example.com", "ana.souza+maré@example.com", "a@b.co",
                                    "o'neil@sub.example.com.br"})
            CHECK(is_email_address(address) ==
                  (std::string_view(address).find("é") == std::string_view::npos));
        using namespace std::string_view_literals;
        for (const auto address : {""sv,
                                   "ana"sv,
                                   "@example.com"sv,
                                   "ana@"sv,
                                   "ana@localhost"sv,
                                   "ana@example."sv,
                                   "ana@.com"sv,
                                   "ana@@example.com"sv,
                                   "a@b.co,c@d.co"sv,
                                   "a@b.co c@d.co"sv,
                                   "a@b\r\nBcc: x@y.co"sv,
                                   "a@b.co\n"sv,
                                   "a\0@b.co"sv,
                                   "\"a b\"@x.co"sv,
                                   "Ana <ana@example.com>"sv,
                                   "<script>@x.co"sv,
                                   ".a@x.co"sv,
                                   "a.@x.co"sv,
                                   "a..b@x.co"sv,
                                   "a@-x.co"sv,
                                   "a@x-.co"sv,
                                   "a@[127.0.0.1]"sv,
                                   "a@127.0.0.1"sv,
                                   "a@münchen.de"sv}) {
            CAPTURE(address);
            CHECK_FALSE(is_email_address(address));
        }
    }

    TEST_CASE("an e-mail address has at most 254 bytes, 64 of them before the @") {
        const auto address = [](std::size_t local, std::size_t domain) {
            std::string text(local, 'a');
            text += '@';
            while (domain > 63 + 4) {
                text += std::string(62, 'b') + '.';
                domain -= 63;
            }
            return text + std::string(domain - 4, 'c') + ".com";
        };
        CHECK(address(64, 189).size() == 254);
        CHECK(is_email_address(address(64, 189)));
        CHECK_FALSE(is_email_address(address(64, 190)));
        CHECK_FALSE(is_email_address(address(65, 60)));
    }

    TEST_CASE("the best locale is the same tag, else the same language, else the desk's first") {
        const std::vector<std::string> offered{"pt-BR", "en", "es"};
        CHECK(best_locale(offered, "PT-br") == "pt-BR");
        CHECK(best_locale(offered, "pt-PT") == "pt-BR");
        CHECK(best_locale(offered, "en-GB") == "en");
        CHECK(best_locale(offered, "eng") == "pt-BR");
        CHECK(best_locale(offered, "") == "pt-BR");
    }
}
