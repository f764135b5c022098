/* Undo for a whole table: a paste is one step, typing is one step for each stay in a cell. */

const MOST = 200;

/** `changed()` is called after values came back. A step is a Map: input → [value before, value after]. */
export function history(changed) {
  const done = [];
  const undone = [];

  /** What a colleague or a restore put in meanwhile stays; a step of which nothing is left is passed over. */
  function go(from, to, side) {
    const step = from.pop();
    if (!step) return null;
    to.push(step);
    const own = [...step.values].filter(([input, pair]) => input.value === pair[1 - side]);
    if (!own.length) return go(from, to, side);
    own.forEach(([input, pair]) => { input.value = pair[side]; });
    changed();
    return own[0][0];
  }

  return {
    /** Remember values that were set; steps of the same `stay` become one. */
    record(values, stay = null) {
      if (!values.size) return;
      undone.length = 0;
      const last = done.at(-1);
      if (stay && last?.stay === stay) {
        values.forEach(([before, after], input) => last.values.set(input, [last.values.get(input)?.[0] ?? before, after]));
      } else {
        done.push({ values, stay });
        if (done.length > MOST) done.shift();
      }
    },
    /** Somebody else wrote into these: no step of ours may put back what stood there before. */
    forget(inputs) {
      for (const steps of [done, undone]) {
        steps.forEach(({ values }) => inputs.forEach((input) => values.delete(input)));
        steps.splice(0, steps.length, ...steps.filter(({ values }) => values.size));
      }
    },
    undo: () => go(done, undone, 0),
    redo: () => go(undone, done, 1),
  };
}
