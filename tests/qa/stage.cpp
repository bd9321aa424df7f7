#include "tests/qa/stage.h"

#include "widget/text/fixed_glyphs.h"
#include "widget/wire/settings.h"

#include <algorithm>
#include <thread>

namespace help::qa {

namespace {

/// What a press means something to.
bool is_pressed_by_people(const Node& node) {
    switch (node.role) {
    case Role::Button:
    case Role::Link:
    case Role::Tab:
    case Role::Radio:
    case Role::Option:
        return true;
    default:
        return false;
    }
}

/// What one chooses among: the children of a field, a list, a row of tabs.
bool is_choice(const Node& node) {
    return node.role == Role::Option || node.role == Role::Radio || node.role == Role::Tab;
}

} // namespace

std::vector<const Node*> nodes_called(const SemanticTree& tree, const Target& target) {
    std::vector<const Node*> nodes;
    for (const Node& node : tree.nodes) {
        if ((target.role.empty() || role_name(node.role) == target.role) &&
            (target.name.empty() || node.name() == target.name)) {
            nodes.push_back(&node);
        }
    }
    return nodes;
}

std::string words_of(const Target& target) {
    return (target.role.empty() ? "anything" : target.role) +
           (target.name.empty() ? std::string{} : " \"" + target.name + "\"");
}

Stage::Stage(const Scenario& scenario, Backend& backend, JournalWriter* journal)
    : viewport_(scenario.viewport), settings_(scenario.settings), backend_(backend),
      journal_(journal) {
    make_host({}, scenario.now);
}

void Stage::make_host(const std::map<std::string, std::string>& stored, UtcTime now) {
    nlohmann::json all = settings_;
    if (!stored.empty()) {
        all["stored"] = stored;
    }
    auto config = decode_config(all.dump());
    if (!config) {
        throw Unmet(config.error().message);
    }
    if (journal_ != nullptr) {
        journal_->begin(std::move(all));
    }
    test::HeadlessHost::Watch watch;
    if (journal_ != nullptr) {
        watch = [this](const Input& input, const Output& /*output*/) { journal_->frame(input); };
    }
    host_ = std::make_unique<test::HeadlessHost>(
        test::HeadlessHost::Setup{
            .config = std::move(config.value()),
            .now = now,
            .viewport = viewport_,
            .serve = [this](const std::vector<Effect>& effects) { return backend_.serve(effects); },
            .watch = std::move(watch)},
        std::make_unique<FixedGlyphs>());
    dismissals_ = 0;
}

void Stage::reload() {
    backend_.drop_requests();
    const auto stored = host_->stored();
    make_host(stored, host_->now());
}

void Stage::give(InputEvent event) {
    std::vector<InputEvent> events;
    events.push_back(std::move(event));
    host_->give(std::move(events));
    obey_dismissal();
}

void Stage::act(const Node& node, ActionKind kind, std::string data) {
    host_->act(node.id, kind, std::move(data));
    obey_dismissal();
}

void Stage::obey_dismissal() {
    if (std::exchange(dismissals_, host_->dismissals()) != host_->dismissals()) {
        std::vector<InputEvent> events;
        events.emplace_back(ClosePanel{});
        host_->give(std::move(events));
    }
}

void Stage::open(std::optional<Route> route) {
    give(OpenPanel{route});
}

void Stage::close() {
    give(ClosePanel{});
}

void Stage::press(const Target& target) {
    std::vector<const Node*> nodes = nodes_called(host_->tree(), target);
    std::erase_if(nodes, [](const Node* node) { return !is_pressed_by_people(*node); });
    if (nodes.empty()) {
        throw Unmet("nothing to press called " + words_of(target));
    }
    if (nodes.size() > 1) {
        throw Unmet(std::to_string(nodes.size()) + " things to press called " + words_of(target) +
                    "; say the role, or make the name exact");
    }
    if (nodes.front()->is(state::kDisabled)) {
        throw Unmet(words_of(target) + " cannot be pressed: it is disabled");
    }
    act(*nodes.front(), ActionKind::Click);
}

const Node& Stage::field(const std::string& label) const {
    const Node* node = host_->field(label);
    if (node == nullptr) {
        throw Unmet("no field labelled \"" + label + "\"");
    }
    return *node;
}

void Stage::type(const std::string& label, const std::string& text) {
    const Node& node = field(label);
    if (node.role == Role::ComboBox || node.is(state::kReadOnly) || node.is(state::kDisabled)) {
        throw Unmet("the field \"" + label + "\" cannot be typed into");
    }
    act(node, ActionKind::SetValue, text);
}

void Stage::choose(const std::string& label, const std::string& option) {
    const SemanticTree& tree = host_->tree();
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const Node& owner = tree.nodes[i];
        if (owner.name() != label || is_choice(owner)) {
            continue;
        }
        for (std::size_t child = i + 1; child < tree.subtree_end(i); ++child) {
            const Node& node = tree.nodes[child];
            if (is_choice(node) && node.name() == option) {
                if (owner.role == Role::ComboBox) {
                    act(owner, ActionKind::SetValue, node.value());
                } else {
                    act(node, ActionKind::Click);
                }
                return;
            }
        }
    }
    throw Unmet("no option \"" + option + "\" in \"" + label + "\"");
}

