#include "demo/server/domain/load_json.h"

#include <nlohmann/json.hpp>

namespace help::desk {
namespace {

using Json = nlohmann::ordered_json;

Json told(const std::optional<HourLoad>& hour) {
    if (!hour) return nullptr;
    Json hourly{{"level", hour->level}};
    if (hour->wait) hourly["wait"] = *hour->wait;
    hourly["samples"] = hour->samples;
    return hourly;
}

} // namespace

std::string load_json(const std::string& time_zone,
                      const WeekLoad& load,
                      const std::optional<LoadNow>& at_present,
                      Instant now) {
    const auto generated = std::chrono::floor<std::chrono::hours>(now);
    Json week = Json::array();
    for (const auto& day : load.week) {
        Json row = Json::array();
        for (const auto& hour : day)
            row.push_back(told(hour));
        week.push_back(std::move(row));
    }
    Json body{{"version", 1},
              {"timeZone", time_zone},
              {"source", load.source == LoadSource::Measured ? "measured" : "configured"},
              {"generatedAt", rfc3339(Instant(generated))},
              {"validUntil", rfc3339(Instant(generated + std::chrono::hours(1)))},
              {"week", std::move(week)}};
    if (load.source == LoadSource::Sample) body["sample"] = true;
    if (at_present) {
        body["now"] = {{"level", at_present->level}};
        if (at_present->wait) body["now"]["wait"] = *at_present->wait;
    }
    return body.dump();
}

} // namespace help::desk
