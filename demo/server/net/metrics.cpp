#include "demo/server/net/metrics.h"

#include <algorithm>
#include <cstdio>
#include <initializer_list>
#include <utility>

namespace help::net {
namespace {

constexpr std::array<std::string_view, 6> kMethods{"GET",  "HEAD",   "PUT",
                                                   "POST", "DELETE", "OPTIONS"};
constexpr int kNewlyStored = 201;

std::string written(double number) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.10g", number);
    return text.data();
}

using Label = std::pair<std::string_view, std::string_view>;

/// The text as it grows.
class Exposition {
public:
    void head(std::string_view name, std::string_view type, std::string_view help) {
        append({"# HELP ", name, " ", help, "\n# TYPE ", name, " ", type, "\n"});
    }
    void sample(std::string_view name, std::initializer_list<Label> labels, double value) {
        append({name});
        std::string_view before = "{";
        for (const auto& [label, word] : labels)
            append({std::exchange(before, ","), label, "=\"", word, "\""});
        if (labels.size() > 0) append({"}"});
        append({" ", written(value), "\n"});
    }
    void single(std::string_view name, std::string_view type, std::string_view help, double value) {
        head(name, type, help);
        sample(name, {}, value);
    }
    [[nodiscard]] std::string text() && { return std::move(text_); }

private:
    void append(std::initializer_list<std::string_view> pieces) {
        for (const auto piece : pieces)
            text_ += piece;
    }
    std::string text_{};
};

double number(std::int64_t value) {
    return static_cast<double>(value);
}

void write_gauges(Exposition& told, const Gauges& gauges) {
    told.single("help_listeners", "gauge", "Open streams and polls.", number(gauges.listeners));
    told.single("help_waiting_chats", "gauge", "Customers in the queue.",
                number(gauges.waiting_chats));
    told.single("help_agents_online", "gauge", "Agents who take chats.",
                number(gauges.agents_online));
    told.single("help_store_jobs", "gauge", "Jobs that wait for the store.",
                number(gauges.store_jobs));
    told.single("help_estimates_total", "counter", "Waiting times that were told and turned out.",
                number(gauges.estimates));
    told.single("help_estimates_within_high_total", "counter",
                "Of these, waits no longer than the high end.",
                number(gauges.estimates_within_high));
    told.single("help_estimate_error_seconds_total", "counter",
                "Of these, the sum of how far they were off.", gauges.estimate_error_seconds);
}

} // namespace

void Metrics::count(const std::string& route,
                    std::string_view method,
                    int status,
                    std::chrono::duration<double> took) {
    const bool known = std::ranges::find(kMethods, method) != kMethods.end();
    const auto bucket = std::ranges::lower_bound(kBounds, took.count()) - kBounds.begin();
    const std::lock_guard lock(mutex_);
    auto& counted = routes_[route];
    counted.answers[{known ? std::string(method) : "other", status}] += 1;
    counted.took.at(static_cast<std::size_t>(bucket)) += 1;
    counted.seconds += took.count();
}

std::string Metrics::text(const Gauges& gauges) const {
    const std::lock_guard lock(mutex_);
    Exposition told;
    told.head("help_requests_total", "counter", "Answers by route, method and status.");
    for (const auto& [name, route] : routes_)
        for (const auto& [answer, count] : route.answers)
            told.sample("help_requests_total",
                        {{"route", name},
                         {"method", answer.first},
                         {"status", std::to_string(answer.second)}},
                        number(count));
    told.head("help_request_duration_seconds", "histogram", "From a request to its answer.");
    for (const auto& [name, route] : routes_) {
        std::int64_t sum = 0;
        for (std::size_t at = 0; at < route.took.size(); ++at) {
            sum += route.took.at(at);
            const auto bound = at < kBounds.size() ? written(kBounds.at(at)) : "+Inf";
            told.sample("help_request_duration_seconds_bucket", {{"route", name}, {"le", bound}},
                        number(sum));
        }
        told.sample("help_request_duration_seconds_sum", {{"route", name}}, route.seconds);
        told.sample("help_request_duration_seconds_count", {{"route", name}}, number(sum));
    }
    told.single("help_tickets_created_total", "counter", "Tickets taken.",
                number(created("/v1/tickets/{}")));
    told.single("help_chats_created_total", "counter", "Chats begun.",
                number(created("/v1/chats/{}")));
    told.single("help_messages_created_total", "counter", "Messages of customers and agents.",
                number(created("/messages/{}")));
    write_gauges(told, gauges);
    return std::move(told).text();
}

std::int64_t Metrics::created(std::string_view end_of_route) const {
    std::int64_t sum = 0;
    for (const auto& [name, route] : routes_) {
        if (!name.ends_with(end_of_route)) continue;
        const auto found = route.answers.find({"PUT", kNewlyStored});
        if (found != route.answers.end()) sum += found->second;
    }
    return sum;
}

} // namespace help::net
