/** Offers a text as a file. Works under a strict policy: the text travels in the link itself, and nothing is fetched. */
export const saveFile = (name: string, text: string): void => {
  const link = document.createElement("a");
  link.href = `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
  link.download = name;
  link.click();
};

/** Puts a text into the clipboard; a page that may not (no secure context, a policy) offers it as a file instead. */
export const copyText = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    saveFile("chat.txt", text);
  }
};
