#include "tests/server/running_server.h"

#include <doctest/doctest.h>

#include <filesystem>

namespace {

constexpr auto kPagePolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
                             "connect-src 'self'; style-src 'self'; img-src 'self'; "
                             "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                             "require-trusted-types-for 'script'; trusted-types 'none'";
constexpr auto kStrictPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'";

/// A site with a page, a strict page, scripts and a wasm with its compressed twin, and a secret
/// beside it.
struct Files {
    TestFolder folder;
    Files() {
        folder.write("secret.txt", "secret");
        folder.write("site/index.html", "<!doctype html>home");
        folder.write("site/strict.html", "<!doctype html>strict");
        folder.write("site/.env", "secret");
        folder.write("site/pages/index.html", "<!doctype html>page");
        folder.write("site/app.js", "site");
        folder.write("sdk/app.js", "sdk");
        folder.write("sdk/help.1a2b3c4d.wasm", "wasm");
        folder.write("sdk/help.1a2b3c4d.wasm.br", "compressed");
        folder.write("sdk/help.1a2b3.wasm", "short");
        std::filesystem::create_symlink(folder.path() / "secret.txt",
                                        folder.path() / "site/link.txt");
    }
};

struct Site : Files {
    RunningServer server{folder,
                         {"--static", "/=" + (folder.path() / "site").string(), "--static",
                          "/sdk=" + (folder.path() / "sdk").string()}};
};

} // namespace

TEST_SUITE("static") {
    TEST_CASE_FIXTURE(Site,
                      "pages come with their policy, and the strict page with a stricter one") {
        const auto home = server.get("/");
        CHECK(home.status == 200);
        CHECK(home.body == "<!doctype html>home");
        CHECK(home.header("Content-Type") == "text/html; charset=utf-8");
        CHECK(home.header("Content-Security-Policy") == kPagePolicy);
        CHECK(home.header("X-Content-Type-Options") == "nosniff");
        CHECK(home.header("Cache-Control") == "no-cache");
        CHECK(server.get("/strict.html").header("Content-Security-Policy") == kStrictPolicy);
        CHECK(server.get("/app.js").header("Content-Security-Policy") == "");
    }

    TEST_CASE_FIXTURE(
        Site, "a file with a hash in its name may be kept for ever, any other is asked for again") {
        const auto wasm = server.get("/sdk/help.1a2b3c4d.wasm");
        CHECK(wasm.body == "wasm");
        CHECK(wasm.header("Content-Type") == "application/wasm");
        CHECK(wasm.header("Cache-Control") == "public, max-age=31536000, immutable");
        CHECK(wasm.header("Cross-Origin-Resource-Policy") == "cross-origin");
        CHECK(server.get("/sdk/help.1a2b3.wasm").header("Cache-Control") == "no-cache");
        const auto tag = server.get("/app.js").header("ETag");
        const auto again = server.get("/app.js", {"If-None-Match: " + tag});
        CHECK(again.status == 304);
        CHECK(again.body == "");
    }

    TEST_CASE_FIXTURE(Site, "the compressed twin goes to those who take it") {
        const auto wasm =
            server.get("/sdk/help.1a2b3c4d.wasm", {"Accept-Encoding: gzip, deflate, br;q=0.5"});
        CHECK(wasm.body == "compressed");
        CHECK(wasm.header("Content-Encoding") == "br");
        CHECK(wasm.header("Content-Type") == "application/wasm");
        CHECK(wasm.header("Vary").starts_with("Accept-Encoding"));
        CHECK(wasm.header("ETag") != server.get("/sdk/help.1a2b3c4d.wasm").header("ETag"));
        for (const auto* refuses :
             {"Accept-Encoding: gzip", "Accept-Encoding: br;q=0", "Accept-Encoding: brotli"})
            CHECK(server.get("/sdk/help.1a2b3c4d.wasm", {refuses}).body == "wasm");
        CHECK(server.get("/app.js", {"Accept-Encoding: br"}).body == "site");
    }

    TEST_CASE_FIXTURE(Site, "a compressed twin older than its file is left alone") {
        const auto twin = folder.path() / "sdk/help.1a2b3c4d.wasm.br";
        std::filesystem::last_write_time(twin, std::filesystem::last_write_time(twin) -
                                                   std::chrono::hours(1));
        CHECK(server.get("/sdk/help.1a2b3c4d.wasm", {"Accept-Encoding: br"}).body == "wasm");
    }

    TEST_CASE_FIXTURE(Site, "the longest prefix wins, and a folder leads to its page") {
        CHECK(server.get("/app.js").body == "site");
        CHECK(server.get("/sdk/app.js").body == "sdk");
        CHECK(server.get("/pages/").body == "<!doctype html>page");
        CHECK(server.get("/pages").header("Location") == "/pages/");
        CHECK(server.get("/sdk").header("Location") == "/sdk/");
    }

    TEST_CASE_FIXTURE(Site, "nothing outside the folders is ever served") {
        for (const auto* path : {"/../secret.txt",
                                 "/%2e%2e/secret.txt",
                                 "/%2E%2E%2Fsecret.txt",
                                 "/..%2fsecret.txt",
                                 "/pages/../../secret.txt",
                                 "/pages/%2e%2e/%2e%2e/secret.txt",
                                 "//secret.txt",
                                 "/./index.html",
                                 "/.env",
                                 "/%2eenv",
                                 "/link.txt",
                                 "/index.html%00.js",
                                 "/%",
                                 "/%zz",
                                 "/pages/..",
                                 "/sdk/..%5c..%5csecret.txt",
                                 "//etc/passwd",
                                 "/%2fetc%2fpasswd",
                                 "/nothing.html",
                                 "/pages//index.html"}) {
            CAPTURE(path);
            const auto answer = server.get(path);
            CHECK(answer.status == 404);
            CHECK(answer.body.find("root:") == std::string::npos);
        }
        CHECK(server.ask({.method = "POST", .path = "/", .body = "x"}).status == 405);
    }

    TEST_CASE_FIXTURE(Site, "HEAD tells about a file without sending it") {
        const auto head = server.ask({.method = "HEAD", .path = "/app.js"});
        CHECK(head.status == 200);
        CHECK(head.header("Content-Length") == "4");
    }

    TEST_CASE_FIXTURE(
        Files, "of two folders under one prefix the later is asked first, the other fills in") {
        const RunningServer server(folder, {"--static", "/=" + (folder.path() / "site").string(),
                                            "--static", "/=" + (folder.path() / "sdk").string(),
                                            "--origin", "https://app.example"});
        CHECK(server.get("/app.js").body == "sdk");
        CHECK(server.get("/strict.html").body == "<!doctype html>strict");
        // Modules and wasm are read under CORS by pages of other origins.
        CHECK(server.get("/app.js", {"Origin: https://app.example"})
                  .header("Access-Control-Allow-Origin") == "https://app.example");
    }
}
