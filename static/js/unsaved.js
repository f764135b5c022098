/* What of a section is not saved, and why: it waits to be sent, for a choice between two, or until it is another text. */

/** `held` are name → {theirs, by}, `refused` name → {text, sentence}; changes are {name: [was, text]}. */
export function unsaved(places) {
  const held = new Map(), refused = new Map();
  const denied = new Map(); // name → the text that was refused with all the rest

  const isRefused = (name) => [denied.get(name), refused.get(name)?.text].includes(places.value(name));
  const waits = (name) => places.isUnsaved(name) && !held.has(name) && !isRefused(name);
  const all = () => places.names.filter(places.isUnsaved);
  const listed = (names, told) => Object.fromEntries(names.map((name) => [name, told(name)]));

  /** A text that came back with a colleague's paragraphs is shown, unless more was typed: then the next save brings them. */
  function settle(name, sent, stored) {
    const shows = bare(stored) !== bare(sent) && places.value(name) === sent;
    if (shows) places.show(name, stored);
    places.hold(name, shows ? stored : sent);
    return shows;
  }

  return {
    held,
    refused,
    all,
    any: () => places.names.some(waits),
    changes: () => listed(places.names.filter(waits), (name) => [places.was(name), places.value(name)]),
    /** What the server made of the changes. Gives back the names whose text is another one now. */
    judged(changes, { saved, conflicts, refused: sentences }) {
      const merged = [];
      for (const [name, [, sent]] of Object.entries(changes)) {
        if (name in saved) {
          refused.delete(name);
          if (settle(name, sent, saved[name])) merged.push(name);
        } else if (conflicts?.[name]) held.set(name, conflicts[name]);
        else if (sentences?.[name]) refused.set(name, { text: sent, sentence: sentences[name] });
      }
      return merged;
    },
    /** Not asked again until it is another text; what was denied before may be. */
    deny(changes) {
      denied.clear();
      Object.entries(changes).forEach(([name, [, text]]) => denied.set(name, text));
    },
    /** What was taken back is refused no longer. */
    forget: () => places.names.forEach((name) => { if (!places.isUnsaved(name)) refused.delete(name); }),
    /** The server has shown these beside somebody else's already. */
    hold: (names) => names.forEach((name) => held.set(name, { theirs: places.was(name), by: "别人" })),
    /** Somebody else has put these in the form as the server holds them, such as a restore. */
    stored: (names) => names.forEach((name) => [held, refused].forEach((map) => map.delete(name))),
    /** What the journal keeps of each place, `doubtful` being sent: see journal.js. */
    entries: (doubtful) => listed(all(), (name) => [places.was(name), places.value(name), doubtful?.[name]?.[1] ?? null]),
    /** On leaving: what waits, taken for granted that what is on its way arrives. */
    last(under) {
      const changes = listed(places.names.filter(waits), (name) => [under?.[name]?.[1] ?? places.was(name), places.value(name)]);
      return Object.fromEntries(Object.entries(changes).filter(([, [was, text]]) => was !== text));
    },
  };
}

/** Without what the server tidies at the edges of lines. */
function bare(text) {
  return text.replace(/[\s\0\x1c-\x1e\x85]+/gu, "");
}
