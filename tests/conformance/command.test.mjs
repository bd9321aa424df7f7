// The command itself: what it prints, what it writes, how it ends.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import test from "node:test";
import { command, helpWidget, withFaults, withMinimal } from "./kit.mjs";

test("it tells each case, what was expected and why it matters, and ends with 1 when a promise is broken", async () => {
  const fault = ["server.mjs", "send(call, 200, twin.receipt)", "send(call, 201, twin.receipt)"];
  await withFaults([fault], [], async (url) => {
    const { code, stdout } = await helpWidget(
      "conformance",
      url,
      "--only",
      "tickets.same-id-twice",
      "--only",
      "tickets.id",
    );
    assert.equal(code, 1);
    assert.match(stdout, /^NOT OK {3}tickets\.same-id-twice: The same id with the same text is one ticket/m);
    assert.match(
      stdout,
      /^ +expected {2}status 200\n +found {5}PUT \/v1\/tickets\/\S+ was answered with 201/m,
    );
    assert.match(stdout, /^ +why {7}Answers get lost on the way/m);
    assert.match(stdout, /^ok {7}tickets\.id/m);
    assert.match(stdout, /^1 passed, 1 failed, 0 skipped$/m);
  });
});

test("it says what it sent where the answer is a fault", async () => {
  const rating = ["chat.mjs", "[1, 2, 3, 4, 5]", "[0, 1, 2, 3, 4, 5]"];
  await withFaults([rating], ["--chat"], async (url) => {
    const { stdout } = await helpWidget("conformance", url, "--only", "chats.rating");
    assert.match(
      stdout,
      /found {5}PUT \/v1\/chats\/\S+\/rating was answered with 20\d .*, and \{"score":0\} was sent$/m,
    );
  });
});

