// The files of a ticket. They are fetched with the agent's token and only ever saved: never shown in the page, never opened by it.
import { Refusal } from "./api.js";
import { button, element, icon } from "./dom.js";
import { say, sizeOf } from "./words.js";

/** @param {Blob} bytes @param {string} name */
function save(bytes, name) {
  const address = URL.createObjectURL(bytes);
  element("a", { href: address, download: name }).click();
  // The browser has taken the bytes when the click returns to it.
  setTimeout(() => URL.revokeObjectURL(address));
}

/**
 * @param {import("./api.js").Api} api
 * @param {readonly { id: string, name: string, size: number }[]} files
 * @param {(words: string) => void} told
 */
export function ticketFiles(api, files, told) {
  if (files.length === 0) return null;
  return element(
    "ul",
    { class: "files", "aria-label": say("files") },
    ...files.map(({ id, name, size }) => {
      const get = button("", fetchIt, { class: "button outlined small" });
      // The size stays behind the name, whichever way that runs.
      const [before = "", after = ""] = say("save_file", { name: "\n", size: sizeOf(size) }).split("\n");
      get.append(icon("save"), element("span", {}, before, element("bdi", {}, name), after));
      async function fetchIt() {
        get.disabled = true;
        try {
          const file = await api.file(`/v1/agent/attachments/${encodeURIComponent(id)}`);
          // Under the server's name: the customer's can end like a program.
          save(file.bytes, file.name);
        } catch (refusal) {
          if (!(refusal instanceof Refusal)) throw refusal;
          told(say("save_file_failed", { name }));
        }
        get.disabled = false;
      }
      return element("li", {}, get);
    }),
  );
}
