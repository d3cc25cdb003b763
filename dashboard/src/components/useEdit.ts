import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useState } from 'react';
import type { Versioned } from '../api/client';
import { changed, EditConflict, type Mergers, rebase } from '../api/merge';
import type { Change } from '../api/useMergedChange';
import { useKept } from './leaving';
import { notifyDone } from './notify';
import { useSubmit } from './useSubmit';
import { t } from '../texts';

/** Whose value each field in conflict gets. */
export type Choices = Record<string, 'mine' | 'theirs'>;

/**
 * Edits a resource that others may change at the same time. What they change appears in the fields that I left alone. Only
 * what I changed is stored; where they changed the same field, nothing is until I have chosen between both values.
 *
 * @param stored what was read last
 * @param form holds what is typed; fields of the resource have the same names in it
 * @param typed what the form holds, as the resource would store it
 * @param shown what the form shows of the resource
 * @param send throws EditConflict, or what the service refuses
 */
export function useEdit<V extends object, F extends object>({
  stored,
  form,
  typed,
  shown,
  send,
  within,
  faults,
  mergers,
}: {
  stored: Versioned<F>;
  form: UseFormReturnType<V>;
  typed: (values: V) => F;
  shown: (fields: F) => Partial<V>;
  send: (change: Change<F>) => Promise<F | null>;
  /** Addresses that begin so are of the same page. */
  within: string;
  faults?: (form: UseFormReturnType<V>, error: unknown) => unknown;
  /** Those with which it is sent. */
  mergers?: Mergers<F>;
}) {
  const [base, setBase] = useState(stored.data);
  const [conflict, setConflict] = useState<EditConflict<F> | null>(null);
  const submit = useSubmit(form, faults);
  const mine = typed(form.getValues());
  const dirty = changed(mine, stored.data).length > 0;
  useKept('changes', dirty, within);

  /** Shows these fields where something else is typed. */
  function show(fields: F) {
    const values = shown(fields) as Record<string, unknown>;
    const set = form.setFieldValue as (field: string, value: unknown) => void;
    for (const field of changed(fields, typed(form.getValues())).map(String)) {
      set(field, values[field]);
    }
  }

  useEffect(() => {
    const next = rebase(base, typed(form.getValues()), stored.data, mergers);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what I started from follows what others store
    setBase(next.base);
    show(next.mine);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- moved by what is stored, not by what is typed
  }, [JSON.stringify(stored.data)]);

  async function save(from: F, wanted: F) {
    try {
      const now = await send({ base: from, mine: wanted, stored });
      setConflict(null);
      if (now !== null) {
        // What was typed while the answer was on its way stays.
        show(rebase(wanted, typed(form.getValues()), now, mergers).mine);
        setBase(now);
      }
      notifyDone(t.common.saved);
    } catch (error) {
      setConflict(error instanceof EditConflict ? error : null);
      if (!(error instanceof EditConflict)) {
        throw error;
      }
    }
  }

  return {
    mine,
    dirty,
    problem: submit.problem,
    pending: submit.pending,
    onSubmit: submit.onSubmit((values) => save(base, typed(values))),
    conflict,
    /** Stores what was chosen. */
    resolve: (choices: Choices) => {
      if (conflict !== null) {
        const theirs = conflict.stored.data;
        const from = { ...base };
        const wanted = { ...mine };
        for (const field of conflict.fields) {
          from[field] = theirs[field];
          if (choices[String(field)] === 'theirs') {
            wanted[field] = theirs[field];
          }
        }
        setBase(from);
        show(wanted);
        submit.run(() => save(from, wanted));
      }
    },
    /** Goes back to the form; nothing is stored. */
    reconsider: () => setConflict(null),
    discard: () => {
      form.clearErrors();
      submit.forget();
      setBase(stored.data);
      show(stored.data);
    },
  };
}
