#include "demo/server/tasks.h"

#include "demo/server/store/backup.h"
#include "demo/server/store/customer_data.h"
#include "demo/server/store/database.h"
#include "demo/server/store/migrations.h"

#include <cstdio>

namespace help {
namespace {

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

struct Run {
    const std::string& path;

    void operator()(const BackUp& task) const {
        desk::back_up(path, task.file);
        print("backed up to " + task.file + "\n");
    }
    void operator()(const ExportPerson& task) const {
        desk::Database database(path);
        desk::require_newest_schema(database);
        print(desk::CustomerData(database).of(task.person).dump(2) + "\n");
    }
    void operator()(const ErasePerson& task) const {
        desk::Database database(path);
        desk::require_newest_schema(database);
        const auto erased = desk::CustomerData(database).erase(task.person);
        const bool overwritten = database.checkpoint();
        print("erased: tickets " + std::to_string(erased.tickets) + ", attachments " +
              std::to_string(erased.attachments) + ", chats " + std::to_string(erased.chats) +
              ", messages " + std::to_string(erased.messages) + ", events " +
              std::to_string(erased.events) + ", sessions " + std::to_string(erased.sessions) +
              "\n");
        if (erased == desk::ErasedData{})
            std::fprintf(stderr, "help-server: nothing is kept about \"%s\"\n",
                         task.person.c_str());
        if (!overwritten)
            throw desk::StoreFault("cannot empty the log of " + path +
                                   ": another program reads it, and what was erased can still be "
                                   "found in the files. Repeat this when it has ended.");
    }
};

} // namespace

void run_task(const Task& task) {
    std::visit(Run{task.database_path}, task.job);
}

} // namespace help
