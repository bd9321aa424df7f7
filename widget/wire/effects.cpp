#include "widget/wire/effects.h"

#include "widget/base/text.h"
#include "widget/wire/json_writer.h"

namespace help {

namespace {

void write(JsonWriter& json, const SendRequest& effect) {
    json.member("type", "request").key("id").integer(effect.id);
    json.member("method", effect.request.method).member("url", effect.request.url);
    json.key("headers").begin_array();
    for (const auto& [name, value] : effect.request.headers) {
        json.begin_array().text(name).text(value).end_array();
    }
    json.end_array();
    if (!effect.request.body.empty()) {
        json.member("body", effect.request.body);
    }
    if (effect.request.file != 0) {
        json.key("file").integer(effect.request.file);
    }
    json.key("timeoutMs").integer(effect.request.timeout.count());
    if (effect.request.stream) {
        json.key("stream").flag(true);
    }
}

void write(JsonWriter& json, const CancelRequest& effect) {
    json.member("type", "cancel").key("id").integer(effect.id);
}

void write(JsonWriter& json, const CallTransport& effect) {
    json.member("type", "call").key("id").integer(effect.id);
    json.member("method", effect.method).key("arguments").raw(effect.arguments);
}

void write(JsonWriter& json, const Store& effect) {
    json.member("type", "store").member("key", effect.key).key("value");
    if (effect.value) {
        json.text(*effect.value);
    } else {
        json.null();
    }
}

void write(JsonWriter& json, const Notify& effect) {
    json.member("type", "event").member("name", effect.name).key("detail").raw(effect.detail);
}

void write(JsonWriter& json, const ApplyTheme& effect) {
    json.member("type", "theme").member("css", effect.css);
}

void write(JsonWriter& json, const UseLanguage& effect) {
    json.member("type", "language").member("locale", effect.locale);
}

void write(JsonWriter& json, const ShowUnread& effect) {
    json.member("type", "unread").member("words", effect.words);
    json.key("count").integer(effect.count);
}

void write(JsonWriter& json, const CopyText& effect) {
    json.member("type", "copy").member("text", effect.text);
}

void write(JsonWriter& json, const SaveFile& effect) {
    json.member("type", "save").member("name", effect.name).member("text", effect.text);
}

void write(JsonWriter& json, const Dismiss& /*effect*/) {
    json.member("type", "dismiss");
}

std::string_view advice(ProblemCode code) {
    switch (code) {
    case ProblemCode::Unreachable:
        return " did not answer. Check settings.endpoint, that the server runs, and that it allows "
               "this page's origin (CORS).";
    case ProblemCode::Blocked:
        return " is blocked by the page's policy. Add it to connect-src.";
    case ProblemCode::InvalidAnswer:
        return " gave an answer that is not of the protocol (docs/protocol). Check "
               "settings.endpoint.";
    case ProblemCode::ForbiddenOrigin:
        return " refuses this page's origin. Add it to the server's list of origins.";
    case ProblemCode::NotFound:
        return " does not know this address or site. Check settings.endpoint and settings.site.";
    default:
        return " could not do what was asked. The code says why; the server's log says more.";
    }
}

} // namespace

std::string encode_effects(const std::vector<Effect>& effects) {
    if (effects.empty()) {
        return {};
    }
    JsonWriter json;
    json.begin_array();
    for (const Effect& effect : effects) {
        json.begin_object();
        std::visit([&json](const auto& each) { write(json, each); }, effect);
        json.end_object();
    }
    return json.end_array().take();
}

std::string theme_css(const Theme& theme) {
    std::string css;
    const auto property = [&css](std::string_view name, std::string_view part,
                                 std::string_view value) {
        css.append("--hw-").append(name).append(part).append(":").append(value).append(";");
    };
    const auto pixels = [](float value) {
        return JsonWriter{}.number(static_cast<double>(value)).take() + "px";
    };
    for (std::size_t i = 0; i < theme.paints.size(); ++i) {
        property(kPaintNames[i], "", to_css(theme.paints[i]));
    }
    const Measures& m = theme.measures;
    const std::pair<std::string_view, float> measures[] = {{"space-1", m.space_1},
                                                           {"space-2", m.space_2},
                                                           {"space-3", m.space_3},
                                                           {"space-4", m.space_4},
                                                           {"space-5", m.space_5},
                                                           {"space-6", m.space_6},
                                                           {"space-8", m.space_8},
                                                           {"radius-panel", m.radius_panel},
                                                           {"radius-card", m.radius_card},
                                                           {"radius-button", m.radius_button},
                                                           {"radius-field", m.radius_field},
                                                           {"radius-banner", m.radius_banner},
                                                           {"header-height", m.header_height},
                                                           {"target", m.target},
                                                           {"line-width", m.line}};
    for (const auto& [name, value] : measures) {
        property(name, "", pixels(value));
    }
    for (std::size_t i = 0; i < theme.types.size(); ++i) {
        const TypeStyle& type = theme.types[i];
        property(kTypeNames[i], "-size", pixels(type.size));
        property(kTypeNames[i], "-height", pixels(type.height));
        property(kTypeNames[i], "-weight", JsonWriter{}.integer(type.weight).take());
    }
    return css;
}

std::string route_detail(Route route) {
    return JsonWriter{}.begin_object().member("route", route_name(route)).end_object().take();
}

std::string navigation_detail(Route from, Route to) {
    return JsonWriter{}
        .begin_object()
        .member("from", route_name(from))
        .member("to", route_name(to))
        .end_object()
        .take();
}

std::string ticket_detail(std::string_view id, const TicketReceipt& receipt) {
    const Date date = receipt.answer_by.local_date;
    const auto two = [](int value) { return (value < 10 ? "0" : "") + to_decimal(value); };
    return JsonWriter{}
        .begin_object()
        .member("id", id)
        .member("reference", receipt.reference)
        .member("answerBy", to_decimal(date.year) + "-" + two(date.month) + "-" + two(date.day))
        .end_object()
        .take();
}

std::string error_detail(std::string_view code, std::string_view message) {
    return JsonWriter{}
        .begin_object()
        .member("code", code)
        .member("message", message)
        .end_object()
        .take();
}

std::string error_detail(ProblemCode code, std::string_view endpoint) {
    const std::string where = endpoint.empty() ? "The backend at this page's own origin"
                                               : "The backend at " + std::string{endpoint};
    return error_detail(problem_code(code), where + std::string{advice(code)});
}

std::string chat_detail(std::string_view id) {
    return JsonWriter{}.begin_object().member("id", id).end_object().take();
}

std::string chat_end_detail(std::string_view id, const ChatEnd& end) {
    constexpr std::string_view kWho[] = {"customer", "agent", "system"};
    constexpr std::string_view kWhy[] = {"ended", "timeout", "outside-hours", "abandoned"};
    return JsonWriter{}
        .begin_object()
        .member("id", id)
        .member("by", kWho[static_cast<std::size_t>(end.by)])
        .member("reason", kWhy[static_cast<std::size_t>(end.reason)])
        .end_object()
        .take();
}

std::string unread_detail(int count) {
    JsonWriter json;
    json.begin_object().key("count").integer(count);
    return json.end_object().take();
}

std::string article_detail(std::string_view id, bool helped) {
    JsonWriter json;
    json.begin_object().member("id", id).key("helped").flag(helped);
    return json.end_object().take();
}

} // namespace help
