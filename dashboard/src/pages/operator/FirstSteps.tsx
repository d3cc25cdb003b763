import { Anchor, Group, List, Paper, Progress, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { areDone, type FirstSteps as Steps, useFirstSteps } from '../../api/firstSteps';
import { Resource } from '../../components/Resource';
import { t } from '../../texts';
import { numberText } from '../../texts/numbers';

const texts = t.host.firstSteps;

type Step = keyof typeof texts.steps;

const STEPS = Object.keys(texts.steps) as Step[];

/** Where each step is done. */
function addressOf(step: Step, tenantId: string | null): string {
  switch (step) {
    case 'region':
      return '/license-regions?dialog=new';
    case 'plan':
      return '/plans?dialog=new';
    case 'tenant':
      return '/tenants?dialog=new';
    case 'activation':
      return tenantId === null ? '/tenants' : `/tenants/${tenantId}`;
    case 'invitation':
      return tenantId === null ? '/tenants' : `/tenants/${tenantId}/members?dialog=invite`;
  }
}

/** What is still to be done before the first app can be registered; nothing when all is done. */
export function FirstSteps() {
  return (
    <Resource read={useFirstSteps()} waiting={null}>
      {(steps) => (areDone(steps) ? null : <Checklist steps={steps} />)}
    </Resource>
  );
}

function Checklist({ steps }: { steps: Steps }) {
  const done = STEPS.filter((step) => steps[step]).length;
  const next = STEPS.find((step) => !steps[step]);
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="first-steps">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="first-steps">
          {texts.title}
        </Title>
        <Text size="sm" c="dimmed">
          {texts.done(done, STEPS.length)}
        </Text>
      </Group>
      <Progress value={(done / STEPS.length) * 100} size="sm" mb="md" aria-hidden />
      <List listStyleType="none" spacing="sm">
        {STEPS.map((step, place) => {
          const { title, text } = texts.steps[step];
          return (
            <List.Item
              key={step}
              icon={
                <ThemeIcon variant={steps[step] ? 'filled' : 'default'} size={24} radius="xl">
                  {steps[step] ? (
                    <IconCheck size={14} aria-hidden />
                  ) : (
                    <Text span size="xs" aria-hidden>
                      {numberText(place + 1)}
                    </Text>
                  )}
                </ThemeIcon>
              }
            >
              {steps[step] ? (
                <Text span c="dimmed">
                  <VisuallyHidden>{texts.isDone} </VisuallyHidden>
                  {title}
                </Text>
              ) : (
                <>
                  <Anchor component={Link} to={addressOf(step, steps.tenantId)} fw={step === next ? 600 : undefined}>
                    {title}
                  </Anchor>
                  <Text size="sm" c="dimmed">
                    {text}
                  </Text>
                </>
              )}
            </List.Item>
          );
        })}
      </List>
    </Paper>
  );
}
