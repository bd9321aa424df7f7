#pragma once

/* How Dear ImGui is compiled here (IMGUI_USER_CONFIG). We use its draw lists, tessellation,
 * anti-aliasing and font atlas, without a context, windows or items:
 * docs/decisions/0002-draw-lists-without-a-context.md. */

/* Read as: "the font loader is not stb_truetype". Ours is in widget/draw/glyph_atlas.cpp; FreeType
 * is not linked. */
#define IMGUI_ENABLE_FREETYPE

/* One arithmetic everywhere: the reciprocal square root of SSE is an approximation that differs
 * between processors and from WebAssembly's, and recordings made in a browser are replayed natively
 * (docs/qa.md). */
#define IMGUI_DISABLE_SSE
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS

/* A broken promise stops a test; what runs in a customer's browser has been tested and carries no
 * checks (nor the C library's stream output that assert() would pull in). */
#ifdef NDEBUG
#define IM_ASSERT(_EXPR) ((void)0)
#else
#define IM_ASSERT(_EXPR) ((_EXPR) ? (void)0 : __builtin_trap())
#endif
