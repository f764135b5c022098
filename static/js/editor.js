/* The editor of a passage: an editable page over the hidden <textarea>, which always holds the raw text.

   Typing and input methods are the browser's; whatever crosses a line or touches a chip is done on the raw text. */

import { clipboard } from "./editor_clipboard.js";
import { bounds, draw, select, selected } from "./editor_dom.js";
import { adopt, enter, kind, number, refresh, splice, step, typed } from "./editor_text.js";
import { steps } from "./editor_undo.js";
import { element } from "./lines.js";

/** Takes the place of the textarea. `changed()` is called after every change, `told(sentence)` with what to say. */
export function edit(field, { changed, told }) {
  const root = element("div", {
    class: "editor", id: "editor", contenteditable: "true", role: "textbox", "aria-multiline": "true", spellcheck: "false",
    "aria-label": field.labels[0]?.textContent ?? "", "aria-describedby": "length text-help",
  });
  const end = field.value.length;
  const page = { field, root, changed, text: field.value, caret: [end, end], isComposing: false, past: steps(field.value) };
  field.before(root);
  hide(field);
  draw(root, page.text);
  focus(page);
  typing(page);
  composition(page);
  undoing(page);
  clipboard(page, told);
  return handle(page);
}

/** What the rest of the page may do with it. */
function handle(page) {
  return {
    root: page.root,
    get text() { return page.text; },
    get caret() { return page.caret; },
    get can() { return page.past.can; },
    get kind() { return kind(page); },
    splice: (start, end, words) => splice(page, start, end, words),
    undo: () => step(page, page.past.undo()),
    redo: () => step(page, page.past.redo()),
    adopt: (fresh, isTheirs) => adopt(page, fresh, isTheirs),
    refresh: () => refresh(page),
    number: (kind) => number(page, kind),
    select(start, end) {
      page.root.focus();
      select(page.root, ...(page.caret = [start, end]));
      getSelection().focusNode.parentElement?.scrollIntoView?.({ block: "nearest" });
    },
  };
}

/** Where one is; whoever leads to the field means the text. */
function focus(page) {
  page.field.addEventListener("focus", () => {
    page.root.focus();
    select(page.root, ...page.caret);
  });
  document.addEventListener("selectionchange", () => {
    if (!page.isComposing && document.activeElement === page.root) page.caret = selected(page.root) ?? page.caret;
  });
}

function typing(page) {
  const { root, past } = page;
  root.addEventListener("beforeinput", (event) => {
    if (page.isComposing || event.isComposing) return;
    const range = event.getTargetRanges()[0];
    const place = range ? bounds(root, range) : selected(root) ?? page.caret;
    const own = doing(event, place, root);
    if (!own) return;
    event.preventDefault();
    if (own === "undo") step(page, past.undo());
    else if (own === "redo") step(page, past.redo());
    else if (own === "enter") enter(page, place);
    else if (own === "splice") splice(page, ...place, event.data ?? "", event.inputType);
  });
  root.addEventListener("input", ({ inputType }) => page.isComposing || typed(page, inputType));
}

/** While an input method is at work nothing is drawn; over more than one text it would leave the page in pieces. */
function composition(page) {
  page.root.addEventListener("compositionstart", () => {
    const place = selected(page.root);
    if (place && place[0] !== place[1] && !isPlain()) splice(page, ...place, "");
    page.isComposing = true;
  });
  page.root.addEventListener("compositionend", () => {
    page.isComposing = false;
    typed(page, "insertText");
  });
}

function undoing(page) {
  page.root.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase(), ctrl = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!ctrl || page.isComposing || !["z", "y"].includes(key)) return;
    event.preventDefault();
    step(page, key === "y" || event.shiftKey ? page.past.redo() : page.past.undo());
  });
}

/** What of an input is done here: undo, redo, enter, splice; "none" is refused; nothing is left to the browser. */
function doing(event, [start, end], root) {
  const type = event.inputType;
  if (type === "historyUndo") return "undo";
  if (type === "historyRedo") return "redo";
  if (type === "insertParagraph" || type === "insertLineBreak") return "enter";
  if (type.startsWith("format") || type.startsWith("insertOrdered") || type.startsWith("insertUnordered")) return "none";
  if (type.startsWith("delete")) return start === end ? "none" : touches(event, root) ? "splice" : "";
  if (type === "insertText" && start !== end && !isPlain()) return "splice";
  return "";
}

/** Whether what goes is more than letters inside one text. */
function touches(event, root) {
  const [range] = event.getTargetRanges();
  return !range || range.startContainer !== range.endContainer || range.startContainer.nodeType !== Node.TEXT_NODE
    || range.endOffset - range.startOffset >= range.startContainer.data.length || !root.contains(range.startContainer);
}

function isPlain() {
  const { anchorNode, focusNode } = getSelection();
  return anchorNode === focusNode && anchorNode?.nodeType === Node.TEXT_NODE;
}

/** Out of sight and reach, but still the form's: scripts may set it, and it is what is sent. */
function hide(field) {
  field.classList.add("visually-hidden");
  field.setAttribute("tabindex", "-1");
  field.setAttribute("aria-hidden", "true");
}
