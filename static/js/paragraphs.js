/* A passage as it prints: paragraphs, headings, how long it is; the browser's half of reports/prose.py. */

import { BLANK } from "./figures.js";

const SECOND = /^[（(][一二三四五六七八九十]+[）)]/u;
const THIRD = /^\p{Nd}{1,2}[.．、](?!\p{Nd})/u;
const LONGEST_HEADING = 30;
const STOPS = /[。；：！？]/u;
/* where Python ends a line; a browser's textarea only knows the first three */
const LINE = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/u;
const EDGES = new RegExp(`^${BLANK}+|${BLANK}+$`, "gu");
const ANY_BLANK = new RegExp(BLANK, "gu");

/** The paragraphs of a passage, as reports/prose.py reads them. */
export function paragraphs(passage) {
  return passage.split(LINE).map((line) => line.replace(EDGES, "")).filter(Boolean).map(paragraph);
}

/** Characters as an office counts them: everything but blanks and line breaks. */
export function length(passage) {
  return [...passage.replace(ANY_BLANK, "")].length;
}

function paragraph(line) {
  const level = SECOND.test(line) ? 2 : THIRD.test(line) ? 3 : 0;
  const letters = [...line];
  if (!level) return { text: line, level, lead: "" };
  if (letters.length <= LONGEST_HEADING && !STOPS.test(letters.slice(0, -1).join(""))) return { text: line, level, lead: "" };
  const sentence = letters.indexOf("。") + 1;
  if (level === 2 && sentence > 0 && sentence <= LONGEST_HEADING) {
    return { text: letters.slice(sentence).join(""), level: 0, lead: letters.slice(0, sentence).join("") };
  }
  return { text: line, level: 0, lead: "" };
}
