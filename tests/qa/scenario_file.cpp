#include "tests/qa/scenario_file.h"

#include "tests/qa/read_step.h"
#include "widget/base/text.h"
#include "widget/wire/protocol.h"
#include "widget/wire/settings.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace help::qa {

namespace {

using nlohmann::json;

/// The customer, the language and the day of a file that says nothing about them.
const json& settings_by_default() {
    static const json settings = {{"seed", std::string(64, '7')},
                                  {"endpoint", ""},
                                  {"transport", "http"},
                                  {"site", "demo"},
                                  {"locale", "pt-BR"},
                                  {"user", {{"name", "Ana Souza"}, {"email", "ana@loja.example"}}}};
    return settings;
}
/// Monday, 09:00 in São Paulo: the desk is open.
constexpr std::string_view kNowByDefault = "2026-11-23T09:00:00-03:00";

/// line:column of a byte, both from 1.
std::string place_of(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;
    return std::to_string(lines + 1) + ":" + std::to_string(column);
}

/// JSON (RFC 8259) in which no object has a key twice.
json parse(std::string_view text) {
    std::vector<std::set<std::string>> open;
    std::string twice;
    const auto note_keys = [&](int /*depth*/, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::object_start) {
            open.emplace_back();
        } else if (event == json::parse_event_t::object_end) {
            open.pop_back();
        } else if (event == json::parse_event_t::key) {
            if (!open.back().insert(parsed.get<std::string>()).second) {
                twice = parsed.get<std::string>();
            }
        }
        return true;
    };
    try {
        json root = json::parse(text, note_keys);
        if (!twice.empty()) {
            throw WrongFile("/", "expected each key once; \"" + twice + "\" is there twice");
        }
        return root;
    } catch (const json::parse_error& error) {
        const std::string all = error.what();
        const std::size_t from = all.find("- ");
        throw WrongFile(place_of(text, error.byte > 0 ? error.byte - 1 : 0),
                        "expected JSON " +
                            (from == std::string::npos ? all : all.substr(from + 2)));
    }
}

void check_settings(const json& settings, const std::string& pointer) {
    const auto config = decode_config(settings.dump());
    if (!config) {
        throw WrongFile(pointer, config.error().message);
    }
}

/// The desk after this change, as text.
std::string change_desk(json& desk, const json& patch, const std::string& pointer) {
    desk.merge_patch(patch);
    std::string text = desk.dump();
    if (!decode_desk(text)) {
        throw WrongFile(pointer, "expected a change after which the desk is one of docs/protocol; "
                                 "for a broken desk use the step \"backend\"");
    }
    return text;
}

UtcTime read_now(Fields& fields) {
    const std::string text = fields.text_if("now", 1, 40).value_or(std::string{kNowByDefault});
    const auto now = parse_rfc3339(text);
    if (!now) {
        fields.refuse("now", "a time like 2026-11-23T09:00:00-03:00");
    }
    return now->utc;
}

Viewport read_viewport(Fields& fields) {
    Viewport viewport;
    if (auto given = fields.object_if("viewport", "width, height, density")) {
        const auto size = [&given](std::string_view key, float otherwise, double low, double high) {
            return static_cast<float>(
                given->number_if(key, low, high).value_or(static_cast<double>(otherwise)));
        };
        viewport.width = size("width", viewport.width, 200, 4096);
        viewport.height = size("height", viewport.height, 200, 4096);
        viewport.density = size("density", viewport.density, 0.5, 4);
        given->finish();
    }
    return viewport;
}

void read_steps(Fields& fields, json desk, Scenario& scenario) {
    const json* steps = fields.any("steps");
    if (steps == nullptr || !steps->is_array() || steps->empty() || steps->size() > kMostSteps) {
        fields.refuse("steps", "a list of 1 to " + std::to_string(kMostSteps) + " steps");
    }
    json settings = scenario.settings;
    for (std::size_t i = 0; i < steps->size(); ++i) {
        const std::string pointer = "/steps/" + std::to_string(i);
        scenario.steps.push_back(read_step((*steps)[i], pointer));
        scenario.scripts_backend = scenario.scripts_backend || (*steps)[i].contains("backend");
        scenario.lines.push_back(neutralise((*steps)[i].dump(), Lines::Drop));
        if (const auto* change = std::get_if<ChangeSettings>(&scenario.steps.back())) {
            settings.merge_patch(change->patch);
            check_settings(settings, pointer + "/settings");
        } else if (const auto* has = std::get_if<BackendHasDesk>(&scenario.steps.back())) {
            static_cast<void>(change_desk(desk, has->patch, pointer + "/backend/desk"));
        }
    }
}

} // namespace

Scenario read_scenario(const std::string& file, std::string_view text, std::string_view locale) {
    if (text.size() > kLargestFile) {
        throw WrongFile("1:1", "expected at most 1 MiB");
    }
    const json root = parse(text);
    Fields fields{root, "", "a scenario with name and steps"};
    Scenario scenario;
    scenario.file = file;
    scenario.name = fields.text("name", 5, 160);
    scenario.why = fields.text_if("why", 1, 1000).value_or("");
    scenario.settings = settings_by_default();
    if (const json* settings = fields.any("settings")) {
        scenario.settings.merge_patch(*settings);
    }
    if (!locale.empty()) {
        scenario.settings["locale"] = locale;
    }
    check_settings(scenario.settings, "/settings");
    scenario.now = read_now(fields);
    scenario.viewport = read_viewport(fields);
    json desk = json::parse(test::kDeskJson);
    const json* change = fields.any("desk");
    scenario.desk = change_desk(desk, change == nullptr ? json::object() : *change, "/desk");
    scenario.scripts_backend = fields.has("desk");
    read_steps(fields, std::move(desk), scenario);
    static_cast<void>(fields.any("$schema"));
    fields.finish();
    return scenario;
}

Scenario load_scenario(const std::string& file, std::string_view locale) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) {
        throw WrongFile(file, "expected a file that can be read");
    }
    try {
        return read_scenario(file, text.str(), locale);
    } catch (const WrongFile& wrong) {
        throw WrongFile(file, wrong.what());
    }
}

std::vector<std::string> scenario_files(const std::vector<std::string>& paths) {
    namespace fs = std::filesystem;
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        if (fs::is_directory(path)) {
            std::vector<std::string> found;
            for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
                const std::string name = entry.path().string();
                if (name.ends_with(".json") && !name.ends_with(".schema.json")) {
                    found.push_back(name);
                }
            }
            std::sort(found.begin(), found.end());
            files.insert(files.end(), found.begin(), found.end());
        } else if (fs::exists(path)) {
            files.push_back(path);
        } else {
            throw WrongFile(path, "expected a scenario file or a folder of them; it is not there");
        }
    }
    return files;
}

} // namespace help::qa
