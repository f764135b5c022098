/* The places of a form that are saved one by one: the cells of a table, or the text of a passage; and what is known of each.

`field.defaultValue` is the text the server is known to hold. The hidden field `was` holds it, too: with it a save is judged. */

export function places(form) {
  const hidden = form.elements.was;
  const given = JSON.parse(hidden.value || "null") ?? "";
  const isText = typeof given === "string";
  // a name that two fields share is a list of both, which reads as blank: blank must not be saved over what is there
  const isField = (field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  const named = (isText ? ["text"] : Object.keys(given)).map((name) => [name, form.elements[name]]);
  const fields = new Map(named.filter(([, field]) => isField(field)));
  const known = new Map([...fields.keys()].map((name) => [name, isText ? given : given[name]]));
  const composing = composition(form);
  const write = () => { hidden.value = JSON.stringify(isText ? known.get("text") : Object.fromEntries(known)); };

  fields.forEach((field, name) => { // where a page brings back what could not be saved, it holds more than the server
    if (field.defaultValue !== known.get(name)) hold(field, known.get(name), field.value);
  });
  form.addEventListener("saved", ({ detail }) => { // by whomever: what was restored the server holds, too
    detail.places.forEach((name) => { if (fields.has(name)) known.set(name, fields.get(name).defaultValue); });
    write();
  });
  return {
    isText,
    names: [...fields.keys()],
    field: (name) => fields.get(name),
    value: (name) => fields.get(name).value,
    was: (name) => known.get(name),
    /** Resolves when no input method is at work: what one is composing is not to be redrawn. */
    rest: composing.rest,
    isUnsaved: (name) => fields.get(name).value !== fields.get(name).defaultValue,
    /** The server holds `text`; the field shows `shown`, or what it showed before. */
    hold(name, text, shown = fields.get(name).value) {
      known.set(name, text);
      hold(fields.get(name), text, shown);
      write();
    },
    /** The field shows another text, the caret stays. */
    show(name, text) {
      const field = fields.get(name);
      const start = alike(field.value, text, (string, i) => string[i]);
      const most = Math.min(field.value.length, text.length) - start;
      const end = Math.min(most, alike(field.value, text, (string, i) => string[string.length - 1 - i]));
      field.setRangeText(text.slice(start, text.length - end), start, field.value.length - end, "preserve");
    },
  };
}

function composition(form) {
  let isOn = false, waiting = [];
  form.addEventListener("compositionstart", () => { isOn = true; });
  for (const kind of ["compositionend", "focusout"]) {
    form.addEventListener(kind, () => {
      isOn = false;
      waiting.forEach((go) => go());
      waiting = [];
    });
  }
  return { rest: () => new Promise((resolve) => { isOn ? waiting.push(resolve) : resolve(); }) };
}

function hold(field, text, shown) {
  field.defaultValue = text; // an untouched field would show it
  if (field.value !== shown) field.value = shown;
}

function alike(one, other, at) {
  let n = 0;
  while (n < Math.min(one.length, other.length) && at(one, n) === at(other, n)) n += 1;
  return n;
}
