#include "demo/server/net/metrics.h"

#include <algorithm>
#include <cstdio>

namespace help::net {
namespace {

constexpr std::array<std::string_view, 6> kMethods{"GET",  "HEAD",   "PUT",
                                                   "POST", "DELETE", "OPTIONS"};
constexpr int kCreated = 201;

std::string written(double number) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.10g", number);
    return text.data();
}

void head(std::string& text, const char* name, const char* type, const char* help) {
    text += std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
}

void single(std::string& text, const char* name, const char* type, const char* help, double value) {
    head(text, name, type, help);
    text += std::string(name) + " " + written(value) + "\n";
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
    std::string text;
    head(text, "help_requests_total", "counter", "Answers by route, method and status.");
    for (const auto& [name, route] : routes_)
        for (const auto& [answer, count] : route.answers)
            text += "help_requests_total{route=\"" + name + "\",method=\"" + answer.first +
                    "\",status=\"" + std::to_string(answer.second) + "\"} " +
                    std::to_string(count) + "\n";
    head(text, "help_request_duration_seconds", "histogram", "From a request to its answer.");
    for (const auto& [name, route] : routes_) {
        const std::string label = "{route=\"" + name + "\"";
        std::int64_t sum = 0;
        for (std::size_t at = 0; at < route.took.size(); ++at) {
            sum += route.took[at];
            const auto bound = at < kBounds.size() ? written(kBounds[at]) : "+Inf";
            text += "help_request_duration_seconds_bucket" + label + ",le=\"" + bound + "\"} " +
                    std::to_string(sum) + "\n";
        }
        text += "help_request_duration_seconds_sum" + label + "} " + written(route.seconds) + "\n";
        text += "help_request_duration_seconds_count" + label + "} " + std::to_string(sum) + "\n";
    }
    const auto number = [](std::int64_t value) { return static_cast<double>(value); };
    single(text, "help_tickets_created_total", "counter", "Tickets taken.",
           number(created("/v1/tickets/{}")));
    single(text, "help_chats_created_total", "counter", "Chats begun.",
           number(created("/v1/chats/{}")));
    single(text, "help_messages_created_total", "counter", "Messages of customers and agents.",
           number(created("/messages/{}")));
    single(text, "help_listeners", "gauge", "Open streams and polls.", number(gauges.listeners));
    single(text, "help_waiting_chats", "gauge", "Customers in the queue.",
           number(gauges.waiting_chats));
    single(text, "help_agents_online", "gauge", "Agents who take chats.",
           number(gauges.agents_online));
    single(text, "help_store_jobs", "gauge", "Jobs that wait for the store.",
           number(gauges.store_jobs));
    single(text, "help_estimates_total", "counter", "Waiting times that were told and turned out.",
           number(gauges.estimates));
    single(text, "help_estimates_within_high_total", "counter",
           "Of these, waits no longer than the high end.", number(gauges.estimates_within_high));
    single(text, "help_estimate_error_seconds_total", "counter",
           "Of these, the sum of how far they were off.", gauges.estimate_error_seconds);
    return text;
}

std::int64_t Metrics::created(std::string_view end_of_route) const {
    std::int64_t sum = 0;
    for (const auto& [name, route] : routes_) {
        if (!name.ends_with(end_of_route)) continue;
        const auto found = route.answers.find({"PUT", kCreated});
        if (found != route.answers.end()) sum += found->second;
    }
    return sum;
}

} // namespace help::net
