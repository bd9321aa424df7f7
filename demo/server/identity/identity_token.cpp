#include "demo/server/identity/identity_token.h"

#include "demo/server/domain/base64url.h"
#include "demo/server/domain/email_address.h"
#include "demo/server/domain/json_reader.h"
#include "demo/server/domain/text.h"

#include <algorithm>
#include <optional>

namespace help::desk {
namespace {

using Json = nlohmann::json;

/// Ends the reading of a token; caught in `check` and nowhere else.
struct Refused {
    std::string why;
};

struct Parts {
    std::string_view header;
    std::string_view claims;
    std::string_view signature;
    std::string_view is_signed; // header and claims
};

Parts parts_of(std::string_view token) {
    if (token.size() > kMostIdentityBytes) throw Refused{"longer than 4096 bytes"};
    const auto first = token.find('.');
    const auto last = token.rfind('.');
    if (first == std::string_view::npos || first == last) throw Refused{"not three parts"};
    return {token.substr(0, first), token.substr(first + 1, last - first - 1),
            token.substr(last + 1), token.substr(0, last)};
}

Json object_of(std::string_view part, const char* name) {
    const auto text = bytes_of_base64url(part);
    if (!text) throw Refused{std::string(name) + ": not base64url"};
    auto read = read_json(*text);
    const auto* json = std::get_if<Json>(&read);
    if (json == nullptr || !json->is_object())
        throw Refused{std::string(name) + ": not a strict JSON object"};
    return std::move(*std::get_if<Json>(&read));
}

/// One line of at most `most` characters; empty when the member is absent.
std::string text_of(const Json& claims, const char* name, std::size_t most) {
    const auto found = claims.find(name);
    if (found == claims.end()) return {};
    if (!found->is_string()) throw Refused{std::string(name) + ": not a string"};
    const auto& text = found->get_ref<const std::string&>();
    if (characters(text) > most || is_blank(text) || !is_plain_text(text, Lines::One))
        throw Refused{std::string(name) + ": not one line of at most " + std::to_string(most) +
                      " characters"};
    return text;
}

std::string required_text(const Json& claims, const char* name, std::size_t most) {
    auto text = text_of(claims, name, most);
    if (text.empty()) throw Refused{std::string(name) + ": missing"};
    return text;
}

Instant instant(const Json& claims, const char* name) {
    constexpr std::int64_t kLatest = 253'402'300'799; // the last second of the year 9999
    const auto found = claims.find(name);
    if (found == claims.end()) throw Refused{std::string(name) + ": missing"};
    if (!found->is_number_integer() || *found < 0 || *found > kLatest)
        throw Refused{std::string(name) + ": not seconds since 1970"};
    return Instant(std::chrono::seconds(found->get<std::int64_t>()));
}

/// When it was made and when it ends; returns the latter.
Instant check_times(const Json& claims, Instant now) {
    const auto made = instant(claims, "iat");
    const auto ends = instant(claims, "exp");
    if (ends <= made || ends - made > kIdentityLife)
        throw Refused{"exp: must be after iat, by five minutes at most"};
    if (now >= ends + kClockSkew) throw Refused{"expired"};
    const bool is_early = made > now + kClockSkew ||
                          (claims.contains("nbf") && instant(claims, "nbf") > now + kClockSkew);
    if (is_early) throw Refused{"not valid yet"};
    return ends;
}

void check_audience(const Json& claims, const std::string& site) {
    const auto is_site = [&site](const Json& audience) {
        return audience.is_string() && audience.get_ref<const std::string&>() == site;
    };
    const auto found = claims.find("aud");
    const bool is_ours =
        found != claims.end() &&
        (is_site(*found) || (found->is_array() && std::ranges::any_of(*found, is_site)));
    if (!is_ours) throw Refused{"aud: is not this site"};
}

std::string verified_email(const Json& claims) {
    auto email = text_of(claims, "email", 254);
    if (email.empty()) return {};
    if (!is_email_address(email)) throw Refused{"email: not one bare address"};
    const auto verified = claims.find("email_verified");
    if (verified == claims.end()) return email;
    if (!verified->is_boolean()) throw Refused{"email_verified: not true or false"};
    return verified->get<bool>() ? email : std::string();
}

} // namespace

IdentityTokens::IdentityTokens(std::string site,
                               const IdentityRules& rules,
                               const std::filesystem::path& folder)
    : site_(std::move(site)), issuer_(rules.issuer) {
    for (const auto& rule : rules.keys)
        keys_.emplace_back(rule, folder);
}

IdentityCheck IdentityTokens::check(std::string_view token, Instant now) const {
    try {
        const auto parts = parts_of(token);
        const auto header = object_of(parts.header, "header");
        if (header.contains("crit")) throw Refused{"header: crit is not understood"};
        const auto* key = key_for(text_of(header, "kid", 64));
        if (key == nullptr) throw Refused{"kid: no such key"};
        // The key says how it is used, never the token (RFC 8725 section 3.1).
        if (text_of(header, "alg", 16) != key->algorithm())
            throw Refused{"alg: is not the key's algorithm"};
        const auto signature = bytes_of_base64url(parts.signature);
        if (!signature || !key->has_signed(parts.is_signed, *signature))
            throw Refused{"the signature is wrong"};
        const auto claims = object_of(parts.claims, "claims");
        check_audience(claims, site_);
        if (!issuer_.empty() && required_text(claims, "iss", 200) != issuer_)
            throw Refused{"iss: is not the desk's issuer"};
        const auto ends = check_times(claims, now);
        return Identity{.user = required_text(claims, "sub", 255),
                        .email = verified_email(claims),
                        .name = text_of(claims, "name", 256),
                        .token_id = required_text(claims, "jti", 128),
                        .forgotten_at = ends + kClockSkew};
    } catch (const Refused& refused) {
        return IdentityRefusal{refused.why};
    }
}

const IdentityKey* IdentityTokens::key_for(const std::string& id) const {
    if (id.empty() && keys_.size() == 1) return &keys_.front();
    const auto found = std::ranges::find(keys_, id, &IdentityKey::id);
    return found == keys_.end() ? nullptr : &*found;
}

} // namespace help::desk
