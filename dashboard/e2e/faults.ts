// Faults between the page and the service, and what a page shall look like meanwhile.
import { expect, type Locator, type Page, type Request, type Route } from '@playwright/test';

export const FAULTS = ['500', '503', 'offline'] as const;
export type Fault = (typeof FAULTS)[number];

export type Requests = { method: string; path: RegExp };

/** What every page reads, but for the session and the feed of events. */
export const READS: Requests = { method: 'GET', path: /^\/api\/v1\/(?!session|events)/ };

/** How often a read is tried before it counts as failed. */
const TRIES = 3;

/** What is counted here costs nothing to look at; the usual pauses grow to a second, which adds up. */
const OFTEN = { intervals: [50] };

function isOf({ method, path }: Requests, request: Request): boolean {
  return request.method() === method && path.test(new URL(request.url()).pathname);
}

/** Answers as the service would with this problem. */
export function refuse(route: Route, status: number, code: string): Promise<void> {
  const { pathname } = new URL(route.request().url());
  return route.fulfill({
    status,
    contentType: 'application/problem+json',
    headers: { 'X-Request-Id': 'request-1' },
    json: { type: `/docs/errors/${code}`, title: code, status, detail: `detail of ${code}`, instance: pathname, code },
  });
}

/** Requests that fail, until they are healed. */
export type Injected = {
  heal: () => Promise<void>;
  /** Waits until a read has failed as often as it is tried. */
  failed: () => Promise<void>;
};

/** Lets these requests fail. */
export async function inject(page: Page, fault: Fault, of: Requests): Promise<Injected> {
  const pattern = '**/api/v1/**';
  const failures = new Map<string, number>();
  const handler = async (route: Route) => {
    const request = route.request();
    if (!isOf(of, request)) {
      return route.fallback();
    }
    if (fault === 'offline') {
      await route.abort('internetdisconnected');
    } else if (fault === '500') {
      await refuse(route, 500, 'internal_error');
    } else {
      await refuse(route, 503, 'temporarily_unavailable');
    }
    const { pathname } = new URL(request.url());
    failures.set(pathname, (failures.get(pathname) ?? 0) + 1);
  };
  await page.route(pattern, handler);
  return {
    heal: () => page.unroute(pattern, handler),
    failed: () => expect.poll(() => Math.max(0, ...failures.values()), OFTEN).toBeGreaterThanOrEqual(TRIES),
  };
}

/** Lets the page read everything again that it shows, as it does when somebody comes back to its tab. */
export function readAgain(page: Page): Promise<boolean> {
  return page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
}

/** Asks again until nothing is left to ask again for; what is read again by itself before a click comes is as good. */
export async function tryAgain(shown: Page | Locator): Promise<void> {
  const again = shown.getByRole('button', { name: 'Try again' }).first();
  await expect(async () => {
    if (await again.isVisible()) {
      await again.click({ timeout: 1_000 });
    }
    expect(await again.isVisible()).toBe(false);
  }).toPass();
}

/** The notice that what is shown may be out of date. */
export function outOfDate(page: Page): Locator {
  return page.getByText('This may be out of date: it was read at');
}

/** What a page reads: which paths, and whether all answers are there. */
export class Reads {
  private readonly open = new Set<Request>();
  private readonly paths = new Set<string>();

  constructor(page: Page) {
    page.on('request', (request) => {
      if (isOf(READS, request)) {
        this.open.add(request);
        // What is read of each of many is one read.
        this.paths.add(new URL(request.url()).pathname.replace(/[^/]+\/impact$/, '[^/]+/impact'));
      }
    });
    page.on('requestfinished', (request) => this.open.delete(request));
    page.on('requestfailed', (request) => this.open.delete(request));
  }

  /** Each read since the last call. */
  take(): Requests[] {
    const paths = [...this.paths];
    this.paths.clear();
    return paths.map((path) => ({ method: READS.method, path: new RegExp(`^${path}$`) }));
  }

  answered(): Promise<void> {
    return expect.poll(() => this.open.size, OFTEN).toBe(0);
  }

  /** What a page reads again by itself: what it read once, to be done with it, is not among it. */
  async again(page: Page): Promise<Requests[]> {
    await this.answered();
    this.paths.clear();
    await readAgain(page);
    await expect.poll(() => this.paths.size > 0 && this.open.size === 0, OFTEN).toBe(true);
    return this.take();
  }
}
