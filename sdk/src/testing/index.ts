/** `help-widget/testing`: the help in Node, without a browser. docs/qa.md is the manual. */
export type { Backend, BackendAnswer, BackendReply, BackendRequest } from "./backend.js";
export type { Locator, TextMatch } from "./locator.js";
export { type MountOptions, mount, type PageEvent, type TestSettings, type TestWidget } from "./mount.js";
