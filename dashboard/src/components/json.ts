export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value that a text is as JSON; undefined if it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The object that a text is as JSON; null if it is none. */
export function jsonObjectOf(text: string): Record<string, unknown> | null {
  const value = jsonOf(text);
  return isObject(value) ? value : null;
}
