/* Undo for a passage: whole texts with the caret; typing without a pause is one step. */

const MOST = 200;
const PAUSE = 1000;

export function steps(text) {
  const done = [{ text, caret: [0, 0], kind: "" }];
  const undone = [];
  let at = 0;

  return {
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
    /** Somebody else made of our text `from` the text `to`: it counts in every step, none takes it back. */
    rebase(from, to) {
      const theirs = span(from, to);
      for (const some of [done, undone]) {
        const steps = some.map((step) => onto(step, from, theirs)).filter(Boolean);
        some.splice(0, some.length, ...steps.filter(({ text }, i) => text !== steps[i - 1]?.text));
      }
    },
    get can() {
      return { undo: done.length > 1, redo: undone.length > 0 };
    },
  };
}

/** What differs between two texts: from `start` to `end` of the first stand now `words`. */
export function span(from, to) {
  const most = Math.min(from.length, to.length);
  let start = 0, same = 0;
  while (start < most && from[start] === to[start]) start += 1;
  while (same < most - start && from.at(-1 - same) === to.at(-1 - same)) same += 1;
  return { start, end: from.length - same, words: to.slice(start, to.length - same) };
}

/** Where a place of the first text stands in the second. */
export function moved(place, { start, end, words }) {
  if (place <= start) return place;
  return place >= end ? place + words.length - (end - start) : start + words.length;
}

/** A step with somebody else's change in it; null where it stands in what the step itself changed. */
function onto(step, from, theirs) {
  const ours = span(from, step.text);
  const further = step.text.length - from.length;
  const by = theirs.end <= ours.start ? 0 : theirs.start >= ours.end ? further : null;
  if (by === null) return null;
  const [start, end] = [theirs.start + by, theirs.end + by];
  const caret = step.caret.map((place) => moved(place, { ...theirs, start, end }));
  return { ...step, text: step.text.slice(0, start) + theirs.words + step.text.slice(end), caret };
}
