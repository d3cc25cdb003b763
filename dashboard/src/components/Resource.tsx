import { Alert, Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../api/problem';
import { mayPass } from '../api/queries';
import { PageSkeleton } from '../layout/PageSkeleton';
import { t } from '../texts';
import { locale } from '../texts/language';
import { problemText, ProblemNotice } from './ProblemNotice';
import { type Read, useKeepTrying } from './useKeepTrying';

/**
 * Shows what was read from the server. Once it is there it stays, whatever becomes of later reads: a quiet notice says
 * that it may be out of date. Only what was never read is replaced by what went wrong.
 */
export function Resource<T>({
  read,
  waiting = <PageSkeleton />,
  missing,
  children,
}: {
  read: Read<T>;
  waiting?: ReactNode;
  /** What is shown if it does not exist; otherwise the server's words. */
  missing?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  useKeepTrying(read);
  const failure = useFailure(read);
  const again = () => void read.refetch();
  if (read.data === undefined) {
    if (failure === null) {
      return <>{waiting}</>;
    }
    return isMissing(failure) && missing !== undefined ? (
      <>{missing}</>
    ) : (
      <ProblemNotice error={failure} retry={again} retrying={read.isFetching} />
    );
  }
  return (
    <>
      {failure !== null && (
        <OutOfDate error={failure} since={read.dataUpdatedAt} retrying={read.isFetching} retry={again} />
      )}
      {children(read.data)}
    </>
  );
}

/** The last failure, kept while another try is under way: a notice does not flicker. */
function useFailure({ error, isSuccess }: Read<unknown>): Error | null {
  const [failure, setFailure] = useState(error);
  const now = error ?? (isSuccess ? null : failure);
  if (now !== failure) {
    setFailure(now);
  }
  return now;
}

function isMissing(error: Error): boolean {
  return error instanceof ApiProblem && error.status === 404;
}

const TIME = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });

function OutOfDate({
  error,
  since,
  retrying,
  retry,
}: {
  error: Error;
  since: number;
  retrying: boolean;
  retry: () => void;
}) {
  return (
    <Alert color="gray" variant="light" role="status" py="xs" mb="md" data-out-of-date>
      <Group justify="space-between" gap="xs">
        <Text size="sm" flex="1 1 20rem">
          {t.common.outOfDate.since(TIME.format(since))}{' '}
          {isMissing(error) ? t.common.outOfDate.gone : problemText(error)}{' '}
          {mayPass(error) && t.common.outOfDate.trying}
        </Text>
        <Button size="compact-sm" variant="default" onClick={retry} loading={retrying}>
          {t.common.retry}
        </Button>
      </Group>
    </Alert>
  );
}
