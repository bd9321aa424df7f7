#include "demo/server/domain/base64url.h"
#include "demo/server/domain/desk_file_identity.h"
#include "demo/server/domain/email_address.h"
#include "demo/server/identity/identity_token.h"
#include "demo/server/store/desk_store.h"
#include "tests/server/host_server.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>

#include <cstdlib>

namespace {

using namespace help::desk;
using nlohmann::json;
using std::chrono::seconds;

const Instant kSigned = utc_instant("2026-11-23T12:00:00Z");

IdentityTokens tokens_for(const json& rules, const std::filesystem::path& folder = {}) {
    return {"demo", read_identity_rules(JsonField(rules, "#/identity")), folder};
}

IdentityTokens tokens_of(const HostServer& host) {
    setenv("HELP_TEST_SECRET", host.secret().c_str(), 1);
    return tokens_for({{"keys", {host.key_rule()}}});
}

/// `ok`, or why it is refused.
std::string outcome(const IdentityTokens& tokens, const std::string& token, Instant now = kSigned) {
    const auto check = tokens.check(token, now);
    const auto* refusal = std::get_if<IdentityRefusal>(&check);
    return refusal == nullptr ? "ok" : refusal->why;
}

/// The sentence that a section of a desk file is refused with.
std::string fault_of(const json& rules, const std::filesystem::path& folder = {}) {
    try {
        (void)tokens_for(rules, folder);
    } catch (const FileFault& fault) {
        return fault.place() + ": " + fault.what();
    }
    return "none";
}

struct Host {
    HostServer host{"ES256"};
    IdentityTokens tokens = tokens_of(host);

    /// The outcome for Ana's claims with `changes` (null: without the member).
    std::string with(const json& changes, Instant now = kSigned) const {
        auto claims = HostServer::ana(kSigned);
        claims.merge_patch(changes);
        return outcome(tokens, host.sign(claims), now);
    }
};

} // namespace

