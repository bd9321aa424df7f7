#include "widget/text/cluster_table.h"

namespace help {

namespace {

/// FNV-1a, 32 bits.
std::uint32_t hash(std::string_view text) {
    std::uint32_t value = 2166136261U;
    for (const char c : text) {
        value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    return value;
}

} // namespace

void ClusterTable::clear() {
    bytes_.clear();
    ends_.clear();
    slots_.assign(256, 0);
    static_cast<void>(intern("\xEF\xBF\xBD")); // kUnknown
}

std::string_view ClusterTable::at(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(begin, ends_[index] - begin);
}

/// Where `cluster` is, or the free place where it belongs.
std::size_t ClusterTable::slot(std::string_view cluster) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = hash(cluster) & mask;
    while (slots_[place] != 0 && at(slots_[place] - 1U) != cluster) {
        place = (place + 1) & mask;
    }
    return place;
}

void ClusterTable::grow() {
    slots_.assign(slots_.size() * 2, 0);
    for (std::size_t index = 0; index < ends_.size(); ++index) {
        slots_[slot(at(index))] = static_cast<std::uint16_t>(index + 1);
    }
}

ClusterId ClusterTable::intern(std::string_view cluster) {
    std::size_t place = slot(cluster);
    if (slots_[place] == 0) {
        if (full()) {
            return kUnknown;
        }
        bytes_.append(cluster);
        ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
        slots_[place] = static_cast<std::uint16_t>(ends_.size());
        if (ends_.size() * 2 > slots_.size()) {
            grow();
        }
        return static_cast<ClusterId>(kFirst + ends_.size() - 1);
    }
    return static_cast<ClusterId>(kFirst + slots_[place] - 1);
}

std::string_view ClusterTable::text(ClusterId id) const {
    if (id == kSpace) {
        return " ";
    }
    const std::size_t index = static_cast<std::size_t>(id) - kFirst;
    return id >= kFirst && index < ends_.size() ? at(index) : std::string_view{};
}

} // namespace help