void Stage::attach(const std::string& button, std::vector<ChosenFile> files) {
    const Node* node = host_->find(Role::Button, button);
    if (node == nullptr || node->field != FieldKind::File) {
        throw Unmet("no button called \"" + button + "\" that takes files");
    }
    if (node->is(state::kDisabled)) {
        throw Unmet("the button \"" + button + "\" cannot be pressed: it is disabled");
    }
    for (ChosenFile& file : files) {
        file.file = ++last_file_;
    }
    give(FilesChosen{std::move(files)});
}

void Stage::move_upload(int percent) {
    const RequestId upload = backend_.upload();
    if (upload == 0) {
        throw Unmet("a file on its way; \"hold\" the backend before it is attached");
    }
    give(UploadProgress{upload, percent});
}

void Stage::scroll(bool to_end) {
    const SemanticTree& tree = host_->tree();
    const auto body = std::find_if(tree.nodes.begin(), tree.nodes.end(),
                                   [](const Node& node) { return node.look == Look::Body; });
    if (body == tree.nodes.end()) {
        throw Unmet("an open panel to scroll");
    }
    act(*body, ActionKind::Scroll, to_end ? "0 0" : "0 1000");
}

void Stage::dismiss() {
    if (host_->tree().nodes.empty()) {
        throw Unmet("an open panel to dismiss");
    }
    act(host_->tree().nodes.front(), ActionKind::Dismiss);
}

void Stage::wait(Milliseconds time) {
    if (!backend_.is_live()) {
        host_->advance(time);
        obey_dismissal();
        return;
    }
    constexpr Milliseconds kPiece{100};
    for (; time > Milliseconds{0}; time -= kPiece) {
        std::this_thread::sleep_for(kPiece);
        host_->advance(kPiece);
        listen();
    }
}

void Stage::network(bool online) {
    give(NetworkChanged{online});
}

void Stage::change_settings(const nlohmann::json& patch) {
    settings_.merge_patch(patch);
    nlohmann::json message = {{"type", "settings"}, {"settings", settings_}};
    message["settings"].erase("seed");
    auto event = decode_message(message.dump(), {});
    if (!event) {
        throw Unmet(event.error().message);
    }
    give(std::move(event.value()));
}

void Stage::listen() {
    backend_.listen();
    host_->give({});
    obey_dismissal();
}

std::string Stage::screen() const {
    const SemanticTree& tree = host_->tree();
    return tree.nodes.empty() ? "(the panel is closed)\n" : snapshot(tree);
}

} // namespace help::qa
