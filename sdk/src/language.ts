/** The languages of the catalogues (widget/i18n). */
export type Language = "pt" | "en" | "es";

/**
 * The language that the help speaks: that of the first BCP 47 tag, among what the page has set, the page's own language and the browser's, in which
 * there are words. Portuguese without one.
 */
export const languageOf = (set?: string | null): Language => {
  const tags = ["", set, document.documentElement.lang, navigator.languages, "pt"];
  // As one text: lists become that by themselves, with commas.
  return (/,(pt|en|es)/.exec(`${tags}`.toLowerCase()) as RegExpExecArray)[1] as Language;
};
