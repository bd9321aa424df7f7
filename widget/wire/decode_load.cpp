#include "widget/base/text.h"
#include "widget/wire/members.h"
#include "widget/wire/protocol.h"

namespace help {

namespace {

constexpr Named kSources[] = {{"measured", static_cast<int>(LoadSource::Measured)},
                              {"configured", static_cast<int>(LoadSource::Configured)}};
constexpr std::int64_t kLongestWait = 86'400;
constexpr std::int64_t kMostSamples = 1'000'000;

std::optional<std::uint8_t> level_of(const Value& value) {
    const Value* level = value.member("level");
    const auto number = level == nullptr ? std::nullopt : level->integer(0, 100);
    return number ? std::optional{static_cast<std::uint8_t>(*number)} : std::nullopt;
}

/// False when it is there and no wait.
bool read_wait(const Value& value, std::optional<int>& wait) {
    const Value* member = value.member("wait");
    if (member == nullptr) {
        return true;
    }
    const auto seconds = member->integer(0, kLongestWait);
    if (seconds) {
        wait = static_cast<int>(*seconds);
    }
    return seconds.has_value();
}

bool read_hour(const Value& value, std::optional<HourLoad>& hour) {
    if (value.is_null()) {
        return true;
    }
    HourLoad load;
    const auto level = level_of(value);
    const Value* samples = value.member("samples");
    const auto count = samples == nullptr ? std::nullopt : samples->integer(0, kMostSamples);
    if (!level || !count || !read_wait(value, load.wait_seconds)) {
        return false;
    }
    load.level = *level;
    load.samples = static_cast<int>(*count);
    hour = load;
    return true;
}

bool read_week(const Value& root, Load& load) {
    const Value* member = root.member("week");
    const Value::Array* rows = member == nullptr ? nullptr : member->array();
    if (rows == nullptr || rows->size() != load.week.size()) {
        return false;
    }
    for (std::size_t day = 0; day < load.week.size(); ++day) {
        const Value::Array* hours = (*rows)[day].array();
        if (hours == nullptr || hours->size() != load.week[day].size()) {
            return false;
        }
        for (std::size_t hour = 0; hour < hours->size(); ++hour) {
            if (!read_hour((*hours)[hour], load.week[day][hour])) {
                return false;
            }
        }
    }
    return true;
}

bool read_now(const Value& root, Load& load) {
    const Value* now = root.member("now");
    if (now == nullptr) {
        return true;
    }
    load.level_now = level_of(*now);
    return load.level_now && read_wait(*now, load.wait_now_seconds);
}

} // namespace

std::optional<Load> decode_load(std::string_view json) {
    const auto root = parse_json(json);
    const Value* version = root ? root->member("version") : nullptr;
    if (version == nullptr || !version->integer(1, 1)) {
        return std::nullopt;
    }
    Load load;
    auto zone = shown(*root, "timeZone", 1, 64);
    const auto source = named(*root, "source", kSources);
    const auto generated_at = instant(*root, "generatedAt");
    const auto valid_until = instant(*root, "validUntil");
    if (!zone || !source || !generated_at || !valid_until || valid_until->utc < generated_at->utc ||
        !read_week(*root, load) || !read_now(*root, load)) {
        return std::nullopt;
    }
    load.source = static_cast<LoadSource>(*source);
    load.time_zone = std::move(*zone);
    load.generated_at = generated_at->utc;
    load.valid_until = valid_until->utc;
    return load;
}

} // namespace help
