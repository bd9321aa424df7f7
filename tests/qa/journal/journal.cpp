#include "tests/qa/journal/journal.h"

#include "tests/qa/journal/event_json.h"
#include "tests/qa/journal/recorded_glyphs.h"

#include <istream>
#include <ostream>
#include <stdexcept>

namespace help::qa {

const std::string_view kBuild = HELP_VERSION;

namespace {

using nlohmann::json;

constexpr int kJournalVersion = 1;

Input input_of(const json& line, const Preferences& preferences) {
    Input input;
    input.now = from_unix_ms(line.at("now").get<double>());
    const json& viewport = line.at("viewport");
    input.viewport = {viewport.at(0), viewport.at(1), viewport.at(2)};
    const json& pointer = line.at("pointer");
    input.pointer = {pointer.at(0), pointer.at(1), pointer.at(2)};
    input.drawing = line.at("drawing").get<bool>();
    for (const json& event : line.at("events")) {
        input.events.push_back(event_of(event, preferences));
    }
    return input;
}

/// "tree and draw differ"
std::string difference_of(const json& recorded, const json& now) {
    std::string parts;
    for (const auto& [key, value] : recorded.items()) {
        const json is = now.value(key, json{});
        if (is != value) {
            parts +=
                (parts.empty() ? "" : ", ") + key + " was " + value.dump() + ", is " + is.dump();
        }
    }
    return parts;
}

/// Runs the frames of one widget after another.
class Player {
public:
    /// A line that begins a widget.
    void begin(const json& line) {
        if (line.at("journal") != kJournalVersion) {
            throw std::runtime_error("expected a journal of version 1");
        }
        auto letters = line.contains("letters") ? std::make_unique<RecordedGlyphs>() : nullptr;
        letters_ = letters.get();
        witness_ = std::make_unique<Witness>(line.at("settings").dump(), std::move(letters));
    }
    [[nodiscard]] bool has_begun() const { return witness_ != nullptr; }

    /// Any other line; gives what the frame puts out now.
    json frame(const json& line) {
        if (witness_ == nullptr) {
            throw std::runtime_error("expected the line with \"journal\" first");
        }
        if (letters_ != nullptr && line.contains("letters")) {
            letters_->learn(line.at("letters"));
        }
        if (line.contains("texturesLost")) {
            witness_->textures_lost();
        }
        return witness_->frame(input_of(line, witness_->preferences()));
    }

private:
    std::unique_ptr<Witness> witness_;
    RecordedGlyphs* letters_ = nullptr; ///< the witness's; null: it has letters of its own
};

} // namespace

void JournalWriter::begin(json settings) {
    mask_members(settings, typed_);
    witness_ = std::make_unique<Witness>(settings.dump());
    out_ << json{{"journal", kJournalVersion}, {"build", kBuild}, {"settings", std::move(settings)}}
                .dump()
         << '\n';
}

void JournalWriter::frame(const Input& input) {
    Input written = input;
    json events = json::array();
    for (InputEvent& event : written.events) {
        event = to_write(std::move(event));
        events.push_back(event_json(event));
    }
    const Viewport& v = input.viewport;
    const Pointer& p = input.pointer;
    out_ << json{{"now", unix_ms(input.now)},
                 {"viewport", {v.width, v.height, v.density}},
                 {"pointer", {json(p.x), json(p.y), json(p.pressed)}},
                 {"drawing", input.drawing},
                 {"events", std::move(events)},
                 {"out", witness_->frame(written)}}
                .dump()
         << '\n';
}

InputEvent JournalWriter::to_write(InputEvent event) const {
    if (auto* action = std::get_if<ActionRequest>(&event)) {
        const Node* node = witness_->tree().find(action->node);
        const bool typed = action->kind == ActionKind::SetValue &&
                           (node == nullptr || node->role != Role::ComboBox);
        if (typed && typed_ == TypedText::Masked) {
            action->data = masked(action->data);
        }
    } else if (auto* answer = std::get_if<ChannelAnswer>(&event)) {
        answer->body = masked_body(answer->body, typed_);
    } else if (auto* chosen = std::get_if<FilesChosen>(&event);
               chosen != nullptr && typed_ == TypedText::Masked) {
        for (ChosenFile& each : chosen->files) {
            const std::size_t ending = std::min(each.name.rfind('.'), each.name.size());
            each.name = masked(each.name.substr(0, ending)) + each.name.substr(ending);
        }
    } else if (auto* chunk = std::get_if<ChannelChunk>(&event)) {
        chunk->text = masked_body(chunk->text, typed_);
    } else if (auto* result = std::get_if<HostAnswer>(&event)) {
        result->json = masked_body(result->json, typed_);
    } else if (auto* settings = std::get_if<NewSettings>(&event);
               settings != nullptr && typed_ == TypedText::Masked) {
        Customer& customer = settings->settings.customer;
        customer = {masked(customer.name), masked(customer.email)};
    }
    return event;
}

ReplayReport replay(std::istream& journal) {
    ReplayReport report;
    Player player;
    std::string text;
    for (std::size_t number = 1; std::getline(journal, text); ++number) {
        const std::string place = "line " + std::to_string(number) + ": ";
        try {
            const json line = json::parse(text);
            if (line.contains("journal")) {
                player.begin(line);
                report.build = line.value("build", "");
                continue;
            }
            const json now = player.frame(line);
            ++report.frames;
            if (now != line.at("out")) {
                report.difference = place + difference_of(line.at("out"), now);
                return report;
            }
        } catch (const std::exception& error) {
            throw std::runtime_error(place + error.what());
        }
    }
    if (!player.has_begun()) {
        throw std::runtime_error("line 1: expected a journal; the file is empty");
    }
    return report;
}

} // namespace help::qa
