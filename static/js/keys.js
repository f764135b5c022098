/* The keys of a spreadsheet in a table of inputs (STF-11). Tab stays the browser's own: row by row, inputs only. */

import { columnOf, neighbour } from "./sheet.js";

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** `set(input, value)` writes as if typed; `undo` and `redo` give back the input they touched; `block` see block.js. */
export function keys(sheet, block, { set, undo, redo, arrived }) {
  let before = ""; // what Esc brings back
  let caret = false; // F2: the arrows move inside the text

  sheet.table.addEventListener("focusin", ({ target }) => {
    if (!target.matches("input")) return;
    before = target.value;
    caret = false;
    target.select();
    tint(sheet, target);
    arrived(target);
  });
  sheet.table.addEventListener("focusout", () => tint(sheet, null));
  sheet.table.addEventListener("mousedown", (event) => {
    // a click takes the whole figure, however often, so that typing replaces it; a double click places the caret
    const { target: input, detail } = event;
    if (!input.matches("input") || event.defaultPrevented) return;
    caret = input === document.activeElement && (caret || detail > 1);
    if (caret) return;
    event.preventDefault();
    input.focus();
    input.select(); // coming back, a browser puts the caret where it was
  });
  sheet.table.addEventListener("keydown", (event) => {
    // 229: some input methods type with it where the browser does not say that it composes
    if (!event.target.matches("input") || event.isComposing || event.keyCode === 229 || event.altKey) return;
    const act = action(event);
    if (!act) return;
    event.preventDefault();
    act();
  });

  function action(event) {
    const { target: input, key, shiftKey } = event;
    if (event.ctrlKey || event.metaKey) return withControl(input, key, shiftKey);
    if (key === "Enter") return () => move(input, shiftKey ? -1 : 1, 0);
    if (key === "Escape") return () => block.end() || restore(input);
    if (key === "F2") return () => toggle(input);
    if (["Delete", "Backspace"].includes(key) && block.isOpen()) return () => block.clear();
    if (!(key in STEPS) || !leaves(input, key, shiftKey)) return null;
    if (shiftKey) return () => block.extend(input, ...STEPS[key]);
    return () => move(input, ...STEPS[key]);
  }

  function withControl(input, key, shiftKey) {
    const named = {
      Home: () => enter(sheet.inputs[0]),
      End: () => enter(sheet.inputs.at(-1)),
      a: caret ? null : () => block.all(),
      d: () => block.down(input),
      y: () => enter(redo()),
      z: shiftKey ? () => enter(redo()) : () => enter(undo()),
    };
    return named[key.length === 1 ? key.toLowerCase() : key] ?? null;
  }

  /** ← and → leave the cell at the edge of the text or when all of it is selected, never in caret mode. */
  function leaves(input, key, shiftKey) {
    if (key === "ArrowUp" || key === "ArrowDown") return !(caret && shiftKey);
    if (caret) return false;
    if (shiftKey && block.isOpen()) return true;
    const { selectionStart: start, selectionEnd: end, value } = input;
    if (start === 0 && end === value.length) return true;
    return start === end && end === (key === "ArrowLeft" ? 0 : value.length);
  }

  /** At the edge one stays, and the figure is taken whole again. */
  function move(input, down, right) {
    block.end();
    enter(neighbour(sheet, input, down, right) ?? input);
  }

  function enter(input) {
    input?.focus();
    input?.select();
    input?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function restore(input) {
    set(input, before);
    input.select();
  }

  function toggle(input) {
    caret = !caret;
    if (caret) input.setSelectionRange(input.value.length, input.value.length);
    else input.select();
  }
}

function tint(sheet, input) {
  sheet.table.querySelectorAll(".in-column").forEach((cell) => cell.classList.remove("in-column"));
  if (input) columnOf(sheet, input.closest("td")).forEach((cell) => cell.classList.add("in-column"));
}
