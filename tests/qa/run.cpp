#include "tests/qa/run.h"

#include "tests/qa/live_backend.h"
#include "tests/qa/report.h"
#include "tests/qa/scenario_file.h"
#include "tests/qa/scripted_desk.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

namespace help::qa {

namespace {

/// A long run says every now and then how far it is, on standard error.
class Progress {
public:
    explicit Progress(std::size_t total) : total_(total) {}
    void done(const std::string& name) {
        ++done_;
        const auto now = std::chrono::steady_clock::now();
        if (now - said_ >= kEvery) {
            said_ = now;
            std::fprintf(stderr, "... %zu of %zu: %s\n", done_, total_, name.c_str());
        }
    }

private:
    static constexpr std::chrono::seconds kEvery{2};
    std::size_t total_;
    std::size_t done_ = 0;
    std::chrono::steady_clock::time_point said_ = std::chrono::steady_clock::now();
};

UtcTime real_now() {
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

std::string fresh_seed() {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::random_device chance;
    std::string seed;
    while (seed.size() < 64) {
        seed.push_back(kDigits[chance() % kDigits.size()]);
    }
    return seed;
}

/// Why a story cannot be told to a live backend; empty: it can.
std::string unfit_for_live(const Scenario& scenario) {
    constexpr Milliseconds kLongestWait{30'000};
    Milliseconds waits{0};
    bool attaches = false;
    for (const Step& step : scenario.steps) {
        const auto* wait = std::get_if<Wait>(&step);
        waits += wait == nullptr ? Milliseconds{0} : wait->time;
        attaches = attaches || std::holds_alternative<AttachFiles>(step);
    }
    return scenario.scripts_backend ? "it scripts the backend"
           : attaches               ? "it attaches files, and there are no bytes to send"
           : waits > kLongestWait   ? "it waits for longer than 30 s"
                                    : "";
}

std::vector<Scenario> load(const Options& options) {
    std::vector<Scenario> scenarios;
    const bool live = !options.backend.empty();
    for (const std::string& file : scenario_files(options.paths)) {
        Scenario scenario = load_scenario(file, options.locale);
        if (scenario.name.find(options.only) == std::string::npos) {
            continue;
        }
        if (const std::string unfit = live ? unfit_for_live(scenario) : ""; !unfit.empty()) {
            std::cout << "skipped " << scenario.name << " (" << unfit << ")\n";
            continue;
        }
        if (live) {
            // What is kept on the other side must not meet ids of an earlier run.
            scenario.now = real_now();
            scenario.settings["seed"] = fresh_seed();
        }
        scenarios.push_back(std::move(scenario));
    }
    if (scenarios.empty()) {
        throw WrongUse("no story to tell" +
                       (options.only.empty() ? "" : ": none contains \"" + options.only + "\""));
    }
    return scenarios;
}

/// "0.1.0 4ca96df4": of a page the version and its module.
std::string made_by(const std::string& build) {
    const bool same = build.substr(0, build.find(' ')) == kBuild;
    return same ? "made by build " + build
                : "made by another build, " + build + "; this one is " + std::string{kBuild};
}

ExitCode run_replay(const std::string& file) {
    std::ifstream journal(file, std::ios::binary);
    if (!journal) {
        throw WrongFile(file, "expected a recording that can be read");
    }
    try {
        const ReplayReport report = replay(journal);
        std::cout << file << ": " << report.frames << " frames, "
                  << (report.difference ? "the last one differs\n" + *report.difference
                                        : "all identical")
                  << "\n";
        if (report.difference && !report.build.empty()) {
            std::cout << made_by(report.build) << "\n";
        }
        return report.difference ? SomeFailed : AllPassed;
    } catch (const std::runtime_error& error) {
        throw WrongFile(file, error.what());
    }
}

/// Where the recording of a scenario goes: its file's name with .jsonl.
std::ofstream recording_of(const Scenario& scenario, const std::string& folder) {
    std::filesystem::create_directories(folder);
    const auto path = std::filesystem::path(folder) /
                      std::filesystem::path(scenario.file).filename().replace_extension(".jsonl");
    std::ofstream stream(path, std::ios::binary);
    if (!stream) {
        throw WrongFile(path.string(), "expected a file that can be written");
    }
    return stream;
}

StoryResult tell_all_runs(const Scenario& scenario,
                          const Options& options,
                          StoryTools tools,
                          Progress& progress) {
    std::ofstream recording;
    std::unique_ptr<JournalWriter> journal;
    if (!options.record.empty()) {
        recording = recording_of(scenario, options.record);
        journal = std::make_unique<JournalWriter>(
            recording, options.record_text ? TypedText::Kept : TypedText::Masked);
        tools.journal = journal.get();
    }
    StoryResult result{&scenario, {}, 0};
    double total = 0;
    while (result.runs < options.repeat && result.outcome.passed) {
        result.outcome = tell(scenario, tools);
        total += result.outcome.milliseconds;
        ++result.runs;
        progress.done(scenario.name);
    }
    result.outcome.milliseconds = total;
    return result;
}

void write_file(const std::string& path, const std::string& text) {
    std::ofstream stream(path, std::ios::binary);
    stream << text;
    stream.flush();
    if (!stream) {
        throw WrongFile(path, "expected a file that can be written");
    }
}

} // namespace

ExitCode run(const Options& options) {
    if (!options.replay.empty()) {
        return run_replay(options.replay);
    }
    const std::vector<Scenario> scenarios = load(options);
    if (options.list) {
        for (const Scenario& scenario : scenarios) {
            std::cout << scenario.file << ": " << scenario.name << "\n";
        }
        return AllPassed;
    }
    if (!options.backend.empty()) {
        LiveBackend{options.backend}.require_reachable();
    }
    std::unique_ptr<PictureFolder> pictures;
    if (!options.pictures.empty()) {
        pictures = std::make_unique<PictureFolder>(options.pictures);
    }
    StoryTools tools;
    tools.make_backend = [&options](const Scenario& scenario) -> std::unique_ptr<Backend> {
        if (!options.backend.empty()) {
            return std::make_unique<LiveBackend>(options.backend);
        }
        return std::make_unique<ScriptedDesk>(scenario.desk);
    };
    tools.pictures = pictures.get();
    Progress progress{scenarios.size() * static_cast<std::size_t>(options.repeat)};
    std::vector<StoryResult> results;
    for (const Scenario& scenario : scenarios) {
        results.push_back(tell_all_runs(scenario, options, tools, progress));
        if (!options.quiet || !results.back().outcome.passed) {
            std::cout << story_report(results.back()) << std::flush;
        }
    }
    if (!options.junit.empty()) {
        write_file(options.junit, junit_xml(results));
    }
    if (pictures) {
        std::cout << pictures->count() << " pictures in " << options.pictures << "\n";
    }
    std::cout << summary(results);
    const bool failed = std::any_of(results.begin(), results.end(),
                                    [](const StoryResult& each) { return !each.outcome.passed; });
    return failed ? SomeFailed : AllPassed;
}

} // namespace help::qa
