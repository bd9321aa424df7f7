#include "demo/server/domain/desk_file_identity.h"

#include "demo/server/domain/base64url.h"

#include <array>
#include <set>

namespace help::desk {
namespace {

constexpr std::array<std::string_view, 3> kAlgorithms{"ES256", "EdDSA", "HS256"};
constexpr std::array<std::string_view, 1> kEc{"EC"};
constexpr std::array<std::string_view, 1> kP256{"P-256"};
constexpr std::array<std::string_view, 1> kOkp{"OKP"};
constexpr std::array<std::string_view, 1> kEd25519{"Ed25519"};
constexpr std::size_t kCoordinate = 32; // bytes

IdentityAlgorithm read_algorithm(const JsonField& field) {
    const auto name = field.one_of(kAlgorithms);
    if (name == "ES256") return IdentityAlgorithm::Es256;
    return name == "EdDSA" ? IdentityAlgorithm::EdDsa : IdentityAlgorithm::Hs256;
}

std::string read_coordinate(const JsonField& field) {
    auto bytes = bytes_of_base64url(field.text(1, 100));
    if (!bytes || bytes->size() != kCoordinate) field.refuse("must be 32 bytes in base64url");
    return std::move(*bytes);
}

PublicJwk read_jwk(const JsonField& field, IdentityAlgorithm algorithm) {
    if (field.has("d"))
        field.refuse("holds a private key, which belongs to the host's server only");
    const bool elliptic = algorithm == IdentityAlgorithm::Es256;
    (void)field.member("kty").one_of(elliptic ? kEc : kOkp);
    (void)field.member("crv").one_of(elliptic ? kP256 : kEd25519);
    PublicJwk jwk{.x = read_coordinate(field.member("x"))};
    if (elliptic) jwk.y = read_coordinate(field.member("y"));
    return jwk;
}

IdentityKeyRule read_key_rule(const JsonField& field) {
    IdentityKeyRule rule{.place = field.place(),
                         .algorithm = read_algorithm(field.member("algorithm"))};
    if (field.has("id")) rule.id = field.member("id").text(1, 64);
    if (rule.algorithm == IdentityAlgorithm::Hs256) {
        field.only({"id", "algorithm", "secretFile", "secretVariable"});
        if (field.has("secretVariable"))
            rule.source = KeyVariable{field.member("secretVariable").text(1, 64)};
        else
            rule.source = KeyFile{field.member("secretFile").text(1, 500)};
        return rule;
    }
    field.only({"id", "algorithm", "publicKeyFile", "jwk"});
    if (field.has("jwk"))
        rule.source = read_jwk(field.member("jwk"), rule.algorithm);
    else
        rule.source = KeyFile{field.member("publicKeyFile").text(1, 500)};
    return rule;
}

} // namespace

IdentityRules read_identity_rules(const JsonField& field) {
    field.only({"issuer", "keys"});
    IdentityRules rules;
    if (field.has("issuer")) rules.issuer = field.member("issuer").text(1, 200);
    const auto list = field.member("keys");
    std::set<std::string> ids;
    for (const auto& element : list.elements(1, 10)) {
        rules.keys.push_back(read_key_rule(element));
        if (!ids.insert(rules.keys.back().id).second) list.refuse("needs another id for every key");
    }
    return rules;
}

} // namespace help::desk
