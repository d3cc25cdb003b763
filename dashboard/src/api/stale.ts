import { useQueryClient } from '@tanstack/react-query';

/** Lets everything under these keys be read again after a change; nothing waits for it. */
export function useStale() {
  const client = useQueryClient();
  return (...keys: string[]) => {
    for (const key of keys) {
      void client.invalidateQueries({ queryKey: [key] });
    }
  };
}
