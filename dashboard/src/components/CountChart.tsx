import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { t } from '../texts';
import { numberText } from '../texts/numbers';

/** One bar for each thing that was counted. */
export function CountChart({ counts }: { counts: { label: string; count: number }[] }) {
  return (
    <BarChart
      h={180}
      data={counts}
      dataKey="label"
      series={[{ name: 'count', label: t.host.overview.apps, color: 'mint.7' }]}
      valueFormatter={numberText}
      yAxisProps={{ allowDecimals: false, width: 40 }}
      xAxisProps={{ minTickGap: 4 }}
    />
  );
}