test("it writes a JUnit report", async () => {
  const folder = mkdtempSync(join(tmpdir(), "help-kit-"));
  const file = join(folder, "report.xml");
  const fault = ["server.mjs", "pointer: `#/", "pointer: `#/<b>\\u0007"];
  try {
    await withFaults([fault], [], async (url) => {
      const { code } = await helpWidget(
        "conformance",
        url,
        "--only",
        "tickets",
        "--only",
        "load",
        "--junit",
        file,
      );
      assert.equal(code, 1);
    });
    const report = readFileSync(file, "utf8");
    assert.match(
      report,
      /<testsuite name="help-widget conformance http:[^"]+" tests="11" failures="2" skipped="3">/,
    );
    assert.match(report, /<failure message="[^"]*#\/name[^"]*">expected [^<]*&lt;b&gt;/);
    assert.ok(!report.includes("\u0007"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("it prints its cases without a backend, and its flags", async () => {
  const { code, stdout } = await helpWidget("conformance", "--list", "--only", "events.resume");
  assert.equal(code, 0);
  assert.equal(stdout.trim().split("\n").length, 2);
  const { stdout: flags } = await helpWidget("--help");
  for (const flag of [
    "--site",
    "--only",
    "--origin",
    "--agents",
    "--identity",
    "--slow",
    "--rate",
    "--junit",
    "--json",
  ])
    assert.ok(flags.includes(flag), flag);
});

test("what cannot be understood is told in a sentence, with exit code 2", async () => {
  for (const [words, sentence] of [
    [[], /say what to do/],
    [["check"], /no command "check"/],
    [["conformance"], /name the backend's address/],
    [["conformance", "ftp://desk"], /"ftp:\/\/desk" is no address/],
    [["conformance", "http://a", "http://b"], /one too many/],
    [["conformance", "http://a?site=b"], /no query/],
    [["conformance", "http://a", "--speed"], /--speed/],
    [["conformance", "http://a", "--junit"], /--junit/],
    [["conformance", "http://a", "--only", "tickers"], /--only tickers: no case begins so/],
    [
      ["conformance", "http://a", "--origin", "http://a/"],
      /"http:\/\/a\/" is no origin such as http:\/\/a$/m,
    ],
    [["conformance", "http://a", "--origin", "app"], /"app" is no origin such as https:\/\/app\.example$/m],
    [["conformance", "http://a", "--agents", "no-such-file"], /--agents no-such-file: ENOENT/],
  ]) {
    const { code, stdout, stderr } = await helpWidget(...words);
    assert.equal(code, 2, words.join(" "));
    assert.equal(stdout, "");
    assert.match(stderr, sentence);
    assert.doesNotMatch(stderr, /\n\s+at /);
  }
});

test("a reader that has seen enough is no fault to tell of", () => {
  const { stderr } = spawnSync(
    "bash",
    ["-c", '"$0" "$1" conformance --list | head -n 0', execPath, command],
    {
      encoding: "utf8",
    },
  );
  assert.equal(stderr, "");
});

test("a host's key that is none is told", async () => {
  const folder = mkdtempSync(join(tmpdir(), "help-kit-"));
  try {
    const file = join(folder, "identity.json");
    for (const text of [
      "[",
      "null",
      '{"algorithm":"none","key":"a"}',
      '{"algorithm":"HS256"}',
      '{"algorithm":"ES256","key":"no PEM"}',
    ]) {
      writeFileSync(file, text);
      const { code, stderr } = await helpWidget("conformance", "http://a", "--identity", file);
      assert.equal(code, 2);
      assert.ok(stderr.includes(`--identity ${file}: `), stderr);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("agents' logins that are none are told", async () => {
  const folder = mkdtempSync(join(tmpdir(), "help-kit-"));
  try {
    const file = join(folder, "agents.json");
    for (const text of ["{}", '[{"login":"ana"}]', "["]) {
      writeFileSync(file, text);
      const { code, stderr } = await helpWidget("conformance", "http://a", "--agents", file);
      assert.equal(code, 2);
      assert.ok(stderr.includes(`--agents ${file}: `));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a backend that cannot be reached, or is none, is told in a sentence, with exit code 2", async () => {
  const stranger = createServer((_, response) => response.end("<html>Welcome!</html>"));
  await new Promise((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${stranger.address().port}`;
  const other = await helpWidget("conformance", address);
  assert.equal(other.code, 2);
  assert.match(other.stderr, /is no help backend: GET \/v1\/bootstrap\S+ is 200, and no JSON object/);
  await new Promise((resolve) => stranger.close(resolve));
  const gone = await helpWidget("conformance", address);
  assert.equal(gone.code, 2);
  assert.match(gone.stderr, /cannot be reached: .*ECONNREFUSED/);
  await withMinimal([], async (url) => {
    const unknown = await helpWidget("conformance", url, "--site", "shop");
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /knows no site "shop".*--site/);
  });
});

test("a desk that the widget would not take is the one thing to mend", async () => {
  await withFaults([["desk.json", '"reasons": [', '"reasons": [7, ']], [], async (url) => {
    const { code, stdout } = await helpWidget("conformance", url);
    assert.equal(code, 1);
    assert.match(stdout, /found {5}\/reasons\/0 must be object/);
    assert.match(stdout, /mend the bootstrap first/);
    assert.match(stdout, /^0 passed, 1 failed, 90 skipped$/m);
  });
});

test("a stream of nonsense, and one that breaks off, are told as faults of the backend", async () => {
  for (const [nonsense, found] of [
    ["data: {\\n\\n", /an event that is a JSON object\n +found {5}\{/],
    ["data: 7\\n\\n", /an event that is a JSON object\n +found {5}7/],
    [`data: {"type":"hello"}\\n\\n`, /hello\n +found {5}the whole must have required property 'cursor'/],
  ]) {
    const fault = [
      "events.mjs",
      "listener.hear = ({ id",
      `response.write('${nonsense}');\n      listener.hear = ({ id`,
    ];
    await withFaults([fault], ["--chat"], async (url) => {
      const { code, stdout } = await helpWidget("conformance", url, "--only", "events.hello");
      assert.equal(code, 1);
      assert.match(stdout, found);
    });
  }
  const breaksOff = ["events.mjs", "const heart =", "response.destroy();\n      const heart ="];
  await withFaults([breaksOff], ["--chat"], async (url) => {
    const { code, stdout } = await helpWidget("conformance", url, "--only", "events.own-message");
    assert.equal(code, 1);
    assert.match(stdout, /^NOT OK/m);
  });
});
