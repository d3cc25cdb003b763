import { Accordion, Group, SegmentedControl, Skeleton, Table, Title } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { Activity } from '../api/types';
import { Part } from '../layout/Part';
import { t } from '../texts';
import { locale } from '../texts/language';
import { numberText } from '../texts/numbers';
import { TIMELINE_CHART } from './charts';

const texts = t.common.timeline;
const PARAMETER = 'range';
const DEFAULT = 'two-days';

/** How many hours or days a range has. */
const RANGES = {
  day: { hours: 24 },
  'two-days': { hours: 48 },
  week: { days: 7 },
  month: { days: 30 },
} as const;
type Range = keyof typeof RANGES;

const HOUR = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Tokens and refused attempts over a range that the address says; the same numbers stand in a table. */
export function Timeline({ of }: { of: Pick<Activity, 'days'> & { hours: Counted[] } }) {
  const [params, setParams] = useSearchParams();
  const asked = params.get(PARAMETER) ?? DEFAULT;
  const range: Range = Object.hasOwn(RANGES, asked) ? (asked as Range) : DEFAULT;
  const points = pointsOf(of, range);
  return (
    <>
      <Group justify="space-between" gap="sm" mb="sm">
        <Title order={2} size="h4">
          {texts.title}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={texts.range}
          data={Object.keys(RANGES).map((value) => ({ value, label: texts.ranges[value as Range] }))}
          value={range}
          onChange={(value) =>
            setParams(
              (before) => {
                const next = new URLSearchParams(before);
                next.set(PARAMETER, value);
                return next;
              },
              { replace: true, preventScrollReset: true },
            )
          }
        />
      </Group>
      <Part of={TIMELINE_CHART} waiting={<Skeleton height={260} />} props={{ points }} />
      <Accordion mt="sm">
        <Accordion.Item value="table">
          <Accordion.Control>{texts.table}</Accordion.Control>
          <Accordion.Panel>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{'days' in RANGES[range] ? texts.day : texts.hour}</Table.Th>
                  <Table.Th scope="col">{texts.issued}</Table.Th>
                  <Table.Th scope="col">{texts.refused}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {points.map(({ at, label, issued, refused }) => (
                  <Table.Tr key={at}>
                    <Table.Th scope="row" fw={400}>
                      {label}
                    </Table.Th>
                    <Table.Td>{numberText(issued)}</Table.Td>
                    <Table.Td>{numberText(refused)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </>
  );
}

type Counted = { hour: string; issued: number; refused: number };

function pointsOf({ hours, days }: { hours: Counted[]; days: Activity['days'] }, range: Range) {
  const size = RANGES[range];
  return 'hours' in size
    ? hours.slice(-size.hours).map(({ hour: at, ...counted }) => ({ at, label: HOUR.format(new Date(at)), ...counted }))
    : days.slice(-size.days).map(({ day: at, ...counted }) => ({ at, label: DAY.format(new Date(at)), ...counted }));
}
