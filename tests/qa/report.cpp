#include "tests/qa/report.h"

#include <algorithm>
#include <cstdio>

namespace help::qa {

namespace {

std::string fixed(double number, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, number);
    return text;
}

std::string indented(const std::string& text, std::string_view with) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.append(with).append(text, at, end - at).append("\n");
        at = end + 1;
    }
    return out;
}

/// XML 1.0 has no control characters, not even as references.
std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\n':
            out += "&#10;";
            break;
        default:
            out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
        }
    }
    return out;
}

std::string shortened(const std::string& line) {
    constexpr std::size_t kLongest = 160;
    if (line.size() <= kLongest) {
        return line;
    }
    std::size_t end = kLongest;
    while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return line.substr(0, end) + "…";
}

std::string failure_of(const StoryResult& result) {
    const Outcome& outcome = result.outcome;
    const Scenario& scenario = *result.scenario;
    return scenario.file + ": step " + std::to_string(outcome.step + 1) + " of " +
           std::to_string(scenario.steps.size()) + " " +
           shortened(scenario.lines.at(outcome.step)) + "\n" + outcome.why + "\nThe screen:\n" +
           indented(outcome.screen, "  ");
}

} // namespace

std::string story_report(const StoryResult& result) {
    const Outcome& outcome = result.outcome;
    const std::string runs =
        result.runs > 1 ? std::to_string(result.runs) + " times, " : std::string{};
    const std::string line = (outcome.passed ? "ok      " : "FAILED  ") + result.scenario->name +
                             " (" + runs + fixed(outcome.milliseconds, 1) + " ms)\n";
    return outcome.passed ? line : line + indented(failure_of(result), "        ");
}

std::string summary(const std::vector<StoryResult>& results) {
    double total = 0;
    long runs = 0;
    for (const StoryResult& result : results) {
        total += result.outcome.milliseconds;
        runs += result.runs;
    }
    const auto failed = std::count_if(results.begin(), results.end(),
                                      [](const StoryResult& each) { return !each.outcome.passed; });
    const auto all = static_cast<std::ptrdiff_t>(results.size());
    std::string text =
        std::to_string(all - failed) + " passed, " + std::to_string(failed) + " failed";
    text += " in " + fixed(total / 1000, 2) + " s";
    if (runs > 0) {
        text += ", " + fixed(total / static_cast<double>(runs), 2) + " ms a story";
    }
    return text + "\n";
}

std::string junit_xml(const std::vector<StoryResult>& results) {
    double total = 0;
    int failed = 0;
    std::string cases;
    for (const StoryResult& result : results) {
        total += result.outcome.milliseconds;
        cases += "  <testcase classname=\"" + escaped(result.scenario->file) + "\" name=\"" +
                 escaped(result.scenario->name) + "\" time=\"" +
                 fixed(result.outcome.milliseconds / 1000, 4) + "\"";
        if (result.outcome.passed) {
            cases += "/>\n";
            continue;
        }
        ++failed;
        cases += ">\n    <failure message=\"" + escaped(result.outcome.why) + "\">" +
                 escaped(failure_of(result)) + "</failure>\n  </testcase>\n";
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"help-qa\" tests=\"" +
           std::to_string(results.size()) + "\" failures=\"" + std::to_string(failed) +
           "\" errors=\"0\" time=\"" + fixed(total / 1000, 4) + "\">\n" + cases + "</testsuite>\n";
}

} // namespace help::qa
