import { Textarea } from '@mantine/core';
import { t } from '../../texts';
import type { AppForm } from './appForm';

/** Redirect and post-logout URIs, one a line. */
export function UriFields({ form, disabled = false }: { form: AppForm; disabled?: boolean }) {
  return (
    <>
      {(['redirectUris', 'postLogoutRedirectUris'] as const).map((field) => (
        <Textarea
          key={field}
          label={t.apps.fields[field]}
          description={t.apps.fields.urisHint}
          autosize
          minRows={2}
          maxRows={10}
          spellCheck={false}
          disabled={disabled}
          {...form.getInputProps(field)}
        />
      ))}
    </>
  );
}
