#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace help::net {

/// The one reverse proxy whose word about its clients is believed.
class TrustedProxy {
public:
    /// Believes nobody.
    TrustedProxy() = default;
    /// `address` is one IP address; nothing for any other text.
    [[nodiscard]] static std::optional<TrustedProxy> at(const std::string& address);

    /// False when it believes nobody.
    [[nodiscard]] bool is_named() const { return !address_.empty(); }

    /// What limits count as one client: an IPv4 address or the /64 of an IPv6 address, because an
    /// IPv6 customer has a whole /64 to pick addresses from. `peer` is the address of the
    /// connection; of the trusted proxy's it is the last hop of `forwarded_for`, with or without
    /// a port, which is the only one that the proxy has seen itself.
    [[nodiscard]] std::string client_of(const std::string& peer,
                                        std::string_view forwarded_for) const;

    /// True for a request that began on this machine: no proxy says that it handed it on.
    [[nodiscard]] static bool is_local(const std::string& peer, std::string_view forwarded_for);

private:
    std::string address_{}; // empty: nobody
};

} // namespace help::net
