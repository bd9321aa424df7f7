#include "demo/server/store/backup.h"

#include "demo/server/store/database.h"

#include <sqlite3.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace help::desk {
namespace {

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Connection = std::unique_ptr<sqlite3, Close>;

constexpr int kAllPages = -1;
constexpr int kBackupWaitMs = 5000;
constexpr const char* kUnfinished = ".part";
/// What SQLite keeps beside a database while it is used, and after a crash.
constexpr const char* kBeside[] = {"-wal", "-shm", "-journal"};

Connection opened(const std::string& path, int flags) {
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
    Connection connection(database);
    if (code != SQLITE_OK) throw StoreFault("cannot open " + path + ": " + sqlite3_errstr(code));
    sqlite3_busy_timeout(database, kBackupWaitMs);
    return connection;
}

/// All pages in one step, under one read lock; with a write-ahead log nobody waits for that.
void copy_pages(sqlite3* from, sqlite3* to) {
    auto* backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup == nullptr) throw StoreFault(std::string("cannot back up: ") + sqlite3_errmsg(to));
    sqlite3_backup_step(backup, kAllPages);
    const int code = sqlite3_backup_finish(backup);
    if (code != SQLITE_OK) throw StoreFault(std::string("cannot back up: ") + sqlite3_errstr(code));
}

/// What takes a file's place has its owner and mode, or the owner of the folder where no file was:
/// root puts a copy back for a service that runs as somebody else. Who may not give files away
/// keeps them.
void give_to_owner(const std::string& unfinished, const std::string& target) {
    struct stat before {};
    const bool replaces = stat(target.c_str(), &before) == 0 && S_ISREG(before.st_mode);
    const auto folder = std::filesystem::absolute(target).parent_path();
    if (!replaces && stat(folder.c_str(), &before) != 0) return;
    // Through no link: whoever owns the folder could lead root to another file with it.
    const int file = open(unfinished.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) return;
    if (fchown(file, before.st_uid, before.st_gid) == 0 && replaces)
        fchmod(file, before.st_mode & 0777U);
    close(file);
}

} // namespace

void back_up(const std::string& path, const std::string& target) {
    const auto unfinished = target + kUnfinished;
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored); // of an earlier run that was killed
    try {
        const auto from = opened(path, SQLITE_OPEN_READWRITE);
        const auto to = opened(unfinished, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        copy_pages(from.get(), to.get());
        // One file that needs no other beside it. Its log of events has a name of its own: when it
        // is put back, what clients have heard since is not in it, and its next events have their
        // numbers.
        if (sqlite3_exec(to.get(),
                         "PRAGMA journal_mode=DELETE;"
                         "UPDATE event_log SET epoch = lower(hex(randomblob(4)))",
                         nullptr, nullptr, nullptr) != SQLITE_OK)
            throw StoreFault(std::string("cannot back up: ") + sqlite3_errmsg(to.get()));
    } catch (...) {
        std::filesystem::remove(unfinished, ignored);
        throw;
    }
    give_to_owner(unfinished, target);
    std::error_code error;
    std::filesystem::rename(unfinished, target, error);
    if (!error) return;
    std::filesystem::remove(unfinished, ignored);
    throw StoreFault("cannot write " + target + ": " + error.message());
}

bool is_own_file(const std::string& path, const std::string& target) {
    std::error_code ignored; // of what is not there
    const auto database = std::filesystem::weakly_canonical(path, ignored).string();
    std::vector<std::string> own_files{database};
    for (const auto* beside : kBeside)
        own_files.push_back(database + beside);
    for (const auto& written : {target, target + kUnfinished})
        for (const auto& own : own_files)
            if (std::filesystem::weakly_canonical(written, ignored) == own ||
                std::filesystem::equivalent(written, own, ignored))
                return true;
    return false;
}

std::optional<std::string> sign_of_use(const std::string& target) {
    std::error_code ignored; // of what is not there
    // A link is replaced itself; what is used is the file that it leads to.
    const auto linked = std::filesystem::weakly_canonical(target, ignored).string();
    for (const auto& name : {target, linked})
        for (const auto* beside : kBeside)
            if (std::filesystem::exists(name + beside, ignored)) return name + beside;
    return std::nullopt;
}

} // namespace help::desk
