#include "demo/server/store/sample_records.h"

namespace help::desk {

bool SampleRecords::is_without_history() {
    return database_
               .run("SELECT (SELECT count(*) FROM chat) + (SELECT count(*) FROM capacity_hour)")
               .front()
               .number(0) == 0;
}

void SampleRecords::mark(Instant until) {
    if (reaches_beyond(until)) return;
    database_.run("DELETE FROM sample_history");
    database_.run("INSERT INTO sample_history (until) VALUES ($1)", {rfc3339(until)});
}

bool SampleRecords::reaches_beyond(Instant from) {
    return !database_.run("SELECT until FROM sample_history WHERE until > $1", {rfc3339(from)})
                .empty();
}

} // namespace help::desk
