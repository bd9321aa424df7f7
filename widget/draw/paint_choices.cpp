// One of several: tabs, the bars of a chart, stars.
#include "widget/draw/painter.h"

#include <algorithm>

namespace help {

/// A raised pill on the track for the chosen one.
void Painter::tab(const Item& item) {
    constexpr float kInset = 3;
    const bool chosen = item.node.is(state::kSelected);
    const Box pill{item.box.x + kInset, item.box.y + kInset, item.box.width - 2 * kInset,
                   item.box.height - 2 * kInset};
    const float radius = measures_.radius_button - kInset;
    if (chosen) {
        canvas_.framed(pill, radius, colour(Paint::Raised), colour(Paint::FieldLine),
                       measures_.line);
    } else if (item.hover > 0) {
        canvas_.fill(pill, radius, faded(colour(Paint::Line), item.hover));
    }
    const Letters set_in = name_letters(theme_, Look::Tab, false);
    const std::string& said = item.node.text(tab_words(item.node));
    const SetText& set = typesetter_.wrap(said, set_in.font, item.box.width);
    const float height = static_cast<float>(set.lines.size()) * set_in.line_height;
    const Colour soft = blend(colour(Paint::TextSoft), colour(Paint::Text), item.hover);
    write(said, {item.box.x, item.box.y + (item.box.height - height) / 2, item.box.width, height},
          {set_in, chosen ? colour(Paint::AccentText) : soft, Align::Centre});
}

void Painter::bar(const Item& item) {
    const Node& node = item.node;
    const bool closed = node.is(state::kDisabled);
    const bool chosen = node.is(state::kSelected);
    const bool quiet = node.tone == Tone::Success;
    const Paint strong = quiet ? Paint::SuccessText : Paint::AccentText;
    const Paint soft = quiet ? Paint::SuccessSoft : Paint::AccentSoft;
    constexpr float kRadius = 4;

    const Box plot{item.box.x, item.box.y, item.box.width, kPlot};
    if (chosen) {
        canvas_.framed(plot, kRadius + 2, colour(closed ? Paint::Sunken : soft),
                       colour(closed ? Paint::TextSoft : strong), measures_.line);
    } else if (item.hover > 0) {
        canvas_.fill(plot, kRadius + 2, faded(colour(Paint::Sunken), item.hover));
    }

    const float inset = std::clamp(0.09F * plot.width, 1.0F, 4.0F) + (chosen ? 1.0F : 0.0F);
    const float part = static_cast<float>(std::min(node.amount, 100U)) / 100;
    const float height = closed ? kClosedBar : std::max(kLowestBar, part * kHighestBar);
    const Box column{plot.x + inset, plot.y + kPlot - height, plot.width - 2 * inset, height};
    if (closed) {
        canvas_.hatched(column, colour(Paint::TextSoft));
    } else {
        const auto shade = [&](Paint calm) {
            return chosen ? colour(strong) : blend(colour(calm), colour(strong), item.hover);
        };
        canvas_.fill(column, {kRadius, kRadius, 0, 0}, shade(quiet ? Paint::BarQuiet : Paint::Bar));
        // Quiet hours are hollow: not everybody sees a green that may lie beside the host's green.
        constexpr float kEdge = 2;
        if (quiet && !chosen && column.height > 2 * kEdge) {
            canvas_.fill({column.x + kEdge, column.y + kEdge, column.width - 2 * kEdge,
                          column.height - 2 * kEdge},
                         {kRadius - kEdge, kRadius - kEdge, 0, 0}, shade(Paint::SuccessSoft));
        }
    }
    if (node.is(state::kCurrent)) {
        canvas_.circle(
            {plot.x + (plot.width - kNowDot) / 2, column.y - kNowDot - 3, kNowDot, kNowDot},
            colour(Paint::Text));
    }
    // Often wider than its bar: the view leaves the labels beside it out, and the chart keeps it
    // inside.
    const Letters small = letters(theme_, Type::Small);
    const SetText& set = typesetter_.wrap(node.value(), small.font, 1e9F);
    const Box& chart = places_.by_index[outline_.parent(item.index)].box;
    const float centred = plot.x + (plot.width - set.width) / 2;
    const float left = std::max(chart.x, std::min(centred, chart.x + chart.width - set.width));
    canvas_.text(set, node.value(),
                 {left, plot.y + kPlot + measures_.space_1, set.width, small.line_height},
                 {small.font, small.line_height,
                  colour(chosen || node.is(state::kCurrent) ? Paint::Text : Paint::TextSoft)});
}

/// Filled as far as the customer has chosen.
void Painter::star(const Item& item) {
    bool filled = false;
    const std::size_t rating = outline_.parent(item.index);
    for (std::size_t i = item.index; rating != Outline::kNone && i < outline_.end(rating); ++i) {
        filled =
            filled || (tree_.nodes[i].look == Look::Star && tree_.nodes[i].is(state::kSelected));
    }
    if (item.hover > 0) {
        canvas_.circle(item.box, faded(colour(Paint::Sunken), item.hover));
    }
    const Box square = square_at(item.box.x + (item.box.width - kStar) / 2, item.box, kStar);
    if (filled) {
        canvas_.filled_icon(item.node.icon, square, colour(Paint::AccentText));
    } else {
        canvas_.icon(item.node.icon, square, colour(Paint::TextSoft));
    }
}

} // namespace help
