#include "tests/qa/live_backend.h"

#include "tests/qa/command_line.h"

#include <algorithm>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <stdexcept>

namespace help::qa {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

constexpr std::size_t kMostAnswerBytes = std::size_t{256} * 1024;
constexpr int kLongestSilence = 20; ///< seconds

[[noreturn]] void refuse() {
    throw WrongUse("this step tells the backend what to say; a live one says what it wants");
}

void give_up_after(asio::ip::tcp::socket& socket, int seconds) {
    const timeval limit{seconds, 0};
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

bool is_events(const SendRequest& request) {
    return request.request.url.starts_with("/v1/events");
}

std::string without_waiting(std::string url) {
    const std::size_t at = url.find("wait=");
    if (at != std::string::npos) {
        url.replace(at, std::min(url.find('&', at), url.size()) - at, "wait=0");
    }
    return url;
}

} // namespace

LiveBackend::LiveBackend(const std::string& url) {
    constexpr std::string_view kScheme = "http://";
    const std::string rest = url.starts_with(kScheme) ? url.substr(kScheme.size()) : std::string{};
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::size_t colon = std::min(rest.find(':'), slash);
    host_ = rest.substr(0, colon);
    port_ = colon < slash ? rest.substr(colon + 1, slash - colon - 1) : "80";
    prefix_ = rest.substr(slash);
    while (prefix_.ends_with('/')) {
        prefix_.pop_back();
    }
    if (host_.empty() || port_.empty()) {
        throw WrongUse("--backend: expected an address like http://127.0.0.1:8080");
    }
}

LiveBackend::~LiveBackend() = default;

void LiveBackend::require_reachable() const {
    try {
        asio::io_context context;
        asio::ip::tcp::socket socket{context};
        asio::connect(socket, asio::ip::tcp::resolver{context}.resolve(host_, port_));
    } catch (const boost::system::system_error& error) {
        throw std::runtime_error("the backend at " + host_ + ":" + port_ +
                                 " cannot be reached: " + error.code().message());
    }
}

std::vector<InputEvent> LiveBackend::serve(const std::vector<Effect>& effects) {
    std::vector<InputEvent> told = std::exchange(heard_, {});
    for (const Effect& effect : effects) {
        if (const auto* cancel = std::get_if<CancelRequest>(&effect)) {
            if (poll_ && poll_->id == cancel->id) {
                poll_.reset();
            }
            continue;
        }
        const auto* send = std::get_if<SendRequest>(&effect);
        if (send == nullptr) {
            continue;
        }
        requests_.push_back(*send);
        if (!is_events(*send)) {
            told.push_back(ask(*send));
        } else if (send->request.stream) {
            told.emplace_back(ChannelAnswer{send->id, 406, "application/problem+json", {}, "{}"});
        } else {
            poll_ = std::make_unique<SendRequest>(*send);
        }
    }
    return told;
}

void LiveBackend::listen() {
    if (!poll_) {
        return;
    }
    SendRequest now = *poll_;
    now.request.url = without_waiting(now.request.url);
    InputEvent event = ask(now);
    const auto* answer = std::get_if<ChannelAnswer>(&event);
    const bool silent = answer != nullptr && answer->status == 200 &&
                        answer->body.find("\"events\":[]") != std::string::npos;
    if (!silent) {
        heard_.push_back(std::move(event));
        poll_.reset();
    }
}

InputEvent LiveBackend::ask(const SendRequest& sent) const {
    try {
        asio::io_context context;
        asio::ip::tcp::socket socket{context};
        asio::connect(socket, asio::ip::tcp::resolver{context}.resolve(host_, port_));
        give_up_after(socket, kLongestSilence);

        const HttpRequest& wanted = sent.request;
        http::request<http::string_body> request;
        request.method_string({wanted.method.data(), wanted.method.size()});
        request.target(prefix_ + wanted.url);
        request.version(11);
        request.set(http::field::host, host_ + ":" + port_);
        request.set(http::field::connection, "close");
        for (const auto& [name, value] : wanted.headers) {
            request.set(name, value);
        }
        request.body() = wanted.body;
        request.prepare_payload();
        http::write(socket, request);

        beast::flat_buffer buffer;
        http::response_parser<http::string_body> parser;
        parser.body_limit(kMostAnswerBytes);
        http::read(socket, buffer, parser);
        const auto& response = parser.get();
        const auto header = [&response](http::field field) {
            const auto value = response[field];
            return std::string{value.data(), value.size()};
        };
        return ChannelAnswer{sent.id, static_cast<int>(response.result_int()),
                             header(http::field::content_type), header(http::field::retry_after),
                             response.body()};
    } catch (const boost::system::system_error& error) {
        const bool large = error.code() == http::error::body_limit;
        const bool late =
            error.code() == asio::error::would_block || error.code() == asio::error::try_again;
        return ChannelFailure{sent.id, large  ? ChannelFault::TooLarge
                                       : late ? ChannelFault::Timeout
                                              : ChannelFault::Network};
    }
}

void LiveBackend::answer_next(const BackendAnswers& /*answers*/) {
    refuse();
}
void LiveBackend::fail_next(const BackendFails& /*fails*/) {
    refuse();
}
void LiveBackend::hold(bool /*held*/) {
    refuse();
}
void LiveBackend::say(const std::string& /*event*/) {
    refuse();
}
void LiveBackend::change_desk(const nlohmann::json& /*patch*/) {
    refuse();
}
void LiveBackend::set_chat(const std::string& /*chat*/) {
    refuse();
}
void LiveBackend::drop_stream() {
    refuse();
}

} // namespace help::qa
