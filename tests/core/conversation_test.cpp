#include "widget/chat/chat_words.h"
#include "widget/chat/conversation.h"
#include "widget/chat/links.h"
#include "widget/chat/queue.h"

#include <doctest/doctest.h>

using namespace help;

namespace {

const Labels kNoLabels;
constexpr UtcTime kNow{Milliseconds{1'795'348'800'000}};

ChatMessage said(std::uint32_t seq, Author by = Author::Agent, std::string id = {}) {
    ChatMessage message;
    message.id = id.empty() ? "m" + std::to_string(seq) : std::move(id);
    message.seq = seq;
    message.by = by;
    message.text = "text " + std::to_string(seq);
    message.at = kNow;
    return message;
}

std::vector<std::uint32_t> order(const Conversation& talk) {
    std::vector<std::uint32_t> seqs;
    for (const ChatMessage& message : talk.messages()) {
        seqs.push_back(message.seq);
    }
    return seqs;
}

QueuePlace place(int position, int low, int high) {
    return {position, WaitEstimate{low, high, kNow}, 2};
}

} // namespace

TEST_CASE("messages that come twice, late and out of order are each shown once, at their place") {
    Conversation talk;
    CHECK(talk.take(said(1)) == Conversation::Took::New);
    CHECK(talk.take(said(2)) == Conversation::Took::New);
    CHECK(talk.take(said(2)) == Conversation::Took::Known);
    CHECK(talk.take(said(5)) == Conversation::Took::Gap);
    CHECK(talk.take(said(3)) == Conversation::Took::New);
    CHECK(talk.take(said(4)) == Conversation::Took::New);
    CHECK(order(talk) == std::vector<std::uint32_t>{1, 2, 3, 4, 5});
}

TEST_CASE("an own message becomes the backend's once, whether the answer or the event is first") {
    for (const bool answer_first : {true, false}) {
        Conversation talk;
        talk.write({"own", "olá", kNow});
        if (answer_first) {
            CHECK(talk.confirm("own", {1, kNow}));
            CHECK(talk.take(said(1, Author::Customer, "own")) == Conversation::Took::Known);
        } else {
            CHECK(talk.take(said(1, Author::Customer, "own")) == Conversation::Took::New);
            CHECK_FALSE(talk.confirm("own", {1, kNow}));
        }
        CHECK(talk.waiting().empty());
        CHECK(talk.messages().size() == 1);
    }
}

