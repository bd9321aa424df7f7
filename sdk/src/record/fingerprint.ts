const offset = 0xcbf29ce484222325n;
/** The prime is 2⁴⁰ + 435. */
const low = 435;

/** FNV-1a, 64 bits, as 16 hex digits (tests/qa/journal/fingerprint.cpp). In four parts of 16 bits, which numbers multiply exactly. */
export const hashOf = (bytes: Uint8Array): string => {
  const part = (place: bigint): number => Number((offset >> place) & 0xffffn);
  let [a, b, c, d] = [part(0n), part(16n), part(32n), part(48n)];
  for (const byte of bytes) {
    const x = a ^ byte;
    // 2⁴⁰ moves everything up by two parts and 8 bits.
    const t0 = x * low;
    const t1 = b * low + (t0 >>> 16);
    const t2 = c * low + ((x << 8) & 0xffffff) + (t1 >>> 16);
    const t3 = d * low + ((b << 8) & 0xffffff) + (t2 >>> 16);
    a = t0 & 0xffff;
    b = t1 & 0xffff;
    c = t2 & 0xffff;
    d = t3 & 0xffff;
  }
  return [d, c, b, a].map((each) => each.toString(16).padStart(4, "0")).join("");
};
