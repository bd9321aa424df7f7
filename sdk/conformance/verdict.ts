/** The backend did not do what the protocol says: what was expected, and what was found. */
export class Broken extends Error {
  readonly expected: string;
  readonly found: string;

  constructor(expected: string, found: string) {
    super(`expected ${expected}, found ${found}`);
    this.expected = expected;
    this.found = found;
  }
}

/** The case cannot be tried on this backend, now or with these options. */
export class Skipped extends Error {}

export function check(holds: boolean, expected: string, found: unknown): asserts holds {
  if (!holds) throw new Broken(expected, typeof found === "string" ? found : JSON.stringify(found));
}

/** The same JSON, whatever the order of members. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return Object.is(one, other);
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    [...keys].every((key) => isSame(Reflect.get(one, key), Reflect.get(other, key)))
  );
}
