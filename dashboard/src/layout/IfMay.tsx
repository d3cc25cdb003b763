import type { ReactNode } from 'react';
import { type Right, useMay } from './access';

/** What only those see who may use it. */
export function IfMay({ right, children }: { right: Right; children: ReactNode }) {
  return useMay(right) ? <>{children}</> : null;
}

/** The fields of a form, which the others can only read. */
export function EditableBy({ right, children }: { right: Right; children: ReactNode }) {
  return (
    <fieldset disabled={!useMay(right)} style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}>
      {children}
    </fieldset>
  );
}
