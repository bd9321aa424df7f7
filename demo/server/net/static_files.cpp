#include "demo/server/net/static_files.h"

#include "demo/server/net/entity_tag.h"
#include "demo/server/net/file_headers.h"
#include "demo/server/net/problem.h"
#include "demo/server/net/url.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>

namespace help::net {
namespace {

namespace fs = std::filesystem;

/// `rest` of a decoded URL path as a path below a folder; nothing for anything that could mean
/// another place.
std::optional<fs::path> path_below(std::string_view rest) {
    fs::path path;
    while (true) {
        const auto slash = rest.find('/');
        const auto piece = rest.substr(0, slash);
        if (piece.empty() || piece.front() == '.' || piece.find('\0') != std::string_view::npos)
            return std::nullopt;
        path /= piece;
        if (slash == std::string_view::npos) return path;
        rest.remove_prefix(slash + 1);
    }
}

/// The real place of `path` when it lies in `folder` after all symbolic links.
std::optional<fs::path> inside(const fs::path& folder, const fs::path& path) {
    std::error_code error;
    const auto real = fs::canonical(folder / path, error);
    if (error) return std::nullopt;
    const auto root = fs::canonical(folder, error);
    if (error || std::ranges::mismatch(root, real).in1 != root.end()) return std::nullopt;
    return real;
}

std::optional<std::string> content_of(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return std::nullopt; // opening a pipe could wait for ever
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> open(std::fopen(file.c_str(), "rbe"),
                                                               &std::fclose);
    if (!open) return std::nullopt;
    std::string content;
    std::array<char, 65536> chunk{};
    while (const auto size = std::fread(chunk.data(), 1, chunk.size(), open.get()))
        content.append(chunk.data(), size);
    return content;
}

/// Does Accept-Encoding name br, and not with a weight of nought?
bool takes_brotli(const Request& request) {
    std::string_view list = request.header("Accept-Encoding").value_or("");
    while (!list.empty()) {
        const auto comma = list.find(',');
        auto element = list.substr(0, comma);
        element.remove_prefix(std::min(element.find_first_not_of(" \t"), element.size()));
        const auto weight = element.find("q=");
        const bool refused = weight != std::string_view::npos &&
                             element.find_first_not_of("q=0. \t", weight) == std::string_view::npos;
        const auto name = element.substr(0, element.find_first_of("; \t"));
        if (same_word(name, "br")) return !refused;
        if (comma == std::string_view::npos) break;
        list.remove_prefix(comma + 1);
    }
    return false;
}

/// The compressed twin of `file`, unless the file was written after it.
std::optional<std::string> brotli_of(const fs::path& folder, const fs::path& file) {
    const auto twin = inside(folder, file.string() + ".br");
    if (!twin) return std::nullopt;
    std::error_code error;
    if (fs::last_write_time(*twin, error) < fs::last_write_time(file, error)) return std::nullopt;
    return content_of(*twin);
}

Response file_response(const Request& request,
                       const fs::path& folder,
                       const fs::path& file,
                       std::string content) {
    Response response;
    add_file_headers(file.filename().string(), response);
    response.add("Vary", "Accept-Encoding");
    if (takes_brotli(request)) {
        if (auto compressed = brotli_of(folder, file)) {
            content = std::move(*compressed);
            response.add("Content-Encoding", "br");
        }
    }
    const auto tag = entity_tag(content);
    response.add("ETag", tag);
    if (client_has(request, tag))
        response.status = 304;
    else
        response.body = std::move(content);
    return response;
}

Response moved_to(std::string location) {
    Response response{.status = 301};
    response.add("Location", std::move(location));
    response.add("Cache-Control", "no-cache");
    return response;
}

} // namespace

StaticFiles::StaticFiles(std::vector<StaticFolder> folders) : folders_(std::move(folders)) {
    std::ranges::reverse(folders_);
    std::ranges::stable_sort(folders_, std::greater<>(),
                             [](const auto& one) { return one.prefix.size(); });
}

Response StaticFiles::answer(const Request& request) const {
    if (request.method != "GET" && request.method != "HEAD") {
        auto refusal = problem(Code::MethodNotAllowed, "files are read with GET or HEAD");
        refusal.add("Allow", "GET, HEAD");
        return refusal;
    }
    const auto whole = percent_decoded(request.path);
    if (!whole) return problem(Code::NotFound, "no such file");
    const auto& decoded = *whole;
    const bool names_folder = decoded.ends_with('/');
    for (const auto& [prefix, folder] : folders_) {
        if (decoded + "/" == prefix) return moved_to(prefix);
        if (!decoded.starts_with(prefix)) continue;
        const auto path =
            path_below(decoded.substr(prefix.size()) + (names_folder ? "index.html" : ""));
        const auto real = path ? inside(folder, *path) : std::nullopt;
        if (!real) continue;
        std::error_code error;
        if (fs::is_directory(*real, error)) return moved_to(request.path + "/");
        if (auto content = content_of(*real))
            return file_response(request, folder, *real, std::move(*content));
    }
    return problem(Code::NotFound, "no such file");
}

} // namespace help::net
