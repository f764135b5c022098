/* What is not saved yet, kept in this tab of this browser, for one page and one person. Gone when saved or signed out. */

const START = "unsaved:";
let closed = false;

/** Entries are { place: [was, text, sent] }: last seen from the server, typed, and sent without an answer (or null). */
export function journal(address, person) {
  const key = `${START}${address}:${person}`;
  return {
    read: () => attempt(() => JSON.parse(sessionStorage.getItem(key))) ?? {},
    open: () => { closed = false; },
    write: (entries) => attempt(() => {
      if (closed) return;
      if (Object.keys(entries).length) sessionStorage.setItem(key, JSON.stringify(entries));
      else sessionStorage.removeItem(key);
    }),
  };
}

/** What is begun in a box of this page and not sent: it waits in this tab for the person who began it. */
export const drafts = {
  read: (box) => attempt(() => sessionStorage.getItem(draft(box))) ?? "",
  write: (box, text) => attempt(() => (text ? sessionStorage.setItem(draft(box), text) : sessionStorage.removeItem(draft(box)))),
};

function draft(box) {
  return `${START}${location.pathname}:${document.querySelector("form.sign-out")?.dataset.person ?? ""}#${box}`;
}

/** At signing out; nothing is kept any more unless somebody stays and types on. */
export function forgetAll() {
  closed = true;
  attempt(() => Object.keys(sessionStorage).filter((key) => key.startsWith(START)).forEach((key) => sessionStorage.removeItem(key)));
}

/** A browser may have no room or forbid it: then the page alone holds what was typed. */
function attempt(work) {
  try {
    return work();
  } catch {
    return null;
  }
}
