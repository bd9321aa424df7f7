/** `help-widget/testing`: the help in Node, without a browser. docs/qa.md is the manual. */
export type { Backend, BackendAnswer, BackendReply, BackendRequest, GivenFile } from "./backend.js";
export type { Locator, TextMatch } from "./locator.js";
export { mount } from "./mount.js";
export type { MountOptions, PageEvent, TestSettings, TestWidget } from "./test-widget.js";
