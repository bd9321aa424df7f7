/** The two words that are needed before the core is there. The rest is in widget/i18n. */
const languages: Record<string, string> = { en: "Help|Close", es: "Ayuda|Cerrar" };

/** For a BCP 47 tag; Portuguese is the first language. */
export const wordsFor = (locale: string): [help: string, close: string] =>
  (languages[locale.slice(0, 2)] ?? "Ajuda|Fechar").split("|") as [string, string];
