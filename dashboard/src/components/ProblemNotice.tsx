import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { EditConflict } from '../api/merge';
import { ApiProblem, isProblem, PartMissing } from '../api/problem';
import { t } from '../texts';

/** What went wrong in the user's words. */
export function problemText(error: unknown): string {
  if (error instanceof PartMissing) {
    return t.common.problems.partMissing;
  }
  if (error instanceof EditConflict || isProblem(error, 'precondition_failed', 'concurrent_change')) {
    return t.common.conflict.readAgain;
  }
  if (!(error instanceof ApiProblem)) {
    return t.common.problems.offline;
  }
  if (error.status === 429) {
    return t.common.problems.slowDown(error.retryAfter ?? 60);
  }
  if (error.status === 503) {
    return t.common.problems.unavailable;
  }
  if (error.status >= 500 || error.problem === null) {
    return t.common.problems.unexpected;
  }
  return error.problem.detail;
}

/** A refusal with the id of its request, and a way to try again where that makes sense. */
export function ProblemNotice({
  error,
  retry,
  retrying = false,
}: {
  error: unknown;
  retry?: () => void;
  retrying?: boolean;
}) {
  const requestId = error instanceof ApiProblem ? error.requestId : null;
  const text = problemText(error);
  const inServersWords = error instanceof ApiProblem && text === error.problem?.detail;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t.common.problems.title}
      role="alert"
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm" lang={inServersWords ? 'en' : undefined}>
          {text}
        </Text>
        {requestId !== null && (
          <Text size="xs" ff="monospace">
            {t.common.problems.requestId(requestId)}
          </Text>
        )}
        {error instanceof ApiProblem && error.problem !== null && error.status < 500 && (
          <Anchor href={error.problem.type} hrefLang="en" target="_blank" rel="noreferrer" size="sm" underline="always">
            {t.common.problems.whatToDo}
          </Anchor>
        )}
        {error instanceof PartMissing ? (
          <Button size="xs" variant="default" onClick={() => window.location.reload()}>
            {t.common.crashed.reload}
          </Button>
        ) : (
          retry !== undefined && (
            <Button size="xs" variant="default" onClick={retry} loading={retrying}>
              {t.common.retry}
            </Button>
          )
        )}
      </Stack>
    </Alert>
  );
}
