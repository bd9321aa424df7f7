#include "demo/server/domain/json_reader.h"

#include <set>
#include <vector>

namespace help::desk {
namespace {

using nlohmann::json;

/// Looks at the events of the parser before anything is built, and stops it at the first one we do
/// not take.
class StrictChecks final : public nlohmann::json_sax<json> {
public:
    JsonFault fault{};

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_array() override { return leave(); }

    bool key(string_t& name) override {
        if (members_.back().insert(name).second) return true;
        fault.why = "a member is named twice";
        return false;
    }

    bool parse_error(std::size_t byte, const std::string&, const json::exception&) override {
        fault = {byte, "not valid JSON"};
        return false;
    }

private:
    bool enter() {
        if (members_.size() == kMaxJsonDepth) {
            fault.why = "more than 32 levels deep";
            return false;
        }
        members_.emplace_back();
        return true;
    }

    bool leave() {
        members_.pop_back();
        return true;
    }

    std::vector<std::set<std::string, std::less<>>>
        members_{}; // one set a level; arrays leave theirs empty
};

} // namespace

std::variant<json, JsonFault> read_json(std::string_view text) {
    // The parser would skip a byte-order mark and take a NUL byte for the end of the text.
    if (text.starts_with("\xEF\xBB\xBF")) return JsonFault{0, "starts with a byte-order mark"};
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        return JsonFault{nul, "holds a NUL byte"};
    StrictChecks checks;
    if (!json::sax_parse(text, &checks)) return checks.fault;
    return json::parse(text, nullptr, false);
}

} // namespace help::desk
