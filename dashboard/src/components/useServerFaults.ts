import type { UseFormReturnType } from '@mantine/form';
import { createElement, type ReactNode } from 'react';
import { ApiProblem } from '../api/problem';

/** Codes of whole-request refusals that are about one field, and which one. */
const FIELD_OF_CODE: Record<string, string> = {
  app_name_taken: 'name',
  code_taken: 'code',
  email_taken: 'email',
  identifier_taken: 'identifier',
};

/**
 * Puts each fault of a refused form at its field, and the keyboard at the first of them.
 *
 * @param fieldOf where the field that the server names was typed
 * @param fieldOfCode which field a refusal of the whole request is about
 * @returns the error, if there is something left to say that belongs to no field
 */
export function showFaults<T>(
  form: UseFormReturnType<T>,
  error: unknown,
  fieldOf: (field: string) => string = (field) => field,
  fieldOfCode: Record<string, string> = FIELD_OF_CODE,
): unknown {
  if (!(error instanceof ApiProblem)) {
    return error;
  }
  const fields = new Map<string, string[]>();
  for (const fault of error.faults) {
    const at = fieldOf(fault.field).replace(/\[(\d+)\]/g, '.$1');
    fields.set(at, [...(fields.get(at) ?? []), fault.message]);
  }
  const field = fieldOfCode[error.code];
  if (field !== undefined && field in (form.getValues() as object)) {
    fields.set(field, [error.problem?.detail ?? error.message]);
  }
  const [first] = fields.keys();
  if (first === undefined) {
    return error;
  }
  form.setErrors(Object.fromEntries(Array.from(fields, ([at, said]) => [at, inServersWords(said.join(' '))])));
  queueMicrotask(() => focusOnceShown(form.getInputNode(first)));
  return null;
}

/** The REST API speaks English, whatever the language of the pages. */
export function inServersWords(message: string): ReactNode {
  return createElement('span', { lang: 'en' }, message);
}

/** A field in a part that opens only now takes the focus some frames later. */
function focusOnceShown(field: HTMLElement | null, frames = 30): void {
  field?.focus();
  if (field !== null && document.activeElement !== field && frames > 0) {
    requestAnimationFrame(() => focusOnceShown(field, frames - 1));
  }
}
