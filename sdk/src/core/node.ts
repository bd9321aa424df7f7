import type { Live, Look, Role, TextPart } from "./enums.js";
import { states } from "./enums.js";

/** What the core has told about one node. */
export interface NodeFacts {
  readonly id: number;
  readonly role: Role;
  look: Look;
  readonly texts: Partial<Record<TextPart, string>>;
  tone: number;
  icon: number;
  level: number;
  maxLength: number;
  field: number;
  states: number;
  live: Live;
  /** Of a Bar, 0–100; of a Notice, how far it is. */
  amount: number;
}

export const makeFacts = (id: number, role: Role, look: Look): NodeFacts => ({
  id,
  role,
  look,
  texts: {},
  tone: 0,
  icon: 0,
  level: 0,
  maxLength: 0,
  field: 0,
  states: 0,
  live: "Off",
  amount: 0,
});

export const has = (node: NodeFacts, state: keyof typeof states): boolean =>
  (node.states & states[state]) !== 0;

export const words = (node: NodeFacts, part: TextPart): string => node.texts[part] ?? "";
