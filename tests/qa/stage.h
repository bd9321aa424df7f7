#pragma once

#include "tests/harness/headless_host.h"
#include "tests/qa/backend.h"
#include "tests/qa/journal/journal.h"
#include "tests/qa/scenario.h"

#include <memory>
#include <stdexcept>
#include <string>

namespace help::qa {

/// A step that could not be done, or an expectation that does not hold; the sentence says what was
/// expected.
class Unmet : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// One scenario's page: the widget, the backend, and what a customer can do to them.
class Stage {
public:
    /// All three outlive the stage; `journal` may be null.
    Stage(const Scenario& scenario, Backend& backend, JournalWriter* journal);

    /// A new widget from what the old one left with the page.
    void reload();
    void open(std::optional<Route> route);
    void close();
    void press(const Target& target);
    void type(const std::string& field, const std::string& text);
    void choose(const std::string& field, const std::string& option);
    /// Through the chooser that the button with this name opens.
    void attach(const std::string& button, std::vector<ChosenFile> files);
    /// So much of the file that is on its way has left.
    void move_upload(int percent);
    /// The key Escape.
    void dismiss();
    /// All the way: to the end, or to the top. Nothing is measured here, so that every screen can
    /// be scrolled.
    void scroll(bool to_end);
    void wait(Milliseconds time);
    void network(bool online);
    void change_settings(const nlohmann::json& patch);
    /// Takes what the backend has to say by now.
    void listen();

    [[nodiscard]] test::HeadlessHost& host() { return *host_; }
    [[nodiscard]] const test::HeadlessHost& host() const { return *host_; }
    [[nodiscard]] Backend& backend() { return backend_; }
    /// As they are now.
    [[nodiscard]] const nlohmann::json& settings() const { return settings_; }
    /// The screen as text, for reports.
    [[nodiscard]] std::string screen() const;

private:
    void make_host(const std::map<std::string, std::string>& stored, UtcTime now);
    void give(InputEvent event);
    void act(const Node& node, ActionKind kind, std::string data = {});
    /// The page hides the panel when the widget asks for it.
    void obey_dismissal();
    [[nodiscard]] const Node& field(const std::string& label) const;

    Viewport viewport_;
    nlohmann::json settings_;
    Backend& backend_;
    JournalWriter* journal_;
    std::unique_ptr<test::HeadlessHost> host_;
    int dismissals_ = 0;
    std::uint32_t last_file_ = 0; ///< the page's number of the file that was given last
};

/// The nodes that people would point at as `target`.
[[nodiscard]] std::vector<const Node*> nodes_called(const SemanticTree& tree, const Target& target);

/// `button "Enviar"`
[[nodiscard]] std::string words_of(const Target& target);

} // namespace help::qa
