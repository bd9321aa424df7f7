#include "demo/server/net/client_address.h"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace help::net {
namespace {

namespace ip = boost::asio::ip;

std::optional<ip::address> address_of(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    boost::system::error_code error;
    auto address = ip::make_address(std::string(text), error);
    if (error) return std::nullopt;
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
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
    const auto hop = address_of(comma == std::string_view::npos ? forwarded_for
                                                                : forwarded_for.substr(comma + 1));
    return counted_as(hop.value_or(*address));
}

} // namespace help::net
