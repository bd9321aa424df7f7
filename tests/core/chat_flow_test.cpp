#include "tests/core/fake_transport.h"
#include "widget/chat/chat_flow.h"
#include "widget/wire/stored_chat.h"

#include <doctest/doctest.h>

using namespace help;
using namespace help::test;

namespace {

/// A chat flow with everything it needs, on a clock of its own.
struct Stage {
    FakeTransport transport;
    Random random{Random::Seed{1, 2, 3, 4}};
    UtcTime now{Milliseconds{1'795'348'800'000}};
    Desk desk;
    ChatFlow flow{"Ana Souza", "ana@loja.example"};

    ChatFlow::Hands hands() { return {transport, random, now}; }

    [[nodiscard]] std::string id() const {
        const auto stored = flow.stored();
        return stored ? stored->id : std::string{};
    }

    void answer(ChatSnapshot snapshot) {
        snapshot.id = id();
        ChatArrived event{id(), std::move(snapshot)};
        flow.take(event, hands());
    }

    void queue(int position = 3) {
        REQUIRE(flow.start(desk, hands()));
        ChatSnapshot snapshot;
        snapshot.queue = QueuePlace{position, WaitEstimate{180, 330, now}, 2};
        snapshot.cursor = "c1";
        answer(std::move(snapshot));
    }

    void talk() {
        queue();
        flow.take(AgentAssigned{id(), {"a1", "Bruna"}});
    }

    void hear(std::uint32_t seq, std::string text) {
        ChatMessage message;
        message.id = "agent-" + std::to_string(seq);
        message.seq = seq;
        message.by = Author::Agent;
        message.name = "Bruna";
        message.text = std::move(text);
        message.at = now;
        MessageArrived event{id(), std::move(message)};
        flow.take(event, hands());
    }

    template <typename T>
    const T& as() const {
        REQUIRE(std::holds_alternative<T>(flow.state()));
        return std::get<T>(flow.state());
    }
};

Problem problem(ProblemCode code) {
    Problem made;
    made.code = code;
    return made;
}

} // namespace

TEST_CASE("the form comes filled and starts a chat with one press") {
    Stage stage;
    CHECK(stage.as<ChatForm>().draft.name == "Ana Souza");
    stage.queue(3);
    CHECK(stage.transport.count("start Ana Souza") == 1);
    CHECK(stage.transport.count("watch c1") == 1);
    CHECK(std::get<QueueWatch>(stage.as<LiveChat>().stage).position() == 3);
    CHECK(stage.flow.take_news() == std::vector{ChatNews::Joined});
}

TEST_CASE("a form with gaps starts nothing") {
    Stage stage;
    stage.flow.edit(FormField::Name, "   ");
    CHECK_FALSE(stage.flow.start(stage.desk, stage.hands()));
    CHECK(stage.as<ChatForm>().errors ==
          std::vector<FieldError>{{FormField::Name, FieldFault::Required}});
    CHECK(stage.transport.calls.empty());
}

TEST_CASE("trying again is the same chat, unless the backend has another text under its id") {
    Stage stage;
    REQUIRE(stage.flow.start(stage.desk, stage.hands()));
    const std::string first = stage.id();
    ChatArrived lost{first, problem(ProblemCode::Unreachable)};
    stage.flow.take(lost, stage.hands());
    CHECK(stage.as<ChatForm>().failure->code == ProblemCode::Unreachable);
    CHECK(stage.as<ChatForm>().draft.name == "Ana Souza");
    REQUIRE(stage.flow.start(stage.desk, stage.hands()));
    CHECK(stage.id() == first);
    ChatArrived conflict{first, problem(ProblemCode::IdConflict)};
    stage.flow.take(conflict, stage.hands());
    REQUIRE(stage.flow.start(stage.desk, stage.hands()));
    CHECK(stage.id() != first);
}

TEST_CASE("what is written goes out in order and is confirmed once") {
    Stage stage;
    stage.talk();
    stage.flow.write("  Oi, Bruna  ", stage.hands());
    CHECK(stage.transport.count("typing on") == 1);
    stage.flow.send(stage.hands());
    CHECK(stage.transport.count("message Oi, Bruna") == 1);
    CHECK(stage.as<LiveChat>().words.empty());
    stage.flow.write("   ", stage.hands());
    stage.flow.send(stage.hands());
    CHECK(stage.transport.count("message") == 1);
    stage.flow.take(MessageAnswered{stage.transport.last_message, MessageReceipt{1, stage.now}});
    CHECK(stage.as<LiveChat>().talk.waiting().empty());
    CHECK(stage.as<LiveChat>().talk.newest() == 1);
}

