/* Undo for a passage: whole texts with the caret; typing without a pause is one step. */

import { follow, rebased, spliced } from "./splices.js";

const MOST = 200;
const PAUSE = 1000;

export function steps(text) {
  const done = [{ text, caret: [0, 0], kind: "" }];
  const undone = [];
  let at = 0;

  /** The steps, nearest first, as if the changes of `text` had always been there; none from where both changed the same. */
  function rewritten(pile, changes, text) {
    const kept = [];
    for (const step of pile) {
      changes = rebased(changes, text, step.text);
      if (!changes) break;
      text = step.text;
      kept.push({ ...step, text: spliced(text, changes), caret: step.caret.map((place) => follow(place, changes)) });
    }
    return kept;
  }

  return {
    /** A colleague's words came into the text as it is now: no step back or forth takes them away. */
    merge(changes) {
      const { text } = done.at(-1);
      for (const pile of [done, undone]) pile.splice(0, pile.length, ...rewritten([...pile].reverse(), changes, text).reverse());
    },
    /** Remember the text as it is now. `kind` is what was done to it; steps of the same kind without a pause are one. */
    record(text, caret, kind) {
      const last = done.at(-1), now = Date.now();
      if (text === last.text) return void (last.caret = caret);
      undone.length = 0;
      if (kind && kind === last.kind && now - at < PAUSE) Object.assign(last, { text, caret });
      else done.push({ text, caret, kind });
      if (done.length > MOST) done.shift();
      at = now;
    },
    undo() {
      if (done.length < 2) return null;
      undone.push(done.pop());
      at = 0;
      return done.at(-1);
    },
    redo() {
      const step = undone.pop();
      if (step) done.push(step);
      return step ?? null;
    },
    get can() {
      return { undo: done.length > 1, redo: undone.length > 0 };
    },
  };
}
