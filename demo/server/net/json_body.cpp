#include "demo/server/net/json_body.h"

#include "demo/server/domain/json_reader.h"

namespace help::net {
namespace {

bool is_json(std::string_view content_type) {
    auto type = content_type.substr(0, content_type.find(';'));
    while (type.ends_with(' '))
        type.remove_suffix(1);
    return same_word(type, "application/json");
}

} // namespace

std::variant<nlohmann::json, Response> json_body(const Request& request) {
    if (!is_json(request.header("Content-Type").value_or("")))
        return problem(Code::UnsupportedType, "send Content-Type: application/json");
    auto read = desk::read_json(request.body);
    if (const auto* fault = std::get_if<desk::JsonFault>(&read))
        return problem(Code::BadRequest,
                       "the body: " + fault->why + " (byte " + std::to_string(fault->byte) + ")");
    return std::get<nlohmann::json>(std::move(read));
}

} // namespace help::net
