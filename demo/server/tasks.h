#pragma once

#include <string>
#include <variant>

namespace help {

struct BackUp {
    std::string file{};
};
struct ExportPerson {
    std::string person{};
};
struct ErasePerson {
    std::string person{};
};

/// Something that is done with a database, instead of serving it.
struct Task {
    std::string database_path{};
    std::variant<BackUp, ExportPerson, ErasePerson> job{};
};

/// Does it and prints what came of it. Throws desk::StoreFault.
void run_task(const Task& task);

} // namespace help
