import { Button, Group } from '@mantine/core';
import { t } from '../texts';
import { Conflict } from './Conflict';
import { ProblemNotice } from './ProblemNotice';
import type { useEdit } from './useEdit';

/** What stands below a form that edits: what was refused, *Cancel* and *Save*, and what others changed, too. */
export function EditFooter<F extends object>({
  edit,
  labels,
  textOf,
}: {
  edit: Pick<
    ReturnType<typeof useEdit<object, F>>,
    'mine' | 'dirty' | 'problem' | 'pending' | 'conflict' | 'resolve' | 'reconsider' | 'discard'
  >;
  labels: Record<keyof F, string>;
  textOf: (value: F[keyof F], field: keyof F) => string;
}) {
  const { conflict } = edit;
  return (
    <>
      {edit.problem !== null && <ProblemNotice error={edit.problem} />}
      <Group justify="flex-end">
        {edit.dirty && (
          <Button variant="default" onClick={edit.discard}>
            {t.common.cancel}
          </Button>
        )}
        <Button type="submit" disabled={!edit.dirty} loading={edit.pending}>
          {t.common.save}
        </Button>
      </Group>
      {conflict !== null && (
        <Conflict
          rows={conflict.fields.map((field) => ({
            field: String(field),
            label: labels[field],
            mine: textOf(edit.mine[field], field),
            theirs: textOf(conflict.stored.data[field], field),
          }))}
          pending={edit.pending}
          onChosen={edit.resolve}
          onClose={edit.reconsider}
        />
      )}
    </>
  );
}
