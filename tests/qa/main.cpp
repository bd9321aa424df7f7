#include "tests/qa/read_step.h"
#include "tests/qa/run.h"

#include <iostream>

int main(int argc, char** argv) {
    using namespace help::qa;
    try {
        const Options options = read_command_line({argv + 1, argv + argc});
        if (options.help) {
            std::cout << kUsage;
            return AllPassed;
        }
        if (options.verbs) {
            for (const std::string_view verb : verbs()) {
                std::cout << verb << "\n";
            }
            return AllPassed;
        }
        return run(options);
    } catch (const WrongUse& wrong) {
        std::cerr << "help-qa: " << wrong.what() << "\n\n" << kUsage;
    } catch (const std::exception& error) {
        std::cerr << "help-qa: " << error.what() << "\n";
    }
    return Wrong;
}
