#include "tests/core/chat_flow_stage.h"
#include "widget/wire/protocol.h"

// What outlives a reload, and what becomes of words that were not sent.

using namespace help;
using namespace help::test;

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
        stage.flow.attend(Attention::Newest, stage.hands());
        stage.flow.take(ChatClosed{stage.id(), {ClosedBy::Agent, CloseReason::Ended}},
                        stage.hands());
    };
    Stage next;
    end_with_words(next);
    REQUIRE(next.flow.stored());
    CHECK(next.flow.stored()->words == "um\ndois\nmeio escri");
    next.flow.begin_again();
    CHECK(next.flow.stored()->id.empty());
    CHECK(next.as<ChatForm>().draft ==
          ChatDraft{"Ana Souza", "ana@loja.example", {}, "um\ndois\nmeio escri"});

    Stage ticket;
    end_with_words(ticket);
    CHECK(ticket.flow.hand_over() == "um\ndois\nmeio escri");
    CHECK(ticket.flow.stored()->words.empty());
    ticket.flow.begin_again();
    CHECK(ticket.as<ChatForm>().draft.message.empty());
}

TEST_CASE("however much could not be sent, a reload finds all of it") {
    Stage stage;
    stage.talk();
    const std::string quoted(4'000, '"');
    for (int i = 0; i < 50; ++i) {
        stage.flow.write(quoted, stage.hands());
        stage.flow.send(stage.hands());
    }
    stage.flow.write(std::string(8'000, 'a'), stage.hands());
    const auto live = decode_stored_chat(encode_stored_chat(*stage.flow.stored()));
    REQUIRE(live);
    CHECK(live->unsent.size() == 50);
    stage.flow.take(ChatClosed{stage.id(), {ClosedBy::Agent, CloseReason::Ended}}, stage.hands());
    const auto ended = decode_stored_chat(encode_stored_chat(*stage.flow.stored()));
    REQUIRE(ended);
    CHECK(ended->words.size() == 50 * 4'001 + 8'000);
    const StoredTicket ticket{{"Ana", "ana@loja.example", {}, stage.flow.hand_over()}, {}};
    const auto handed_over = decode_stored_ticket(encode_stored_ticket(ticket));
    REQUIRE(handed_over);
    CHECK(handed_over->draft.details == ended->words);
}

TEST_CASE("words written after the backend took the chat outlive a reload too") {
    Stage before;
    before.flow.edit(FormField::Message, "Bom dia");
    REQUIRE(before.flow.start(before.desk, before.hands()));
    ChatArrived conflict{before.id(), problem_of(ProblemCode::IdConflict)};
    before.flow.take(conflict, before.hands());
    const auto read = decode_stored_chat(encode_stored_chat(*before.flow.stored()));
    REQUIRE(read);
    Stage after;
    after.flow = ChatFlow{*read};
    after.flow.resume(after.hands());
    CHECK(after.transport.count("load-chat " + before.id()) == 1);
    after.answer({});
    CHECK(after.as<LiveChat>().words == "Bom dia");
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
    ChatArrived gone{stored.id, problem_of(ProblemCode::NotFound)};
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
    ChatArrived lost{stored.id, problem_of(ProblemCode::Unreachable)};
    stage.flow.take(lost, stage.hands());
    CHECK(stage.as<JoiningChat>().failure);
    CHECK(stage.flow.stored()->words == "escrito");
    stage.flow.resume(stage.hands());
    CHECK_FALSE(stage.as<JoiningChat>().failure);
    CHECK(stage.transport.count("load-chat") == 2);
}

TEST_CASE("a chat whose end was seen is the same after a reload, as far as it was rated") {
    Stage before;
    before.talk();
    before.flow.attend(Attention::Newest, before.hands());
    before.flow.take(ChatClosed{before.id(), {ClosedBy::Agent, CloseReason::Ended}},
                     before.hands());
    before.flow.rate(4);
    before.flow.comment("\"Muito\" gentil");
    const auto read = decode_stored_chat(encode_stored_chat(*before.flow.stored()));
    REQUIRE(read);
    Stage after;
    after.flow = ChatFlow{*read};
    REQUIRE(after.flow.stored()->over); // a second reload, before the first has ended
    after.flow.resume(after.hands());
    ChatSnapshot snapshot;
    snapshot.stage = ChatStage::Closed;
    snapshot.agent = Agent{"a1", "Bruna"};
    after.answer(std::move(snapshot));
    CHECK(after.as<EndedChat>().rating.score == 4);
    CHECK(after.as<EndedChat>().rating.comment == "\"Muito\" gentil");
    CHECK(after.flow.unread() == 0);
    CHECK(after.flow.take_news().empty());
    after.flow.submit_rating(after.hands());
    after.flow.take(RatingAnswered{});
    CHECK_FALSE(after.flow.stored());
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
    CHECK_FALSE(decode_stored_chat(with("\"unsent\":[]", "\"over\":{},\"unsent\":[]")));
}

TEST_CASE("more messages than can wait to be sent outlive a reload too, the oldest first") {
    Stage stage;
    stage.talk();
    const auto kept = [&stage](int count, const std::string& words) {
        for (int i = 0; i < count; ++i) {
            stage.flow.write(std::to_string(i) + words, stage.hands());
            stage.flow.send(stage.hands());
        }
        const auto read = decode_stored_chat(encode_stored_chat(*stage.flow.stored()));
        REQUIRE(read);
        CHECK(read->unsent.front().text.starts_with("0"));
        return read->unsent.size();
    };
    SUBCASE("many") {
        CHECK(kept(60, "") == 60);
    }
    SUBCASE("long ones") {
        CHECK(kept(70, std::string(4'000, '"')) >= 60);
    }
}
