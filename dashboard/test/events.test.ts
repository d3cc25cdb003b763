import type { EventSourceMessage } from 'eventsource-parser';
import { describe, expect, it } from 'vitest';
import { eventsOf } from '../src/api/events';

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
