#include "widget/peak/peak_words.h"

#include "widget/hours/opening_times.h"

namespace help {

namespace {

constexpr int kMinuteSeconds = 60;
constexpr int kHourSeconds = 60 * kMinuteSeconds;

std::string wait_words(int seconds, const Messages& messages) {
    if (seconds < kMinuteSeconds) {
        return std::string{messages[Sentence::peak_wait_short]};
    }
    if (seconds > 2 * kHourSeconds) {
        return fill(messages[Sentence::peak_wait_long],
                    {"count", to_decimal(seconds / kHourSeconds)});
    }
    return fill(messages[Sentence::peak_wait_minutes],
                {"count", to_decimal((seconds + kMinuteSeconds - 1) / kMinuteSeconds)});
}

std::string
with_wait(std::string_view what, std::optional<int> wait_seconds, const Messages& messages) {
    return wait_seconds ? fill(messages[Sentence::peak_with_wait], {"what", what},
                               {"wait", wait_words(*wait_seconds, messages)})
                        : std::string{what};
}

std::string stretch_words(const QuietStretch& stretch, const Messages& messages) {
    return with_wait(fill(messages[Sentence::peak_stretch],
                          {"from", hour_words(stretch.hours.first, messages)},
                          {"to", hour_words(stretch.hours.end, messages)}),
                     stretch.wait_seconds, messages);
}

Sentence sentence_of(Busyness busyness) {
    switch (busyness) {
    case Busyness::Calm:
        return Sentence::peak_calm;
    case Busyness::Moderate:
        return Sentence::peak_moderate;
    case Busyness::Busy:
        break;
    }
    return Sentence::peak_busy;
}

/// Says a conclusion about one day.
class Conclusion {
public:
    Conclusion(Date date, bool today, const Messages& messages)
        : date_(date), today_(today), messages_(messages) {}

    std::string operator()(const ClosedAllDay& /*day*/) const {
        return say(today_ ? Sentence::peak_closed_today : Sentence::peak_closed_day);
    }
    std::string operator()(const OverForToday& /*day*/) const {
        return say(Sentence::peak_over_today);
    }
    std::string operator()(const TooLittleMeasured& /*day*/) const {
        return say(Sentence::peak_unmeasured);
    }
    std::string operator()(const CalmNow& /*day*/) const { return say(Sentence::peak_calm_now); }
    std::string operator()(const NoQuieterToday& /*day*/) const {
        return say(Sentence::peak_no_quieter);
    }
    std::string operator()(const QuietStretch& stretch) const {
        return fill(messages_[today_ ? Sentence::peak_best_today : Sentence::peak_best_day],
                    {"weekday", messages_.weekday_name(weekday(date_))},
                    {"stretch", stretch_words(stretch, messages_)});
    }

private:
    [[nodiscard]] std::string say(Sentence sentence) const {
        return std::string{messages_[sentence]};
    }

    Date date_;
    bool today_;
    const Messages& messages_;
};

} // namespace

std::string hour_words(int hour, const Messages& messages) {
    return time_words(hour * 60, messages);
}

std::string hour_span_words(int hour, const Messages& messages) {
    return range_words(hour * 60, (hour + 1) * 60, messages);
}

std::string load_words(const PeakHour& hour, const Messages& messages) {
    if (!hour.load) {
        return std::string{messages[Sentence::peak_closed]};
    }
    if (!hour.enough) {
        return std::string{messages[Sentence::peak_few]};
    }
    return with_wait(messages[sentence_of(busyness(hour.load->level))], hour.load->wait_seconds,
                     messages);
}

std::string peak_hour_words(const PeakHour& hour, const Messages& messages) {
    const std::string span = hour_span_words(hour.hour, messages);
    const std::string hours = hour.now ? fill(messages[Sentence::peak_now], {"hours", span}) : span;
    return fill(messages[Sentence::peak_hour_words], {"hours", hours},
                {"what", load_words(hour, messages)});
}

std::string conclusion_words(const Load& load,
                             const DeskHours& hours,
                             Date date,
                             const PeakClock& clock,
                             const Messages& messages) {
    const bool today = date == clock.today;
    const PeakConclusion conclusion = conclude(load, hours, date, clock);
    std::string words = std::visit(Conclusion{date, today, messages}, conclusion);
    const auto later = today && !std::holds_alternative<CalmNow>(conclusion)
                           ? quieter_later(load, hours, clock)
                           : std::nullopt;
    if (later) {
        words += " " + fill(messages[Sentence::peak_best_week],
                            {"weekday", messages.weekday_name(weekday(later->date))},
                            {"stretch", stretch_words(*later, messages)});
    }
    return words;
}

std::string source_words(const Load& load, const PeakClock& clock, const Messages& messages) {
    std::string words;
    if (load.source == LoadSource::Configured) {
        words = messages[Sentence::peak_configured];
    }
    if (clock.now >= load.valid_until) {
        const Date day = wall_time(load.generated_at, clock.offset_minutes).date;
        words += words.empty() ? "" : " ";
        words += fill(messages[Sentence::peak_old], {"day", messages.day_and_month(day)});
    }
    return words;
}

} // namespace help
