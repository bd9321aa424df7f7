/** Code points of a piece: escaped as JSON it stays far below what the core takes in one message. */
const mostInPiece = 16 * 1024;

/** So many may wait for a frame: the core keeps all that it hears in one, and some kilobytes of its own for each event in it. */
export const mostAtOnce = 16;

/** `text` in pieces that the core can take, cut between characters. Nothing for an empty text. */
export const piecesOf = (text: string): readonly string[] =>
  text.match(new RegExp(`[^]{1,${mostInPiece}}`, "gu")) ?? [];
