#include "tests/core/chat_flow_stage.h"

using namespace help;
using namespace help::test;

namespace {

void fail(Stage& stage, ProblemCode code) {
    ChatArrived event{stage.id(), problem_of(code)};
    stage.flow.take(event, stage.hands());
}

/// The chat arrived with `first`, its answer did not, and the next attempt says something else.
/// Gives the chat's id.
std::string
start_over(Stage& stage, std::string first, std::string second, std::string name = "Ana Souza") {
    stage.flow.edit(FormField::Message, std::move(first));
    REQUIRE(stage.flow.start(stage.desk, stage.hands()));
    std::string id = stage.id();
    fail(stage, ProblemCode::Unreachable);
    stage.flow.edit(FormField::Name, std::move(name));
    stage.flow.edit(FormField::Message, std::move(second));
    REQUIRE(stage.flow.start(stage.desk, stage.hands()));
    fail(stage, ProblemCode::IdConflict);
    return id;
}

/// The chat as the backend has it: in the queue, with what it began with.
void answer_with_first_message(Stage& stage, std::string text) {
    ChatMessage first;
    first.id = stage.id();
    first.seq = 1;
    first.text = std::move(text);
    ChatSnapshot snapshot;
    snapshot.messages.push_back(std::move(first));
    stage.answer(std::move(snapshot));
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

TEST_CASE("trying again is the same chat") {
    Stage stage;
    REQUIRE(stage.flow.start(stage.desk, stage.hands()));
    const std::string first = stage.id();
    fail(stage, ProblemCode::Unreachable);
    CHECK(stage.as<ChatForm>().failure->code == ProblemCode::Unreachable);
    CHECK(stage.as<ChatForm>().draft.name == "Ana Souza");
    REQUIRE(stage.flow.start(stage.desk, stage.hands()));
    CHECK(stage.id() == first);
}

TEST_CASE("a chat that the backend has with other words is the customer's own, and goes on; what "
          "was written since waits in the composer") {
    Stage stage;
    const std::string id = start_over(stage, "Bom dia", "Bom dia, é sobre a fatura");
    CHECK(stage.as<JoiningChat>().way == JoiningChat::Way::Back);
    CHECK(stage.id() == id);
    CHECK(stage.transport.count("resume " + id) == 3);
    CHECK(stage.transport.count("load-chat " + id) == 1);
    answer_with_first_message(stage, "Bom dia");
    CHECK(stage.as<LiveChat>().words == "Bom dia, é sobre a fatura");
    CHECK(stage.transport.count("message") == 0);
    CHECK(stage.flow.take_news() == std::vector{ChatNews::Refused, ChatNews::Joined});
}

TEST_CASE("words that the chat began with are not written a second time") {
    Stage stage;
    start_over(stage, "Bom dia", "Bom dia", "Ana Maria Souza");
    answer_with_first_message(stage, "Bom dia");
    CHECK(stage.as<LiveChat>().words.empty());
}

TEST_CASE("a chat that is another's under the customer's id leaves the words, and the next attempt "
          "is a chat of its own") {
    Stage stage;
    const std::string id = start_over(stage, "Bom dia", "Bom dia de novo");
    fail(stage, ProblemCode::NotFound);
    CHECK(stage.as<ChatForm>().draft.message == "Bom dia de novo");
    REQUIRE(stage.flow.start(stage.desk, stage.hands()));
    CHECK(stage.id() != id);
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
    stage.flow.take(MessageAnswered{stage.transport.last_message, MessageReceipt{1, stage.now}},
                    stage.hands());
    CHECK(stage.as<LiveChat>().talk.waiting().empty());
    CHECK(stage.as<LiveChat>().talk.newest() == 1);
}

TEST_CASE("a refused message can be sent again, under a new id only if its own is taken") {
    Stage stage;
    stage.talk();
    stage.flow.write("um", stage.hands());
    stage.flow.send(stage.hands());
    const std::string id = stage.transport.last_message;
    stage.flow.take(MessageAnswered{id, problem_of(ProblemCode::Internal)}, stage.hands());
    stage.flow.send_again(id, stage.hands());
    CHECK(stage.transport.last_message == id);
    stage.flow.take(MessageAnswered{id, problem_of(ProblemCode::IdConflict)}, stage.hands());
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
    snapshot.cursor = "c7";
    for (const std::uint32_t seq : {1U, 2U, 3U, 4U}) {
        ChatMessage message;
        message.id = "agent-" + std::to_string(seq);
        message.seq = seq;
        message.by = Author::Agent;
        snapshot.messages.push_back(message);
    }
    stage.answer(std::move(snapshot));
    CHECK(stage.as<LiveChat>().talk.messages().size() == 4);
    CHECK(stage.transport.count("watch c7") == 1);
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
    stage.now = *stage.flow.next_wake(stage.now);
    stage.flow.advance(stage.hands());
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
    stage.flow.take(ChatCloseAnswered{stage.id(), problem_of(ProblemCode::Unreachable)},
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
    stage.flow.take(RatingAnswered{problem_of(ProblemCode::Unreachable)});
    CHECK(stage.as<EndedChat>().rated == RatingStage::Failed);
    stage.flow.submit_rating(stage.hands());
    stage.flow.take(RatingAnswered{});
    CHECK(stage.as<EndedChat>().rated == RatingStage::Given);
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

TEST_CASE("nothing beyond a gap is marked as read, and what fills the gap is new") {
    Stage stage;
    stage.talk();
    stage.flow.attend(Attention::Newest, stage.hands());
    stage.hear(1, "um");
    stage.flow.attend(Attention::Newest, stage.hands());
    stage.hear(3, "três");
    stage.flow.attend(Attention::Newest, stage.hands());
    CHECK(stage.transport.count("read 3") == 0);
    CHECK(stage.flow.unread() == 0); // all that is here is in front of the customer
    stage.flow.attend(Attention::None, stage.hands());
    stage.hear(2, "dois");
    stage.flow.attend(Attention::None, stage.hands());
    CHECK(stage.flow.unread() == 2);
    stage.flow.attend(Attention::Newest, stage.hands());
    CHECK(stage.transport.count("read 3") == 1);
    CHECK(stage.as<LiveChat>().new_from == 2);
    CHECK(stage.flow.unread() == 0);
}
