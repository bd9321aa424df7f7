#include "demo/server/domain/peak_load.h"

#include <algorithm>
#include <cmath>

namespace help::desk {
namespace {

using std::chrono::weeks;

constexpr weeks kOldest{8};
constexpr int kFewestWeeks = 3;
constexpr int kFewestCustomers = 5; // fewer could be recognised
constexpr double kWeightOfAWeek = 0.85;

/// What the weeks have in common about one hour of the week.
struct Slot {
    double weighted_ratio = 0;
    double weight = 0;
    int arrivals = 0;
    int samples = 0;
    std::vector<int> waits{};
};
using Slots = std::array<std::array<Slot, 24>, 7>;
using Ratios = std::array<std::optional<double>, 24>;

std::optional<int> median(std::vector<int> waits) {
    if (waits.size() < static_cast<std::size_t>(kFewestCustomers)) return std::nullopt;
    const auto middle = waits.begin() + static_cast<std::ptrdiff_t>(waits.size() / 2);
    std::ranges::nth_element(waits, middle);
    return *middle;
}

Ratios ratios_of(const std::array<Slot, 24>& day) {
    Ratios ratios;
    for (std::size_t hour = 0; hour < day.size(); ++hour)
        if (day[hour].weight > 0)
            ratios[hour] = day[hour].arrivals < kFewestCustomers
                               ? 0
                               : day[hour].weighted_ratio / day[hour].weight;
    return ratios;
}

/// 1-2-1 over the open neighbours.
Ratios smoothed(const Ratios& ratios) {
    Ratios smooth;
    for (std::size_t hour = 0; hour < ratios.size(); ++hour) {
        if (!ratios[hour]) continue;
        double sum = 2 * *ratios[hour];
        double weight = 2;
        const auto add = [&](std::size_t neighbour) {
            if (neighbour >= ratios.size() || !ratios[neighbour]) return;
            sum += *ratios[neighbour];
            weight += 1;
        };
        add(hour - 1); // of hour 0 it is beyond the end
        add(hour + 1);
        smooth[hour] = sum / weight;
    }
    return smooth;
}

Slots slots_of(const std::vector<PastHour>& past,
               const OpeningHours& hours,
               std::chrono::seconds typical_chat,
               Instant now) {
    Slots slots;
    for (const auto& hour : past) {
        const auto age = std::chrono::floor<weeks>(now - hour.start);
        const auto day = hours.zone.today(hour.start);
        const std::chrono::weekday weekday{day};
        const std::chrono::hours of_day{hours.zone.hour(hour.start)};
        const bool counts = age >= weeks(0) && age < kOldest && hour.capacity_seconds > 0 &&
                            !hours.exceptions.contains(day) && opens_in(hours, weekday, of_day);
        if (!counts) continue;
        auto& slot = slots.at(weekday.c_encoding()).at(static_cast<std::size_t>(of_day.count()));
        const double weight = std::pow(kWeightOfAWeek, static_cast<double>(age.count()));
        const double offered = hour.arrivals * static_cast<double>(typical_chat.count());
        slot.weighted_ratio += weight * offered / hour.capacity_seconds;
        slot.weight += weight;
        slot.arrivals += hour.arrivals;
        slot.samples += 1;
        slot.waits.insert(slot.waits.end(), hour.waits.begin(), hour.waits.end());
    }
    return slots;
}

/// How often the hour of the week that was measured most often was measured.
int most_samples(const Slots& slots) {
    int most = 0;
    for (const auto& day : slots)
        for (const auto& slot : day)
            most = std::max(most, slot.samples);
    return most;
}

} // namespace

WeekLoad configured_load(const LoadCurve& curve) {
    WeekLoad load;
    for (std::size_t day = 0; day < curve.size(); ++day)
        for (std::size_t hour = 0; hour < curve[day].size(); ++hour)
            if (curve[day][hour]) load.week[day][hour] = HourLoad{.level = *curve[day][hour]};
    return load;
}

WeekLoad with_guesses(WeekLoad measured, const LoadCurve& curve) {
    for (std::size_t day = 0; day < curve.size(); ++day)
        for (std::size_t hour = 0; hour < curve[day].size(); ++hour)
            if (auto& load = measured.week[day][hour]; !load && curve[day][hour])
                load = HourLoad{.level = *curve[day][hour]};
    return measured;
}

std::optional<WeekLoad> measured_load(const std::vector<PastHour>& past,
                                      const OpeningHours& hours,
                                      std::chrono::seconds typical_chat,
                                      Instant now) {
    const auto slots = slots_of(past, hours, typical_chat, now);
    if (most_samples(slots) < kFewestWeeks) return std::nullopt;
    std::array<Ratios, 7> ratios;
    double busiest = 0;
    for (std::size_t day = 0; day < slots.size(); ++day) {
        ratios[day] = smoothed(ratios_of(slots[day]));
        for (const auto& ratio : ratios[day])
            busiest = std::max(busiest, ratio.value_or(0));
    }
    if (busiest == 0) return std::nullopt;
    WeekLoad load{.source = LoadSource::Measured};
    for (std::size_t day = 0; day < slots.size(); ++day)
        for (std::size_t hour = 0; hour < slots[day].size(); ++hour)
            if (ratios[day][hour])
                load.week[day][hour] = HourLoad{
                    .level = static_cast<int>(std::lround(100 * *ratios[day][hour] / busiest)),
                    .wait = median(slots[day][hour].waits),
                    .samples = slots[day][hour].samples};
    return load;
}

} // namespace help::desk
