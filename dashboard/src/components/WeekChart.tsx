const WIDTH = 72;
const HEIGHT = 24;
const LINE = 1.5;

/** A week in the size of a word, without a stop for the keyboard; what it says is to stand beside it. */
export function WeekChart({ issued }: { issued: number[] }) {
  const most = Math.max(1, ...issued);
  const points = issued.map((count, day) => {
    const x = LINE + (day * (WIDTH - 2 * LINE)) / (issued.length - 1);
    return `${x},${HEIGHT - LINE - (count * (HEIGHT - 2 * LINE)) / most}`;
  });
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden focusable={false}>
      <polyline points={points.join(' ')} fill="none" stroke="var(--mantine-primary-color-filled)" strokeWidth={LINE} />
    </svg>
  );
}
