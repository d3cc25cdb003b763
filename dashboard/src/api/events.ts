import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream';
import { useEffect } from 'react';
import { accessToken } from './session';

const PAUSE_MS = 3_000;
const LONGEST_PAUSE_MS = 60_000;

/** The events of a stream (HTML standard §9.2.6). */
export async function* eventsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<EventSourceMessage> {
  const reader = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    yield read.value;
  }
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
    let isFirst = true;
    let pause = PAUSE_MS;

    async function follow(): Promise<void> {
      const token = await accessToken();
      if (token === null) {
        return;
      }
      const mayMiss = !isFirst && lastId === null;
      isFirst = false;
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
      if (mayMiss) {
        // No event says where to go on from: what is shown was read before, and has to be read again.
        void client.invalidateQueries();
      }
      for await (const event of eventsOf(answer.body)) {
        lastId = event.id ?? lastId;
        const [subject = ''] = (event.event ?? '').split('.');
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
        // A broken stream is opened again from the last event on.
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
