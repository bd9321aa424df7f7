#include "demo/server/domain/text.h"
#include "demo/server/store/desk_store.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;

struct Library {
    DeskStore store{":memory:"};
    Library() { store.articles().fill(demo_desk().articles, demo_desk().locales); }

    std::string best(const std::string& query, const std::string& locale = "pt-BR") {
        const auto found = store.articles().search(query, locale, 5);
        return found.empty() ? "" : found.front();
    }
};

} // namespace

TEST_SUITE("store") {
    TEST_CASE_FIXTURE(Library, "accents, case and endings of words do not matter") {
        for (const auto* query : {"domínio", "DOMINIO", "domin", "verificar o domínio"})
            CHECK(best(query) == "verify-domain");
        CHECK(best("nota fiscal") == "invoices");
        CHECK(best("spam") == "sender-address");
    }

    TEST_CASE_FIXTURE(Library, "an article is found in the language that is asked for") {
        CHECK(best("spreadsheet", "en") == "import-leads");
        CHECK(best("spreadsheet", "es") == "");
        CHECK(best("planilla", "es") == "import-leads");
    }

    TEST_CASE_FIXTURE(Library, "words of which not all are in one article find those with some") {
        CHECK(best("webhook unicórnio") == "connect-store");
    }

    TEST_CASE_FIXTURE(Library, "signs of the query language are only signs") {
        for (const auto* query : {"\"", "*", "domínio\"", "NOT", "a OR b AND", "title:x", "(", "^",
                                  "domínio NEAR(", "-", "'; DROP TABLE article_text; --", "%"})
            CHECK_NOTHROW((void)store.articles().search(query, "pt-BR", 5));
        CHECK(best("\"domínio*\"") == "verify-domain");
        CHECK(best("...") == "");
    }

    TEST_CASE_FIXTURE(Library, "what is opened most is first") {
        CHECK(store.articles().most_read(5).empty());
        store.articles().count_read("invoices");
        store.articles().count_read("publish-page");
        store.articles().count_read("publish-page");
        CHECK(store.articles().most_read(5) ==
              std::vector<std::string>{"publish-page", "invoices"});
    }

    TEST_CASE("a long text is cut between words, and never within a character") {
        CHECK(shortened("curto", 10) == "curto");
        CHECK(shortened("uma frase um pouco longa", 12) == "uma frase…");
        CHECK(shortened("ããããã", 3) == "ããã…");
    }
}
