#pragma once

#include "demo/server/domain/desk_edit.h"
#include "demo/server/store/desk_store.h"

#include <atomic>
#include <map>
#include <string>

namespace help::desk {

/// Who changed a notice or a date last, and when.
struct ChangedBy {
    std::string agent{};
    std::string at{};
};

enum class Edit { Made, Replaced, TooMany };

/// The desk as it is now: its file, and over it the notices and exceptions that agents have
/// written. On the store's thread only. Changes are told to everybody who listens, and are part of
/// the transaction they are made in.
class DeskFacts {
public:
    /// `file` must outlive it. Throws StoreFault when the database holds what no desk may say.
    DeskFacts(const Desk& file, DeskStore& store);
    DeskFacts(const DeskFacts&) = delete;
    DeskFacts& operator=(const DeskFacts&) = delete;

    /// The same object for ever; its notices and exceptions change.
    [[nodiscard]] const Desk& desk() const { return desk_; }
    /// Another number after every change. From any thread.
    [[nodiscard]] std::int64_t revision() const { return revision_; }

    /// Reads the changes again if they are not those that it knows: a transaction was undone, or
    /// another process has written.
    void refresh();

    Edit put_notice(const Notice& notice, const std::string& agent, Instant now);
    /// False when there is no such notice.
    bool withdraw_notice(const std::string& id, const std::string& agent, Instant now);
    Edit put_exception(std::chrono::local_days date,
                       const DayException& exception,
                       const std::string& agent,
                       Instant now);
    /// The week holds on that date again; false when it did.
    bool withdraw_exception(std::chrono::local_days date, const std::string& agent, Instant now);

    /// Null for what stands in the file as it is.
    [[nodiscard]] const ChangedBy* changed_notice(const std::string& id) const;
    [[nodiscard]] const ChangedBy* changed_exception(std::chrono::local_days date) const;

private:
    void read_again();
    void lay_over_notices();
    void lay_over_exceptions();
    void withdraw(ChangeKind kind,
                  const std::string& id,
                  bool in_file,
                  const std::string& agent,
                  Instant now);
    void tell(const char* type, Instant now);

    const Desk& file_;
    DeskStore& store_;
    Desk desk_;
    std::atomic<std::int64_t> revision_ = -1;
    std::map<std::string, ChangedBy> notices_{};
    std::map<std::string, ChangedBy> exceptions_{}; // by date
};

} // namespace help::desk