TEST_CASE("a refused message can be sent again, under a new id only if its own is taken") {
    Stage stage;
    stage.talk();
    stage.flow.write("um", stage.hands());
    stage.flow.send(stage.hands());
    const std::string id = stage.transport.last_message;
    stage.flow.take(MessageAnswered{id, problem(ProblemCode::Internal)});
    stage.flow.send_again(id, stage.hands());
    CHECK(stage.transport.last_message == id);
    stage.flow.take(MessageAnswered{id, problem(ProblemCode::IdConflict)});
    stage.flow.send_again(id, stage.hands());
    CHECK(stage.transport.last_message != id);
    CHECK(stage.transport.count("message um") == 3);
}

TEST_CASE("a gap in the messages fetches the chat again, and the screen is whole") {
    Stage stage;
    stage.talk();
    stage.hear(1, "oi");
    stage.hear(4, "quatro");
    CHECK(stage.transport.count("load-chat") == 1);
    ChatSnapshot snapshot;
    snapshot.stage = ChatStage::Active;
    for (const std::uint32_t seq : {1U, 2U, 3U, 4U}) {
        ChatMessage message;
        message.id = "agent-" + std::to_string(seq);
        message.seq = seq;
        message.by = Author::Agent;
        snapshot.messages.push_back(message);
    }
    stage.answer(std::move(snapshot));
    CHECK(stage.as<LiveChat>().talk.messages().size() == 4);
}

TEST_CASE("typing ends with the message, by its word, or after a silence") {
    Stage stage;
    stage.talk();
    const auto typing = [&] {
        return std::get<WithAgent>(stage.as<LiveChat>().stage).typing_until.has_value();
    };
    stage.flow.take(AgentTyping{stage.id(), true}, stage.hands());
    CHECK(typing());
    stage.hear(1, "pronto");
    CHECK_FALSE(typing());
    stage.flow.take(AgentTyping{stage.id(), true}, stage.hands());
    REQUIRE(stage.flow.next_wake(stage.now));
    stage.flow.advance(*stage.flow.next_wake(stage.now));
    CHECK_FALSE(typing());
}

TEST_CASE("the badge counts what nobody saw, and looking takes it away and tells the backend") {
    Stage stage;
    stage.talk();
    stage.flow.attend(Attention::Newest, stage.hands());
    stage.flow.attend(Attention::None, stage.hands());
    stage.hear(1, "um");
    stage.hear(2, "dois");
    CHECK(stage.flow.unread() == 2);
    stage.flow.attend(Attention::Newest, stage.hands());
    CHECK(stage.flow.unread() == 0);
    CHECK(stage.transport.count("read 2") == 1);
    CHECK(stage.as<LiveChat>().new_from == 1);
    stage.flow.attend(Attention::Newest, stage.hands());
    CHECK(stage.transport.count("read") == 1);
}

TEST_CASE("the X asks first, and a chat that could not be closed stays open") {
    Stage stage;
    stage.talk();
    stage.flow.ask_to_close();
    CHECK(stage.as<LiveChat>().closing == Closing::Asked);
    CHECK(stage.transport.count("close") == 0);
    stage.flow.keep_open();
    CHECK(stage.as<LiveChat>().closing == Closing::No);
    stage.flow.ask_to_close();
    stage.flow.close(stage.hands());
    stage.flow.close(stage.hands());
    CHECK(stage.transport.count("close") == 1);
    stage.flow.take(ChatCloseAnswered{stage.id(), problem(ProblemCode::Unreachable)},
                    stage.hands());
    CHECK(stage.as<LiveChat>().closing == Closing::Failed);
    stage.flow.close(stage.hands());
    stage.flow.take(ChatCloseAnswered{stage.id(), std::nullopt}, stage.hands());
    CHECK(stage.as<EndedChat>().end.by == ClosedBy::Customer);
    CHECK(stage.transport.count("unwatch") == 1);
}

TEST_CASE("leaving the queue is no conversation that could be rated") {
    Stage stage;
    stage.queue();
    stage.flow.close(stage.hands());
    stage.flow.take(ChatCloseAnswered{stage.id(), std::nullopt}, stage.hands());
    CHECK(stage.as<EndedChat>().end.reason == CloseReason::Abandoned);
    CHECK_FALSE(stage.as<EndedChat>().agent);
}

