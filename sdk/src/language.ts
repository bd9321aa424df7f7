/** The languages of the catalogues (widget/i18n). */
export type Language = "pt" | "en" | "es";

/**
 * The language that the help speaks: that of the first BCP 47 tag, among what the page has set, the page's own language and the browser's, in which
 * there are words. Portuguese without one.
 */
export const languageOf = (set?: string | null): Language => {
  // As one text: lists become that by themselves, with commas.
  const among = (...tags: unknown[]): string | undefined => /,(pt|en|es)/.exec(`,${tags}`.toLowerCase())?.[1];
  // Touched, `navigator` leaves 17 KB on the page's heap.
  return (among(set, document.documentElement.lang) ?? among(navigator.languages, "pt")) as Language;
};
