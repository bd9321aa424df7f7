#include "widget/draw/painter.h"

namespace help {

Look Painter::parent_look(std::size_t index) const {
    const std::size_t parent = outline_.parent(index);
    return parent == Outline::kNone ? Look::Plain : tree_.nodes[parent].look;
}

/// What makes a screen another one: the first thing in the Body that is not a passing message.
NodeId Painter::screen() const {
    NodeId first = kNoNode;
    if (places_.body != Outline::kNone) {
        first = tree_.nodes[places_.body].id;
        bool found = false;
        outline_.for_children(places_.body, [&](std::size_t child) {
            if (!found && tree_.nodes[child].look != Look::Banner &&
                takes_room(tree_, outline_, child)) {
                first ^= tree_.nodes[child].id;
                found = true;
            }
        });
    }
    return first;
}

/// A long conversation costs what is seen of it.
bool Painter::scrolled_away(const Box& box) const {
    constexpr float kShadow = 24;
    return box.y > places_.clip.y + places_.clip.height + kShadow ||
           box.y + box.height < places_.clip.y - kShadow;
}

void Painter::paint(NodeId under_pointer) {
    const float appeared = motion_.appearing(screen());
    std::uint32_t body_vertex = 0;
    bool in_body = false;
    const auto leave_body = [&] {
        canvas_.fade_since(body_vertex, appeared, (1 - appeared) * 6);
        canvas_.pop_clip();
        in_body = false;
    };
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
        if (in_body && !places_.by_index[i].in_body) {
            leave_body();
        }
        const Node& node = tree_.nodes[i];
        const Box box = places_.by_index[i].box;
        if (is_combo_option(node) || node.is(state::kVisuallyHidden) || box.width <= 0 ||
            box.height <= 0 || (in_body && scrolled_away(box))) {
            continue;
        }
        const bool over = node.id == under_pointer;
        canvas_.own(node.id);
        paint_node({i, node, box, motion_.fade(node.id, Motion::Kind::Hover, over),
                    motion_.fade(node.id, Motion::Kind::Press, over && scene_.pointer.pressed)});
        if (i == places_.body) {
            canvas_.push_clip(places_.clip);
            body_vertex = canvas_.vertex();
            in_body = true;
        }
    }
    if (in_body) {
        leave_body();
    }
}

void Painter::paint_node(const Item& item) {
    switch (item.node.look) {
    case Look::Panel:
        canvas_.fill(item.box, 0, colour(Paint::Surface));
        break;
    case Look::Header:
        canvas_.hairline(item.box, Canvas::Edge::Bottom, colour(Paint::Line));
        break;
    case Look::Footer:
        canvas_.hairline(item.box, Canvas::Edge::Top, colour(Paint::Line));
        break;
    case Look::Hero:
        hero(item);
        break;
    case Look::Sheet:
        sheet(item);
        break;
    case Look::Emblem:
        emblem(item);
        break;
    case Look::Skeleton:
        skeleton(item);
        break;
    case Look::Card:
        card(item);
        break;
    case Look::Pair:
        pair(item);
        break;
    case Look::Banner:
        banner(item);
        break;
    case Look::Fact:
        fact(item);
        break;
    case Look::Primary:
        primary(item);
        break;
    case Look::Secondary:
        secondary(item);
        break;
    case Look::Quiet:
        quiet(item);
        break;
    case Look::IconOnly:
        icon_only(item);
        break;
    case Look::Jump:
        jump(item);
        break;
    case Look::Field:
        field(item);
        break;
    case Look::Title:
    case Look::Section:
    case Look::Greeting:
    case Look::Lead:
    case Look::Paragraph:
    case Look::Caption:
        words(item);
        break;
    case Look::Tabs:
        canvas_.fill(item.box, measures_.radius_button, colour(Paint::Sunken));
        break;
    case Look::Tab:
        tab(item);
        break;
    case Look::Chart:
        canvas_.hairline({item.box.x, item.box.y, item.box.width, kPlot + 1}, Canvas::Edge::Bottom,
                         colour(Paint::Line));
        break;
    case Look::Bar:
        bar(item);
        break;
    case Look::Star:
        star(item);
        break;
    case Look::Bubble:
        bubble(item);
        break;
    case Look::Typing:
        typing(item);
        break;
    case Look::DayMark:
        day_mark(item);
        break;
    case Look::SystemLine:
        write(item.node.name(),
              {item.box.x + measures_.space_4, item.box.y, item.box.width - 2 * measures_.space_4,
               item.box.height},
              {letters(theme_, Type::Small), colour(Paint::TextSoft), Align::Centre});
        break;
    case Look::Notice:
        notice(item);
        break;
    case Look::Figure:
        figure(item);
        break;
    case Look::Bullet:
        bullet(item);
        break;
    case Look::Code:    // the browser writes the words
    case Look::Picture: // and shows the image
        canvas_.fill(item.box, measures_.radius_banner, colour(Paint::Sunken));
        break;
    case Look::Log:
    case Look::Composer:
    case Look::Rating:
    case Look::Row:
    case Look::Plain:
    case Look::Body:
    case Look::Stack:
    case Look::Centered:
        break;
    }
}

} // namespace help
