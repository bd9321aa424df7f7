#pragma once

#include "widget/a11y/node.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace help {

/// Where in a list of nodes each id stands. Of nodes with one id the first counts. Made once for a
/// list, which must outlive it.
class NodeTable {
public:
    static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

    explicit NodeTable(const std::vector<Node>& nodes) : nodes_(nodes) {
        std::size_t slots = 8;
        while (slots < 2 * nodes.size()) {
            slots *= 2;
        }
        places_.resize(slots);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            std::uint32_t& place = places_[slot_of(nodes[i].id)];
            place = place == 0 ? static_cast<std::uint32_t>(i + 1) : place;
        }
    }

    /// Its index, or kNowhere.
    [[nodiscard]] std::size_t find(NodeId id) const {
        const std::uint32_t place = places_[slot_of(id)];
        return place == 0 ? kNowhere : place - 1;
    }

private:
    /// The slot of that id, or the empty one where it would be. At least half of them are empty.
    [[nodiscard]] std::size_t slot_of(NodeId id) const {
        const std::size_t mask = places_.size() - 1;
        // Knuth's multiplicative hashing (The Art of Computer Programming 6.4): ids need not be
        // spread evenly.
        std::size_t slot = (id * 2654435769U >> 8U) & mask;
        while (places_[slot] != 0 && nodes_[places_[slot] - 1].id != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    const std::vector<Node>& nodes_;
    std::vector<std::uint32_t> places_; ///< index + 1; 0: empty
};

} // namespace help
