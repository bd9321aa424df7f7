#include "wasm/abi.h"

#include "wasm/glyph_source.h"
#include "widget/widget.h"
#include "widget/wire/effects.h"
#include "widget/wire/json_writer.h"
#include "widget/wire/settings.h"
#include "widget/wire/value.h"

#include <algorithm>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if defined(__wasm__)
#define HELP_EXPORT(name) __attribute__((export_name(#name)))
#else
#define HELP_EXPORT(name)
#endif

struct HelpWidget {
    HelpWidget(help::Config config, std::uint32_t host)
        : preferences(config.settings.preferences), glyphs(help::make_glyph_source(host)),
          widget(std::move(config), glyphs.get()) {}

    help::Preferences preferences;
    std::unique_ptr<help::GlyphSource> glyphs; ///< null in the light module
    help::Widget widget;
    help::Input input; ///< what has happened since the last frame
    std::string outbox;
    HelpFrame frame{};
};

namespace {

constexpr std::size_t kUsualMessage = std::size_t{64} * 1024;

std::vector<std::uint8_t>& inbox() {
    static std::vector<std::uint8_t> bytes;
    return bytes;
}

/// The front of the inbox as text; empty when the caller claims more than it asked room for.
std::string_view received(std::uint32_t size) {
    return size > inbox().size()
               ? std::string_view{}
               : std::string_view{reinterpret_cast<const char*>(inbox().data()), size};
}

struct LastError {
    std::string json;
    HelpBytes bytes{};
};

LastError& last_error() {
    static LastError error;
    return error;
}

void remember(const help::Error& error) {
    last_error().json = help::JsonWriter{}
                            .begin_object()
                            .member("code", error.code)
                            .member("message", error.message)
                            .end_object()
                            .take();
}

HelpBytes bytes_of(const std::vector<std::uint8_t>* bytes) {
    return bytes == nullptr ? HelpBytes{nullptr, 0}
                            : HelpBytes{bytes->data(), static_cast<std::uint32_t>(bytes->size())};
}

HelpBytes bytes_of(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()),
            static_cast<std::uint32_t>(text.size())};
}

/// NaN becomes `low`.
float between(float value, float low, float high) {
    return value > low ? std::min(value, high) : low;
}

} // namespace

extern "C" {

HELP_EXPORT(help_abi_version) uint32_t help_abi_version(void) {
    return HELP_ABI_VERSION;
}

HELP_EXPORT(help_inbox) uint8_t* help_inbox(uint32_t size) {
    if (size > help::kMostHandedOver) {
        return nullptr;
    }
    if (inbox().capacity() > kUsualMessage && size <= kUsualMessage) {
        std::vector<std::uint8_t>{}.swap(
            inbox()); // one large message is no reason to keep the room
    }
    inbox().resize(std::max<std::size_t>(size, 1));
    return inbox().data();
}

HELP_EXPORT(help_create) HelpWidget* help_create(uint32_t host, uint32_t size) {
    auto config = help::decode_config(received(size));
    if (!config) {
        remember(config.error());
        return nullptr;
    }
    return new HelpWidget(std::move(config.value()), host);
}

HELP_EXPORT(help_destroy) void help_destroy(HelpWidget* widget) {
    delete widget;
}

HELP_EXPORT(help_post) uint32_t help_post(HelpWidget* widget, uint32_t size) {
    auto event = help::decode_message(received(size), widget->preferences);
    if (!event) {
        remember(event.error());
        return 1;
    }
    if (const auto* preferences = std::get_if<help::NewPreferences>(&event.value())) {
        widget->preferences = preferences->preferences;
    } else if (const auto* settings = std::get_if<help::NewSettings>(&event.value())) {
        widget->preferences = settings->settings.preferences;
    }
    widget->input.events.push_back(std::move(event.value()));
    return 0;
}

HELP_EXPORT(help_resize)
void help_resize(HelpWidget* widget, float width, float height, float density) {
    widget->input.viewport = {between(width, 1, 4096), between(height, 1, 4096),
                              between(density, 0.5F, 4)};
}

HELP_EXPORT(help_pointer)
void help_pointer(HelpWidget* widget, float x, float y, uint32_t buttons) {
    widget->input.pointer = {between(x, -1, 8192), between(y, -1, 8192), (buttons & 1U) != 0};
}

HELP_EXPORT(help_act)
uint32_t help_act(HelpWidget* widget, uint32_t node, uint32_t action, uint32_t size) {
    const std::string_view data = received(size);
    const auto last = static_cast<std::uint32_t>(help::ActionKind::Dismiss);
    if (action == 0 || action > last || !help::is_utf8(data)) {
        remember({"message-invalid", "action: expected a known action with UTF-8 data."});
        return 1;
    }
    widget->input.events.emplace_back(
        help::ActionRequest{node, static_cast<help::ActionKind>(action), std::string{data}});
    return 0;
}

HELP_EXPORT(help_frame)
const HelpFrame* help_frame(HelpWidget* widget, double now_ms, uint32_t drawing) {
    widget->input.now = help::from_unix_ms(now_ms);
    widget->input.drawing = drawing != 0;
    const help::Output& output = widget->widget.frame(widget->input);
    widget->input.events.clear();
    widget->outbox = help::encode_effects(output.effects);
    widget->frame =
        HelpFrame{output.wake_at ? static_cast<double>(help::unix_ms(*output.wake_at)) : 0,
                  bytes_of(output.tree),
                  bytes_of(output.draw),
                  bytes_of(widget->outbox),
                  output.moving ? 1U : 0U,
                  0};
    return &widget->frame;
}

HELP_EXPORT(help_textures_lost) void help_textures_lost(HelpWidget* widget) {
    widget->widget.textures_lost();
}

HELP_EXPORT(help_last_error) const HelpBytes* help_last_error(void) {
    last_error().bytes = bytes_of(last_error().json);
    return &last_error().bytes;
}

} // extern "C"

#if defined(__wasm32__)
static_assert(sizeof(HelpFrame) == 40, "sdk/src/core/module.ts reads this layout");
#endif
