import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { t } from '../texts';
import { numberText } from '../texts/numbers';

const SERIES = [
  { name: 'issued', label: t.common.timeline.issued, color: 'mint.7' },
  { name: 'refused', label: t.common.timeline.refused, color: 'orange.7' },
];

/** Stacked bars, each for one hour or day. The same numbers stand in a table beside it, for those who cannot see the bars. */
export function TimelineChart({ points }: { points: { label: string; issued: number; refused: number }[] }) {
  return (
    <BarChart
      h={260}
      data={points}
      dataKey="label"
      type="stacked"
      series={SERIES}
      withLegend
      valueFormatter={numberText}
      barChartProps={{ accessibilityLayer: true }}
      xAxisProps={{ minTickGap: 24 }}
      yAxisProps={{ allowDecimals: false, width: 48 }}
    />
  );
}