TEST_CASE("a number that is given to another message is that one's, and none behind it is left") {
    Conversation talk;
    for (const std::uint32_t seq : {1U, 2U, 3U, 4U}) {
        (void)talk.take(said(seq));
    }
    talk.read_by_agent(4);
    CHECK(talk.take(said(3, Author::Agent, "another")) == Conversation::Took::New);
    CHECK(talk.messages()[2].id == "another");
    CHECK(order(talk) == std::vector<std::uint32_t>{1, 2, 3});
    CHECK(talk.read_by_agent() == 2);
    CHECK(talk.take_kept() == 2);
    talk.write({"own", "olá", kNow});
    CHECK(talk.confirm("own", {2, kNow}));
    CHECK(talk.messages()[1].id == "own");
    CHECK(order(talk) == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("a refused message waits for the customer, and nothing else is lost") {
    Conversation talk;
    talk.write({"a", "um", kNow});
    talk.write({"b", "dois", kNow});
    Problem problem;
    problem.code = ProblemCode::TooLarge;
    CHECK(talk.refuse("a", problem));
    CHECK_FALSE(talk.take_back("b"));
    const auto back = talk.take_back("a");
    REQUIRE(back);
    CHECK(back->text == "um");
    CHECK(talk.waiting().size() == 1);
}

TEST_CASE("a conversation of ten thousand messages keeps the newest two thousand") {
    Conversation talk;
    for (std::uint32_t seq = 1; seq <= 10'000; ++seq) {
        (void)talk.take(said(seq));
    }
    CHECK(talk.messages().size() == Conversation::kMostKept);
    CHECK(talk.newest() == 10'000);
    CHECK(talk.messages().front().seq == 8'001);
    CHECK(talk.take(said(7)) == Conversation::Took::Known);
}

TEST_CASE("a conversation of which only the end is known says so; a whole one never does") {
    Conversation whole;
    CHECK_FALSE(whole.misses_older());
    whole.write({"own", "olá", kNow});
    (void)whole.take(said(2)); // the answer comes before the own message is confirmed
    CHECK_FALSE(whole.misses_older());
    CHECK(whole.confirm("own", {1, kNow}));
    CHECK_FALSE(whole.misses_older());

    Conversation end;
    for (std::uint32_t seq = 251; seq <= 300; ++seq) {
        (void)end.take(said(seq));
    }
    end.write({"own", "e agora?", kNow});
    CHECK(end.misses_older());
}

TEST_CASE("a transcript says what it lacks") {
    const Messages messages{Language::English, kNoLabels};
    Conversation talk;
    (void)talk.take(said(251));
    CHECK(transcript(talk, 0, messages) == "Chat with support, Sunday, November 22\n"
                                           "\nOlder messages are not shown here.\n"
                                           "\nSupport, 12:00\ntext 251\n");
    for (std::uint32_t seq = 1; seq <= 250; ++seq) {
        (void)talk.take(said(seq));
    }
    CHECK(transcript(talk, 0, messages).find("Older messages") == std::string::npos);
}

TEST_CASE("only what the agent wrote and nobody saw is unseen") {
    Conversation talk;
    (void)talk.take(said(1, Author::Customer));
    (void)talk.take(said(2, Author::System));
    (void)talk.take(said(3));
    (void)talk.take(said(4));
    CHECK(talk.unseen(0) == 2);
    CHECK(talk.unseen(3) == 1);
    CHECK(talk.unseen(4) == 0);
}

TEST_CASE("the wait counts down by the minute and never below any moment") {
    const QueueWatch queue{place(3, 180, 330), kNow};
    CHECK(queue.left(kNow) == QueueWatch::Minutes{3, 6});
    CHECK(queue.next_change(kNow) == kNow + Milliseconds{30'000});
    CHECK(queue.left(kNow + Milliseconds{30'000}) == QueueWatch::Minutes{3, 5});
    CHECK(queue.left(kNow + Milliseconds{90'000}) == QueueWatch::Minutes{2, 4});
    CHECK(queue.left(kNow + Milliseconds{900'000}) == QueueWatch::Minutes{0, 0});
    CHECK_FALSE(queue.next_change(kNow + Milliseconds{900'000}));
}

TEST_CASE("a clock that is set back makes no wait longer") {
    const QueueWatch queue{place(3, 180, 330), kNow};
    CHECK(queue.left(kNow - Milliseconds{600'000}) == QueueWatch::Minutes{3, 6});
}

TEST_CASE("without an estimate there is no number") {
    const QueueWatch queue{{4, std::nullopt, 0}, kNow};
    CHECK_FALSE(queue.left(kNow));
    CHECK_FALSE(queue.next_change(kNow));
}

TEST_CASE("a wait that grows says so, one that shrinks says nothing") {
    QueueWatch queue{place(3, 60, 120), kNow};
    queue.update(place(2, 60, 120), kNow + Milliseconds{30'000});
    CHECK(queue.pace() == QueueWatch::Pace::Steady);
    queue.update(place(2, 200, 400), kNow + Milliseconds{60'000});
    CHECK(queue.pace() == QueueWatch::Pace::Slower);
    queue.update(place(4, 200, 400), kNow + Milliseconds{90'000});
    CHECK(queue.pace() == QueueWatch::Pace::MovedBack);
    queue.update(place(1, 10, 20), kNow + Milliseconds{120'000});
    CHECK(queue.pace() == QueueWatch::Pace::Steady);
}

TEST_CASE("addresses in a message are found, and nothing else is") {
    using Found = std::vector<std::string_view>;
    CHECK(find_addresses("veja https://ajuda.mare.example/dns.") ==
          Found{"https://ajuda.mare.example/dns"});
    CHECK(find_addresses("(http://a.example/x_(y)) e http://a.example/x") ==
          Found{"http://a.example/x_(y))", "http://a.example/x"});
    CHECK(find_addresses("(http://b.example/c)") == Found{"http://b.example/c"});
    // As telephones and word processors write them.
    CHECK(find_addresses("“http://b.example/c” «http://b.example/d» http://b.example/e… "
                         "**http://b.example/f** [http://b.example/g] （http://b.example/h）") ==
          Found{"http://b.example/c", "http://b.example/d", "http://b.example/e",
                "http://b.example/f", "http://b.example/g", "http://b.example/h"});
    CHECK(find_addresses("http://b.example/c\u00A0depois http://b.example/d\u200B") ==
          Found{"http://b.example/c", "http://b.example/d"});
    CHECK(find_addresses("http://b.example/Irã–Iraque http://b.example/a[1]") ==
          Found{"http://b.example/Irã–Iraque", "http://b.example/a[1]"});
    CHECK(find_addresses("javascript:alert(1) data:text/html,x https://").empty());
    CHECK(find_addresses("https://a.example https://a.example") == Found{"https://a.example"});
    CHECK(find_addresses("\"https://q.example/\">x") == Found{"https://q.example/"});
    std::string many;
    for (int i = 0; i < 20; ++i) {
        many += "https://n" + std::to_string(i) + ".example ";
    }
    CHECK(find_addresses(many).size() == 8);
}
