// The decoder against the examples of docs/protocol, and against those that
// tests/protocol/wrong.json spoils.
#include "widget/wire/articles.h"
#include "widget/wire/chat.h"
#include "widget/wire/events.h"
#include "widget/wire/protocol.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

using namespace help;
using nlohmann::json;

namespace {

const std::filesystem::path kRoot{HELP_ROOT};

json read(const std::filesystem::path& path) {
    std::ifstream stream{path};
    REQUIRE_MESSAGE(stream, path);
    return json::parse(stream);
}

bool takes_event(const std::string& text) {
    return !std::holds_alternative<MalformedEvent>(decode_event(text));
}

bool takes_batch(const std::string& text) {
    const auto batch = decode_event_batch(text);
    return batch && std::all_of(batch->events.begin(), batch->events.end(), [](const auto& polled) {
               return !std::holds_alternative<MalformedEvent>(polled.event);
           });
}

using Takes = bool (*)(const std::string&);

/// What the widget reads, by the name of its schema. Requests and the answers that nobody looks
/// into are not here.
const std::map<std::string, Takes> kDecoders{
    {"bootstrap", [](const std::string& text) { return decode_desk(text).has_value(); }},
    {"load", [](const std::string& text) { return decode_load(text).has_value(); }},
    {"session", [](const std::string& text) { return decode_session(text).has_value(); }},
    {"ticket", [](const std::string& text) { return decode_receipt(text).has_value(); }},
    {"attachment", [](const std::string& text) { return decode_attachment(text).has_value(); }},
    {"chat", [](const std::string& text) { return decode_chat(text).has_value(); }},
    {"message-receipt",
     [](const std::string& text) { return decode_message_receipt(text).has_value(); }},
    {"articles", [](const std::string& text) { return decode_articles(text).has_value(); }},
    {"article", [](const std::string& text) { return decode_article(text).has_value(); }},
    {"hello", takes_event},
    {"event", takes_event},
    {"event-batch", takes_batch},
};

std::string schema_of(const std::string& example) {
    return example.substr(0, example.find('.'));
}

std::map<std::string, json> examples() {
    std::map<std::string, json> all;
    for (const auto& file : std::filesystem::directory_iterator{kRoot / "docs/protocol/examples"}) {
        all[file.path().stem().string()] = read(file.path());
    }
    return all;
}

/// Long texts are written short in the tables: "é*80" is 80 times é.
void write_out(json& value) {
    if (value.is_structured()) {
        for (json& part : value) {
            write_out(part);
        }
        return;
    }
    const std::string text = value.is_string() ? value.get<std::string>() : "";
    const std::size_t star = text.rfind('*');
    if (star == std::string::npos || star == 0 || star + 1 == text.size() ||
        text.find_first_not_of("0123456789", star + 1) != std::string::npos) {
        return;
    }
    std::size_t letter = star - 1;
    while ((static_cast<unsigned char>(text[letter]) & 0xC0U) == 0x80U) {
        --letter; // a following byte of UTF-8
    }
    std::string whole = text.substr(0, letter);
    for (int times = std::stoi(text.substr(star + 1)); times > 0; --times) {
        whole += text.substr(letter, star - letter);
    }
    value = whole;
}

/// The example that `row` names, changed.
json changed(const std::map<std::string, json>& whole, json row) {
    write_out(row["patch"]);
    return whole.at(row["example"]).patch(row["patch"]);
}

} // namespace

TEST_CASE("the decoder takes every example of docs/protocol") {
    std::size_t taken = 0;
    for (const auto& entry : examples()) {
        const auto decoder = kDecoders.find(schema_of(entry.first));
        if (decoder != kDecoders.end()) {
            CHECK_MESSAGE(decoder->second(entry.second.dump()), entry.first);
            ++taken;
        }
    }
    CHECK(taken >= kDecoders.size());
}

TEST_CASE("the decoder knows every problem of docs/protocol by its code") {
    // What this means for a customer is what any refused request means.
    const std::map<std::string, std::string> general{{"method-not-allowed", "bad-request"}};
    std::size_t known = 0;
    for (const auto& entry : examples()) {
        if (schema_of(entry.first) != "problem") {
            continue;
        }
        const std::string code = entry.second["code"];
        const Problem problem = decode_problem(entry.second["status"], entry.second.dump(), "");
        const auto as = general.find(code);
        CHECK(problem_code(problem.code) == (as == general.end() ? code : as->second));
        CHECK(problem.errors.size() == entry.second.value("errors", json::array()).size());
        CHECK(problem.opens_at.has_value() == entry.second.contains("opensAt"));
        CHECK((problem.retry_after.count() > 0) == entry.second.contains("retryAfter"));
        ++known;
    }
    CHECK(known == 18);
}

TEST_CASE("the decoder refuses what is wrong with an example") {
    const auto whole = examples();
    std::size_t refused = 0;
    for (const json& row : read(kRoot / "tests/protocol/wrong.json")) {
        const json& by = row["refusedBy"];
        if (std::find(by.begin(), by.end(), "decoder") == by.end()) {
            continue;
        }
        const std::string name = row["example"];
        const json spoiled = changed(whole, row);
        const std::string what = name + ": " + row["what"].get<std::string>();
        CHECK_MESSAGE(!kDecoders.at(schema_of(name))(spoiled.dump()), what);
        ++refused;
    }
    CHECK(refused > 50);
}

TEST_CASE("the decoder takes what goes as far as is promised") {
    const auto whole = examples();
    for (const json& row : read(kRoot / "tests/protocol/extreme.json")) {
        const std::string name = row["example"];
        const json extreme = changed(whole, row);
        const std::string what = name + ": " + row["what"].get<std::string>();
        CHECK_MESSAGE(kDecoders.at(schema_of(name))(extreme.dump()), what);
    }
}

TEST_CASE("what the widget sends is what the examples of docs/protocol show") {
    const auto shown = examples();
    const auto is_shown = [&shown](const std::string& sent, const char* example) {
        CHECK_MESSAGE(json::parse(sent) == shown.at(example), example);
    };
    const std::string key = "9f86d081884c7d659a2feaa0c55ad015";
    const std::string chat = "0193e5a0-7c1e-7a55-9d35-2f4b8c6d1e90";
    is_shown(encode_session("demo", "pt-BR", std::nullopt), "session-request");
    is_shown(encode_session("demo", "pt-BR", ResumeKey{chat, key}), "session-request.resume");
    is_shown(encode_ticket({"Ana Souza", "ana@example.com", "domains",
                            "O domínio não verifica.\nDesde ontem: <b>\"pendente\"</b>"},
                           "pt-BR"),
             "ticket-draft");
    const std::string file = "0193e5a0-0000-7000-8000-0000000000f";
    is_shown(
        encode_ticket({"Ana Souza",
                       "ana@example.com",
                       "finance",
                       "Fui cobrada duas vezes; o recibo está anexo.",
                       {{file + "1", {}, UploadStage::Done}, {file + "2", {}, UploadStage::Done}}},
                      "pt-BR"),
        "ticket-draft.files");
    is_shown(encode_chat({"Ana Souza", "ana@example.com", "leads", "Bom dia!"}, key, "pt-BR"),
             "chat-draft");
    is_shown(encode_chat({"Ana Souza", "ana@example.com", "", ""}, "", ""), "chat-draft.smallest");
    is_shown(encode_rating({5, "Rápida e gentil."}), "rating");
    is_shown(encode_rating({2, ""}), "rating.without-words");
}
