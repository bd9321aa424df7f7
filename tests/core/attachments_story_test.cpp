#include "tests/harness/desk_answers.h"
#include "tests/harness/harness.h"
#include "widget/transport/retry.h"

#include <doctest/doctest.h>

using namespace help;
using namespace help::test;

namespace {

constexpr std::string_view kThreePictures =
    R"("attachments": 3, "attachmentBytes": 1048576, "attachmentTypes": ["image/png", "application/pdf"])";

std::string desk_with_files(std::string_view limits = kThreePictures) {
    std::string desk{kDeskJson};
    const auto put = [&desk](std::string_view after, std::string_view more) {
        const std::size_t at = desk.find(after);
        REQUIRE(at != std::string::npos);
        desk.insert(at + after.size(), more);
    };
    put(R"("capabilities": ["tickets",)", R"( "attachments",)");
    put(R"("limits": {)", std::string{limits} + ",");
    return desk;
}

/// The ticket's form at a desk with such limits.
struct Form {
    Harness help;

    explicit Form(std::string_view limits, std::string locale = "pt-BR")
        : help{{.locale = std::move(locale)}} {
        help.backend.next("/v1/bootstrap", {200, desk_with_files(limits)});
        help.open(Route::Ticket);
    }
};

/// A customer with a ticket that is written.
struct Writer {
    Harness help;

    explicit Writer(const Harness::Options& options = {}) : help(options) {
        help.backend.next("/v1/bootstrap", {200, desk_with_files()});
        help.open(Route::Ticket);
        help.choose("Motivo de contato", "Financeiro");
        help.type("Detalhes", "Fui cobrada duas vezes.");
    }
    void choose_files(std::vector<ChosenFile> files) { help.send(FilesChosen{std::move(files)}); }
    /// A frame in which the backend says what it has held back.
    void let_go() {
        help.backend.release();
        help.send(NetworkChanged{true});
    }
    [[nodiscard]] const SendRequest& last_upload() const {
        const SendRequest* last = nullptr;
        for (const SendRequest& each : help.backend.requests()) {
            if (each.request.file != 0) {
                last = &each;
            }
        }
        REQUIRE(last != nullptr);
        return *last;
    }
    /// The id in the address of the last upload.
    [[nodiscard]] std::string last_id() const { return last_upload().request.url.substr(16, 36); }
};

} // namespace

TEST_CASE("a desk that takes no files offers none") {
    Harness help;
    help.open(Route::Ticket);
    CHECK(help.find(Role::Button, "Anexar arquivo") == nullptr);
    help.send(FilesChosen{{{1, "a.png", "image/png", 5}}});
    CHECK(help.backend.count("PUT /v1/attachments/") == 0);
}

TEST_CASE("a desk whose tickets take no file at all has no dead button") {
    const Form form{R"("attachments": 0)"};
    CHECK(form.help.find(Role::Button, "Anexar arquivo") == nullptr);
    CHECK_FALSE(form.help.reads("Anexos"));
    CHECK_FALSE(form.help.reads("arquivos"));
}

TEST_CASE("how many files of which kinds is said as people say it") {
    const auto says = [](std::string_view limits, std::string locale, std::string_view words) {
        const Form form{limits, std::move(locale)};
        return form.help.reads("\"" + std::string{words} + "\"");
    };
    constexpr std::string_view kOne = R"("attachments": 1, "attachmentTypes": ["image/png"])";
    CHECK(says(kOne, "pt-BR", "1 arquivo de até 10\u00A0MB: PNG. Também pode arrastar ou colar."));
    CHECK(says(kOne, "en", "1 file of up to 10\u00A0MB: PNG. You can also drag or paste."));
    CHECK(
        says(kOne, "es", "1 archivo de hasta 10\u00A0MB: PNG. También puedes arrastrar o pegar."));
    constexpr std::string_view kAny = R"("attachments": 3)";
    CHECK(says(kAny, "pt-BR",
               "Até 3 arquivos de até 10\u00A0MB cada. Também pode arrastar ou colar."));
    CHECK(says(kAny, "en", "Up to 3 files of up to 10\u00A0MB each. You can also drag or paste."));
    CHECK(says(kAny, "es",
               "Hasta 3 archivos de hasta 10\u00A0MB cada uno. También puedes arrastrar o pegar."));
    constexpr std::string_view kOneOfAny = R"("attachments": 1, "attachmentTypes": [])";
    CHECK(says(kOneOfAny, "pt-BR", "1 arquivo de até 10\u00A0MB. Também pode arrastar ou colar."));
    CHECK(says(kOneOfAny, "en", "1 file of up to 10\u00A0MB. You can also drag or paste."));
    CHECK(
        says(kOneOfAny, "es", "1 archivo de hasta 10\u00A0MB. También puedes arrastrar o pegar."));
}

