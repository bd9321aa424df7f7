#pragma once

#include "widget/transport/transport.h"

#include <algorithm>
#include <string>
#include <vector>

namespace help::test {

/// Notes what it is asked for, a line a call, and does nothing.
class FakeTransport final : public Transport {
public:
    std::vector<std::string> calls;

    [[nodiscard]] int count(std::string_view begins) const {
        return static_cast<int>(
            std::count_if(calls.begin(), calls.end(),
                          [begins](const std::string& call) { return call.starts_with(begins); }));
    }

    void bootstrap(std::string_view locale) override { note("bootstrap", locale); }
    void create_ticket(std::string_view id, const TicketDraft& /*draft*/) override {
        note("ticket", id);
    }
    void upload(std::string_view id, const ChosenFile& /*file*/) override { note("upload", id); }
    void cancel_upload() override { note("cancel-upload", {}); }
    void take_back(std::string_view id) override { note("take-back", id); }
    void load() override { note("load", {}); }
    void resume(ResumeKey key) override { note("resume", key.chat); }
    void start_chat(std::string_view /*id*/, const ChatDraft& draft) override {
        note("start", draft.name);
    }
    void load_chat(std::string_view id) override { note("load-chat", id); }
    void
    send_message(std::string_view /*chat*/, std::string_view id, std::string_view text) override {
        last_message = id;
        note("message", text);
    }
    void typing(std::string_view /*chat*/, bool on) override { note("typing", on ? "on" : "off"); }
    void read(std::string_view /*chat*/, std::uint32_t seq) override {
        note("read", std::to_string(seq));
    }
    void close_chat(std::string_view chat) override { note("close", chat); }
    void rate_chat(std::string_view /*chat*/, const ChatRating& rating) override {
        note("rate", std::to_string(rating.score) + " " + rating.comment);
    }
    void watch(std::string_view cursor) override { note("watch", cursor); }
    void unwatch() override { note("unwatch", {}); }
    void search_articles(std::string_view query) override { note("search", query); }
    void suggest_articles(std::string_view query) override { note("suggest", query); }
    void load_article(std::string_view id) override { note("article", id); }
    void forget() override { note("forget", {}); }
    void network_lost(UtcTime /*now*/) override {}
    void hurry(UtcTime /*now*/) override {}
    void advance(UtcTime /*now*/) override {}
    [[nodiscard]] std::optional<UtcTime> next_wake() const override { return std::nullopt; }
    [[nodiscard]] std::vector<TransportEvent> take_events() override { return {}; }

    std::string last_message; ///< id

private:
    void note(std::string_view what, std::string_view of) {
        calls.push_back(std::string{what} + (of.empty() ? "" : " ") + std::string{of});
    }
};

} // namespace help::test
