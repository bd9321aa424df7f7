#pragma once

#include "demo/server/domain/identity_rules.h"
#include "demo/server/domain/json_field.h"

namespace help::desk {

/// The section `identity` of a desk file: whose signature vouches for customers.
[[nodiscard]] IdentityRules read_identity_rules(const JsonField& field);

} // namespace help::desk
