import type { Case } from "../case.js";
import { agentCases } from "./agents.js";
import { attachmentCases } from "./attachments.js";
import { bootstrapCases } from "./bootstrap.js";
import { chatCases } from "./chats.js";
import { conversationCases } from "./conversations.js";
import { eventCases } from "./events.js";
import { accessCases, factCases } from "./facts.js";
import { identityCases } from "./identity.js";
import { requestCases } from "./requests.js";
import { sessionCases } from "./sessions.js";
import { ticketCases } from "./tickets.js";

/** In the order in which a backend is built. */
export const allCases: readonly Case[] = [
  ...bootstrapCases,
  ...sessionCases,
  ...requestCases,
  ...ticketCases,
  ...attachmentCases,
  ...chatCases,
  ...conversationCases,
  ...eventCases,
  ...factCases,
  ...accessCases,
  ...identityCases,
  ...agentCases,
];
