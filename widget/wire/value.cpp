#include "widget/wire/value.h"

#include "widget/base/text.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace help {

const Value* Value::member(std::string_view key) const {
    if (const Object* members = object()) {
        for (const Member& member : *members) {
            if (member.first == key) {
                return &member.second;
            }
        }
    }
    return nullptr;
}

std::optional<std::string> Value::text(std::size_t least, std::size_t most) const {
    const std::string* content = text();
    if (content == nullptr || content->size() > most * 4) {
        return std::nullopt;
    }
    const std::size_t length = count_characters(*content);
    return length < least || length > most ? std::nullopt : std::optional{*content};
}

std::optional<double> Value::number(double low, double high) const {
    const double* content = std::get_if<double>(&content_);
    return content != nullptr && *content >= low && *content <= high ? std::optional{*content}
                                                                     : std::nullopt;
}

std::optional<std::int64_t> Value::integer(std::int64_t low, std::int64_t high) const {
    const auto content = number(static_cast<double>(low), static_cast<double>(high));
    if (!content || std::trunc(*content) != *content) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(*content);
}

std::optional<bool> Value::flag() const {
    const bool* content = std::get_if<bool>(&content_);
    return content == nullptr ? std::nullopt : std::optional{*content};
}

namespace {

/// Receives nlohmann's parsing events and builds a Value, refusing what passes the limits while it
/// comes, so that a hostile text is never built whole and nothing here recurses.
class Builder {
public:
    bool null() { return put(Value{}); }
    bool boolean(bool flag) { return put(Value{flag}); }
    bool number_integer(std::int64_t number) { return put(Value{static_cast<double>(number)}); }
    bool number_unsigned(std::uint64_t number) { return put(Value{static_cast<double>(number)}); }
    bool number_float(double number, const std::string& /*source*/) {
        return std::isfinite(number) && put(Value{number});
    }
    bool string(std::string& text) { return put(Value{std::move(text)}); }
    bool binary(nlohmann::json::binary_t& /*bytes*/) { return false; }
    bool start_object(std::size_t /*size*/) { return open(Value{Value::Object{}}); }
    bool start_array(std::size_t /*size*/) { return open(Value{Value::Array{}}); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t /*at*/,
                     const std::string& /*token*/,
                     const nlohmann::detail::exception& /*why*/) {
        return false;
    }

    bool key(std::string& name) {
        for (const Member& member : *open_.back().value.object_for_building()) {
            if (member.first == name) {
                return false;
            }
        }
        open_.back().key = std::move(name);
        return true;
    }

    [[nodiscard]] Value take() { return std::move(root_); }

private:
    struct Open {
        Value value;
        std::string key;
    };

    bool open(Value value) {
        if (open_.size() == kMostDepth) {
            return false;
        }
        open_.push_back({std::move(value), {}});
        return true;
    }

    bool close() {
        Value finished = std::move(open_.back().value);
        open_.pop_back();
        return put(std::move(finished));
    }

    bool put(Value value) {
        if (++members_ > kMostMembers) {
            return false;
        }
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (Value::Array* array = open_.back().value.array_for_building()) {
            array->push_back(std::move(value));
        } else {
            open_.back().value.object_for_building()->emplace_back(std::move(open_.back().key),
                                                                   std::move(value));
        }
        return true;
    }

    std::vector<Open> open_;
    Value root_;
    std::size_t members_ = 0;
};

} // namespace

std::optional<Value> parse_json(std::string_view text, std::size_t most_bytes) {
    // nlohmann skips a byte order mark and takes a NUL as the end of the text; RFC 8259 knows
    // neither.
    if (text.size() > most_bytes || text.starts_with("\xEF\xBB\xBF") ||
        text.find('\0') != std::string_view::npos) {
        return std::nullopt;
    }
    Builder builder;
    if (!nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &builder)) {
        return std::nullopt;
    }
    return builder.take();
}

} // namespace help
