#include "tests/qa/command_line.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace help::qa {

const std::string_view kUsage =
    R"(help-qa tells stories to a help widget without a browser. docs/qa.md is the manual.

  help-qa run FILE|FOLDER...   runs scenario files
  help-qa run --replay FILE    runs a recording again and compares every frame
  help-qa verbs                lists what a step may do

  --only TEXT      only the stories whose name contains TEXT
  --list           prints the names, runs nothing
  --repeat N       tells each story N times
  --locale TAG     in this language, whatever the files say
  --backend URL    a live backend instead of the scripted one (http://host:port)
  --junit FILE     a report for continuous integration
  --png FOLDER     pictures of the steps "shot", and of the screen where a story failed
  --record FOLDER  everything that enters the widget, as JSON Lines; what the customer wrote is masked
  --record-text    ... and is not masked
  --quiet          only what failed, and the summary

Exit code: 0 all passed, 1 a story failed or a replay differs, 2 wrong use, a wrong file or a backend that cannot
be reached.
)";

namespace {

int read_count(const std::string& text) {
    constexpr int kMost = 1'000'000;
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || end != text.data() + text.size() || count < 1 || count > kMost) {
        throw WrongUse("--repeat: expected a number from 1 to 1000000");
    }
    return count;
}

} // namespace

Options read_command_line(const std::vector<std::string>& arguments) {
    Options options;
    const std::pair<std::string_view, std::string*> texts[] = {
        {"--junit", &options.junit},    {"--png", &options.pictures}, {"--record", &options.record},
        {"--replay", &options.replay},  {"--only", &options.only},    {"--locale", &options.locale},
        {"--backend", &options.backend}};
    const std::pair<std::string_view, bool*> flags[] = {{"--list", &options.list},
                                                        {"--quiet", &options.quiet},
                                                        {"--record-text", &options.record_text},
                                                        {"--help", &options.help}};
    if (arguments.empty() || (arguments[0] != "run" && arguments[0] != "verbs" &&
                              arguments[0] != "help" && arguments[0] != "--help")) {
        throw WrongUse("expected \"run\"");
    }
    options.verbs = arguments[0] == "verbs";
    options.help = arguments[0] == "help" || arguments[0] == "--help";
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        const auto named = [&argument](const auto& each) { return each.first == argument; };
        const auto* flag = std::find_if(std::begin(flags), std::end(flags), named);
        const auto* text = std::find_if(std::begin(texts), std::end(texts), named);
        if (flag != std::end(flags)) {
            *flag->second = true;
        } else if (text != std::end(texts) || argument == "--repeat") {
            if (++i == arguments.size()) {
                throw WrongUse(argument + ": expected a value");
            }
            if (argument == "--repeat") {
                options.repeat = read_count(arguments[i]);
            } else {
                *text->second = arguments[i];
            }
        } else if (argument.starts_with("-")) {
            throw WrongUse(argument + ": no such option");
        } else {
            options.paths.push_back(argument);
        }
    }
    if (options.paths.empty() && options.replay.empty() && !options.help && !options.verbs) {
        throw WrongUse("expected a scenario file, or a folder of them");
    }
    return options;
}

} // namespace help::qa
