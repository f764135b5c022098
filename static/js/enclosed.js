// The data file inside a PDF, for one that was altered but still says whose it is.
const OPENING = /\/EmbeddedFile[^]{0,400}?stream\r?\n/g;
const LENGTH = /\/Length (\d+)(?! \d)/;

/** The bytes of every file enclosed in a PDF that can be unpacked. */
export async function enclosed(bytes) {
  const text = new TextDecoder("latin1").decode(bytes);
  const found = [];
  for (const opening of text.matchAll(OPENING)) {
    const length = LENGTH.exec(opening[0]);
    if (!length) continue;
    const begin = opening.index + opening[0].length;
    try {
      found.push(await inflated(bytes.subarray(begin, begin + Number(length[1]))));
    } catch {
      // packed in another way: not ours
    }
  }
  return found;
}

async function inflated(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
