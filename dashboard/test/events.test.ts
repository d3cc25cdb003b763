import type { EventSourceMessage } from 'eventsource-parser';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { eventsOf, useLiveUpdates } from '../src/api/events';
import { startSession } from '../src/api/session';
import { problem, service, SIGNED_IN } from './service';

async function read(...chunks: string[]): Promise<EventSourceMessage[]> {
  const bytes = new TextEncoder();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      chunks.forEach((chunk) => controller.enqueue(bytes.encode(chunk)));
      controller.close();
    },
  });
  const events: EventSourceMessage[] = [];
  for await (const event of eventsOf(body)) {
    events.push(event);
  }
  return events;
}

describe('the event feed', () => {
  it('is read across any cut, comments and keep-alives left out', async () => {
    const text =
      ': hello\n\nid: 7\nevent: app.changed\ndata: {"a":1}\n\n: keep-alive\n\nid:8\nevent:app.deleted\ndata:x\ndata:y\n\n';
    const whole = await read(text);
    expect(whole).toEqual([
      { id: '7', event: 'app.changed', data: '{"a":1}' },
      { id: '8', event: 'app.deleted', data: 'x\ny' },
    ]);
    for (let cut = 1; cut < text.length; cut += 7) {
      expect(await read(text.slice(0, cut), text.slice(cut))).toEqual(whole);
    }
  });

  it('drops an event that was cut off', async () => {
    expect(await read('id: 1\ndata: half')).toEqual([]);
  });
});

describe('live updates', () => {
  afterEach(() => vi.useRealTimers());

  /** How often everything is read again, when these are the answers to the first requests for the feed. */
  async function readsAgain(...answers: ReturnType<typeof problem>[]): Promise<number> {
    vi.useFakeTimers();
    startSession(SIGNED_IN as never);
    const left = [...answers];
    const calls = service({ 'GET /api/v1/events': () => left.shift() ?? new Promise(() => undefined) });
    const client = new QueryClient();
    const invalidated = vi.spyOn(client, 'invalidateQueries');
    const wrapper = ({ children }: { children: ReactNode }) => createElement(QueryClientProvider, { client }, children);
    const { unmount } = renderHook(useLiveUpdates, { wrapper });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(calls).toHaveLength(answers.length + 1);
    unmount();
    return invalidated.mock.calls.filter(([filters]) => filters === undefined).length;
  }

  it('are followed from the start without reading anything twice', async () => {
    expect(await readsAgain({ body: {} })).toBe(0);
  });

  it('read all again when they could not begin at once, or broke off before an event said where to go on', async () => {
    expect(await readsAgain(problem(429, 'too_many_streams'), { body: {} })).toBe(1);
    expect(await readsAgain({ body: {} }, { body: {} })).toBe(1);
  });
});
