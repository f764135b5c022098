/* What happens to the raw text of the editor: every change goes through here, to the page, the field and the steps of undo.

   `page` is {field, root, changed, text, caret: [start, end], isComposing, past}, as editor.js makes it. */

import { draw, read, select, selected, show } from "./editor_dom.js";
import { countOn, kindOf, next, toggle } from "./numbering.js";
import { follow, splices } from "./splices.js";

/** The text is another one now: on the page, in the field, and for undo. */
function become(page, fresh, place, kind = "") {
  page.text = fresh;
  const moved = draw(page.root, fresh) || !kind;
  if (place) page.caret = place;
  if (place && moved) select(page.root, ...place); // while one types the caret is the browser's
  page.past.record(fresh, page.caret, kind);
  publish(page);
}

function publish({ field, text, changed }) {
  if (field.value !== text) {
    field.value = text;
    field.form.dispatchEvent(new Event("entry", { bubbles: true }));
  }
  changed();
}

export function splice(page, start, end, words, kind = "") {
  const place = start + words.length;
  become(page, page.text.slice(0, start) + words + page.text.slice(end), [place, place], kind);
}

/** After the browser typed: what the page says now is the text. */
export function typed(page, kind) {
  const { root, text } = page;
  page.caret = selected(root) ?? page.caret;
  const fresh = read(root);
  if (fresh !== text || root.children.length !== text.split("\n").length) become(page, fresh, page.caret, kind);
}

/** Back or forth to a step of undo, if there is one. */
export function step(page, to) {
  if (!to) return;
  page.text = to.text;
  page.caret = to.caret.map((place) => Math.min(place, to.text.length));
  draw(page.root, page.text);
  select(page.root, ...page.caret);
  publish(page);
}

export function enter(page, [start, end]) {
  const before = page.text.slice(0, start), after = page.text.slice(end);
  const lines = before.split("\n");
  const mark = next(lines, lines.length - 1);
  const line = lines.at(-1) + after.split("\n", 1)[0];
  if (mark && line.trim() === lines.at(-1).trim() && /^[（(]\d+[）)]$/u.test(line.trim())) {
    return splice(page, start - lines.at(-1).length, end, ""); // an item left empty ends the list
  }
  const fresh = `${before}\n${mark}${after}`;
  const place = start + 1 + mark.length;
  return become(page, mark ? countOn(fresh.split("\n"), lines.length).join("\n") : fresh, [place, place]);
}

/** The field was set by somebody else: by filling, restoring; or with a colleague's words, which no undo takes away. */
export function adopt(page, fresh, isTheirs = false) {
  if (fresh === page.text) return;
  const changes = splices(page.text, fresh);
  if (isTheirs) page.past.merge(changes);
  page.caret = page.caret.map((place) => follow(place, changes));
  become(page, fresh, document.activeElement === page.root ? page.caret : null);
}

/** Draw the chips anew: what the tables say may have changed. */
export function refresh({ root, text, isComposing }) {
  if (isComposing) return;
  const place = document.activeElement === root ? selected(root) : null;
  draw(root, text);
  root.querySelectorAll("[data-token]").forEach(show);
  if (place) select(root, ...place);
}

/** Make the line of the caret a numbered one, or plain again. */
export function number(page, kind) {
  const lines = page.text.split("\n"), at = lineOf(page);
  const fresh = toggle(lines, at, kind);
  const place = Math.max(0, page.caret[0] + fresh[at].length - lines[at].length);
  become(page, fresh.join("\n"), [place, place]);
  page.root.focus();
}

/** Of which kind the line of the caret is, as numbering.js has them. */
export function kind(page) {
  return kindOf(page.text.split("\n")[lineOf(page)] ?? "");
}

function lineOf({ text, caret }) {
  return text.slice(0, caret[0]).split("\n").length - 1;
}