TEST_SUITE("identity") {
    TEST_CASE("each of the three algorithms vouches for a customer") {
        for (const auto* algorithm : {"ES256", "EdDSA", "HS256"}) {
            const HostServer host(algorithm);
            const auto check = tokens_of(host).check(host.sign(HostServer::ana(kSigned)), kSigned);
            CAPTURE(algorithm);
            REQUIRE(std::holds_alternative<Identity>(check));
            const auto& identity = std::get<Identity>(check);
            CHECK(identity.user == "customer-7");
            CHECK(identity.email == "ana@example.com");
            CHECK(identity.name == "Ana Souza");
            CHECK(identity.forgotten_at == kSigned + seconds(360));
        }
    }

    TEST_CASE("a public key may be a PEM file beside the desk file") {
        const TestFolder folder;
        for (const auto* algorithm : {"ES256", "EdDSA"}) {
            const HostServer host(algorithm);
            folder.write("host.pem", host.public_pem());
            const auto tokens =
                tokens_for({{"keys", {{{"algorithm", algorithm}, {"publicKeyFile", "host.pem"}}}}},
                           folder.path());
            CHECK(outcome(tokens, host.sign(HostServer::ana(kSigned))) == "ok");
        }
    }

    TEST_CASE("the token has no say in how it is checked") {
        const HostServer host("ES256");
        const auto tokens = tokens_of(host);
        const auto claims = HostServer::ana(kSigned).dump();
        CHECK(outcome(tokens, host.sign({{"alg", "none"}}, claims)) ==
              "alg: is not the key's algorithm");
        CHECK(outcome(tokens, host.sign({{"alg", "HS256"}}, claims)) ==
              "alg: is not the key's algorithm");
        CHECK(outcome(tokens, host.sign(json::object(), claims)) ==
              "alg: is not the key's algorithm");
        CHECK(outcome(tokens, host.sign({{"alg", "ES256"}, {"kid", "../../etc/passwd"}}, claims)) ==
              "kid: no such key");
        CHECK(outcome(tokens, host.sign({{"alg", "ES256"}, {"crit", {"b64"}}}, claims)) ==
              "header: crit is not understood");
        const auto token = host.sign(HostServer::ana(kSigned));
        CHECK(outcome(tokens, token.substr(0, token.rfind('.') + 1)) == "the signature is wrong");
    }

    TEST_CASE("another's signature, and one letter that was changed, are refused") {
        const HostServer host("ES256");
        const HostServer stranger("ES256");
        const auto tokens = tokens_of(host);
        CHECK(outcome(tokens, stranger.sign(HostServer::ana(kSigned))) == "the signature is wrong");
        auto token = host.sign(HostServer::ana(kSigned));
        token[token.find('.') + 10] ^= 1;
        CHECK(outcome(tokens, token) == "the signature is wrong");
    }

    TEST_CASE("with several keys the token names the one") {
        const HostServer old_one("ES256");
        const HostServer new_one("EdDSA");
        auto first = old_one.key_rule();
        auto second = new_one.key_rule();
        first["id"] = "2025";
        second["id"] = "2026";
        const auto tokens = tokens_for({{"keys", {first, second}}});
        const auto claims = HostServer::ana(kSigned).dump();
        CHECK(outcome(tokens, new_one.sign({{"alg", "EdDSA"}, {"kid", "2026"}}, claims)) == "ok");
        CHECK(outcome(tokens, old_one.sign({{"alg", "ES256"}, {"kid", "2025"}}, claims)) == "ok");
        CHECK(outcome(tokens, new_one.sign({{"alg", "EdDSA"}, {"kid", "2025"}}, claims)) ==
              "alg: is not the key's algorithm");
        CHECK(outcome(tokens, new_one.sign({{"alg", "EdDSA"}}, claims)) == "kid: no such key");
    }

    TEST_CASE_FIXTURE(Host, "a token is of this site, of its issuer, and of somebody") {
        CHECK(with({{"aud", "other"}}) == "aud: is not this site");
        CHECK(with({{"aud", nullptr}}) == "aud: is not this site");
        CHECK(with({{"aud", {"other", "demo"}}}) == "ok");
        CHECK(with({{"aud", {{"demo", "demo"}}}}) == "aud: is not this site");
        CHECK(with({{"sub", nullptr}}) == "sub: missing");
        CHECK(with({{"sub", 7}}) == "sub: not a string");
        CHECK(with({{"jti", nullptr}}) == "jti: missing");
        CHECK(with({{"jti", std::string(129, 'x')}}) ==
              "jti: not one line of at most 128 characters");
        const auto strict =
            tokens_for({{"issuer", "https://app.example"}, {"keys", {host.key_rule()}}});
        auto claims = HostServer::ana(kSigned);
        CHECK(outcome(strict, host.sign(claims)) == "ok");
        claims["iss"] = "https://evil.example";
        CHECK(outcome(strict, host.sign(claims)) == "iss: is not the desk's issuer");
        claims.erase("iss");
        CHECK(outcome(strict, host.sign(claims)) == "iss: missing");
    }

    TEST_CASE_FIXTURE(Host, "five minutes, and a minute for clocks that differ") {
        CHECK(with(json::object(), kSigned + seconds(359)) == "ok");
        CHECK(with(json::object(), kSigned + seconds(360)) == "expired");
        CHECK(with(json::object(), kSigned - seconds(60)) == "ok");
        CHECK(with(json::object(), kSigned - seconds(61)) == "not valid yet");
        const auto made = kSigned.time_since_epoch().count();
        CHECK(with({{"nbf", made + 60}}) == "ok");
        CHECK(with({{"nbf", made + 61}}) == "not valid yet");
        const std::string lifetime = "exp: must be after iat, by five minutes at most";
        CHECK(with({{"exp", made + 301}}) == lifetime);
        CHECK(with({{"exp", made}}) == lifetime);
        CHECK(with({{"exp", nullptr}}) == "exp: missing");
        CHECK(with({{"iat", nullptr}}) == "iat: missing");
        CHECK(with({{"exp", "soon"}}) == "exp: not seconds since 1970");
        CHECK(with({{"exp", 1e300}}) == "exp: not seconds since 1970");
        CHECK(with({{"exp", -1}}) == "exp: not seconds since 1970");
    }

    TEST_CASE_FIXTURE(Host, "an address counts when the host has verified it") {
        CHECK(with({{"email", "a@b\r\nBcc: x@y.z"}}) ==
              "email: not one line of at most 254 characters");
        CHECK(with({{"email", "ana"}}) == "email: not one bare address");
        CHECK(with({{"email_verified", "yes"}}) == "email_verified: not true or false");
        auto claims = HostServer::ana(kSigned);
        claims["email_verified"] = false;
        CHECK(std::get<Identity>(tokens.check(host.sign(claims), kSigned)).email.empty());
    }

    TEST_CASE_FIXTURE(Host, "what is no token is refused with a word") {
        for (const auto* text : {"", ".", "..", "a.b", "a.b.c.d", "e30.e30", "%%.%%.%%"})
            CHECK(outcome(tokens, text) != "ok");
        CHECK(outcome(tokens, std::string(1'000'000, 'x')) == "longer than 4096 bytes");
        CHECK(outcome(tokens, host.sign({{"alg", "ES256"}}, "[]")) ==
              "claims: not a strict JSON object");
        CHECK(outcome(tokens, host.sign({{"alg", "ES256"}}, R"({"sub":"a","sub":"b"})")) ==
              "claims: not a strict JSON object");
        CHECK(outcome(tokens, host.sign({{"alg", "ES256"}}, std::string(40, '['))) ==
              "claims: not a strict JSON object");
    }

    TEST_CASE("a key that cannot be one is told with its place") {
        const TestFolder folder;
        folder.write("short", "too short");
        folder.write("ed.pem", HostServer("EdDSA").public_pem());
        const auto one = [](json key) { return json{{"keys", {std::move(key)}}}; };
        CHECK(fault_of({{"keys", json::array()}}) == "#/identity/keys: must have 1 to 10 elements");
        CHECK(fault_of(one({{"algorithm", "none"}})) ==
              "#/identity/keys/0/algorithm: must be one of: ES256, EdDSA, HS256");
        CHECK(fault_of(one({{"algorithm", "ES256"}, {"secretFile", "short"}})) ==
              "#/identity/keys/0/secretFile: is not a member that a desk file has here");
        CHECK(fault_of(one({{"algorithm", "HS256"}, {"secretFile", "short"}}), folder.path()) ==
              "#/identity/keys/0: a secret must have at least 32 bytes");
        CHECK(fault_of(one({{"algorithm", "HS256"}, {"secretVariable", "HELP_NO_SUCH"}})) ==
              "#/identity/keys/0: the environment variable HELP_NO_SUCH is not set");
        CHECK(fault_of(one({{"algorithm", "ES256"}, {"publicKeyFile", "ed.pem"}}), folder.path()) ==
              "#/identity/keys/0: is no public key of its algorithm");
        auto rule = HostServer("ES256").key_rule();
        rule["jwk"]["d"] = "secret";
        CHECK(fault_of(one(rule)).starts_with("#/identity/keys/0/jwk: holds a private key"));
        rule = HostServer("ES256").key_rule();
        rule["jwk"]["y"] = rule["jwk"]["x"]; // not on the curve
        CHECK(fault_of(one(rule)) == "#/identity/keys/0: is no public key of its algorithm");
        rule = HostServer("EdDSA").key_rule();
        CHECK(fault_of({{"keys", {rule, rule}}}) ==
              "#/identity/keys: needs another id for every key");
    }

    TEST_CASE("base64url has one way to write bytes") {
        CHECK(bytes_of_base64url("AQID") == "\x01\x02\x03");
        CHECK(base64url("\xff\xfe") == "__4");
        CHECK(bytes_of_base64url("__4") == "\xff\xfe");
        for (const auto* text : {"__5", "__4=", "_", "+/8", "_ 4"})
            CHECK_FALSE(bytes_of_base64url(text));
    }

    TEST_CASE("an address is the same in any case of letters") {
        CHECK(is_same_email("Ana@Example.com", "ana@example.COM"));
        CHECK_FALSE(is_same_email("ana@example.com", "anna@example.com"));
    }

    TEST_CASE("a token is used once, and its id forgotten when its age would refuse it") {
        DeskStore store(":memory:");
        CHECK(store.identities().use_token("a", kSigned + seconds(10), kSigned));
        CHECK_FALSE(store.identities().use_token("a", kSigned + seconds(10), kSigned + seconds(9)));
        CHECK(store.identities().use_token("a", kSigned + seconds(30), kSigned + seconds(10)));
    }
}
