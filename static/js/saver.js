/* Saves what was typed: one request on its way, the rest waits; what found no answer is asked again as it was. */

import { unsaved } from "./unsaved.js";

const PAUSE = 600; // milliseconds without a key
const AT_LEAST = 5_000; // whoever types on without a pause
const AGAIN = [1, 2, 4, 8, 15, 30]; // seconds
const FINAL = [400, 403, 404, 409, 413]; // the same would be refused again
const OFFLINE = "网络断开，已留在本机", SLOW = "服务器暂时没有应答，已留在本机", SIGN_IN = "请重新登录，已留在本机";
const UNTOLD = "没有保存：服务器没有接受，也没有说明原因。填写的内容已留在本机。请刷新页面再试；仍不行的，请联系系统管理员。";

/** `send(changes)` gives an answer of sending.js; `look(state)` shows it; `settled(names, merged)` after something was kept. */
export function saver(places, { send, look, settled }) {
  const left = unsaved(places);
  const state = { busy: false, trouble: "", sentence: "", signedOut: false, at: "", held: left.held, refused: left.refused };
  const page = { places, left, state, send, look, settled, sending: null, doubtful: null, timer: 0, since: 0, failures: 0 };
  return {
    state,
    typed: () => typed(page),
    flush: () => flush(page),
    again: () => again(page),
    decide: (name, mine) => decide(page, name, mine),
    stored: (names) => stored(page, names),
    hold: left.hold,
    entries: () => left.entries(page.doubtful),
    last: () => left.last(page.sending && page.doubtful),
    isBusy: () => page.sending !== null,
    isQuiet: () => !page.sending && !hasMore(page),
    /** Whether the server has said in words that it does not take it: then its own page says so, too. */
    refused: () => state.trouble !== "" && !state.signedOut && !["", UNTOLD].includes(state.sentence) && !page.failures,
  };
}

const hasMore = ({ doubtful, left }) => doubtful !== null || left.any();
const tell = ({ look, state, left }) => look({ ...state, waiting: left.all() });

function typed(page) {
  page.left.forget();
  if (!page.doubtful && !page.left.all().length) Object.assign(page.state, { trouble: "", sentence: "" }); // all was taken back
  if (hasMore(page)) {
    page.since ||= Date.now();
    if (!page.failures) plan(page, Math.min(PAUSE, Math.max(0, page.since + AT_LEAST - Date.now())));
  }
  tell(page);
}

function plan(page, delay) {
  clearTimeout(page.timer);
  page.timer = setTimeout(run, delay, page);
}

/** One request; whoever asks meanwhile waits for the same. */
function run(page) {
  clearTimeout(page.timer);
  if (!page.sending && hasMore(page)) {
    page.sending = once(page, page.doubtful ?? page.left.changes()).finally(() => {
      page.sending = null;
      tell(page);
    });
  }
  return page.sending ?? Promise.resolve();
}

async function once(page, changes) {
  page.since = 0;
  page.doubtful = changes; // until there is an answer
  page.state.busy = true;
  tell(page);
  const answer = await page.send(changes);
  await page.places.rest();
  page.state.busy = false;
  judge(page, changes, answer);
}

function judge(page, changes, answer) {
  const { isKnown, isDenied, ...told } = verdict(answer);
  Object.assign(page.state, told);
  page.failures = isKnown ? 0 : page.failures + 1;
  page.left.deny(isDenied ? changes : {});
  if (isKnown && !told.signedOut) page.doubtful = null;
  if (!isKnown) plan(page, AGAIN[Math.min(page.failures, AGAIN.length) - 1] * 1000);
  if (!told.trouble) keep(page, changes, answer.data);
}

function keep(page, changes, data) {
  page.state.at = data.at;
  const merged = page.left.judged(changes, data);
  page.settled(Object.keys(data.saved), merged);
  if (hasMore(page)) plan(page, PAUSE);
}

/** Until nothing waits any more, or it cannot be. Says whether all is saved. */
async function flush(page) {
  do await run(page); while (!page.state.trouble && hasMore(page));
  return !page.left.all().length;
}

/** Now, whatever was said before. */
function again(page) {
  page.failures = 0;
  page.left.deny({});
  return run(page);
}

function decide(page, name, mine) {
  const { places, left, send, settled } = page;
  const { theirs } = left.held.get(name);
  if (!mine) send({}, { [name]: places.value(name) }); // for the trail: what was given up
  left.held.delete(name);
  places.hold(name, theirs, mine ? undefined : theirs);
  settled([], mine ? [] : [name]);
  run(page);
  tell(page);
}

function stored(page, names) {
  page.left.stored(names);
  names.forEach((name) => { if (page.doubtful) delete page.doubtful[name]; });
  tell(page);
}

/** What an answer says: whether it is one, whether all of it was refused for good, and what to tell. */
function verdict({ status, data }) {
  const isKept = status === 200 && Boolean(data?.saved), signedOut = status === 401;
  const isDenied = FINAL.includes(status);
  const trouble = isKept ? "" : signedOut ? SIGN_IN : isDenied ? "见下面的说明" : data === "offline" ? OFFLINE : SLOW;
  const sentence = data?.sentence ?? (isDenied ? UNTOLD : "");
  return { isKnown: isKept || signedOut || isDenied, isDenied, signedOut, trouble, sentence };
}
