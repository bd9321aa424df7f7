#pragma once

#include "widget/screen/screen.h"

namespace help {

enum class ChannelGroup : std::uint8_t { Support, NoSupport };

/// Every channel of one group as a sheet: what it is for, and its address.
void channel_sheets(const ViewContext& view, const Desk& desk, ChannelGroup group);

/// The channels outside this widget; those that give no support are marked as such.
void channels_view(const ViewContext& view, const Desk& desk);

} // namespace help
