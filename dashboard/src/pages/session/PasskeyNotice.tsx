import { Alert, Text } from '@mantine/core';
import { PasskeyFault } from '../../api/passkeys';
import { isProblem } from '../../api/problem';
import { ProblemNotice } from '../../components/ProblemNotice';
import { t } from '../../texts';

const texts = t.session.passkey;

/** Why there was no passkey; who cancelled is not told off. */
export function PasskeyNotice({ error }: { error: unknown }) {
  if (error instanceof PasskeyFault && (error.refusal === 'not-made' || error.refusal === 'not-used')) {
    return (
      <Text size="sm" c="dimmed" role="status">
        {texts.refusals[error.refusal]}
      </Text>
    );
  }
  const said = textOf(error);
  return said === null ? (
    <ProblemNotice error={error} />
  ) : (
    <Alert color="yellow" role="alert">
      {said}
    </Alert>
  );
}

function textOf(error: unknown): string | null {
  if (error instanceof PasskeyFault) {
    return texts.refusals[error.refusal];
  }
  if (isProblem(error, 'sign_in_failed')) {
    return texts.unknown;
  }
  return isProblem(error, 'wrong_code') ? texts.wrong : null;
}
