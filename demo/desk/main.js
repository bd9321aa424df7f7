// Puts the desk together: the door, then the frame and the view that the address names.
import { Api } from "./api.js";
import { conversationView } from "./conversation-view.js";
import { Desk } from "./desk.js";
import { button, element, emptiness } from "./dom.js";
import { figuresView } from "./figures-view.js";
import { hoursView } from "./hours-view.js";
import { loginView } from "./login-view.js";
import { noticesView } from "./notices-view.js";
import { queueView } from "./queue-view.js";
import { shell } from "./shell.js";
import { ticketsView } from "./tickets-view.js";
import { say, useZone } from "./words.js";

const api = new Api();
const body = document.body;
/** Ends all that belongs to a session: listeners, timers, the stream. @type {AbortController | undefined} */
let session;

/** @param {boolean} expired */
function showLogin(expired) {
  session?.abort();
  session = undefined;
  document.title = `${say("login_title")} · Maré`;
  body.replaceChildren(loginView(api, () => void enter(), expired));
}

api.expired = () => {
  if (!session) return;
  api.forget();
  showLogin(true);
};

async function enter() {
  const life = new AbortController();
  session = life;
  body.replaceChildren(
    element(
      "main",
      { class: "login", id: "content" },
      element("p", { class: "soft", role: "status" }, say("loading")),
    ),
  );
  try {
    const desk = new Desk(api, await api.get("/v1/agent/desk"));
    useZone(desk.about.timeZone);
    life.signal.addEventListener("abort", () => desk.close());
    await desk.open();
    if (!life.signal.aborted) work(desk, life.signal);
  } catch {
    if (life.signal.aborted) return; // the door is shown already
    body.replaceChildren(
      element(
        "main",
        { class: "login", id: "content" },
        element(
          "div",
          { class: "login-card" },
          element("h1", {}, say("load_failed")),
          button(say("try_again"), () => void enter()),
        ),
      ),
    );
  }
}

/** @param {Desk} desk @param {AbortSignal} life */
function work(desk, life) {
  const frame = shell(
    desk,
    async () => {
      desk.close(); // with the session the server ends the stream, which would count as lost
      await api.logOut(); // who has no other session is offline with it
      desk.drafts.forget();
      showLogin(false);
    },
    life,
  );
  /** The view on the screen. @type {{ route: string, choose?: (id: string) => void, life: AbortController } | undefined} */
  let view;

  /** @type {Record<string, (own: AbortSignal, id: string) => { root: Node, choose?: (id: string) => void }>} */
  const views = {
    chats: (own, id) => chatsView(desk, frame.told, own, id),
    tickets: (own, id) => ticketsView(desk, id, frame.told, own),
    notices: (own) => ({
      root: element(
        "div",
        { class: "page" },
        element("h1", {}, say("notices")),
        element("p", { class: "soft" }, say("notices_lead")),
        element(
          "div",
          { class: "columns" },
          noticesView(desk, frame.told, own),
          hoursView(desk, frame.told, own),
        ),
      ),
    }),
    figures: (own) => ({ root: figuresView(desk, own) }),
  };

  function show() {
    const [named = "", id = ""] = location.hash.slice(1).split("/");
    const route = Object.hasOwn(views, named) ? named : "chats";
    if (view?.route !== route) {
      view?.life.abort();
      const own = new AbortController();
      const { root, choose } = /** @type {NonNullable<typeof views[string]>} */ (views[route])(
        AbortSignal.any([life, own.signal]),
        id,
      );
      view = { route, life: own, ...(choose && { choose }) };
      frame.content.replaceChildren(root);
    } else view.choose?.(id);
    frame.mark(route);
  }
  window.addEventListener("hashchange", show, { signal: life });
  body.replaceChildren(frame.root);
  show();
}

/** @param {Desk} desk @param {(words: string) => void} told @param {AbortSignal} life @param {string} id */
function chatsView(desk, told, life, id) {
  const pane = element("div", { class: "detail-pane" });
  /** @type {AbortController | undefined} */
  let own;
  const open = (/** @type {string} */ next) => {
    location.hash = `chats/${next}`;
  };
  const root = element(
    "div",
    { class: "two" },
    element("h1", { class: "unseen" }, say("chats")),
    queueView(desk, open, told, life),
    pane,
  );
  const choose = (/** @type {string} */ next) => {
    own?.abort();
    own = new AbortController();
    const chat = desk.chat(next);
    root.classList.toggle("chosen", chat !== undefined);
    if (chat) {
      desk.show(chat);
      pane.replaceChildren(conversationView(desk, chat, told, AbortSignal.any([life, own.signal])));
    } else {
      desk.shown = "";
      pane.replaceChildren(emptiness("chat", say("choose_chat"), say("choose_chat_hint")));
    }
  };
  life.addEventListener("abort", () => {
    desk.shown = "";
  });
  choose(id);
  return { root, choose };
}

if (api.agent) void enter();
else showLogin(false);
