/** What the customer reads above the plain contact links when the core cannot run. Everything else is in widget/i18n, inside the core. */
const sentences: Record<string, string> = {
  en: "The help could not be opened here. You can reach us like this:",
  es: "No se pudo abrir la ayuda aquí. Puedes contactarnos así:",
  pt: "Não foi possível abrir a ajuda aqui. Você pode falar com a gente assim:",
};

/** For a BCP 47 tag; Portuguese is the first language. */
export const failedSentence = (locale: string): string =>
  sentences[locale.slice(0, 2)] ?? (sentences["pt"] as string);
