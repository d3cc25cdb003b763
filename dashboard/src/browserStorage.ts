/**
 * What the dashboard keeps in this browser, across reloads and for all of its tabs. In a browser that lets no page keep
 * anything it lasts until the page is left.
 */
export const browserStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = allowed() ?? untilThePageIsLeft();

/** To have a look at it is refused where cookies are blocked; some have none. */
function allowed(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function untilThePageIsLeft() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
