#include "widget/draw/anatomy.h"

#include <algorithm>

namespace help {

Letters letters(const Theme& theme, Type type) {
    const TypeStyle& style = theme[type];
    return {{style.size, style.weight}, style.height};
}

Letters large_title(const Theme& theme) {
    const TypeStyle& title = theme[Type::Title];
    const float scale = title.height / 24;
    return {{title.size + 3 * scale, title.weight}, title.height + 4 * scale};
}

Letters name_letters(const Theme& theme, Look look, bool large) {
    switch (look) {
    case Look::Greeting:
        return letters(theme, Type::Greeting);
    case Look::Title:
        return large ? large_title(theme) : letters(theme, Type::Title);
    case Look::Section:
    case Look::Tab:
        return letters(theme, Type::Section);
    case Look::Caption:
    case Look::Bar:
    case Look::DayMark:
    case Look::SystemLine:
        return letters(theme, Type::Small);
    case Look::Card:
    case Look::Pair:
        return letters(theme, Type::Strong);
    case Look::Primary:
    case Look::Secondary:
    case Look::Quiet:
    case Look::Jump:
        return letters(theme, Type::Button);
    case Look::Field:
        return letters(theme, Type::Label);
    default:
        return letters(theme, Type::Body);
    }
}

Row row_anatomy(const Node& node, const Theme& theme) {
    const Measures& m = theme.measures;
    Row row;
    const bool banner = node.look == Look::Banner;
    row.pad_x = node.look == Look::Pair ? 0 : m.space_4;
    row.pad_y = node.look == Look::Card ? m.space_4 : m.space_3;
    row.icon = node.icon == Icon::None ? 0 : banner ? kIcon : kCardIconSquare;
    row.mark = node.look == Look::Card ? kMark : 0;
    row.text_x = row.pad_x + (row.icon > 0 ? row.icon + m.space_3 : 0);
    row.text_width =
        node.box.width - row.text_x - row.pad_x - (row.mark > 0 ? row.mark + m.space_2 : 0);
    return row;
}

bool hugs_its_name(Look look, Look parent) {
    return look == Look::Quiet && (parent == Look::Banner || parent == Look::Pair ||
                                   parent == Look::Notice || parent == Look::Bubble);
}

bool shows_label(const Node& field) {
    return field.field != FieldKind::Message &&
           (field.field != FieldKind::Search || field.text(TextPart::Placeholder).empty());
}

int message_lines(const Node& field, const Theme& theme, Typesetter& typesetter) {
    const std::string& value = field.value();
    const float width = field.box.width - 2 * theme.measures.space_4;
    const auto lines =
        static_cast<int>(typesetter.size(value, letters(theme, Type::Input).font, width).lines);
    const bool begun = !value.empty() && value.back() == '\n'; // a line without a letter yet
    return std::clamp(lines + (begun ? 1 : 0), 1, kMessageLines);
}

bool is_customers(const Node& bubble) {
    return bubble.tone == Tone::Accent || bubble.tone == Tone::Danger;
}

TextPart tab_words(const Node& tab) {
    return tab.value().empty() ? TextPart::Name : TextPart::Value;
}

TextPart field_hint(const Node& node) {
    return node.text(TextPart::Error).empty() ? TextPart::Description : TextPart::Error;
}

bool fact_is_one_line(const Node& node, const Theme& theme, Typesetter& typesetter, float width) {
    const auto name = typesetter.size(node.name(), letters(theme, Type::Body).font, 1e9F);
    const auto value = typesetter.size(node.value(), letters(theme, Type::Strong).font, 1e9F);
    return name.lines <= 1 && value.lines <= 1 &&
           name.width + theme.measures.space_4 + value.width <= width;
}

float code_height(const Node& node, const Theme& theme) {
    const auto breaks = std::count(node.name().begin(), node.name().end(), '\n');
    return static_cast<float>(breaks + 1) * theme[Type::Small].height + 2 * theme.measures.space_3;
}

TonePaints tone_paints(Tone tone) {
    switch (tone) {
    case Tone::Accent:
        return {Paint::AccentSoft, Paint::AccentText};
    case Tone::Success:
        return {Paint::SuccessSoft, Paint::SuccessText};
    case Tone::Warning:
        return {Paint::WarningSoft, Paint::WarningText};
    case Tone::Danger:
        return {Paint::DangerSoft, Paint::DangerText};
    default:
        return {Paint::Sunken, Paint::TextSoft};
    }
}

} // namespace help
