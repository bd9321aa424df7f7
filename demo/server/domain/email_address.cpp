#include "demo/server/domain/email_address.h"

#include "demo/server/domain/text.h"

#include <algorithm>

namespace help::desk {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_atom_character(char c) {
    return is_letter(c) || is_digit(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

/// Calls `accepts` with every piece between dots; false as soon as one is refused.
template <typename Accepts>
bool every_piece(std::string_view text, Accepts accepts) {
    while (true) {
        const auto dot = text.find('.');
        if (!accepts(text.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

bool is_atom(std::string_view piece) {
    return !piece.empty() && std::ranges::all_of(piece, is_atom_character);
}

bool is_domain_label(std::string_view piece) {
    return !piece.empty() && piece.size() <= 63 && piece.front() != '-' && piece.back() != '-' &&
           std::ranges::all_of(piece,
                               [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

bool is_domain(std::string_view text) {
    const auto last_dot = text.rfind('.');
    if (last_dot == std::string_view::npos || !every_piece(text, is_domain_label)) return false;
    return std::ranges::any_of(text.substr(last_dot + 1),
                               is_letter); // an all-digit end is an IP address
}

} // namespace

bool is_email_address(std::string_view text) {
    if (text.size() > 254) return false;
    const auto at = text.find('@');
    if (at == std::string_view::npos || at > 64) return false;
    return every_piece(text.substr(0, at), is_atom) && is_domain(text.substr(at + 1));
}

bool is_same_email(std::string_view one, std::string_view other) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::ranges::equal(one, other, {}, lower, lower);
}

} // namespace help::desk
