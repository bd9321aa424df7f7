#pragma once

#include <utility>
#include <vector>

namespace help {

/// Puts `value` behind all that do not come after it. For the handful of things that a customer
/// sees at once; equal ones stay in the order of their coming.
template <typename Value, typename Before>
void insert_in_order(std::vector<Value>& list, Value value, Before comes_before) {
    auto at = list.end();
    while (at != list.begin() && comes_before(value, *(at - 1))) {
        --at;
    }
    list.insert(at, std::move(value));
}

} // namespace help
