// The data file inside a PDF, for one that was altered but still says whose it is.
const OPENING = /\/EmbeddedFile[^]{0,400}?stream\r?\n/g;

/** The bytes of every file enclosed in a PDF that can be unpacked. */
export async function enclosed(bytes) {
  const text = new TextDecoder("latin1").decode(bytes);
  const found = [];
  for (const opening of text.matchAll(OPENING)) {
    const begin = opening.index + opening[0].length;
    const end = text.indexOf("endstream", begin);
    if (end < 0) continue;
    try {
      found.push(await inflated(bytes.subarray(begin, end)));
    } catch {
      // no packed stream: not ours
    }
  }
  return found;
}

/** Unpacked as far as it goes: a line's end may stand behind the packed bytes. */
async function inflated(packed) {
  const parts = [];
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
    }
  } catch (error) {
    if (!parts.length) throw error;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
