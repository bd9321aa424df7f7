#include "widget/channels/channels_view.h"

#include <algorithm>

namespace help {

namespace {

bool belongs(const Channel& channel, ChannelGroup group) {
    return channel.support == (group == ChannelGroup::Support);
}

bool any_of_group(const Desk& desk, ChannelGroup group) {
    return std::any_of(desk.channels.begin(), desk.channels.end(),
                       [group](const Channel& channel) { return belongs(channel, group); });
}

Icon icon_of_channel(ChannelKind kind) {
    switch (kind) {
    case ChannelKind::Email:
        return Icon::Mail;
    case ChannelKind::Phone:
        return Icon::Phone;
    case ChannelKind::Link:
        break;
    }
    return Icon::Chat;
}

} // namespace

void channel_sheets(const ViewContext& view, const Desk& desk, ChannelGroup group) {
    for (const Channel& channel : desk.channels) {
        if (belongs(channel, group)) {
            const auto sheet =
                view.ui.group({.key = "channel-" + channel.id,
                               .look = Look::Sheet,
                               .name = channel.title,
                               .states = view.desk_words}); // and of what stands in it
            view.ui.pair("what", icon_of_channel(channel.kind), channel.title, channel.detail);
            view.ui.link({.key = "address", .name = channel.label, .href = channel.href});
        }
    }
}

void channels_view(const ViewContext& view, const Desk& desk) {
    const auto body = view.ui.group({.key = "channels", .look = Look::Body});
    chat_news(view);
    if (desk.channels.empty()) {
        view.ui.text("none", view.messages[Sentence::channels_none], Look::Paragraph);
        return;
    }
    if (any_of_group(desk, ChannelGroup::Support)) {
        view.ui.heading("support", view.messages[Sentence::channels_support], Look::Section, 3);
        channel_sheets(view, desk, ChannelGroup::Support);
    }
    if (any_of_group(desk, ChannelGroup::NoSupport)) {
        view.ui.heading("no-support", view.messages[Sentence::channels_not_support], Look::Section,
                        3);
        channel_sheets(view, desk, ChannelGroup::NoSupport);
    }
}

} // namespace help
