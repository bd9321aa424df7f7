#include "tests/core/client_rig.h"

using namespace help;
using namespace help::test;

TEST_CASE("files are taken back one after the other, and nobody is told what came of it") {
    ClientRig rig;
    for (const std::string_view file : {"f1", "f2", "f3"}) {
        rig.client.take_back(file);
    }
    rig.settle();
    rig.admit();
    const auto asked = [&rig] { return rig.last(CallKind::TakeBack).call.id; };
    CHECK(asked() == "f1");
    CHECK(rig.count(CallKind::TakeBack) == 1);
    rig.answer(CallKind::TakeBack, "");
    CHECK(asked() == "f2");
    // A network that fails is tried again a few times; then it is the next one's turn.
    for (int tries = 0; asked() == "f2" && tries < 10; ++tries) {
        rig.refuse(CallKind::TakeBack, ProblemCode::Unreachable);
        rig.pass(Milliseconds{60'000});
    }
    CHECK(asked() == "f3");
    CHECK(rig.count(CallKind::TakeBack) == 6);
    rig.answer(CallKind::TakeBack, "");
    CHECK(rig.count(CallKind::TakeBack) == 6);
    CHECK(rig.client.take_events().empty());
}

TEST_CASE("a backend that takes no file back is asked once; what a customer left behind is not") {
    ClientRig rig;
    rig.client.take_back("f1");
    rig.client.take_back("f2");
    rig.settle();
    rig.admit();
    rig.client.forget();
    rig.settle();
    CHECK(rig.count(CallKind::TakeBack) == 1);
    rig.client.take_back("f3");
    rig.client.take_back("f4");
    rig.settle();
    rig.admit();
    CHECK(rig.last(CallKind::TakeBack).call.id == "f3");
    rig.refuse(CallKind::TakeBack, ProblemCode::NotFound);
    rig.client.take_back("f5");
    rig.settle();
    CHECK(rig.count(CallKind::TakeBack) == 2);
    CHECK_FALSE(rig.client.next_wake());
}
