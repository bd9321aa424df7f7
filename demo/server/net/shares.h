#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

namespace help::net {

/// How many of something that is scarce each client holds now: connections, large bodies. On the
/// network thread only.
class Shares {
public:
    /// One of them, held as long as this lives. `shares` must outlive it.
    class Share {
    public:
        Share(Shares& shares, std::string client) : shares_(&shares), client_(std::move(client)) {
            ++shares.held_[client_];
            ++shares.all_;
        }
        Share(Share&& other) noexcept
            : shares_(std::exchange(other.shares_, nullptr)), client_(std::move(other.client_)) {}
        Share& operator=(Share&&) = delete;
        ~Share() {
            if (shares_ != nullptr) shares_->give_back(client_);
        }

    private:
        Shares* shares_;
        std::string client_;
    };

    [[nodiscard]] std::size_t all() const { return all_; }
    [[nodiscard]] std::size_t of(const std::string& client) const {
        const auto found = held_.find(client);
        return found == held_.end() ? 0 : found->second;
    }

private:
    void give_back(const std::string& client) {
        const auto held = held_.find(client);
        if (--held->second == 0) held_.erase(held); // who holds nothing is not remembered
        --all_;
    }

    std::unordered_map<std::string, std::size_t> held_{};
    std::size_t all_ = 0;
};

} // namespace help::net
