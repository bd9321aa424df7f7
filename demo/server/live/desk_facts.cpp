#include "demo/server/live/desk_facts.h"

#include "demo/server/domain/json_field.h"
#include "demo/server/domain/notices.h"
#include "demo/server/live/chat_json.h"

#include <algorithm>

namespace help::desk {
namespace {

constexpr int kDaysTold = 366; // of exceptions, in the bootstrap

bool holds(const std::vector<Notice>& notices, const std::string& id) {
    return std::ranges::find(notices, id, &Notice::id) != notices.end();
}

const ChangedBy* found(const std::map<std::string, ChangedBy>& changes, const std::string& id) {
    const auto change = changes.find(id);
    return change == changes.end() ? nullptr : &change->second;
}

} // namespace

DeskFacts::DeskFacts(const Desk& file, DeskStore& store) : file_(file), store_(store), desk_(file) {
    try {
        read_again();
    } catch (const FileFault& fault) {
        throw StoreFault("a change of the desk in the database, " + fault.place() + ": " +
                         fault.what());
    }
}

void DeskFacts::refresh() {
    if (store_.changes().revision() != revision_) read_again();
}

void DeskFacts::read_again() {
    lay_over_notices();
    lay_over_exceptions();
    revision_ = store_.changes().revision();
}

void DeskFacts::lay_over_notices() {
    std::vector<Notice> notices;
    notices_.clear();
    for (const auto& change : store_.changes().all(ChangeKind::Notice)) {
        notices_[change.id] = {change.agent, change.at};
        if (change.state == ChangeState::Shown)
            notices.push_back(stored_notice(change.body, file_));
    }
    for (const auto& notice : file_.notices)
        if (!notices_.contains(notice.id)) notices.push_back(notice);
    desk_.notices = std::move(notices);
}

void DeskFacts::lay_over_exceptions() {
    desk_.opening.exceptions = file_.opening.exceptions;
    exceptions_.clear();
    for (const auto& change : store_.changes().all(ChangeKind::Exception)) {
        const auto date = *date_of(change.id);
        exceptions_[change.id] = {change.agent, change.at};
        if (change.state == ChangeState::Shown)
            desk_.opening.exceptions[date] = stored_exception(change.body, file_);
        else
            desk_.opening.exceptions.erase(date);
    }
}

Edit DeskFacts::put_notice(const Notice& notice, const std::string& agent, Instant now) {
    const auto running = [now](const Notice& one) { return !has_ended(one, now); };
    const auto before = std::ranges::find(desk_.notices, notice.id, &Notice::id);
    const bool known = before != desk_.notices.end();
    const bool one_more = running(notice) && !(known && running(*before));
    if (one_more && std::ranges::count_if(desk_.notices, running) >= kMostNotices)
        return Edit::TooMany;
    store_.changes().put(
        ChangeKind::Notice,
        {.id = notice.id, .body = told_whole(notice).dump(), .agent = agent, .at = rfc3339(now)});
    read_again();
    tell("notice.changed", now);
    return known ? Edit::Replaced : Edit::Made;
}

bool DeskFacts::withdraw_notice(const std::string& id, const std::string& agent, Instant now) {
    if (!holds(desk_.notices, id)) return false;
    withdraw(ChangeKind::Notice, id, holds(file_.notices, id), agent, now);
    tell("notice.changed", now);
    return true;
}

Edit DeskFacts::put_exception(std::chrono::local_days date,
                              const DayException& exception,
                              const std::string& agent,
                              Instant now) {
    const bool known = desk_.opening.exceptions.contains(date);
    const auto today = desk_.opening.zone.today(now);
    const auto& all = desk_.opening.exceptions;
    const auto coming = std::distance(all.lower_bound(today),
                                      all.lower_bound(today + std::chrono::days(kDaysTold)));
    if (!known && static_cast<std::size_t>(coming) >= kMostDayExceptions) return Edit::TooMany;
    store_.changes().put(ChangeKind::Exception, {.id = desk::told(date),
                                                 .body = told_whole(date, exception).dump(),
                                                 .agent = agent,
                                                 .at = rfc3339(now)});
    read_again();
    tell("hours.changed", now);
    return known ? Edit::Replaced : Edit::Made;
}

bool DeskFacts::withdraw_exception(std::chrono::local_days date,
                                   const std::string& agent,
                                   Instant now) {
    if (!desk_.opening.exceptions.contains(date)) return false;
    withdraw(ChangeKind::Exception, desk::told(date), file_.opening.exceptions.contains(date),
             agent, now);
    tell("hours.changed", now);
    return true;
}

void DeskFacts::withdraw(
    ChangeKind kind, const std::string& id, bool in_file, const std::string& agent, Instant now) {
    if (in_file)
        store_.changes().put(
            kind, {.id = id, .state = ChangeState::Withdrawn, .agent = agent, .at = rfc3339(now)});
    else
        store_.changes().forget(kind, id);
    read_again();
}

const ChangedBy* DeskFacts::changed_notice(const std::string& id) const {
    return found(notices_, id);
}

const ChangedBy* DeskFacts::changed_exception(std::chrono::local_days date) const {
    return found(exceptions_, desk::told(date));
}

void DeskFacts::tell(const char* type, Instant now) {
    store_.events().append({.subject = kEveryCustomer, .agent = kEveryAgent},
                           event_body(type, {}, nullptr, now), now);
}

} // namespace help::desk
