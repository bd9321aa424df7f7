#include "tests/qa/story.h"

#include "tests/qa/check.h"

#include <chrono>

namespace help::qa {

namespace {

/// Does each step on the stage.
struct Teller {
    const Scenario& scenario;
    Stage& stage;
    PictureFolder* pictures;

    void operator()(const Open& step) { stage.open(step.route); }
    void operator()(const Close& /*step*/) { stage.close(); }
    void operator()(const Press& step) { stage.press(step.target); }
    void operator()(const TypeText& step) { stage.type(step.field, step.text); }
    void operator()(const Choose& step) { stage.choose(step.field, step.option); }
    void operator()(const AttachFiles& step) { stage.attach(step.button, step.files); }
    void operator()(const DismissPanel& /*step*/) { stage.dismiss(); }
    void operator()(const Scroll& step) { stage.scroll(step.to_end); }
    void operator()(const Wait& step) { stage.wait(step.time); }
    void operator()(const Network& step) { stage.network(step.online); }
    void operator()(const BackendAnswers& step) { stage.backend().answer_next(step); }
    void operator()(const BackendFails& step) { stage.backend().fail_next(step); }
    void operator()(const BackendHolds& step) {
        stage.backend().hold(step.held);
        stage.listen();
    }
    void operator()(const UploadMoves& step) { stage.move_upload(step.percent); }
    void operator()(const BackendSays& step) {
        stage.backend().say(step.event);
        stage.listen();
    }
    void operator()(const BackendHasDesk& step) { stage.backend().change_desk(step.patch); }
    void operator()(const BackendHasChat& step) { stage.backend().set_chat(step.chat); }
    void operator()(const BackendDropsStream& /*step*/) {
        stage.backend().drop_stream();
        stage.listen();
    }
    void operator()(const Reload& /*step*/) { stage.reload(); }
    void operator()(const ChangeSettings& step) { stage.change_settings(step.patch); }
    void operator()(const Expect& step) {
        constexpr int kMostTries = 50; // of 100 ms
        for (int left = stage.backend().is_live() ? kMostTries : 0;; --left) {
            try {
                check(step, stage);
                return;
            } catch (const Unmet&) {
                if (left == 0) {
                    throw;
                }
            }
            stage.wait(Milliseconds{100});
        }
    }
    void operator()(const Shot& step) { take(step.name); }

    void take(const std::string& name) {
        if (pictures != nullptr && !stage.host().tree().nodes.empty()) {
            pictures->take(scenario.name + " " + name, stage.host(), stage.settings());
        }
    }
};

} // namespace

Outcome tell(const Scenario& scenario, const StoryTools& tools) {
    using Clock = std::chrono::steady_clock;
    const auto started = Clock::now();
    Outcome outcome;
    const std::unique_ptr<Backend> backend = tools.make_backend(scenario);
    Stage stage{scenario, *backend, tools.journal};
    Teller teller{scenario, stage, tools.pictures};
    try {
        for (; outcome.step < scenario.steps.size(); ++outcome.step) {
            std::visit(teller, scenario.steps[outcome.step]);
        }
    } catch (const std::runtime_error& unmet) {
        outcome.passed = false;
        outcome.why = unmet.what();
        outcome.screen = stage.screen();
        teller.take("failed");
    }
    outcome.milliseconds =
        std::chrono::duration<double, std::milli>(Clock::now() - started).count();
    return outcome;
}

} // namespace help::qa
