import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { showFaults } from './useServerFaults';

/**
 * Sends what a form holds: one request at a time. Refusals appear at their fields, everything else is the problem; what was
 * typed stays.
 *
 * @param faults puts what was refused at its fields and answers what is left to say
 */
export function useSubmit<V>(
  form: UseFormReturnType<V>,
  faults: (form: UseFormReturnType<V>, error: unknown) => unknown = showFaults,
) {
  const [problem, setProblem] = useState<unknown>(null);
  const [pending, setPending] = useState(false);

  /** `send` throws what the service refuses. */
  async function run(send: () => Promise<unknown>) {
    if (pending) {
      return;
    }
    setPending(true);
    setProblem(null);
    try {
      await send();
    } catch (error) {
      setProblem(faults(form, error));
    } finally {
      setPending(false);
    }
  }

  return {
    problem,
    pending,
    run: (send: () => Promise<unknown>) => void run(send),
    onSubmit: (send: (values: V) => Promise<unknown>) => form.onSubmit((values) => void run(() => send(values))),
    forget: () => setProblem(null),
  };
}
