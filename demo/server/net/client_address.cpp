#include "demo/server/net/client_address.h"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace help::net {
namespace {

namespace ip = boost::asio::ip;

std::string_view without_blanks(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

std::optional<ip::address> address_of(std::string_view text) {
    text = without_blanks(text);
    boost::system::error_code error;
    auto address = ip::make_address(std::string(text), error);
    if (error) return std::nullopt;
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

/// Some proxies write the client's port as well: `v4:port`, `[v6]:port`; or `[v6]` without one.
std::optional<ip::address> address_of_hop(std::string_view hop) {
    hop = without_blanks(hop);
    const bool bracketed = hop.starts_with('[');
    const auto end = bracketed ? hop.find(']') : hop.find(':');
    if (end == std::string_view::npos || (!bracketed && end != hop.rfind(':')))
        return address_of(hop); // more than one colon: IPv6, with neither
    const auto port = hop.substr(bracketed ? end + 1 : end);
    const bool right = port.starts_with(':') && port.size() > 1 &&
                       port.find_first_not_of("0123456789", 1) == std::string_view::npos;
    if (!right && !(bracketed && port.empty())) return std::nullopt;
    return address_of(bracketed ? hop.substr(1, end - 1) : hop.substr(0, end));
}

std::string counted_as(const ip::address& address) {
    if (!address.is_v6()) return address.to_string();
    auto bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return ip::make_address_v6(bytes).to_string();
}

} // namespace

std::optional<TrustedProxy> TrustedProxy::at(const std::string& address) {
    const auto known = address_of(address);
    if (!known) return std::nullopt;
    TrustedProxy proxy;
    proxy.address_ = known->to_string();
    return proxy;
}

bool TrustedProxy::is_local(const std::string& peer, std::string_view forwarded_for) {
    const auto address = address_of(peer);
    return address && address->is_loopback() && forwarded_for.empty();
}

std::string TrustedProxy::client_of(const std::string& peer, std::string_view forwarded_for) const {
    const auto address = address_of(peer);
    if (!address) return peer;
    if (address_.empty() || address->to_string() != address_) return counted_as(*address);
    const auto comma = forwarded_for.rfind(',');
    const auto hop = address_of_hop(
        comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1));
    return counted_as(hop.value_or(*address));
}

} // namespace help::net
