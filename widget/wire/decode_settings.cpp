#include "widget/wire/settings.h"

#include "widget/base/text.h"
#include "widget/wire/settings_reader.h"
#include "widget/wire/value.h"

namespace help {

namespace {

/// Of an address that is none there may be any length; so much of it is told from others.
constexpr std::size_t kLongestLogin = 254;

bool is_seed_key(std::string_view key) {
    return key == "seed" || key == "stored";
}

void read_user_member(std::string_view key,
                      std::string words,
                      SettingsReader& reader,
                      Customer& customer) {
    const bool is_name = key == "name";
    if (is_name) {
        for (char& c : words) {
            c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
        }
    }
    const bool usable =
        words.empty() || (is_name ? count_characters(words) <= 256 && !has_control_characters(words)
                                  : is_email(words));
    if (usable) {
        (is_name ? customer.name : customer.email) = std::move(words);
        return;
    }
    reader.leave_out(is_name ? "user.name" : "user.email",
                     is_name ? "a text of at most 256 characters"
                             : "one ASCII e-mail address like name@company.com");
    if (!is_name) {
        customer.unusable = first_characters(words, kLongestLogin);
    }
}

/// What is null is not there: nobody, or nothing of somebody.
void read_user(const Value& value, SettingsReader& reader, Customer& customer) {
    const Value::Object* members = value.object();
    if (members == nullptr) {
        if (!value.is_null()) {
            reader.refuse("user", "an object { name, email }");
        }
        return;
    }
    for (const auto& [key, member] : *members) {
        const std::string* text = member.text();
        const bool known = key == "name" || key == "email";
        if (known && text != nullptr) {
            read_user_member(key, std::string{trim(*text)}, reader, customer);
        } else if (!known || !member.is_null()) {
            reader.refuse("user." + key,
                          known ? "a text" : "nothing: only name and email are known");
        }
    }
}

void read_contacts(const Value& value, SettingsReader& reader, std::vector<ContactLink>& contacts) {
    const Value::Array* list = value.array();
    if (list == nullptr || list->size() > 8) {
        reader.refuse("contacts", "a list of at most 8 links { label, href }");
        return;
    }
    for (const Value& entry : *list) {
        const Value* label = entry.member("label");
        const Value* href = entry.member("href");
        const auto words = label == nullptr ? std::nullopt : label->text(1, 254);
        const auto target = href == nullptr ? std::nullopt : href->text(5, 2000);
        const bool safe = target && !has_control_characters(*target) &&
                          (target->starts_with("https://") || target->starts_with("http://") ||
                           target->starts_with("mailto:") || target->starts_with("tel:"));
        if (!words || !safe) {
            reader.refuse("contacts",
                          "links with a label and an https:, http:, mailto: or tel: address");
            return;
        }
        contacts.push_back({neutralise(*words, Lines::Drop), *target});
    }
}

void read_labels(const Value& value, SettingsReader& reader, Labels& labels) {
    const Value::Object* members = value.object();
    if (members == nullptr) {
        reader.refuse("labels", "an object from sentence keys to texts");
        return;
    }
    for (const auto& [key, member] : *members) {
        const auto sentence = find_sentence(key);
        const auto words = member.text(1, 400);
        if (!sentence || !words) {
            reader.refuse("labels." + key, sentence ? "a text of 1 to 400 characters"
                                                    : "a key of help-widget-labels.json");
            return;
        }
        labels.emplace_back(*sentence, neutralise(*words, Lines::Keep));
    }
}

void read_endpoint(const Value& value, SettingsReader& reader, std::string& endpoint) {
    const auto text = value.text(0, 2000);
    const bool place =
        text && !has_control_characters(*text) &&
        (text->empty() || text->starts_with("https://") || text->starts_with("http://") ||
         (text->starts_with('/') && !text->starts_with("//")));
    if (!place || text->find('?') != std::string::npos || text->find('#') != std::string::npos) {
        reader.refuse("endpoint",
                      "an address like https://help.example.com or /support, without ? and #");
        return;
    }
    endpoint = *text;
}

void read_site(const Value& value, SettingsReader& reader, std::string& site) {
    const auto text = value.text(1, 64);
    if (!text || has_control_characters(*text)) {
        reader.refuse("site", "the desk's public key, 1 to 64 characters");
        return;
    }
    site = *text;
}

void read_locale(const Value& value, SettingsReader& reader, Language& language) {
    const auto text = value.text(2, 35);
    const auto match = text ? match_language(*text) : std::nullopt;
    if (!match) {
        reader.refuse("locale", "pt-BR, en or es");
        return;
    }
    language = *match;
}

void read_accent(const Value& value, SettingsReader& reader, Colour& accent) {
    const std::string* text = value.text();
    if (text == nullptr || !parse_colour(*text, accent)) {
        reader.refuse("accent", "a colour like #4353ff");
    }
}

void read_transport(const Value& value, SettingsReader& reader, TransportKind& kind) {
    const std::string* text = value.text();
    if (text != nullptr && (*text == "http" || *text == "host")) {
        kind = *text == "host" ? TransportKind::Host : TransportKind::Http;
        return;
    }
    reader.refuse("transport", "\"http\" or \"host\"");
}

void read_member(std::string_view key,
                 const Value& value,
                 SettingsReader& reader,
                 Settings& settings) {
    if (key == "endpoint") {
        read_endpoint(value, reader, settings.endpoint);
    } else if (key == "site") {
        read_site(value, reader, settings.site);
    } else if (key == "locale") {
        read_locale(value, reader, settings.language);
    } else if (key == "transport") {
        read_transport(value, reader, settings.transport);
    } else if (key == "user") {
        read_user(value, reader, settings.customer);
    } else if (key == "vouches") {
        reader.flag(key, value, settings.vouches);
    } else if (key == "accent") {
        read_accent(value, reader, settings.accent);
    } else if (key == "labels") {
        read_labels(value, reader, settings.labels);
    } else if (key == "contacts") {
        read_contacts(value, reader, settings.contacts);
    } else if (key == "online") {
        reader.flag("online", value, settings.online);
    } else if (!read_preference(key, value, reader, settings.preferences)) {
        reader.refuse(key, "nothing: there is no such setting");
    }
}

Settings read_settings(const Value& root, SettingsReader& reader, bool with_seed) {
    Settings settings;
    const Value::Object* members = root.object();
    if (members == nullptr) {
        reader.refuse("", "an object");
        return settings;
    }
    for (const auto& [key, value] : *members) {
        if (!(with_seed && is_seed_key(key))) {
            read_member(key, value, reader, settings);
        }
    }
    settings.fault = reader.left_out();
    return settings;
}

} // namespace

bool read_preference(std::string_view key,
                     const Value& value,
                     SettingsReader& reader,
                     Preferences& preferences) {
    if (key == "dark") {
        bool dark = false;
        reader.flag(key, value, dark);
        preferences.scheme = dark ? Scheme::Dark : Scheme::Light;
    } else if (key == "reducedMotion") {
        reader.flag(key, value, preferences.reduced_motion);
    } else if (key == "fontScale") {
        const auto scale = value.number(0.8, 2);
        preferences.font_scale = static_cast<float>(scale.value_or(1));
        if (!scale) {
            reader.refuse(key, "a number from 0.8 to 2");
        }
    } else if (key == "utcOffset") {
        const auto minutes = value.integer(-840, 840);
        preferences.utc_offset_minutes = static_cast<int>(minutes.value_or(0));
        if (!minutes) {
            reader.refuse(key, "whole minutes from -840 to 840");
        }
    } else {
        return false;
    }
    return true;
}

Result<Settings> settings_of(const Value& root) {
    SettingsReader reader;
    Settings settings = read_settings(root, reader, false);
    if (auto error = reader.error()) {
        return *error;
    }
    return settings;
}

Result<Config> decode_config(std::string_view json) {
    const auto root = parse_json(json, kMostHandedOver);
    SettingsReader reader;
    if (!root) {
        reader.refuse("", "JSON of at most 1.5 MiB");
        return *reader.error();
    }
    Config config;
    config.settings = read_settings(*root, reader, true);
    const Value* seed = root->member("seed");
    if (seed == nullptr || seed->text() == nullptr || !parse_seed(*seed->text(), config.seed)) {
        reader.refuse("seed", "64 hex digits");
    }
    if (const Value* stored = root->member("stored")) {
        const auto kept = [stored](std::string_view key) {
            const Value* value = stored->member(key);
            return value == nullptr || value->text() == nullptr ? std::nullopt
                                                                : std::optional{*value->text()};
        };
        config.stored_ticket = kept("ticket");
        config.stored_chat = kept("chat");
        config.stored_notices = kept("notices");
    }
    if (auto error = reader.error()) {
        return *error;
    }
    return config;
}

} // namespace help
