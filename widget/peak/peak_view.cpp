#include "widget/peak/peak_view.h"

#include "widget/hours/holidays.h"
#include "widget/peak/peak_words.h"

#include <algorithm>
#include <array>

namespace help {

namespace {

/// Every how many hours one is labelled, so that there is a gap between two labels on the narrowest
/// screen there is (320 CSS pixels: WCAG 1.4.10), in any usual font. A rule of the view, so that
/// both skins label the same hours.
std::size_t label_step(std::size_t hours, const Messages& messages, float font_scale) {
    constexpr float kNarrowest = 280;    // what the Body leaves of 320
    constexpr float kLetter = 0.6F * 13; // a digit of Small; dots are narrower
    constexpr float kGap = 4;
    const auto letters = static_cast<float>(hour_words(23, messages).size());
    const float needed = letters * kLetter * font_scale + kGap;
    for (const std::size_t step : {2U, 3U, 4U, 6U, 8U}) {
        const bool usual = step > 2 || hours <= 12;
        if (usual && static_cast<float>(step) * kNarrowest >= needed * static_cast<float>(hours)) {
            return step;
        }
    }
    return 12;
}

/// Shows one day of one load.
class PeakGraph {
public:
    PeakGraph(const ViewContext& view,
              const Load& load,
              const DeskHours& hours,
              const PeakClock& clock,
              std::optional<int> chosen_day)
        : view_(view), load_(load), hours_(hours), clock_(clock),
          day_(chosen_day.value_or(weekday(clock.today))), date_(coming_weekday(day_, clock.today)),
          bars_(peak_hours(load, hours, date_, clock)),
          chart_name_(fill(view.messages[Sentence::peak_chart],
                           {"weekday", view.messages.weekday_name(day_)})) {}

    void show(std::optional<int> chosen_hour) const {
        const Messages& messages = view_.messages;
        view_.ui.text("conclusion", conclusion_words(load_, hours_, date_, clock_, messages),
                      Look::Paragraph);
        tabs();
        if (const DayException* exception = exception_on(hours_, date_)) {
            view_.ui.text("exception", holiday_words(*exception, messages), Look::Caption);
        }
        chart(chosen_hour);
        chosen_sentence(chosen_hour);
        table();
        view_.ui.text("legend", messages[Sentence::peak_legend], Look::Caption);
        if (const std::string source = source_words(load_, clock_, messages); !source.empty()) {
            view_.ui.text("source", source, Look::Caption);
        }
    }

private:
    void tabs() const {
        constexpr std::array<int, 7> kWeek = {1, 2, 3, 4, 5, 6, 0};
        const auto list = view_.ui.group({.key = "days",
                                          .role = Role::TabList,
                                          .look = Look::Tabs,
                                          .name = view_.messages[Sentence::peak_days]});
        for (const int day : kWeek) {
            const std::string_view name = view_.messages.weekday_name(day);
            const std::string today = fill(view_.messages[Sentence::peak_today], {"weekday", name});
            if (view_.ui.pick({.key = to_decimal(day),
                               .role = Role::Tab,
                               .look = Look::Tab,
                               .name = day == weekday(clock_.today) ? today : name,
                               .value = view_.messages.weekday_short(day),
                               .states = day == day_ ? state::kSelected : 0})) {
                view_.events.emplace_back(PeakDayChosen{day});
            }
        }
    }

    void chart(std::optional<int> chosen_hour) const {
        const auto list = view_.ui.group(
            {.key = "chart", .role = Role::ListBox, .look = Look::Chart, .name = chart_name_});
        const auto step = static_cast<int>(
            label_step(bars_.size(), view_.messages, view_.settings.preferences.font_scale));
        for (const PeakHour& each : bars_) {
            const bool labelled = (each.hour - bars_.front().hour) % step == 0;
            if (bar(each, labelled ? hour_words(each.hour, view_.messages) : std::string{},
                    chosen_hour == each.hour ? state::kSelected : 0)) {
                view_.events.emplace_back(PeakHourChosen{each.hour});
            }
        }
    }

