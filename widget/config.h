#pragma once

#include "widget/base/random.h"
#include "widget/i18n/messages.h"
#include "widget/ui/theme.h"

#include <optional>
#include <string>
#include <vector>

namespace help {

/// Another person is another e-mail; names change.
struct Customer {
    std::string name;  ///< may be empty: the customer fills it in
    std::string email; ///< of the login; empty: not known, the customer fills it in
    /// What the page gave as the e-mail and is none that a desk takes: another is another person.
    std::string unusable = {};
    /// What tells them from others; empty: nothing does.
    [[nodiscard]] const std::string& login() const { return email.empty() ? unusable : email; }
};

/// A plain way to reach the company that needs nothing of ours; shown whenever something fails.
struct ContactLink {
    std::string label;
    std::string href; ///< https, http, mailto or tel
};

enum class TransportKind : std::uint8_t {
    Http, ///< the protocol of docs/protocol over an HttpChannel
    Host, ///< functions of the embedding page
};

/// What the page and the customer prefer; may change at any time.
struct Preferences {
    Scheme scheme = Scheme::Light;
    bool reduced_motion = false;
    float font_scale = 1; ///< 0.8–2
    /// The customer's clock against UTC, in minutes, now.
    int utc_offset_minutes = 0;
};

/// What the embedding page decides. Checked once, whole, in wire/decode_settings.cpp.
struct Settings {
    std::string endpoint; ///< origin and path prefix of the backend; empty: the page's own origin
    std::string site;     ///< public key of the desk
    Language language = Language::PortugueseBrazil;
    TransportKind transport = TransportKind::Http;
    Customer customer;
    bool vouches = false; ///< the page's server says who the customer is when a session begins
    Colour accent{0x43, 0x53, 0xFF, 0xFF};
    Labels labels;
    std::vector<ContactLink> contacts;
    Preferences preferences;
    bool online = true;
    /// What of the customer could not be used, as a sentence for the page; empty: nothing.
    std::string fault;
};

/// A widget's beginning.
struct Config {
    Settings settings;
    Random::Seed seed{};
    std::optional<std::string> stored_ticket;  ///< what Store kept under "ticket"
    std::optional<std::string> stored_chat;    ///< … under "chat"
    std::optional<std::string> stored_notices; ///< … under "notices": those that were dismissed
};

} // namespace help
