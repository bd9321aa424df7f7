#pragma once

#include "widget/form/contact_fields.h"
#include "widget/screen/screen.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace help {

/// The fields that ticket and chat share, and how they say what is wrong. Without `errors` the form
/// is on its way and locked.
class FieldsView {
public:
    FieldsView(const ViewContext& view, const Desk& desk, const std::vector<FieldError>* errors)
        : view_(view), desk_(desk), errors_(errors) {}

    // The customer's new value, if there is one.
    [[nodiscard]] std::optional<std::string> name(std::string_view value) const;
    /// Read-only when it is the login's, unless the desk has refused it; then `known` is said about
    /// it, else `unknown`, if anything.
    [[nodiscard]] std::optional<std::string>
    email(std::string_view value, Sentence known, std::optional<Sentence> unknown) const;
    /// Nothing for a desk without reasons.
    [[nodiscard]] std::optional<std::string> reason(std::string_view value, Need need) const;

    [[nodiscard]] bool locked() const { return errors_ == nullptr; }
    /// What is wrong with `field`, in words; `limit` fills in {count}.
    [[nodiscard]] std::string error_of(FormField field, std::uint32_t limit = 0) const;

private:
    [[nodiscard]] std::uint32_t lock() const { return locked() ? state::kReadOnly : 0U; }

    const ViewContext& view_;
    const Desk& desk_;
    const std::vector<FieldError>* errors_;
};

/// What stands below the field of a long text: `hint`, how many characters are left when few are,
/// or that `limit` is reached.
[[nodiscard]] std::string room_words(const Messages& messages,
                                     std::string_view text,
                                     std::uint32_t limit,
                                     std::string_view hint = {});

} // namespace help
