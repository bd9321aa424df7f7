/* The whole boundary between the widget's core and its host. Plain C, so that any host can read it.
 *
 * Three sentences hold for every function. Text is UTF-8 with a size, never NUL-terminated. Memory
 * that is returned is borrowed until the next call with the same handle (help_inbox and
 * help_last_error: until the next call of any function). Nothing blocks, throws or calls back,
 * except for the imports listed at the end of this file.
 *
 * sdk/src/core/module.ts is the same list in TypeScript; a test keeps the header, the module's
 * exports and that view equal. */
#ifndef HELP_WASM_ABI_H
#define HELP_WASM_ABI_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HELP_ABI_VERSION 1u

typedef struct HelpWidget HelpWidget;

typedef struct HelpBytes {
    const uint8_t* data;
    uint32_t size;
} HelpBytes;

/* What a frame asks of the host. Byte ranges are empty when nothing changed. 40 bytes on wasm32. */
typedef struct HelpFrame {
    double wake_at_ms; /* call help_frame again at this time (Unix time, ms); 0: not before the next
                          input */
    HelpBytes tree;    /* operations on the semantic tree: widget/a11y/tree_ops.h */
    HelpBytes draw;    /* triangles: widget/draw/draw_bytes.h; always empty from the light module */
    HelpBytes outbox;  /* effects: a JSON array, docs/boundary.md */
    uint32_t again;    /* 1: something still moves, call again in the next animation frame */
    uint32_t reserved;
} HelpFrame;

/* The version of this header that the module was built with. A host that finds another number
 * refuses the module. */
uint32_t help_abi_version(void);

/* Room for at least `size` bytes that the host fills before its next call; null when there is no
 * memory (or size > 1.5 MiB: an answer of 256 KiB in which each byte is escaped). */
uint8_t* help_inbox(uint32_t size);

/* A widget with the settings in the first `size` bytes of the inbox (JSON, docs/boundary.md).
 * `host` is handed back in every import. Null when they are refused; help_last_error says why. */
HelpWidget* help_create(uint32_t host, uint32_t size);

void help_destroy(HelpWidget* widget);

/* Takes the first `size` bytes of the inbox as one message (JSON, docs/boundary.md). 0: taken. 1:
 * refused, nothing changed. */
uint32_t help_post(HelpWidget* widget, uint32_t size);

/* The panel's size in CSS pixels and device pixels per CSS pixel (0.5–4; others are clamped). */
void help_resize(HelpWidget* widget, float width, float height, float density);

/* Where the pointer is, in CSS pixels of the panel, for hover and pressed looks only. `buttons` as
 * in PointerEvent; x < 0: it left. */
void help_pointer(HelpWidget* widget, float x, float y, uint32_t buttons);

/* What the customer did to a node: help::ActionKind, its data (a new value, a scroll position as
 * decimal text) in the inbox. */
uint32_t help_act(HelpWidget* widget, uint32_t node, uint32_t action, uint32_t size);

/* Takes all input since the last call and says what to do now. `now_ms` is Unix time in
 * milliseconds; `drawing` 0 skips the draw bytes and the boxes (second skin, hidden tab). */
const HelpFrame* help_frame(HelpWidget* widget, double now_ms, uint32_t drawing);

/* The host's textures are gone (context lost or released): glyphs are made again in the next
 * drawing frame. */
void help_textures_lost(HelpWidget* widget);

/* Why the last help_create or help_post refused: JSON {"code":…,"message":…}. */
const HelpBytes* help_last_error(void);

/* clang-format off */
/* Imports, module name "help" (drawing module only; the light module imports none of them). One a line, as a host's author looks them up:
 *
 *   void glyph_measure(uint32_t host, const uint8_t* text, uint32_t size, float pixels, uint32_t weight, float* out)
 *     out[0] advance; out[1] left, out[2] top, out[3] right, out[4] bottom of the ink around the origin on the baseline (y down);
 *     out[5] ascent and out[6] descent of the font at that size; all in pixels of that size; out[7] 1 when some of the text has colours of its own.
 *   void glyph_raster(uint32_t host, uint32_t texture, uint32_t x, uint32_t y, uint32_t width, uint32_t height, const uint8_t* text, uint32_t size, float pixels, uint32_t weight, float origin_x, float origin_y, uint32_t ink)
 *     paints the text in the colour `ink` (0xBBGGRR) into the texture's rectangle, baseline origin relative to its top left corner.
 *   void texture_create(uint32_t host, uint32_t texture, uint32_t width, uint32_t height)
 *   void texture_update(uint32_t host, uint32_t texture, uint32_t x, uint32_t y, uint32_t width, uint32_t height, const uint8_t* rgba)
 *   void texture_destroy(uint32_t host, uint32_t texture)
 */
/* clang-format on */

#ifdef __cplusplus
}
#endif

#endif
