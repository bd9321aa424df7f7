#include "demo/server/live/ticket_desk.h"
#include "tests/server/desk_in_memory.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using std::chrono::minutes;
using std::chrono::seconds;

/// Bia serves the domains, Caio the leads.
Desk desk_of_two_teams() {
    auto desk = always_open(demo_desk());
    desk.chat.agents = {{.id = "bia", .teams = {"Domínios"}}, {.id = "caio", .teams = {"Leads"}}};
    return desk;
}

struct Teams : DeskInMemory {
    Teams() : DeskInMemory(desk_of_two_teams()) {}

    /// Puts a customer into the queue of the reason's team; tells the place.
    std::int64_t join(const std::string& subject, const std::string& reason) {
        store.sessions().start(subject + "-session", std::nullopt, subject, now);
        const auto outcome = chats.start(
            subject, subject, {.name = subject, .email = "a@b.example", .reason = reason}, now);
        return std::get<ChatStarted>(outcome).snapshot.place->position;
    }
    std::string state(const std::string& id) { return word(store.chats().find(id)->state); }
    /// The watch looks once a second, as the server does.
    void wait(seconds time) {
        for (seconds passed{0}; passed < time; passed += seconds(1)) {
            pass(seconds(1));
            watch.tick(now);
        }
    }
    static std::string word(ChatState state) { return help::desk::word(state); }
};

} // namespace