TEST_CASE("a rating needs a star, is sent once, and can be tried again") {
    Stage stage;
    stage.talk();
    stage.flow.take(ChatClosed{stage.id(), {ClosedBy::Agent, CloseReason::Ended}}, stage.hands());
    stage.flow.submit_rating(stage.hands());
    CHECK(stage.transport.count("rate") == 0);
    stage.flow.rate(5);
    stage.flow.comment(" ótimo ");
    stage.flow.submit_rating(stage.hands());
    stage.flow.submit_rating(stage.hands());
    CHECK(stage.transport.count("rate 5 ótimo") == 1);
    stage.flow.take(RatingAnswered{problem(ProblemCode::Unreachable)});
    CHECK(stage.as<EndedChat>().rated == RatingStage::Failed);
    stage.flow.submit_rating(stage.hands());
    stage.flow.take(RatingAnswered{});
    CHECK(stage.as<EndedChat>().rated == RatingStage::Given);
}

TEST_CASE("a reload brings the chat, the words and what was not sent back, without repeating") {
    Stage before;
    before.talk();
    before.flow.write("não chegou", before.hands());
    before.flow.send(before.hands());
    const std::string arrived = before.transport.last_message;
    before.flow.write("também não", before.hands());
    before.flow.send(before.hands());
    const std::string missing = before.transport.last_message;
    before.flow.write("meio escri", before.hands());

    const auto stored = before.flow.stored();
    REQUIRE(stored);
    const auto read = decode_stored_chat(encode_stored_chat(*stored));
    REQUIRE(read);
    Stage after;
    after.flow = ChatFlow{*read};
    CHECK(after.as<JoiningChat>().way == JoiningChat::Way::Back);
    after.flow.resume(after.hands());
    CHECK(after.transport.count("resume " + stored->id) == 1);
    CHECK(after.transport.count("load-chat " + stored->id) == 1);
    ChatSnapshot snapshot;
    snapshot.stage = ChatStage::Active;
    snapshot.agent = Agent{"a1", "Bruna"};
    ChatMessage known;
    known.id = arrived;
    known.seq = 1;
    known.text = "não chegou";
    snapshot.messages.push_back(known);
    after.answer(std::move(snapshot));
    CHECK(after.transport.count("message não chegou") == 0);
    CHECK(after.transport.count("message também não") == 1);
    CHECK(after.transport.last_message == missing);
    CHECK(after.as<LiveChat>().words == "meio escri");
}

TEST_CASE("a reload on the way into the queue joins it again, as the same chat") {
    Stage before;
    before.flow.edit(FormField::Message, "Meu domínio não verifica");
    REQUIRE(before.flow.start(before.desk, before.hands()));
    const auto read = decode_stored_chat(encode_stored_chat(*before.flow.stored()));
    REQUIRE(read);
    Stage after;
    after.flow = ChatFlow{*read};
    after.flow.resume(after.hands());
    CHECK(after.transport.count("load-chat") == 0);
    CHECK(after.transport.count("start Ana Souza") == 1);
    CHECK(after.id() == before.id());
    CHECK(after.as<JoiningChat>().draft.message == "Meu domínio não verifica");
}

TEST_CASE("what was not sent when the chat ended stands in the next form, or goes into a ticket") {
    const auto end_with_words = [](Stage& stage) {
        stage.talk();
        for (const char* words : {"um", "dois"}) {
            stage.flow.write(words, stage.hands());
            stage.flow.send(stage.hands());
        }
        stage.flow.write("meio escri", stage.hands());
        stage.flow.take(ChatClosed{stage.id(), {ClosedBy::Agent, CloseReason::Ended}},
                        stage.hands());
    };
    Stage next;
    end_with_words(next);
    REQUIRE(next.flow.stored());
    CHECK(next.flow.stored()->id.empty());
    CHECK(next.flow.stored()->draft.message == "um\ndois\nmeio escri");
    next.flow.begin_again();
    CHECK(next.as<ChatForm>().draft ==
          ChatDraft{"Ana Souza", "ana@loja.example", {}, "um\ndois\nmeio escri"});

    Stage ticket;
    end_with_words(ticket);
    CHECK(ticket.flow.hand_over() == "um\ndois\nmeio escri");
    CHECK_FALSE(ticket.flow.stored());
    ticket.flow.begin_again();
    CHECK(ticket.as<ChatForm>().draft.message.empty());
}

