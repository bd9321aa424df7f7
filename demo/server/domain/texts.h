#pragma once

#include <functional>
#include <map>
#include <string>

namespace help::desk {

/// One text in every locale of the desk.
using Texts = std::map<std::string, std::string, std::less<>>;

} // namespace help::desk
