import type { Read } from '../../components/useKeepTrying';

/** What is read, without the frame that lists have. */
export function itemsOf<T>(read: Read<{ items: T[] }>): Read<T[]> {
  return { ...read, data: read.data?.items };
}