TEST_SUITE("live") {
    TEST_CASE_FIXTURE(Teams, "every team has a queue of its own") {
        CHECK(join("ana", "domains") == 1);
        CHECK(join("beto", "leads") == 1);
        CHECK(join("clara", "domains") == 2);
        CHECK(join("davi", "leads") == 2);
        std::string places;
        for (const auto& [chat, place] : chats.room().queue(now))
            places += chat.id + ":" + std::to_string(place.position) + " ";
        CHECK(places == "ana:1 beto:1 clara:2 davi:2 ");
        CHECK(look("davi").place->position == 2);
    }

    TEST_CASE_FIXTURE(Teams, "whoever talks to an agent who has left the desk waits again, first") {
        join("ana", "leads");
        join("beto", "leads");
        join("clara", "domains");
        present("caio", 1);
        present("bia", 1);
        CHECK(::word(chats.claim("caio", "ana", now)) == "ok");
        CHECK(::word(chats.claim("bia", "clara", now)) == "ok");
        std::erase_if(desk.chat.agents, [](const auto& agent) { return agent.id == "caio"; });
        static_cast<void>(told());
        chats.hand_on_of_former_agents(now);
        CHECK(told() == "chat.transferred chat.message");
        CHECK(state("ana") == "queued");
        CHECK(look("ana").place->position == 1);
        CHECK(look("beto").place->position == 2);
        CHECK(state("clara") == "active");
        chats.hand_on_of_former_agents(now);
        CHECK(told() == "");
    }

    TEST_CASE_FIXTURE(Teams,
                      "agents claim what waits for their teams, or say that they mean another") {
        join("ana", "domains");
        present("caio", 3);
        CHECK(::word(chats.claim("caio", "ana", now)) == "other team");
        CHECK(state("ana") == "queued");
        CHECK(::word(chats.claim("caio", "ana", now, Reach::AllTeams)) == "ok");
        CHECK(state("ana") == "active");
    }

    TEST_CASE_FIXTURE(Teams, "only agents who serve the team count for its customers") {
        join("ana", "domains");
        present("caio", 3);
        CHECK(look("ana").place->agents_online == 0);
        present("bia", 2);
        CHECK(look("ana").place->agents_online == 1);
    }

    TEST_CASE_FIXTURE(Teams,
                      "who is handed on stands in the queue of the other team, at its head") {
        join("ana", "domains");
        join("beto", "leads");
        present("bia", 3);
        CHECK(::word(chats.claim("bia", "ana", now)) == "ok");
        CHECK(::word(chats.transfer("bia", "ana", "Leads", now)) == "ok");
        CHECK(look("ana").place->position == 1);
        CHECK(look("beto").place->position == 2);
        CHECK(::word(chats.claim("bia", "ana", now)) == "other team");
    }

    TEST_CASE_FIXTURE(Teams,
                      "a team's waiting time is learnt from its own chats once there are ten") {
        present("bia", 1);
        present("caio", 1);
        for (int count = 0; count < 10; ++count) {
            const auto id = "d" + std::to_string(count);
            join(id, "domains");
            CHECK(::word(chats.claim("bia", id, now)) == "ok");
            pass(seconds(40));
            present("bia", 1);
            chats.leave(agent("bia"), id, now);
        }
        for (int count = 0; count < 10; ++count) {
            const auto id = "l" + std::to_string(count);
            join(id, "leads");
            present("caio", 1);
            CHECK(::word(chats.claim("caio", id, now)) == "ok");
            for (int minute = 0; minute < 60; ++minute) {
                pass(seconds(30));
                present("caio", 1);
            }
            chats.leave(agent("caio"), id, now);
        }
        present("bia", 1);
        join("x", "domains");
        join("y", "leads");
        CHECK(::word(chats.claim("bia", "x", now)) == "ok");
        CHECK(::word(chats.claim("caio", "y", now)) == "ok");
        join("ana", "domains");
        join("beto", "leads");
        CHECK(look("ana").place->estimate->high < look("beto").place->estimate->high);
        CHECK(store.chats().find("ana")->promised_wait > 0);
    }

    TEST_CASE_FIXTURE(Teams, "a customer who has gone loses the place after three minutes") {
        watch.tick(now);
        join("ana", "domains");
        wait(seconds(179));
        CHECK(state("ana") == "queued");
        CHECK(watch.quiet_customers(now) == std::vector<std::string>{"ana"});
        wait(seconds(1));
        const auto gone = *store.chats().find("ana");
        CHECK(gone.state == ChatState::Closed);
        CHECK(help::desk::word(gone.end->reason) == "abandoned");
        CHECK(help::desk::word(gone.end->by) == "system");
    }

    TEST_CASE_FIXTURE(Teams, "a call, a reload and an open stream keep the place") {
        watch.tick(now);
        join("ana", "domains");
        wait(minutes(2));
        (void)chats.look(customer("ana"), "ana", now);
        wait(minutes(2));
        CHECK(state("ana") == "queued");
        watch.heard({.customers = watch.quiet_customers(now)}, now);
        wait(minutes(2));
        CHECK(state("ana") == "queued");
        CHECK(look("ana").place->position == 1);
    }

    TEST_CASE_FIXTURE(Teams, "a server that was down for an hour closes nobody's chat") {
        watch.tick(now);
        join("ana", "domains");
        pass(minutes(60));
        watch.tick(now);
        CHECK(state("ana") == "queued");
        wait(minutes(2));
        CHECK(state("ana") == "queued");
        wait(minutes(1));
        CHECK(state("ana") == "closed");
    }

    TEST_CASE_FIXTURE(Teams, "an agent whose stream is open stays what they said they are") {
        present("bia", 2);
        watch.tick(now);
        for (int count = 0; count < 120; ++count) {
            pass(seconds(1));
            watch.heard({.agents = {"bia", "caio"}}, now);
            watch.tick(now);
        }
        CHECK(store.agents().present(now).size() == 1); // caio never said so
        CHECK(store.agents().present(now).front().capacity == 2);
        wait(seconds(45));
        CHECK(store.agents().present(now).empty());
    }

    TEST_CASE_FIXTURE(Teams, "agents are told who is there when that changes, and not otherwise") {
        watch.tick(now);
        (void)told();
        present("bia", 2);
        watch.tick(now);
        CHECK(told() == "agents.changed*");
        watch.tick(now);
        CHECK(told().empty());
        wait(seconds(45));
        CHECK(told() == "agents.changed*");
    }

    TEST_CASE_FIXTURE(Teams, "the agent who served hears the rating") {
        join("ana", "domains");
        present("bia", 3);
        chats.claim("bia", "ana", now);
        chats.leave(customer("ana"), "ana", now);
        (void)told();
        (void)chats.rate("ana", "ana", {.score = 5, .comment = "Ótimo"}, now);
        const auto events = store.events().take();
        REQUIRE(events.size() == 1);
        CHECK(events.front().audience.agent == "bia");
        CHECK(events.front().audience.subject.empty());
        const auto body = Json::parse(events.front().body);
        CHECK(body["type"] == "chat.rated");
        CHECK(body["data"]["score"] == 5);
        CHECK(store.chats().newest_closed_of("bia", 5).front().rating == 5);
    }

    TEST_CASE_FIXTURE(Teams,
                      "a ticket is answered once, and its customer and every agent are told") {
        store.sessions().start("s", std::nullopt, "ana", now);
        const NewTicket draft{.id = "t",
                              .draft = {.name = "Ana",
                                        .email = "ana@example.com",
                                        .reason = "domains",
                                        .details = "Não verifica",
                                        .locale = "pt-BR"},
                              .team = "Domínios",
                              .answer_by = "2026-11-26T18:00:00-03:00",
                              .year = 2026};
        const auto placed = store.place_ticket("ana", draft, std::nullopt, now);
        const auto reference = std::get<TicketTaken>(placed).ticket.reference;
        TicketDesk tickets(store);
        (void)told();
        const auto first = tickets.answer("bia", reference, "a1", "Feito", now);
        CHECK_FALSE(std::get<TicketAnswered>(first).repeated);
        CHECK(told() == "ticket.updated");
        CHECK(std::get<TicketAnswered>(tickets.answer("bia", reference, "a1", "Feito", now))
                  .repeated);
        CHECK(std::get<TicketRefusal>(tickets.answer("bia", reference, "a1", "Outro", now)) ==
              TicketRefusal::IdConflict);
        CHECK(std::get<TicketRefusal>(tickets.answer("bia", "2026-000999", "a2", "x", now)) ==
              TicketRefusal::NotFound);
        CHECK(told().empty());
        CHECK(store.tickets().answers(reference).size() == 1);
        CHECK(store.tickets().find(reference)->status == TicketStatus::Answered);
        CHECK_FALSE(tickets.set_status(reference, TicketStatus::Closed, now));
        CHECK_FALSE(tickets.set_status(reference, TicketStatus::Closed, now));
        CHECK(told() == "ticket.updated"); // the second changed nothing
    }
}
