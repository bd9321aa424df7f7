#pragma once

/// The door of HelpWidget::testing: help::test::Harness and help::test::ScriptedBackend.
#include "tests/harness/harness.h"
