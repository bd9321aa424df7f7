// The letters of pictures: stb_truetype as Dear ImGui brings it.
#define STB_TRUETYPE_IMPLEMENTATION
#include <imstb_truetype.h>
