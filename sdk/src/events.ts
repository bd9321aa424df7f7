import type { HelpErrorDetail } from "./errors.js";
import type { ChatEnd } from "./protocol.js";
import type { Route } from "./settings.js";

/** The `detail` of every event, by the name that `on` takes; as DOM events they are called `help-open`, `help-ticket-created` … */
export interface HelpEventDetails {
  ready: object;
  open: null;
  close: null;
  navigate: { readonly from: Route; readonly to: Route };
  /** `answerBy`: a date of the desk's, `2026-11-25`. */
  "ticket-created": { readonly id: string; readonly reference: string; readonly answerBy: string };
  "chat-queued": { readonly id: string };
  "chat-assigned": { readonly id: string };
  "chat-ended": ChatEnd & { readonly id: string };
  unread: { readonly count: number };
  "article-judged": { readonly id: string; readonly helped: boolean };
  error: HelpErrorDetail;
}

export type HelpEventName = keyof HelpEventDetails;
export type HelpListener<Name extends HelpEventName = HelpEventName> = (
  event: CustomEvent<HelpEventDetails[Name]>,
) => void;

/** The same by the names that the DOM knows. */
export type HelpEventMap = {
  [Name in HelpEventName as `help-${Name}`]: CustomEvent<HelpEventDetails[Name]>;
};
