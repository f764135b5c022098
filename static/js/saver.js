/* Saves what was typed: one request on its way, the rest waits; what found no answer is asked again as it was. */

const PAUSE = 600; // milliseconds without a key
const AT_LEAST = 5_000; // whoever types on without a pause
const AGAIN = [1, 2, 4, 8, 15, 30]; // seconds
const OFFLINE = "网络断开，已留在本机", SLOW = "服务器暂时没有应答，已留在本机", SIGN_IN = "请重新登录，已留在本机";

/** `send(changes)` gives an answer of sending.js; `look(state)` shows it; `settled(names, merged)` after something was kept. */
export function saver(places, { send, look, settled }) {
  const state = { busy: false, trouble: "", sentence: "", signedOut: false, at: "", held: new Map(), refused: new Map() };
  let sending = null, doubtful = null, timer = 0, since = 0, failures = 0;

  const waits = (name) => places.isUnsaved(name) && !state.held.has(name) && state.refused.get(name)?.text !== places.value(name);
  const collect = () => Object.fromEntries(places.names.filter(waits).map((name) => [name, [places.was(name), places.value(name)]]));
  const hasMore = () => doubtful !== null || places.names.some(waits);

  function typed() {
    places.names.forEach((name) => { if (!places.isUnsaved(name)) state.refused.delete(name); });
    if (hasMore()) {
      since ||= Date.now();
      if (!failures) plan(Math.min(PAUSE, Math.max(0, since + AT_LEAST - Date.now())));
    }
    tell();
  }

  function plan(delay) {
    clearTimeout(timer);
    timer = setTimeout(run, delay);
  }

  /** One request; whoever asks meanwhile waits for the same. */
  function run() {
    clearTimeout(timer);
    if (!sending && hasMore()) sending = once(doubtful ?? collect()).finally(() => { sending = null; tell(); });
    return sending ?? Promise.resolve();
  }

  async function once(changes) {
    since = 0;
    doubtful = changes; // until there is an answer
    state.busy = true;
    tell();
    const answer = await send(changes);
    state.busy = false;
    judge(changes, answer);
  }

  function judge(changes, { status, data }) {
    const known = { 200: data?.saved, 401: true, 400: true, 403: true, 404: true, 409: true, 413: true }[status];
    failures = known ? 0 : failures + 1;
    state.signedOut = status === 401;
    state.sentence = status === 200 ? "" : data?.sentence ?? "";
    state.trouble = status === 200 && known ? "" : state.signedOut ? SIGN_IN : known ? "见下面的说明" : data === "offline" ? OFFLINE : SLOW;
    if (known && !state.signedOut) doubtful = null;
    if (!known) plan(AGAIN[Math.min(failures, AGAIN.length) - 1] * 1000);
    if (!state.trouble) keep(changes, data);
  }

  function keep(changes, data) {
    state.at = data.at;
    const merged = [];
    for (const [name, [, sent]] of Object.entries(changes)) {
      if (name in data.saved) settle(name, sent, data.saved[name], merged);
      else if (data.conflicts?.[name]) state.held.set(name, data.conflicts[name]);
      else if (data.refused?.[name]) state.refused.set(name, { text: sent, sentence: data.refused[name] });
    }
    settled(Object.keys(data.saved), merged);
    if (hasMore()) plan(PAUSE);
  }

  /** A text that came back with a colleague's paragraphs is shown, unless more was typed: then the next save brings them. */
  function settle(name, sent, stored, merged) {
    state.refused.delete(name);
    const isMerged = bare(stored) !== bare(sent);
    const shows = isMerged && places.value(name) === sent;
    if (shows) places.show(name, stored);
    if (shows) merged.push(name);
    places.hold(name, shows ? stored : sent);
  }

  /** Until nothing waits any more, or it cannot be. Says whether all is saved. */
  async function flush() {
    do await run(); while (!state.trouble && hasMore());
    return !places.names.some(places.isUnsaved);
  }

  function decide(name, mine) {
    const { theirs } = state.held.get(name);
    if (!mine) send({}, { [name]: places.value(name) }); // for the trail: what was given up
    state.held.delete(name);
    places.hold(name, theirs, mine ? undefined : theirs);
    settled([], mine ? [] : [name]);
    run();
    tell();
  }

  /** The server has shown these beside somebody else's already. */
  const hold = (names) => names.forEach((name) => state.held.set(name, { theirs: places.was(name), by: "别人" }));

  function again() {
    failures = 0;
    return run();
  }

  /** What the journal keeps of each place: see journal.js. */
  const entries = () => Object.fromEntries(places.names.filter(places.isUnsaved).map(
    (name) => [name, [places.was(name), places.value(name), doubtful?.[name]?.[1] ?? null]]));

  /** On leaving: what waits, taken for granted that what is on its way arrives. */
  const last = () => Object.fromEntries(places.names.filter(waits).map(
    (name) => [name, [sending ? doubtful?.[name]?.[1] ?? places.was(name) : places.was(name), places.value(name)]]).filter(([, [was, text]]) => was !== text));

  const tell = () => look({ ...state, waiting: places.names.filter(places.isUnsaved) });
  /** Whether the server has said in words that it does not take it: then its own page says so, too. */
  const refused = () => state.trouble !== "" && !state.signedOut && state.sentence !== "" && failures === 0;
  return { typed, flush, again, decide, hold, refused, entries, last, isBusy: () => sending !== null, isQuiet: () => !sending && !hasMore(), state };
}

/** Without what the server tidies at the edges of lines. */
function bare(text) {
  return text.replace(/[\s\0\x1c-\x1e\x85]+/gu, "");
}
