/** Something with the number of its apps. */
export type Counted = { label: string; count: number };

/** Asks for the number of apps of each. */
export function countEach(
  { items }: { items: { code: string; name: string }[] },
  impactOf: (code: string) => Promise<{ apps: number }>,
): Promise<Counted[]> {
  return Promise.all(items.map(async ({ code, name }) => ({ label: name, count: (await impactOf(code)).apps })));
}
