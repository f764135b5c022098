/* Living numbers in a passage: tokens `{requests.new.total}` and the digits the tables give them. */

const CELL = "[a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)+";
const SUM = `${CELL}(?:[+-]${CELL})*`;
const TOKEN = new RegExp(`\\{${SUM}(?:@last|%growth|%${SUM})?\\}`, "gu");

/** token → {shows, label}, filled by the server; a token it does not know is plain text. */
export const known = new Map();

export function learn(tokens) {
  Object.entries(tokens).forEach(([token, told]) => known.set(token, told));
}

/** The text cut into pieces {text} and {text, token}, in order; `text` is raw. */
export function pieces(text) {
  const found = [];
  let done = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (!known.has(token)) continue;
    if (index > done) found.push({ text: text.slice(done, index) });
    found.push({ text: token, token });
    done = index + token.length;
  }
  if (done < text.length) found.push({ text: text.slice(done) });
  return found;
}

/** The text with digits for its tokens. */
export function resolved(text) {
  return pieces(text).map(({ text, token }) => (token ? known.get(token).shows : text)).join("");
}

/** Every letter as read, with where it stands in the raw text: {letter, start, end}. */
export function letters(text) {
  const found = [];
  let at = 0;
  for (const piece of pieces(text)) {
    const end = at + piece.text.length;
    if (piece.token) for (const letter of known.get(piece.token).shows) found.push({ letter, start: at, end });
    else for (const letter of piece.text) found.push({ letter, start: at, end: (at += letter.length) });
    at = end;
  }
  return found;
}
