#include "demo/server/net/desk_edit_routes.h"

#include "demo/server/domain/ids.h"
#include "demo/server/net/json_answer.h"
#include "demo/server/net/json_body.h"
#include "demo/server/net/problem.h"

namespace help::net {
namespace {

using desk::DeskStore;
using desk::Instant;
using Json = nlohmann::ordered_json;

constexpr std::chrono::days kFiguresOf{7};
constexpr std::int64_t kMostWaits = 1000;

Json told_desk(const desk::Desk& desk, const desk::DeskAgent& me) {
    Json reasons = Json::array();
    for (const auto& reason : desk.reasons)
        reasons.push_back({{"id", reason.id}, {"label", reason.label}, {"team", reason.team}});
    Json canned = Json::array();
    for (const auto& answer : desk.chat.canned)
        canned.push_back({{"id", answer.id}, {"title", answer.title}, {"text", answer.text}});
    return {{"site", desk.site},
            {"locales", desk.locales},
            {"timeZone", desk.time_zone},
            {"limits", {{"message", desk.limits.message}, {"details", desk.limits.details}}},
            {"teams", desk::teams_of(desk)},
            {"reasons", std::move(reasons)},
            {"canned", std::move(canned)},
            {"me", {{"id", me.id}, {"name", me.name}, {"teams", me.teams}}}};
}

Response edited(desk::Edit edit, const Json& body) {
    if (edit == desk::Edit::TooMany)
        return validation_problem({{"#", "invalid",
                                    "there are as many as customers are shown; "
                                    "withdraw another one first"}});
    return json_answer(edit == desk::Edit::Made ? 201 : 200, body);
}

Response withdrawn(bool done, const char* what) {
    return done ? empty_answer() : problem(Code::NotFound, what);
}

std::variant<std::chrono::local_days, Response> date_in_url(const Call& call) {
    const auto date = desk::date_of(call.ids.front());
    if (!date) return problem(Code::BadRequest, "the URL must end in a date such as 2026-12-25");
    return *date;
}

} // namespace

void DeskEditRoutes::add_to(RouteTable& table) {
    const auto add = [&](const char* method, const char* path, auto action) {
        table.add(method, path, [this, action](const Call& call) { (this->*action)(call); });
    };
    add("GET", "/v1/agent/desk", &DeskEditRoutes::show_desk);
    add("GET", "/v1/agent/figures", &DeskEditRoutes::show_figures);
    add("GET", "/v1/agent/notices", &DeskEditRoutes::list_notices);
    add("PUT", "/v1/agent/notices/{}", &DeskEditRoutes::put_notice);
    add("DELETE", "/v1/agent/notices/{}", &DeskEditRoutes::withdraw_notice);
    add("GET", "/v1/agent/exceptions", &DeskEditRoutes::list_exceptions);
    add("PUT", "/v1/agent/exceptions/{}", &DeskEditRoutes::put_exception);
    add("DELETE", "/v1/agent/exceptions/{}", &DeskEditRoutes::withdraw_exception);
}

void DeskEditRoutes::show_desk(const Call& call) {
    gate_.for_agent(call, [this](DeskStore&, const std::string& agent, Instant) {
        const auto* me = find_agent(file_, agent);
        // Who has left the desk file keeps a session until it ends, and nothing else.
        if (me == nullptr) return problem(Code::Unauthorized, "no such agent any more");
        return json_answer(200, told_desk(file_, *me));
    });
}

void DeskEditRoutes::show_figures(const Call& call) {
    gate_.for_agent(call, [](DeskStore& store, const std::string&, Instant now) {
        const auto waits =
            desk::wait_figures(store.chats().told_waits(now - kFiguresOf, kMostWaits));
        Json body{{"days", kFiguresOf.count()}, {"told", waits.told}};
        if (waits.told > 0) {
            body["withinHigh"] = waits.within_high;
            body["meanError"] = waits.mean_error;
        }
        return json_answer(200, body);
    });
}

Json DeskEditRoutes::told(const desk::ChangedBy* changed) const {
    if (changed == nullptr) return nullptr;
    const auto* agent = find_agent(file_, changed->agent);
    return {{"by", agent == nullptr ? changed->agent : agent->name}, {"at", changed->at}};
}

void DeskEditRoutes::list_notices(const Call& call) {
    gate_.for_agent(call, [this](DeskStore&, const std::string&, Instant) {
        Json all = Json::array();
        for (const auto& notice : facts_.desk().notices) {
            all.push_back(told_whole(notice));
            all.back()["changed"] = told(facts_.changed_notice(notice.id));
        }
        return json_answer(200, {{"notices", std::move(all)}});
    });
}

void DeskEditRoutes::put_notice(const Call& call) {
    const auto& id = call.ids.front();
    auto read = read_body<desk::Notice>(call.request, [&](const auto& body) {
        return desk::read_notice_edit(body, id, file_, gate_.now());
    });
    if (!desk::is_key(id))
        read = problem(Code::BadRequest, "the id in the URL may hold only a-z 0-9 . - _");
    gate_.for_agent(
        call, [this, read = std::move(read)](DeskStore&, const std::string& agent, Instant now) {
            if (const auto* refusal = std::get_if<Response>(&read)) return *refusal;
            const auto& notice = std::get<desk::Notice>(read);
            return edited(facts_.put_notice(notice, agent, now), told_whole(notice));
        });
}

void DeskEditRoutes::withdraw_notice(const Call& call) {
    gate_.for_agent(
        call, [this, id = call.ids.front()](DeskStore&, const std::string& agent, Instant now) {
            return withdrawn(facts_.withdraw_notice(id, agent, now), "no such notice");
        });
}

void DeskEditRoutes::list_exceptions(const Call& call) {
    gate_.for_agent(call, [this](DeskStore&, const std::string&, Instant now) {
        const auto& opening = facts_.desk().opening;
        Json all = Json::array();
        for (auto at = opening.exceptions.lower_bound(opening.zone.today(now));
             at != opening.exceptions.end(); ++at) {
            all.push_back(told_whole(at->first, at->second));
            all.back()["changed"] = told(facts_.changed_exception(at->first));
        }
        return json_answer(200, {{"exceptions", std::move(all)}});
    });
}

void DeskEditRoutes::put_exception(const Call& call) {
    auto read = read_body<desk::DayException>(
        call.request, [this](const auto& body) { return desk::read_exception_edit(body, file_); });
    gate_.for_agent(call, [this, date = date_in_url(call), read = std::move(read)](
                              DeskStore&, const std::string& agent, Instant now) {
        if (const auto* refusal = std::get_if<Response>(&date)) return *refusal;
        if (const auto* refusal = std::get_if<Response>(&read)) return *refusal;
        const auto day = std::get<std::chrono::local_days>(date);
        const auto& exception = std::get<desk::DayException>(read);
        return edited(facts_.put_exception(day, exception, agent, now), told_whole(day, exception));
    });
}

void DeskEditRoutes::withdraw_exception(const Call& call) {
    gate_.for_agent(call, [this, date = date_in_url(call)](DeskStore&, const std::string& agent,
                                                           Instant now) {
        if (const auto* refusal = std::get_if<Response>(&date)) return *refusal;
        const auto day = std::get<std::chrono::local_days>(date);
        return withdrawn(facts_.withdraw_exception(day, agent, now), "the week holds on that date");
    });
}

} // namespace help::net
