#include "tests/qa/live_backend.h"

#include "tests/qa/command_line.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <charconv>
#include <ctime>
#include <stdexcept>

namespace help::qa {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

constexpr std::size_t kMostAnswerBytes = std::size_t{256} * 1024;

[[noreturn]] void refuse() {
    throw WrongUse("this step tells the backend what to say; a live one says what it wants");
}

/// Runs what `begin` begins on the stream to its end, or throws what it failed with; a time-out
/// when it takes longer than `patience`.
template <typename Begin>
void finish(beast::tcp_stream& stream,
            asio::io_context& context,
            std::chrono::milliseconds patience,
            Begin begin) {
    boost::system::error_code outcome;
    stream.expires_after(patience);
    begin([&outcome](boost::system::error_code error, const auto&) { outcome = error; });
    context.restart();
    context.run();
    if (outcome.failed()) {
        throw boost::system::system_error{outcome};
    }
}

/// What comes in the meantime (1xx; RFC 9110, 15.2) is passed over.
http::response<http::string_body> read_answer(beast::tcp_stream& stream,
                                              asio::io_context& context,
                                              std::chrono::milliseconds patience) {
    beast::flat_buffer buffer;
    while (true) {
        http::response_parser<http::string_body> parser;
        parser.body_limit(kMostAnswerBytes);
        finish(stream, context, patience,
               [&](auto done) { http::async_read(stream, buffer, parser, done); });
        if (parser.get().result_int() / 100 != 1) {
            return parser.release();
        }
    }
}

/// A poll's answer in which nothing has happened.
bool is_silent(const ChannelAnswer& answer) {
    const auto batch = nlohmann::json::parse(answer.body, nullptr, false);
    return answer.status == 200 && batch.is_object() && batch.contains("events") &&
           batch["events"] == nlohmann::json::array();
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

/// What the desk's clock shows, as sdk/src/core/channel.ts tells it: by the answer that no cache
/// keeps (docs/protocol), unless one did.
std::optional<UtcTime> desk_clock(const std::string& url, const http::fields& answer) {
    if (!url.starts_with("/v1/bootstrap")) {
        return std::nullopt;
    }
    const std::string date{answer[http::field::date]};
    std::tm parts{};
    const char* rest = ::strptime(date.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    const std::string age{answer.count(http::field::age) == 0 ? "0" : answer[http::field::age]};
    unsigned seconds = 0;
    const auto [end, fault] = std::from_chars(age.data(), age.data() + age.size(), seconds);
    if (rest == nullptr || *rest != '\0' || fault != std::errc{} ||
        end != age.data() + age.size()) {
        return std::nullopt;
    }
    return UtcTime{std::chrono::seconds{::timegm(&parts)} + std::chrono::seconds{seconds}};
}

} // namespace

LiveBackend::LiveBackend(const std::string& url, std::chrono::milliseconds patience)
    : patience_(patience) {
    constexpr std::string_view kScheme = "http://";
    const std::string rest = url.starts_with(kScheme) ? url.substr(kScheme.size()) : std::string{};
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string there = rest.substr(0, slash);
    const bool bracketed = there.starts_with('[');
    const std::size_t end = bracketed ? there.find(']') : std::min(there.find(':'), there.size());
    if (end != std::string::npos) {
        host_ = bracketed ? there.substr(1, end - 1) : there.substr(0, end);
        const std::string port = there.substr(bracketed ? end + 1 : end);
        port_ = port.empty() ? "80" : port.starts_with(':') ? port.substr(1) : "";
    }
    prefix_ = rest.substr(slash);
    while (prefix_.ends_with('/')) {
        prefix_.pop_back();
    }
    if (host_.empty() || port_.empty() || port_.find(':') != std::string::npos) {
        throw WrongUse("--backend: expected an address like http://127.0.0.1:8080");
    }
}

LiveBackend::~LiveBackend() = default;

std::string LiveBackend::authority() const {
    const bool is_ipv6 = host_.find(':') != std::string::npos;
    return (is_ipv6 ? "[" + host_ + "]" : host_) + ":" + port_;
}

void LiveBackend::require_reachable() const {
    try {
        asio::io_context context;
        beast::tcp_stream stream{context};
        const auto there = asio::ip::tcp::resolver{context}.resolve(host_, port_);
        finish(stream, context, patience_, [&](auto done) { stream.async_connect(there, done); });
    } catch (const boost::system::system_error& error) {
        const bool late = error.code() == beast::error::timeout;
        throw std::runtime_error("the backend at " + authority() + " cannot be reached: " +
                                 (late ? "it does not answer" : error.code().message()));
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
    if (answer == nullptr || !is_silent(*answer)) {
        heard_.push_back(std::move(event));
        poll_.reset();
    }
}

InputEvent LiveBackend::ask(const SendRequest& sent) const {
    try {
        asio::io_context context;
        beast::tcp_stream stream{context};
        const auto there = asio::ip::tcp::resolver{context}.resolve(host_, port_);
        finish(stream, context, patience_, [&](auto done) { stream.async_connect(there, done); });

        const HttpRequest& wanted = sent.request;
        http::request<http::string_body> request;
        request.method_string({wanted.method.data(), wanted.method.size()});
        request.target(prefix_ + wanted.url);
        request.version(11);
        request.set(http::field::host, authority());
        request.set(http::field::connection, "close");
        for (const auto& [name, value] : wanted.headers) {
            request.set(name, value);
        }
        request.body() = wanted.body;
        request.prepare_payload();
        finish(stream, context, patience_,
               [&](auto done) { http::async_write(stream, request, done); });

        const auto response = read_answer(stream, context, patience_);
        const auto header = [&response](http::field field) {
            const auto value = response[field];
            return std::string{value.data(), value.size()};
        };
        return ChannelAnswer{sent.id,
                             static_cast<int>(response.result_int()),
                             header(http::field::content_type),
                             header(http::field::retry_after),
                             response.body(),
                             desk_clock(wanted.url, response)};
    } catch (const boost::system::system_error& error) {
        const bool large = error.code() == http::error::body_limit;
        const bool late = error.code() == beast::error::timeout;
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
