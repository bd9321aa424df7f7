#pragma once

/// Stands before a function that leads to what the first screen does not show. It is never merged
/// into its caller, so that the first part of the module need not carry it (docs/decisions/0005).
#define HELP_APART [[gnu::noinline]]
