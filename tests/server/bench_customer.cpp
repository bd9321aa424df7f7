#include "tests/server/bench_customer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <random>

std::string random_id() {
    static thread_local std::mt19937_64 random(std::random_device{}());
    char text[37];
    const auto high = static_cast<unsigned long long>(random());
    const auto low = static_cast<unsigned long long>(random());
    std::snprintf(text, sizeof text, "%08llx-%04llx-7%03llx-8%03llx-%012llx", high >> 32U,
                  (high >> 16U) & 0xFFFFU, high & 0xFFFU, low >> 52U, low & 0xFFFFFFFFFFFFU);
    return text;
}

std::string new_session(http_client::Connection& connection) {
    connection.send(http_client::bytes_of({.method = "POST",
                                           .path = "/v1/sessions",
                                           .headers = {"Content-Type: application/json"},
                                           .body = R"({"site":"demo"})"}));
    return nlohmann::json::parse(connection.answer().value().body).at("token");
}

double quantile(std::vector<double> values, double share) {
    std::ranges::sort(values);
    return values.at(static_cast<std::size_t>(share * static_cast<double>(values.size() - 1)));
}
