// The types as they ship, used as TypeScript projects use them: with every check on, also of the declarations themselves.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execPath } from "node:process";
import test from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const embedding = readFileSync(join(root, "docs/embedding.md"), "utf8");
const transport = readFileSync(join(root, "docs/transport.md"), "utf8");

function example(document, name) {
  return new RegExp(`<!-- example: ${name} .*?-->\\n\`\`\`\\w+\\n(.*?)\`\`\``, "s").exec(document)[1];
}

/** What tsc says about a project of these files, which has the package installed. */
function complaints(files, ...flags) {
  const folder = mkdtempSync(join(tmpdir(), "help-types-"));
  try {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(join(root, "sdk"), join(folder, "node_modules/help-widget"));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const roots = Object.keys(files).filter((name) => /\.tsx?$/.test(name) && !name.includes("/"));
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const strict = ["--strict", "--noEmit", "--skipLibCheck", "false", "--target", "es2022"];
    return spawnSync(execPath, [tsc, ...strict, ...flags, ...roots], { cwd: folder, encoding: "utf8" })
      .stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const bundled = ["--module", "esnext", "--moduleResolution", "bundler", "--types", ""];

test("every entry point compiles, with what the documents say of it", () => {
  const page = `
    import "help-widget/tag";
    import type { HelpErrorCode, HelpEventDetails, Settings, Transport } from "help-widget";
    import { mount } from "help-widget/testing";
    import { record } from "help-widget/record";

    const help = document.querySelector("help-widget");
    if (help) help.settings = { site: "demo" } satisfies Settings;
    document.addEventListener("help-ticket-created", ({ detail }) => detail.reference.length + detail.answerBy.length);
    help?.addEventListener("help-chat-ended", ({ detail }) => detail.reason === "timeout");
    help?.on("error", ({ detail }) => detail.code === "wasm-blocked" || detail.code === "not-found");
    const code: HelpErrorCode = "rate-limited";
    const unread: HelpEventDetails["unread"] = { count: 2 };
    window.HelpWidget?.("open", "ticket");
    window.HelpWidget?.("boot", { site: "demo" });
    window.HelpWidget?.("on", "unread", ({ detail }) => detail.count + 1);
    // @ts-expect-error: there is no such command
    window.HelpWidget?.("opne");
    // @ts-expect-error: there is no such event
    help?.on("opened", () => {});
    // @ts-expect-error: the module alone installs no global
    window.HelpWidget("open");

    declare const own: Transport;
    const recording: string = record().text();
    mount({ transport: own }).then((widget) => widget.getByRole("button").click());
    export { code, unread, recording };
  `;
  assert.equal(
    complaints(
      {
        "page.ts": page,
        "module.ts": example(embedding, "module"),
        "transport.ts": `import type { Transport } from "help-widget";
          declare const desk: { save(id: string, draft: object): Promise<{ number: string; team: string }> };
          ${example(transport, "own-transport")
            .replace("const transport", "export const transport: Transport")
            .replace(/^document.*$/m, "")}`,
      },
      ...bundled,
    ),
    "",
  );
});

test("tests in Node compile without the names of the browser", () => {
  const files = {
    "package.json": '{ "type": "module" }',
    "story.ts": 'import { mount } from "help-widget/testing";\nexport const text = (await mount()).text();\n',
  };
  assert.equal(complaints(files, "--lib", "es2022", "--module", "nodenext", "--types", ""), "");
});

test("whatever a page may not know can be undefined, and nobody is null", () => {
  const page = `
    import type { Settings, Transport } from "help-widget";
    export const settings = (user: { name: string; email: string | null } | null, accent?: string): Settings =>
      ({ user, accent, site: undefined, identity: null, labels: { close: undefined }, unread: { title: undefined } });
    export const events: Transport["events"] = async () => ({ close() {} });`;
  assert.equal(complaints({ "page.ts": page }, ...bundled, "--exactOptionalPropertyTypes"), "");
});

test("the lines that docs/embedding.md gives to React make the tag known to it", () => {
  // As much of React's own types as the lines touch.
  const react = `
    export interface Ref<T> { current: T | null }
    export interface HTMLAttributes<T> { className?: string; onClick?: (event: { currentTarget: T }) => void }
    export type DetailedHTMLProps<E extends HTMLAttributes<T>, T> = E & { ref?: Ref<T>; children?: unknown };
    export namespace JSX { interface Element {} interface IntrinsicElements { a: { href: string; children?: unknown } } }
  `;
  const use = (props) => `
    import type { Ref } from "react";
    import type { HelpWidgetElement } from "help-widget";
    export const help = (ref: Ref<HelpWidgetElement>) => <help-widget ${props}><a href="mailto:a@b.example">a</a></help-widget>;
  `;
  const project = (props) => ({
    "node_modules/react/index.d.ts": react,
    "node_modules/react/jsx-runtime.d.ts": 'export { JSX } from "./index.js";',
    "jsx.ts": example(embedding, "jsx"),
    "help.tsx": use(props),
  });
  const jsx = [...bundled, "--jsx", "react-jsx"];
  const good =
    "ref={ref} site='demo' settings={{ user: { name: 'Ana' } }} onhelp-open={() => ref.current?.close()}";
  assert.equal(complaints(project(good), ...jsx), "");
  assert.match(
    complaints(project("ref={'no element'}"), ...jsx),
    /not assignable to type 'Ref<HelpWidgetElement>/,
  );
});
