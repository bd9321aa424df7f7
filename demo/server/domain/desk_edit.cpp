#include "demo/server/domain/desk_edit.h"

#include "demo/server/domain/desk_file_fields.h"
#include "demo/server/domain/desk_file_hours.h"
#include "demo/server/domain/desk_file_live.h"

#include <array>
#include <cstdio>

namespace help::desk {
namespace {

using nlohmann::json;
using Ordered = nlohmann::ordered_json;

/// What `read` makes of a body, or its first fault as a field error.
template <typename Value, typename Reader>
Read<Value> read_edit(const Reader& read) {
    try {
        return read();
    } catch (const FileFault& fault) {
        return std::vector<FieldError>{{fault.place(), "invalid", fault.what()}};
    }
}

/// Only what an agent may write: the id or the date stands in the URL.
json with_key(const json& body, const char* key, const std::string& value) {
    if (!body.is_object()) throw FileFault("#", "must be an object");
    if (body.contains(key)) throw FileFault(std::string("#/") + key, "stands in the URL");
    auto whole = body;
    whole[key] = value;
    return whole;
}

Ordered told_texts(const Texts& texts) {
    Ordered all;
    for (const auto& [locale, text] : texts)
        all[locale] = text;
    return all;
}

/// A text in a language that it was not written in is told in one that it was.
void fill_texts(json& object, const char* member, const Desk& desk) {
    const auto found = object.find(member);
    if (found == object.end() || !found->is_object() || found->empty()) return;
    const auto any = found->begin().value();
    for (const auto& locale : desk.locales)
        if (!found->contains(locale)) (*found)[locale] = any;
}

} // namespace

Read<Notice>
read_notice_edit(const json& body, const std::string& id, const Desk& desk, Instant now) {
    return read_edit<Notice>([&] {
        const auto whole = with_key(body, "id", id);
        const JsonField field(whole, "#");
        auto notice = read_notice(field, desk.locales);
        if (notice.from.empty()) notice.from = rfc3339(now);
        if (!notice.to.empty() && *instant_of(notice.to) <= *instant_of(notice.from))
            field.member("to").refuse("must be later than from");
        if (!notice.to.empty() && *instant_of(notice.to) <= now)
            field.member("to").refuse("must be later than now"); // nobody would see it
        return notice;
    });
}

Read<DayException> read_exception_edit(const json& body, const Desk& desk) {
    return read_edit<DayException>([&] {
        const auto whole = with_key(body, "date", "");
        return read_exception(JsonField(whole, "#"), desk.locales);
    });
}

std::optional<std::chrono::local_days> date_of(const std::string& text) {
    const json value = text;
    try {
        return read_date(JsonField(value, "#"));
    } catch (const FileFault&) {
        return std::nullopt;
    }
}

std::string told(std::chrono::local_days day) {
    const std::chrono::year_month_day date{day};
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::string clock_time(std::chrono::minutes time_of_day) {
    const auto minutes = static_cast<int>(time_of_day.count());
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", minutes / 60, minutes % 60);
    return text.data();
}

Ordered told_whole(const Notice& notice) {
    Ordered whole{{"id", notice.id},
                  {"severity", notice.severity},
                  {"title", told_texts(notice.title)},
                  {"body", told_texts(notice.body)}};
    if (!notice.from.empty()) whole["from"] = notice.from;
    if (!notice.to.empty()) whole["to"] = notice.to;
    if (!notice.href.empty()) {
        whole["href"] = notice.href;
        whole["link"] = told_texts(notice.link);
    }
    whole["dismissible"] = notice.dismissible;
    return whole;
}

Ordered told_whole(std::chrono::local_days date, const DayException& exception) {
    Ordered whole{{"date", told(date)}, {"name", told_texts(exception.name)}};
    if (exception.intervals.empty()) whole["closed"] = true;
    for (const auto& interval : exception.intervals)
        whole["intervals"].push_back(
            {{"open", clock_time(interval.open)}, {"close", clock_time(interval.close)}});
    return whole;
}

Notice stored_notice(const std::string& text, const Desk& desk) {
    auto whole = json::parse(text);
    for (const char* member : {"title", "body", "link"})
        fill_texts(whole, member, desk);
    return read_notice(JsonField(whole, "#"), desk.locales);
}

DayException stored_exception(const std::string& text, const Desk& desk) {
    auto whole = json::parse(text);
    fill_texts(whole, "name", desk);
    return read_exception(JsonField(whole, "#"), desk.locales);
}

} // namespace help::desk