TEST_CASE("a file too many, and one of a kind that has no name, are refused in words") {
    const auto refuses = [](std::string_view limits, std::string locale, std::string_view words) {
        Form form{limits, std::move(locale)};
        form.help.send(FilesChosen{{{1, "a.png", "image/png", 5}, {2, "b.png", "image/png", 5}}});
        return form.help.reads("\"" + std::string{words});
    };
    constexpr std::string_view kOne = R"("attachments": 1, "attachmentTypes": ["image/png"])";
    CHECK(refuses(kOne, "pt-BR", "b.png ficou de fora: o máximo é 1 arquivo.\""));
    CHECK(refuses(kOne, "en", "b.png was left out: the limit is 1 file.\""));
    CHECK(refuses(kOne, "es", "b.png quedó fuera: el máximo es de 1 archivo.\""));
    Form form{kOne, "pt-BR"};
    form.help.send(FilesChosen{{{1, "a.png", "image/png", 5},
                                {2, "b.png", "image/png", 5},
                                {3, "c.gif", "image/gif", 5},
                                {4, "d.png", "image/png", 5}}});
    CHECK(form.help.reads(
        "\"c.gif não é de um tipo aceito (PNG). 2 arquivos ficaram de fora: o máximo é 1.\""));
    constexpr std::string_view kUnheardOf = R"("attachmentTypes": ["application/x-unheard-of"])";
    CHECK(refuses(kUnheardOf, "pt-BR", "a.png não é de um tipo aceito. b.png não é"));
    CHECK(refuses(kUnheardOf, "en", "a.png is not an accepted type. b.png is not"));
    CHECK(refuses(kUnheardOf, "es", "a.png no es de un tipo aceptado. b.png no es"));
}

