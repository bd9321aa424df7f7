#pragma once

#include "tests/server/http_client.h"

#include <string>
#include <vector>

/// What the benchmarks' customers have in common.

/// A random id as a client makes one.
[[nodiscard]] std::string random_id();

/// A new session's token.
[[nodiscard]] std::string new_session(http_client::Connection& connection);

/// The value that a share of `values` does not exceed.
[[nodiscard]] double quantile(std::vector<double> values, double share);
