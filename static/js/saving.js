/* Nothing typed is lost: a section saves itself while it is written. The page works without; then its buttons save. */

import { panel } from "./conflicts.js";
import { door } from "./door.js";
import { fresh } from "./fresh.js";
import { idle } from "./idle.js";
import { journal } from "./journal.js";
import { say } from "./lines.js";
import { places as placesOf } from "./places.js";
import { saver } from "./saver.js";
import { post } from "./sending.js";

const HEARTBEAT = 3_000; // milliseconds: what no event told of
const WRITTEN = 150; // milliseconds until the journal has it
const TOLD = 8_000; // milliseconds it is said that all is saved
const GOING = 3_000; // milliseconds a link waits for what is being saved

const byId = (id) => document.getElementById(id);
const setUp = byId("saving");
const form = byId("section-form");
if (setUp && form?.elements.was) start();

function start() {
  const { autosave, person, idle: seconds } = setUp.dataset;
  const places = placesOf(form);
  const kept = journal(location.pathname, person);
  let writing = 0;
  const write = () => {
    clearTimeout(writing);
    writing = 0;
    kept.write(page.entries());
  };
  const body = (changes, declined) => ({ ...(places.isText ? changes : { changes }), person, ...(declined && { declined }) });
  const ask = async (changes, declined) => {
    const answer = await post(autosave, body(changes, declined));
    if (answer.status === 200) stays.seen();
    return answer;
  };
  /** Somebody says he is there: any answer to that counts, for the server has counted it. */
  const prolong = async () => {
    const answer = await post(autosave, body({}));
    if (answer.status && answer.status !== 401) stays.seen();
    return answer;
  };
  const page = saver(places, { send: ask, look: (state) => { look(state); writing ||= setTimeout(write, WRITTEN); }, settled });
  const signIn = door(setUp, () => page.again().then(stays.seen));
  const conflicts = panel(places, page.decide);
  fresh(setUp, form, places, page);
  const stays = idle(Number(seconds), {
    save: page.flush,
    prolong,
    ended: (sentence) => signIn.ask(sentence),
  });
  const first = byId("save-state").textContent;
  let told = false;

  function settled(names, merged) {
    conflicts.told(page.state.held);
    if (merged.length) {
      form.dispatchEvent(new CustomEvent("brought", { detail: { places: merged } }));
      form.dispatchEvent(new CustomEvent("entry", { bubbles: true, detail: { isTheirs: true } }));
    }
    form.dispatchEvent(new CustomEvent("saved", { bubbles: true, detail: { places: names } }));
  }

  function look(state) {
    beside(state, first);
    marks(places, state);
    conflicts.told(state.held);
    const sentences = [state.sentence, ...[...state.refused.values()].map(({ sentence }) => sentence)].filter(Boolean);
    say(byId("saving-note"), state.signedOut ? "" : sentences.join(""));
    byId("saving-note").hidden = state.signedOut || !sentences.length;
    if (state.signedOut !== told) state.signedOut ? signIn.ask(state.sentence) : signIn.done();
    told = state.signedOut;
  }

  replay(places, kept.read());
  if ("conflicts" in setUp.dataset) page.hold(places.names.filter(places.isUnsaved));
  delete form.dataset.unsaved; // the fields say so themselves now
  form.dataset.saving = "";
  for (const kind of ["input", "entry"]) form.addEventListener(kind, page.typed);
  form.addEventListener("input", kept.open);
  form.addEventListener("saved", ({ detail }) => page.stored(detail.places));
  setInterval(() => { if (!page.isBusy() && places.names.some(places.isUnsaved)) page.typed(); }, HEARTBEAT);
  leaving(page, places, { write, body, url: autosave });
  page.typed();
}

/** What was left over when the page went: as it was typed, to be judged by what it was typed over. */
function replay(places, entries) {
  const left = Object.entries(entries).filter(([name, [, text]]) => places.names.includes(name) && text !== places.was(name));
  for (const [name, [was, text, sent]] of left) {
    const here = places.was(name);
    places.hold(name, here === sent ? here : was, text);
  }
  if (!left.length) return;
  form.dispatchEvent(new Event("entry", { bubbles: true }));
  const what = places.isText ? "上次没有来得及保存的文字" : `上次没有来得及保存的${left.length}格`;
  const line = byId("replayed");
  say(line, `${what}已从本机恢复，正在保存。`);
  line.hidden = false;
  form.addEventListener("saved", () => {
    if (line.hidden || places.names.some(places.isUnsaved)) return;
    say(line, `${what}已从本机恢复，已保存。`);
    setTimeout(() => { line.hidden = true; }, TOLD);
  });
}

/** The words beside the title. Read out only when something is wrong. */
function beside(state, first) {
  const line = byId("save-state");
  const reason = state.trouble || (state.held.size ? `${state.held.size}处与别人的修改不同，请选择` : state.refused.size ? "见下面的说明" : "");
  line.setAttribute("aria-live", reason ? "polite" : "off");
  line.classList.toggle("unsaved", reason !== "");
  if (reason) say(line, `未保存（${reason}）`);
  else say(line, state.busy || state.waiting.length ? "正在保存…" : state.at ? `已保存 ${state.at}` : first);
}

function marks(places, { held, refused, waiting }) {
  places.names.forEach((name) => {
    const box = places.field(name).closest("td, .passage");
    box?.classList.toggle("unsaved", waiting.includes(name));
    box?.classList.toggle("conflict", held.has(name) || refused.has(name));
  });
}

/** A button or a link waits for what is on its way; going elsewhere sends the rest along. */
function leaving(page, places, { write, body, url }) {
  const unsaved = () => page.isBusy() || places.names.some(places.isUnsaved);
  let waiting = false, passed = false, sent = false;
  window.addEventListener("submit", async (event) => {
    const { target, submitter } = event;
    if (target.closest("dialog")) return;
    const isWell = !page.isBusy() && !page.state.trouble && navigator.onLine;
    const carries = target === form && isWell && (!places.isText || page.state.held.size); // a text is merged first
    if (passed || carries || !unsaved()) {
      sent ||= target === form;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waiting) return;
    waiting = true;
    form.dataset.sending = "";
    const saved = await page.flush();
    waiting = false;
    passed = saved || target !== form || page.refused();
    if (passed) target.requestSubmit(submitter);
    else delete form.dataset.sending;
    passed = false;
    if (page.state.held.size) byId("conflicts").focus();
  }, true);
  window.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !leads(link, event) || !unsaved() || page.state.trouble) return;
    event.preventDefault();
    await Promise.race([page.flush(), new Promise((resolve) => { setTimeout(resolve, GOING); })]);
    location.href = link.href;
  });
  window.addEventListener("online", page.again);
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    sent = false;
    delete form.dataset.sending;
    page.again();
  });
  for (const kind of ["input", "entry"]) form.addEventListener(kind, () => { sent = false; }); // it was stopped
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) write();
    if (unsaved()) page.again();
  });
  window.addEventListener("pagehide", () => {
    write();
    const rest = sent ? {} : page.last();
    if (Object.keys(rest).length) post(url, body(rest));
  });
}

/** Whether a click on the link leaves the page, here and now. */
function leads(link, event) {
  const elsewhere = link.target || link.origin !== location.origin || event.ctrlKey || event.metaKey || event.shiftKey;
  const stays = link.pathname === location.pathname && link.search === location.search && link.hash;
  return !elsewhere && !stays && !event.button && !event.defaultPrevented;
}
