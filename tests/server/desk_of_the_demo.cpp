#include "tests/server/desk_of_the_demo.h"

#include "demo/server/domain/desk_file.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

std::string demo_desk_text() {
    std::ifstream file(HELP_TEST_DESK_FILE, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

const help::desk::Desk& demo_desk() {
    static const help::desk::Desk desk = help::desk::read_desk(demo_desk_text());
    return desk;
}

std::string fault_after(const std::function<void(nlohmann::json&)>& change) {
    auto desk = nlohmann::json::parse(demo_desk_text());
    change(desk);
    try {
        (void)help::desk::read_desk(desk.dump());
        return "";
    } catch (const help::desk::FileFault& fault) {
        return fault.place() + ": " + fault.what();
    }
}
