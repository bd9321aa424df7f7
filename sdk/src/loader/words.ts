/** The few words that are needed before the core is there, or when it cannot come. The rest is in widget/i18n. */
const languages: Record<string, string> = {
  pt: "Ajuda|Fechar|A ajuda não abriu. Fale com a gente:",
  en: "Help|Close|The help did not open. Reach us here:",
  es: "Ayuda|Cerrar|La ayuda no se abrió. Contáctanos:",
};

/** help, close, failed: for a BCP 47 tag. Portuguese is the first language. */
export const wordsFor = (locale: string): readonly string[] =>
  (languages[locale.slice(0, 2)] ?? (languages["pt"] as string)).split("|");
