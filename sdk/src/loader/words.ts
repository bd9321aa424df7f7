import { languageOf } from "../language.js";

/** The two words that are needed before the core is there. The rest is in widget/i18n. */
const words = { pt: "Ajuda|Fechar", en: "Help|Close", es: "Ayuda|Cerrar" };

/** In the language of the help, where the page has set `locale`. */
export const wordsFor = (locale?: string | null): [help: string, close: string] =>
  words[languageOf(locale)].split("|") as [string, string];
