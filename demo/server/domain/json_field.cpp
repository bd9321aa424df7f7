#include "demo/server/domain/json_field.h"

#include "demo/server/domain/text.h"

#include <algorithm>

namespace help::desk {
namespace {

std::string between(std::size_t least, std::size_t most) {
    return std::to_string(least) + " to " + std::to_string(most);
}

/// RFC 6901 section 3: the two characters that have a meaning in a pointer.
std::string escaped(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

} // namespace

void JsonField::only(std::initializer_list<std::string_view> allowed) const {
    if (!value_.is_object()) refuse("must be an object");
    for (const auto& [name, ignored] : value_.items())
        if (std::ranges::find(allowed, name) == allowed.end())
            throw FileFault(place_ + "/" + escaped(name),
                            "is not a member that a desk file has here");
}

JsonField JsonField::member(std::string_view name) const {
    if (!value_.is_object()) refuse("must be an object");
    const auto place = place_ + "/" + escaped(name);
    const auto found = value_.find(name);
    if (found == value_.end()) throw FileFault(place, "is missing");
    return {*found, place};
}

bool JsonField::has(std::string_view name) const {
    return value_.is_object() && value_.contains(name);
}

std::vector<JsonField> JsonField::elements(std::size_t least, std::size_t most) const {
    if (!value_.is_array()) refuse("must be a list");
    if (value_.size() < least || value_.size() > most)
        refuse("must have " + between(least, most) + " elements");
    std::vector<JsonField> all;
    all.reserve(value_.size());
    for (const auto& element : value_)
        all.emplace_back(element, place_ + "/" + std::to_string(all.size()));
    return all;
}

std::string JsonField::text(std::size_t least, std::size_t most) const {
    if (!value_.is_string()) refuse("must be a string");
    const auto& text = value_.get_ref<const std::string&>();
    const auto length = characters(text);
    if (length < least || length > most)
        refuse("must have " + between(least, most) + " characters");
    if (!is_plain_text(text, Lines::One)) refuse("must be one line without control characters");
    return text;
}

std::string JsonField::one_of(std::span<const std::string_view> words) const {
    if (value_.is_string() &&
        std::ranges::find(words, value_.get_ref<const std::string&>()) != words.end())
        return value_.get<std::string>();
    std::string list;
    for (const auto word : words)
        list += (list.empty() ? "" : ", ") + std::string(word);
    refuse("must be one of: " + list);
}

int JsonField::whole_number(int least, int most) const {
    const bool in_range = value_.is_number_integer() && value_ >= least && value_ <= most;
    if (!in_range)
        refuse("must be a whole number from " + std::to_string(least) + " to " +
               std::to_string(most));
    return value_.get<int>();
}

bool JsonField::yes_or_no() const {
    if (!value_.is_boolean()) refuse("must be true or false");
    return value_.get<bool>();
}

} // namespace help::desk