TEST_CASE("a chat that is no more leaves the unsent words in the form") {
    Stage stage;
    StoredChat stored;
    stored.draft = {"Ana", "ana@loja.example", {}, {}};
    stored.id = "0193b1de-0000-7000-8000-000000000001";
    stored.key = std::string(32, 'a');
    stored.words = "e mais isto";
    stored.joined = true;
    stored.unsent.push_back({"0193b1de-0000-7000-8000-000000000002", "primeiro", stage.now});
    stored.unsent.push_back({"0193b1de-0000-7000-8000-000000000003", "segundo", stage.now});
    stage.flow = ChatFlow{stored};
    stage.flow.resume(stage.hands());
    ChatArrived gone{stored.id, problem(ProblemCode::NotFound)};
    stage.flow.take(gone, stage.hands());
    CHECK(stage.as<ChatForm>().draft.message == "primeiro\nsegundo\ne mais isto");
    CHECK(stage.flow.take_news() == std::vector{ChatNews::Gone});
}

TEST_CASE("a way back that fails for a while can be tried again and forgets nothing") {
    Stage stage;
    StoredChat stored;
    stored.id = "0193b1de-0000-7000-8000-000000000001";
    stored.key = std::string(32, 'a');
    stored.joined = true;
    stored.words = "escrito";
    stage.flow = ChatFlow{stored};
    stage.flow.resume(stage.hands());
    ChatArrived lost{stored.id, problem(ProblemCode::Unreachable)};
    stage.flow.take(lost, stage.hands());
    CHECK(stage.as<JoiningChat>().failure);
    CHECK(stage.flow.stored()->words == "escrito");
    stage.flow.resume(stage.hands());
    CHECK_FALSE(stage.as<JoiningChat>().failure);
    CHECK(stage.transport.count("load-chat") == 2);
}

TEST_CASE("words about other chats, or in the wrong state, change nothing") {
    Stage stage;
    stage.flow.take(QueueMoved{"another", {1, {}, 1}}, stage.hands());
    stage.flow.take(AgentAssigned{"another", {"x", "X"}});
    stage.flow.take(ChatClosed{"another", {}}, stage.hands());
    CHECK(std::holds_alternative<ChatForm>(stage.flow.state()));
    stage.talk();
    stage.flow.take(QueueMoved{stage.id(), {1, {}, 1}}, stage.hands());
    CHECK(std::holds_alternative<WithAgent>(stage.as<LiveChat>().stage));
    stage.flow.take(ChatClosed{"another", {}}, stage.hands());
    CHECK(std::holds_alternative<LiveChat>(stage.flow.state()));
}

TEST_CASE("a transfer puts the customer back into a queue, and the talk stays") {
    Stage stage;
    stage.talk();
    stage.hear(1, "vou transferir");
    stage.flow.take(ChatTransferred{stage.id(), "Financeiro", QueuePlace{1, {}, 3}}, stage.hands());
    CHECK(std::get<QueueWatch>(stage.as<LiveChat>().stage).position() == 1);
    CHECK(stage.as<LiveChat>().talk.messages().size() == 1);
    stage.flow.take(ChatClosed{stage.id(), {ClosedBy::System, CloseReason::OutsideHours}},
                    stage.hands());
    CHECK(stage.as<EndedChat>().agent->name == "Bruna");
}

TEST_CASE("stored texts that are none of ours are refused whole") {
    CHECK_FALSE(decode_stored_chat("{}"));
    CHECK_FALSE(decode_stored_chat("[1]"));
    Stage stage;
    stage.queue();
    const std::string good = encode_stored_chat(*stage.flow.stored());
    REQUIRE(decode_stored_chat(good));
    const auto with = [&good](std::string_view from, std::string_view to) {
        std::string text = good;
        text.replace(text.find(from), from.size(), to);
        return text;
    };
    CHECK_FALSE(decode_stored_chat(with("\"seen\":0", "\"seen\":-1")));
    CHECK_FALSE(decode_stored_chat(with("\"id\":\"0", "\"id\":\"x")));
    CHECK_FALSE(decode_stored_chat(with("\"unsent\":[]", "\"unsent\":[{\"id\":\"1\"}]")));
}