    [[nodiscard]] bool
    bar(const PeakHour& hour, std::string_view label, std::uint32_t states) const {
        const Tone tone = hour.quiet ? Tone::Success : hour.enough ? Tone::Accent : Tone::Neutral;
        return view_.ui.pick({.key = to_decimal(hour.hour),
                              .role = Role::Option,
                              .look = Look::Bar,
                              .name = peak_hour_words(hour, view_.messages),
                              .value = label,
                              .amount = hour.load ? hour.load->level : 0U,
                              .tone = tone,
                              .states = states | (hour.load ? 0 : state::kDisabled) |
                                        (hour.now ? state::kCurrent : 0)});
    }

    /// The chosen hour in words; without a choice the current one.
    void chosen_sentence(std::optional<int> chosen_hour) const {
        const auto at = std::find_if(bars_.begin(), bars_.end(), [&](const PeakHour& each) {
            return chosen_hour ? each.hour == *chosen_hour : each.now;
        });
        if (at != bars_.end()) {
            view_.ui.text("chosen", peak_hour_words(*at, view_.messages), Look::Paragraph);
        }
    }

    void table() const {
        const auto group = view_.ui.group({.key = "table",
                                           .role = Role::Table,
                                           .look = Look::Plain,
                                           .name = chart_name_,
                                           .states = state::kVisuallyHidden});
        for (const PeakHour& each : bars_) {
            const auto row = view_.ui.group(
                {.key = to_decimal(each.hour), .role = Role::Row, .look = Look::Plain});
            view_.ui.mark({.key = "hour",
                           .role = Role::RowHeader,
                           .look = Look::Plain,
                           .name = hour_span_words(each.hour, view_.messages)});
            view_.ui.mark({.key = "load",
                           .role = Role::Cell,
                           .look = Look::Plain,
                           .name = load_words(each, view_.messages)});
        }
    }

    const ViewContext& view_;
    const Load& load_;
    const DeskHours& hours_;
    const PeakClock& clock_;
    int day_; ///< 0 = Sunday … 6
    Date date_;
    std::vector<PeakHour> bars_;
    std::string chart_name_;
};

void loading(const ViewContext& view) {
    view.ui.mark({.key = "loading",
                  .role = Role::Status,
                  .look = Look::Skeleton,
                  .name = view.messages[Sentence::peak_loading],
                  .states = state::kBusy});
}

void failed(const ViewContext& view) {
    view.ui.text("failed", view.messages[Sentence::peak_failed], Look::Paragraph);
    if (view.ui.button({.key = "again",
                        .name = view.messages[Sentence::try_again],
                        .look = Look::Secondary,
                        .icon = Icon::Retry})) {
        view.events.emplace_back(LoadPeakAgain{});
    }
}

} // namespace

void peak_view(const ViewContext& view,
               const LoadState& state,
               const DeskHours& hours,
               UtcTime now,
               std::optional<int> chosen_day,
               std::optional<int> chosen_hour) {
    const std::string_view title = view.messages[Sentence::peak_title];
    const auto group = view.ui.group({.key = "peak", .look = Look::Stack, .name = title});
    view.ui.heading("title", title, Look::Section, 3);
    const auto* load = std::get_if<Load>(&state);
    if (std::holds_alternative<LoadFailed>(state)) {
        failed(view);
    } else if (load == nullptr) {
        loading(view);
    } else if (!hours_of_week(*load)) {
        view.ui.text("none", view.messages[Sentence::peak_no_data], Look::Paragraph);
    } else {
        const PeakClock clock =
            peak_clock(hours, now, view.settings.preferences.utc_offset_minutes);
        PeakGraph{view, *load, hours, clock, chosen_day}.show(chosen_hour);
    }
}

} // namespace help
