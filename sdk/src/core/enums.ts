/** widget/a11y/node.h in TypeScript: the name at index n is the enumerator with the value n. tests/sdk/enums.test.mjs compares. */
export const roles = [
  "Dialog",
  "Group",
  "Form",
  "Heading",
  "Text",
  "Button",
  "Link",
  "TextField",
  "TextArea",
  "ComboBox",
  "Option",
  "List",
  "ListItem",
  "Status",
  "Alert",
  "Image",
  "Log",
  "TabList",
  "Tab",
  "ListBox",
  "RadioGroup",
  "Radio",
  "Table",
  "Row",
  "RowHeader",
  "Cell",
] as const;
export type Role = (typeof roles)[number];

export const looks = [
  "Plain",
  "Panel",
  "Header",
  "Hero",
  "Body",
  "Footer",
  "Stack",
  "Sheet",
  "Title",
  "Section",
  "Greeting",
  "Lead",
  "Paragraph",
  "Caption",
  "Card",
  "Fact",
  "Banner",
  "Primary",
  "Secondary",
  "Quiet",
  "IconOnly",
  "Field",
  "Emblem",
  "Skeleton",
  "Centered",
  "Pair",
  "Notice",
  "Tabs",
  "Tab",
  "Chart",
  "Bar",
  "Log",
  "Bubble",
  "DayMark",
  "SystemLine",
  "Typing",
  "Composer",
  "Rating",
  "Star",
  "Figure",
  "Row",
  "Code",
  "Bullet",
  "Jump",
  "Picture",
] as const;
export type Look = (typeof looks)[number];

export const tones = ["Neutral", "Accent", "Success", "Warning", "Danger"] as const;
export type Tone = (typeof tones)[number];

/** Of the icons only those that the second skin adds by itself; the rest comes as numbers. */
export const icons = { Chevron: 12, External: 13, Warning: 15, Search: 22 } as const;

export const fieldKinds = ["None", "Name", "Email", "Long", "Message", "Search", "File"] as const;
export type FieldKind = (typeof fieldKinds)[number];

export const liveness = ["Off", "Polite", "Assertive"] as const;
export type Live = (typeof liveness)[number];

export const textParts = ["Name", "Value", "Description", "Error", "Placeholder", "Href"] as const;
export type TextPart = (typeof textParts)[number];

/** Bits of Node::states. */
export const states = {
  Disabled: 1 << 0,
  ReadOnly: 1 << 1,
  Required: 1 << 2,
  Invalid: 1 << 3,
  Busy: 1 << 4,
  Selected: 1 << 5,
  VisuallyHidden: 1 << 6,
  Current: 1 << 7,
  DeskWords: 1 << 8,
} as const;

/** widget/a11y/tree_ops.h: operation n + 1 is the name at n. */
export const treeOps = [
  "Add",
  "Remove",
  "Move",
  "Text",
  "Number",
  "Box",
  "ControlBox",
  "Content",
  "ScrollTo",
  "Focus",
  "Say",
] as const;
export type TreeOp = (typeof treeOps)[number];

export const numberParts = [
  "Look",
  "Tone",
  "Icon",
  "Level",
  "MaxLength",
  "Field",
  "States",
  "Live",
  "Amount",
] as const;
export type NumberPart = (typeof numberParts)[number];
