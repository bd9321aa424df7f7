#include "demo/server/net/client_address.h"

#include <doctest/doctest.h>

using help::net::TrustedProxy;

TEST_SUITE("net") {
    TEST_CASE("nobody is believed about their clients unless they are named") {
        const TrustedProxy nobody;
        CHECK(nobody.client_of("203.0.113.7", "198.51.100.1") == "203.0.113.7");
        CHECK(nobody.client_of("127.0.0.1", "198.51.100.1") == "127.0.0.1");
    }

    TEST_CASE("of a trusted proxy the last hop counts, whatever the client wrote before it") {
        const auto proxy = *TrustedProxy::at("10.0.0.2");
        CHECK(proxy.client_of("10.0.0.2", "198.51.100.1") == "198.51.100.1");
        CHECK(proxy.client_of("10.0.0.2", "8.8.8.8, 9.9.9.9, 198.51.100.1 ") == "198.51.100.1");
        CHECK(proxy.client_of("::ffff:10.0.0.2", "198.51.100.1") == "198.51.100.1");
        CHECK(proxy.client_of("10.0.0.3", "198.51.100.1") == "10.0.0.3");
    }

    TEST_CASE("a proxy that says nothing of use is the client itself") {
        const auto proxy = *TrustedProxy::at("10.0.0.2");
        for (const auto* text :
             {"", "unknown", ",", "1.2.3.4,", "<script>", "198.51.100.1:", "198.51.100.1:http",
              "[2001:db8::1", "[2001:db8::1]443", "[2001:db8::1]:", "[]:80", "[198.51.100.1"})
            CHECK(proxy.client_of("10.0.0.2", text) == "10.0.0.2");
    }

    TEST_CASE("a hop may have a port, and an IPv6 address brackets") {
        const auto proxy = *TrustedProxy::at("10.0.0.2");
        const auto client_of = [&proxy](const char* hop) {
            return proxy.client_of("10.0.0.2", hop);
        };
        CHECK(client_of("8.8.8.8:99, 203.0.113.7:51234") == "203.0.113.7");
        CHECK(client_of("[2001:db8:1:2::9]:443 ") == "2001:db8:1:2::");
        CHECK(client_of("[2001:db8:1:2::9]") == "2001:db8:1:2::");
        CHECK(client_of("[::ffff:203.0.113.7]:443") == "203.0.113.7");
        CHECK(client_of("2001:db8:1:2:9:9:9:443") == "2001:db8:1:2::");
    }

    TEST_CASE("a /64 of IPv6 is one client") {
        const TrustedProxy nobody;
        CHECK(nobody.client_of("2001:db8:1:2:3:4:5:6", "") == "2001:db8:1:2::");
        CHECK(TrustedProxy::at("::1")->client_of("::1", "2001:db8:1:2:9:9:9:9") ==
              "2001:db8:1:2::");
    }

    TEST_CASE("only an address can be a proxy") {
        for (const auto* text :
             {"", "proxy.example", "10.0.0.0/8", "10.0.0.2:80", "[::1]", "[::1]:80"})
            CHECK_FALSE(TrustedProxy::at(text));
    }

    TEST_CASE("what a proxy has handed on did not begin on this machine") {
        CHECK(TrustedProxy::is_local("127.0.0.1", ""));
        CHECK(TrustedProxy::is_local("::1", ""));
        CHECK_FALSE(TrustedProxy::is_local("127.0.0.1", "198.51.100.1"));
        CHECK_FALSE(TrustedProxy::is_local("198.51.100.1", ""));
    }
}
