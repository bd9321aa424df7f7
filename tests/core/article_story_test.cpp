#include "tests/harness/harness.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

// Reading an article of the knowledge base.

using namespace help;
using namespace help::test;

namespace {

/// The article that the first hit of the search opens.
void open_article(Harness& help, std::string_view blocks) {
    help.open(Route::Knowledge);
    help.backend.next("/v1/articles/", {200, R"({"id":"dns","title":"Como apontar o domínio",)"
                                             R"("blocks":[)" +
                                                 std::string{blocks} + "]}"});
    help.press("Como apontar o domínio");
}

/// The marks of the lists, in order; a plain bullet's is "•".
std::vector<std::string> marks(const Harness& help) {
    std::vector<std::string> marks;
    for (const Node& node : help.tree().nodes) {
        if (node.look == Look::Bullet) {
            marks.push_back(node.value().empty() ? "•" : node.value());
        }
    }
    return marks;
}

using Marks = std::vector<std::string>;

/// The article from its first list on, up to the question below it.
std::string lists(const Harness& help) {
    const std::string screen = help.screen();
    const auto begin = screen.find("    list");
    return begin == std::string::npos
               ? screen
               : screen.substr(begin, screen.find("    group", begin) - begin);
}

} // namespace

TEST_CASE("the steps of an article are numbered") {
    Harness help;
    open_article(help, R"({"kind":"numbered","text":"Abra o painel"},
                          {"kind":"numbered","text":"Crie um registro A"},
                          {"kind":"numbered","text":"Salve"},
                          {"kind":"bullet","text":"Pode levar uma hora"})");
    CHECK(marks(help) == Marks{"1.", "2.", "3.", "•"});
    CHECK(help.reads("\"Crie um registro A\" = 2."));
}

TEST_CASE("another list of steps begins at one; what illustrates a step does not end its list") {
    Harness help;
    open_article(help, R"({"kind":"numbered","text":"Abra o painel"},
                          {"kind":"image","text":"O painel","src":"/p.png","width":8,"height":8},
                          {"kind":"numbered","text":"Crie um registro A"},
                          {"kind":"code","text":"A 203.0.113.7"},
                          {"kind":"numbered","text":"Salve"},
                          {"kind":"heading","text":"E-mail"},
                          {"kind":"numbered","text":"Crie um registro MX"},
                          {"kind":"paragraph","text":"Depois, no seu provedor:"},
                          {"kind":"numbered","text":"Ative o e-mail"})");
    CHECK(marks(help) == Marks{"1.", "2.", "3.", "1.", "1."});
}

TEST_CASE("whoever does not see an article hears where a list begins and how long it is") {
    Harness help;
    open_article(help, R"({"kind":"bullet","text":"Domínio"},
                          {"kind":"bullet","text":"E-mail"},
                          {"kind":"numbered","text":"Abra o painel"},
                          {"kind":"code","text":"A 203.0.113.7"},
                          {"kind":"numbered","text":"Salve"},
                          {"kind":"code","text":"dig loja.example"},
                          {"kind":"bullet","text":"Pronto"},
                          {"kind":"code","text":"exit"},
                          {"kind":"bullet","text":"Fim"})");
    CHECK(lists(help) == R"(    list
      listitem "Domínio"
      listitem "E-mail"
    list
      listitem "Abra o painel" = 1.
        text "A 203.0.113.7"
      listitem "Salve" = 2.
    text "dig loja.example"
    list
      listitem "Pronto"
    text "exit"
    list
      listitem "Fim"
)");
}

TEST_CASE("from the ticket about an article Back leads to the article, and on to the search") {
    Harness help;
    open_article(help, R"({"kind":"paragraph","text":"Abra o painel"})");
    help.press("Não");
    CHECK(help.focused() == "Vamos resolver juntos. Conte o que faltou.");
    help.press("Abrir um ticket");
    CHECK(help.focused() == "Abrir um ticket");
    CHECK(help.value("Detalhes").find("Como apontar o domínio") != std::string::npos);
    help.press("Voltar");
    CHECK(help.focused() == "Como apontar o domínio");
    CHECK(help.reads("Abra o painel"));
    help.press("Voltar");
    CHECK_FALSE(help.reads("Abra o painel"));
    CHECK(help.find(Role::TextField, "Buscar na base de conhecimento") != nullptr);
    help.press("Voltar");
    help.press("Abrir um ticket"); // the card
    help.press("Voltar");
    CHECK(help.focused() == "Olá, Ana!");
}

TEST_CASE(
    "a second press where \"no\" was comes upon nothing else: the answers stay in their place") {
    Harness help;
    open_article(help, R"({"kind":"paragraph","text":"Abra o painel"})");
    REQUIRE(help.find(Role::Button, "Não") != nullptr);
    CHECK(help.find(Role::Button, "Sim")->icon == Icon::None);
    const Node before = *help.find(Role::Button, "Não");
    help.press("Não");
    const Node* after = help.find(Role::Button, "Não");
    REQUIRE(after != nullptr);
    CHECK(after->id == before.id);
    CHECK(after->box == before.box);
    CHECK(after->is(state::kDisabled));
    CHECK(after < help.find(Role::Heading, "Vamos resolver juntos. Conte o que faltou."));
    CHECK(help.find(Role::Heading, "Vamos resolver juntos. Conte o que faltou.") <
          help.find(Role::Button, "Abrir um ticket"));
    CHECK(help.page_event_count("articleJudged") == 1);
}

TEST_CASE("the most read articles stand below a heading, as the parts of other screens") {
    Harness help;
    help.open(Route::Knowledge);
    CHECK(help.find(Role::Heading, "Mais lidos") != nullptr);
    help.type("Buscar na base de conhecimento", "domínio");
    help.advance(Milliseconds{1'000});
    CHECK(help.find(Role::Heading, "Mais lidos") == nullptr);
}

TEST_CASE("what is opened or sent meanwhile leaves the article behind") {
    Harness help;
    const auto contact = [&help] {
        open_article(help, R"({"kind":"paragraph","text":"Abra o painel"})");
        help.press("Não");
        help.press("Abrir um ticket");
    };
    contact();
    help.open(Route::Knowledge);
    CHECK_FALSE(help.reads("Abra o painel"));
    contact();
    help.choose("Motivo de contato", "Leads");
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
    help.press("Voltar");
    CHECK(help.focused() == "Olá, Ana!");
}

TEST_CASE("an article that has come is where the reading goes on: its own title has the focus") {
    Harness help;
    help.open(Route::Knowledge);
    help.backend.hold();
    help.press("Como importar leads");
    CHECK(help.focused() == "Base de conhecimento");
    help.backend.release();
    help.send(NetworkChanged{true});
    CHECK(help.focused() == "Como apontar o domínio");
}

TEST_CASE("an article that cannot be had leaves the focus with the screen's title") {
    Harness help;
    help.open(Route::Knowledge);
    help.backend.next("/v1/articles/",
                      {404, R"({"code":"not-found"})", "application/problem+json"});
    help.press("Como apontar o domínio");
    CHECK(help.focused() == "Base de conhecimento");
}
