#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace help {

/// A dense key for a cluster: what the glyph atlas calls a code point. Small, because the atlas
/// keeps six bytes for every key below the highest one in use, for every size of type.
using ClusterId = std::uint16_t;

/// Gives every different cluster its id and keeps its text.
class ClusterTable {
public:
    /// Nothing stands below: the atlas looks for a few ASCII code points on its own.
    static constexpr ClusterId kFirst = 0x180;
    static constexpr ClusterId kSpace = ' ';
    /// More different words than any screen shows. Beyond it clusters become kUnknown until
    /// clear().
    static constexpr std::size_t kLimit = 4096;
    /// Drawn as U+FFFD.
    static constexpr ClusterId kUnknown = kFirst;

    ClusterTable() { clear(); }

    [[nodiscard]] ClusterId intern(std::string_view cluster);
    /// Empty for an id that was never given. Borrowed until the next intern().
    [[nodiscard]] std::string_view text(ClusterId id) const;
    [[nodiscard]] bool full() const { return ends_.size() >= kLimit; }
    /// Forgets all ids; whatever was drawn with them must be made again.
    void clear();

private:
    void grow();
    [[nodiscard]] std::string_view at(std::size_t index) const;
    [[nodiscard]] std::size_t slot(std::string_view cluster) const;

    std::string bytes_;                ///< all texts behind each other
    std::vector<std::uint32_t> ends_;  ///< by index: where its text ends in bytes_
    std::vector<std::uint16_t> slots_; ///< open addressing; index + 1, 0 is free
};

} // namespace help
