/* A list kept in step with what there is to say. Lines that stay are not made anew, so nothing is read out twice. */

/** `items` are {key, …}; `make(item)` gives a fresh <li>, `write(li, item)` brings it up to date. A line without key stays. */
export function keep(list, items, make, write) {
  const old = new Map([...list.children].filter((li) => "key" in li.dataset).map((li) => [li.dataset.key, li]));
  items.forEach((item, i) => {
    const li = old.get(item.key) ?? make(item);
    old.delete(item.key);
    li.dataset.key = item.key;
    write(li, item);
    if (list.children[i] !== li) list.insertBefore(li, list.children[i] ?? null);
  });
  old.forEach((li) => li.remove());
}

/** Set a text only when it differs: a live region speaks whenever it is written to. */
export function say(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/** An element with attributes and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}
