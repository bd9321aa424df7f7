import type { Language } from "../language.js";

/** What the customer reads above the plain contact links when the core cannot run. Everything else is in widget/i18n, inside the core. */
const sentences: Record<Language, string> = {
  pt: "Não foi possível abrir a ajuda. Fale com a gente por aqui:",
  en: "Help could not be opened. Reach us here:",
  es: "No se pudo abrir la ayuda. Contáctanos aquí:",
};

export const failedSentence = (language: Language): string => sentences[language];
