import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { locale } from '../texts/language';
import { numberText } from '../texts/numbers';

const HOUR = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' });

/** Bars per hour, stacked. The same numbers stand in a table beside it, for those who cannot see the bars. */
export function HourlyChart({
  hours,
  series,
}: {
  hours: { hour: string }[];
  series: { name: string; label: string; color: string }[];
}) {
  return (
    <BarChart
      h={260}
      data={hours.map((hour) => ({ ...hour, at: HOUR.format(new Date(hour.hour)) }))}
      dataKey="at"
      type="stacked"
      series={series}
      withLegend
      valueFormatter={numberText}
      barChartProps={{ accessibilityLayer: true }}
      xAxisProps={{ minTickGap: 24 }}
      yAxisProps={{ allowDecimals: false, width: 48 }}
    />
  );
}
