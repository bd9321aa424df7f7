/** What the customer reads above the plain contact links when the core cannot run. Everything else is in widget/i18n, inside the core. */
const sentences: Record<string, string> = {
  en: "The help could not be opened. Reach us here:",
  es: "No se pudo abrir la ayuda. Contáctanos aquí:",
};

/** For a BCP 47 tag; Portuguese is the first language. */
export const failedSentence = (locale: string): string =>
  sentences[locale.slice(0, 2)] ?? "Não foi possível abrir a ajuda. Fale com a gente por aqui:";
