#include "tests/qa/live_backend.h"

#include "tests/qa/command_line.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <thread>

using namespace help;
using namespace help::qa;

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

/// The only address of this machine that a test can count on.
tcp::endpoint any_port() {
    return {asio::ip::make_address("127.0.0.1"), 0};
}

/// Takes one request and answers it with what it was given.
class OneAnswer {
public:
    explicit OneAnswer(std::string answer)
        : thread_([this, answer = std::move(answer)] {
              tcp::socket socket = acceptor_.accept();
              asio::read_until(socket, asio::dynamic_buffer(asked_), "\r\n\r\n");
              asio::write(socket, asio::buffer(answer));
          }) {}
    ~OneAnswer() {
        if (thread_.joinable()) thread_.join();
    }
    OneAnswer(const OneAnswer&) = delete;
    OneAnswer& operator=(const OneAnswer&) = delete;

    [[nodiscard]] std::string url() const {
        return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()) + "/help/";
    }
    /// Once it was answered.
    [[nodiscard]] const std::string& asked() {
        thread_.join();
        return asked_;
    }

private:
    asio::io_context context_;
    tcp::acceptor acceptor_{context_, any_port()};
    std::string asked_;
    std::thread thread_;
};

std::vector<InputEvent> ask(LiveBackend& backend, const std::string& url) {
    SendRequest request;
    request.id = 7;
    request.request.method = "GET";
    request.request.url = url;
    return backend.serve({request});
}

/// The clock that the widget is told for an answer of that head, in ms since 1970; -1: none.
std::int64_t clock_of(const std::string& head, const std::string& url = "/v1/bootstrap?site=demo") {
    OneAnswer desk("HTTP/1.1 200 OK\r\n" + head + "Content-Length: 2\r\n\r\n{}");
    LiveBackend backend(desk.url());
    const auto told = ask(backend, url);
    REQUIRE(told.size() == 1);
    const auto* answer = std::get_if<ChannelAnswer>(&told.front());
    REQUIRE(answer != nullptr);
    CHECK(answer->body == "{}");
    return answer->clock ? unix_ms(*answer->clock) : -1;
}

std::string not_reached(const LiveBackend& backend) {
    try {
        backend.require_reachable();
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "reached";
}

constexpr std::chrono::milliseconds kMoment{50};

} // namespace

TEST_CASE("a live backend is asked below its prefix, by its name") {
    OneAnswer desk("HTTP/1.1 204 No Content\r\n\r\n");
    LiveBackend backend(desk.url());
    (void)ask(backend, "/v1/load?site=demo");
    const std::string asked = desk.asked();
    const std::string port = desk.url().substr(17, desk.url().rfind("/help") - 17);
    CHECK(asked.starts_with("GET /help/v1/load?site=demo HTTP/1.1\r\n"));
    CHECK(asked.find("Host: 127.0.0.1:" + port + "\r\n") != std::string::npos);
}

TEST_CASE("what a backend says before its answer is not its answer") {
    for (const std::string interim :
         {"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n",
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"}) {
        OneAnswer desk(interim + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        LiveBackend backend(desk.url());
        const auto told = ask(backend, "/v1/bootstrap?site=demo");
        REQUIRE(told.size() == 1);
        const auto* answer = std::get_if<ChannelAnswer>(&told.front());
        REQUIRE(answer != nullptr);
        CHECK(answer->status == 200);
        CHECK(answer->body == "{}");
    }
}

TEST_CASE("a poll goes on while nothing happens, however that is written") {
    const auto hears = [](const std::string& body) {
        OneAnswer desk("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) +
                       "\r\n\r\n" + body);
        LiveBackend backend(desk.url());
        (void)ask(backend, "/v1/events?cursor=1&wait=25");
        backend.listen();
        return !backend.serve({}).empty();
    };
    CHECK_FALSE(hears(R"({"events":[],"cursor":"1"})"));
    CHECK_FALSE(hears(R"({"cursor": "1", "events": []})"));
    CHECK(hears(R"({"events":[{"type":"\"events\":[]"}],"cursor":"2"})"));
    CHECK(hears("no JSON"));
    CHECK(hears("[]"));
    CHECK(hears("{}"));
}

TEST_CASE("an IPv6 address stands in brackets") {
    CHECK(not_reached(LiveBackend("http://[::1]:1"))
              .starts_with("the backend at [::1]:1 cannot be reached: "));
    CHECK(not_reached(LiveBackend("http://[::1]/help"))
              .starts_with("the backend at [::1]:80 cannot be reached: "));
    for (const char* wrong :
         {"http://[::1", "http://[]:80", "http://[::1]8080", "http://[::1]:", "http://::1:8080",
          "http://:80", "http://", "https://desk.example", "desk.example"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(LiveBackend{wrong}, WrongUse);
    }
}

TEST_CASE("the clock of a live backend is told as a browser tells it") {
    const std::string date = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
    CHECK(clock_of(date) == 784'111'777'000);
    CHECK(clock_of(date + "Age: 60\r\n") == 784'111'837'000); // a cache kept it for a minute
    CHECK(clock_of(date + "Age: long\r\n") == -1);
    CHECK(clock_of("Date: yesterday\r\n") == -1);
    CHECK(clock_of("") == -1);
    CHECK(clock_of(date, "/v1/load?site=demo") == -1); // caches keep it
}

TEST_CASE("a live backend that says nothing is not waited for without end") {
    asio::io_context context;
    const tcp::acceptor deaf{context, any_port()}; // the system connects, and nobody answers
    const auto url = "http://127.0.0.1:" + std::to_string(deaf.local_endpoint().port());
    LiveBackend backend(url, kMoment);
    const auto told = ask(backend, "/v1/bootstrap?site=demo");
    REQUIRE(told.size() == 1);
    const auto* failure = std::get_if<ChannelFailure>(&told.front());
    REQUIRE(failure != nullptr);
    CHECK(failure->fault == ChannelFault::Timeout);
}

TEST_CASE("nor is one that takes no connection") {
    asio::io_context context;
    tcp::acceptor full{context};
    full.open(tcp::v4());
    full.bind(any_port());
    full.listen(0); // one may wait to be taken; the next are not heard
    tcp::socket first{context};
    first.connect(full.local_endpoint());
    const auto name = "127.0.0.1:" + std::to_string(full.local_endpoint().port());
    CHECK(not_reached(LiveBackend("http://" + name, kMoment)) ==
          "the backend at " + name + " cannot be reached: it does not answer");
}