TEST_CASE("a ticket is sent with its files") {
    Writer ana;
    Harness& help = ana.help;
    CHECK(help.reads("Até 3 arquivos de até 1\u00A0MB cada: PNG, PDF."));
    const Node* button = help.find(Role::Button, "Anexar arquivo");
    REQUIRE(button != nullptr);
    CHECK(button->field == FieldKind::File);
    CHECK(button->value() == "image/png,application/pdf");
    ana.choose_files(
        {{1, "tela ção.png", "image/png", 300'000}, {2, "recibo.pdf", "application/pdf", 5}});
    CHECK(help.reads("293\u00A0KB · anexado"));
    CHECK(help.said().back() == "recibo.pdf: anexado");
    const auto& upload = ana.last_upload().request;
    CHECK(upload.method == "PUT");
    CHECK(upload.file == 2);
    CHECK(upload.body.empty());
    CHECK(upload.url.ends_with("?name=recibo.pdf"));
    CHECK(help.backend.count("PUT /v1/attachments/") == 2);
    const std::string last = ana.last_id();
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
    CHECK(help.backend.last_body("/v1/tickets/").find(last + "\"]") != std::string::npos);
    CHECK_FALSE(help.stored());
}

TEST_CASE("what is not taken is told at once and in words, and is gone with the next choice") {
    Writer ana;
    ana.choose_files({{1, "a.exe", "application/x-msdownload", 5},
                      {2, "b.png", "image/png", 5'000'000},
                      {3, "c.png", "image/png", 0}});
    CHECK(ana.help.reads("a.exe não é de um tipo aceito (PNG, PDF)."));
    CHECK(ana.help.reads("b.png tem 4,8\u00A0MB; o máximo é 1\u00A0MB."));
    CHECK(ana.help.reads("c.png está vazio."));
    CHECK(ana.help.backend.count("PUT /v1/attachments/") == 0);
    ana.choose_files({{4, "d.png", "image/png", 5}});
    CHECK_FALSE(ana.help.reads("a.exe"));
    ana.choose_files(
        {{5, "e.png", "image/png", 5}, {6, "f.png", "image/png", 5}, {7, "g.png", "image/png", 5}});
    CHECK(ana.help.reads("g.png ficou de fora: são no máximo 3 arquivos."));
    CHECK(ana.help.find(Role::Button, "Anexar arquivo")->is(state::kDisabled));
}

TEST_CASE("Send waits for the files, says so, and then sends by itself") {
    Writer ana;
    Harness& help = ana.help;
    help.backend.hold();
    ana.choose_files({{1, "a.png", "image/png", 500'000}});
    ana.let_go(); // the session
    CHECK(help.reads("anexado"));
    help.backend.hold();
    ana.choose_files({{2, "b.png", "image/png", 500'000}});
    help.send(UploadProgress{ana.last_upload().id, 40});
    CHECK(help.reads("489\u00A0KB · enviando, 40%"));
    help.press("Enviar");
    CHECK(help.find(Role::Button, "Enviando os arquivos…")->is(state::kBusy));
    CHECK(help.said().back() == "Enviando os arquivos…");
    CHECK(help.find(Role::TextField, "Nome")->is(state::kReadOnly));
    CHECK(help.backend.count("PUT /v1/tickets/") == 0);
    ana.let_go();
    CHECK(help.reads("Ticket aberto"));
    CHECK(help.backend.count("PUT /v1/tickets/") == 1);
}

TEST_CASE("a file can be removed, also on its way; the focus goes to the button that adds one") {
    Writer ana;
    Harness& help = ana.help;
    ana.choose_files({{1, "a.png", "image/png", 5}});
    help.backend.hold();
    ana.choose_files({{2, "b.png", "image/png", 5}});
    help.press("Remover b.png");
    CHECK(help.focused() == "Anexar arquivo");
    ana.let_go();
    CHECK_FALSE(help.reads("b.png"));
    CHECK(help.reads("a.png"));
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
    CHECK(help.backend.last_body("/v1/tickets/").find("\",\"") != std::string::npos);
    CHECK(help.backend.count("DELETE ") == 0);
}

TEST_CASE("a file that has arrived is taken back when it is removed, and no other") {
    Writer ana;
    Harness& help = ana.help;
    ana.choose_files({{1, "a.png", "image/png", 5}});
    const std::string there = ana.last_id();
    help.backend.hold();
    ana.choose_files({{2, "b.png", "image/png", 5}, {3, "c.png", "image/png", 5}});
    help.press("Remover c.png");
    help.press("Remover a.png");
    help.press("Remover b.png");
    ana.let_go();
    CHECK(help.backend.count("DELETE ") == 1);
    CHECK(help.backend.count("DELETE /v1/attachments/" + there) == 1);

    help.backend.next("/v1/attachments", {413, R"({"code":"too-large"})"});
    ana.choose_files({{4, "d.png", "image/png", 5}});
    help.press("Remover d.png");
    CHECK(help.backend.count("DELETE ") == 1);
}

TEST_CASE("a file that does not arrive says why, keeps everything, and goes again when told to") {
    Writer ana;
    Harness& help = ana.help;
    help.backend.next("/v1/attachments", {413, R"({"code":"too-large"})"});
    ana.choose_files({{1, "a.png", "image/png", 5}});
    CHECK(help.reads("Não foi enviado."));
    CHECK(help.said().back() == "a.png: Não foi enviado.");
    CHECK(help.value("Detalhes") == "Fui cobrada duas vezes.");
    const std::string before = ana.last_id();
    help.press("Tentar de novo");
    CHECK(help.reads("anexado"));
    CHECK(ana.last_id() != before);
    // Sending is trying again as well.
    help.backend.next("/v1/attachments", {415, R"({"code":"unsupported-type"})"});
    ana.choose_files({{2, "b.png", "image/png", 5}});
    CHECK(help.reads("b.png não é de um tipo aceito"));
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
}

TEST_CASE("a network that fails is tried again a few times before the customer is asked") {
    Writer ana;
    Harness& help = ana.help;
    help.backend.fail_next("/v1/attachments", ChannelFault::Network);
    ana.choose_files({{1, "a.png", "image/png", 5}});
    help.advance(Milliseconds{60'000});
    CHECK(help.reads("anexado"));
    CHECK(help.backend.count("PUT /v1/attachments/") == 2);
    for (int i = 0; i < 8; ++i) {
        help.backend.fail_next("/v1/attachments", ChannelFault::Network);
    }
    ana.choose_files({{2, "b.png", "image/png", 5}});
    help.advance(Milliseconds{120'000});
    CHECK(help.reads("Não foi enviado. "));
    CHECK(help.find(Role::Button, "Tentar de novo") != nullptr);
}

TEST_CASE("what the network kept from arriving goes again when it is back, what the desk refused "
          "does not") {
    Writer ana;
    Harness& help = ana.help;
    help.backend.next("/v1/attachments", {415, R"({"code":"unsupported-type"})"});
    ana.choose_files({{1, "a.png", "image/png", 5}});
    for (int i = 0; i < kMostTries; ++i) {
        help.backend.fail_next("/v1/attachments", ChannelFault::Network);
    }
    ana.choose_files({{2, "b.png", "image/png", 5}});
    help.advance(Milliseconds{120'000});
    CHECK(help.reads("Não foi enviado. "));
    const auto sent = help.backend.count("PUT /v1/attachments/");
    help.send(NetworkChanged{false});
    help.send(NetworkChanged{true});
    CHECK(help.backend.count("PUT /v1/attachments/") == sent + 1);
    CHECK(help.said().back() == "b.png: anexado");
    CHECK(help.reads("a.png não é de um tipo aceito"));
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
}

TEST_CASE("files that the backend has lost go again; the customer decides when the ticket does") {
    Writer ana;
    Harness& help = ana.help;
    ana.choose_files({{1, "a.png", "image/png", 5}});
    help.backend.next(
        "/v1/tickets",
        {422,
         R"({"code":"validation","errors":[{"pointer":"#/attachments/0","code":"unknown"}]})"});
    help.press("Enviar");
    CHECK(help.reads("Não foi possível enviar."));
    CHECK(help.backend.count("PUT /v1/attachments/") == 2);
    CHECK(help.backend.count("PUT /v1/tickets/") == 1);
    help.press("Tentar de novo");
    CHECK(help.reads("Ticket aberto"));
}

TEST_CASE("after a reload the customer is told which files to attach again") {
    std::string kept;
    {
        Writer ana;
        ana.choose_files({{1, "a.png", "image/png", 5}});
        kept = ana.help.stored().value_or("");
    }
    Harness help{{.stored = kept}};
    help.backend.next("/v1/bootstrap", {200, desk_with_files()});
    help.open(Route::Ticket);
    CHECK(help.value("Detalhes") == "Fui cobrada duas vezes.");
    CHECK(help.reads("Anexe a.png de novo: não está mais aqui."));
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
    CHECK(help.backend.last_body("/v1/tickets/").find("attachments") == std::string::npos);
}

TEST_CASE("a ticket whose answer was lost in a reload is still the same ticket, files and all") {
    std::string kept;
    std::string first;
    {
        Writer ana;
        ana.choose_files({{1, "a.png", "image/png", 5}});
        ana.help.backend.hold();
        ana.help.press("Enviar");
        kept = ana.help.stored().value_or("");
        first = ana.help.backend.last_body("/v1/tickets/");
    }
    Harness help{{.stored = kept}};
    help.backend.next("/v1/bootstrap", {200, desk_with_files()});
    help.open(Route::Ticket);
    CHECK(help.reads("a.png"));
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
    CHECK(help.backend.last_body("/v1/tickets/") == first);
}
