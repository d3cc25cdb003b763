import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { accessToken } from './session';

const PAUSE_MS = 3_000;
const LONGEST_PAUSE_MS = 60_000;

/** One event of the feed (HTML standard §9.2.6). */
export type FeedEvent = { id: string | null; type: string; data: string };

/** Splits a stream of server-sent events into events. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<FeedEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    const blocks = (rest + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = eventOf(block);
      if (event !== null) {
        yield event;
      }
    }
  }
}

function eventOf(block: string): FeedEvent | null {
  const event: FeedEvent = { id: null, type: 'message', data: '' };
  let any = false;
  for (const line of block.split(/\r?\n/)) {
    const [, field, value = ''] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === 'id') {
      event.id = value;
    } else if (field === 'event') {
      event.type = value;
    } else if (field === 'data') {
      event.data += (any ? '\n' : '') + value;
      any = true;
    }
  }
  return any ? event : null;
}

/** What has to be read again after an event, by the first word of its type. */
const STALE: Record<string, string[][]> = {
  app: [['apps'], ['audit-events'], ['tenant']],
  issuance: [['apps']],
  tenant: [['tenant'], ['apps'], ['tenants'], ['first-steps']],
  plan: [['choices'], ['apps'], ['plans'], ['resource-servers'], ['first-steps']],
  license_region: [['choices'], ['license-regions'], ['first-steps']],
  region_database: [['choices'], ['license-regions'], ['first-steps']],
  member: [['members'], ['audit-events'], ['first-steps']],
  invitation: [['invitations'], ['members'], ['audit-events'], ['first-steps']],
  management_key: [['management-keys'], ['audit-events']],
  signing_key: [['signing-keys']],
  resource_server: [['resource-servers'], ['plans']],
  trusted_issuer: [['trusted-issuers'], ['choices']],
};

/** Waits so long, or until the browser has a connection again. */
function pauseOf(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    const stop = onlineManager.subscribe((online) => {
      if (online) {
        end();
      }
    });
  });
}

/** Keeps what is shown live: reads the feed while the page is open, and lets what changed be read again. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    let lastId: string | null = null;
    let pause = PAUSE_MS;

    async function follow(): Promise<void> {
      const token = await accessToken();
      if (token === null) {
        return;
      }
      const answer = await fetch('/api/v1/events', {
        signal: stop.signal,
        headers: {
          Accept: 'text/event-stream',
          Authorization: `Bearer ${token}`,
          ...(lastId === null ? {} : { 'Last-Event-ID': lastId }),
        },
      });
      if (!answer.ok || answer.body === null) {
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        return;
      }
      pause = PAUSE_MS;
      for await (const event of eventsOf(answer.body)) {
        lastId = event.id ?? lastId;
        const [subject = ''] = event.type.split('.');
        const stale = STALE[subject];
        if (stale === undefined) {
          void client.invalidateQueries();
        } else {
          stale.forEach((queryKey) => void client.invalidateQueries({ queryKey }));
        }
      }
    }

    async function keepFollowing(): Promise<void> {
      while (!stop.signal.aborted) {
        // A broken stream is opened again from the last event on; nothing is lost by it.
        await follow().catch(() => {
          pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        });
        await pauseOf(pause);
      }
    }

    void keepFollowing();
    return () => stop.abort();
  }, [client]);
}
