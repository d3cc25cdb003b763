import { Button, Center } from '@mantine/core';
import { EmptyState } from '../components/EmptyState';
import { t } from '../texts';

/** A fault of the dashboard itself. */
export function CrashPage() {
  return (
    <Center mih="100dvh" p="md" component="main">
      <EmptyState title={t.common.crashed.title} text={t.common.crashed.text}>
        <Button onClick={() => window.location.reload()}>{t.common.crashed.reload}</Button>
      </EmptyState>
    </Center>
  );
}
