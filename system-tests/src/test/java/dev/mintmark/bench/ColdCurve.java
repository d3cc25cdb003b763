package dev.mintmark.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tokens in each of the first seconds after a server is ready, from which moment on it is under full load.
 *
 * @param steady tokens in a second of the last quarter of the warm-up
 * @param speedAtFirst the machine's speed in the first quarter, where 1 is that of the whole
 */
record ColdCurve(String name, List<Long> seconds, double steady, double speedAtFirst, double speedAtLast) {
    private static final List<Integer> LOOKED_AT = List.of(5, 15, 30);
    private static final int SHOWN = 60;
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int MARGIN = 48;
    private static final double HIGHEST = 1.25;
    private static final List<String> COLOURS = List.of("#0b7285", "#d9480f", "#5f3dc4", "#2b8a3e");

    static ColdCurve of(String name, LoadRun run, Yardstick yardstick) {
        List<Long> all = run.seconds();
        return new ColdCurve(
                name,
                all.subList(0, Math.min(SHOWN, all.size())),
                Medians.of(all.subList(all.size() * 3 / 4, all.size()), Long::doubleValue),
                yardstick.speed(0, 0.25),
                yardstick.speed(0.75, 1));
    }

    private double share(int second) {
        return seconds.get(second) / steady;
    }

    /** In words and numbers. */
    String text() {
        String shares = LOOKED_AT.stream()
                .filter(second -> second < seconds.size())
                .map(second -> String.format(Locale.ROOT, "%.2f at %d s", share(second), second))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s, cold: of the steady %.0f tokens a second %s; first half of it in second %d, 80 %% in second %d;"
                        + " the machine's speed %.2f then, %.2f in the end; tokens in each second: %s",
                name,
                steady,
                shares,
                firstWith(0.5),
                firstWith(0.8),
                speedAtFirst,
                speedAtLast,
                seconds.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    /** Counted from 1; 0 if there is none. */
    private int firstWith(double share) {
        return IntStream.range(0, seconds.size())
                        .filter(second -> share(second) >= share)
                        .findFirst()
                        .orElse(-1)
                + 1;
    }

    /** Draws them into one picture: the share of each one's steady rate over the seconds. */
    static String svg(List<ColdCurve> curves) {
        StringBuilder drawn = new StringBuilder();
        drawn.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\" role=\"img\">%n<title>Tokens per second after ready, as a share of the"
                        + " steady rate</title>%n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
                WIDTH,
                HEIGHT));
        for (double share = 0; share <= 1; share += 0.25) {
            line(drawn, x(0), y(share), x(SHOWN), y(share), "#dee2e6");
            text(drawn, x(0) - 6, y(share) + 4, "end", String.format(Locale.ROOT, "%.0f %%", share * 100));
        }
        for (int second = 0; second <= SHOWN; second += 5) {
            line(drawn, x(second), y(0), x(second), y(0) + 4, "#868e96");
            text(drawn, x(second), y(0) + 18, "middle", Integer.toString(second));
        }
        text(drawn, x(SHOWN), y(0) + 34, "end", "seconds after ready");
        for (int i = 0; i < curves.size(); i++) {
            ColdCurve curve = curves.get(i);
            String colour = COLOURS.get(i % COLOURS.size());
            drawn.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + colour + "\" points=\"");
            for (int second = 0; second < curve.seconds.size(); second++) {
                drawn.append(String.format(
                        Locale.ROOT, "%.1f,%.1f ", x(second + 0.5), y(Math.min(HIGHEST, curve.share(second)))));
            }
            drawn.append(String.format("\"/>%n"));
            line(drawn, x(0) + 12, MARGIN - 34 + 16 * i, x(0) + 36, MARGIN - 34 + 16 * i, colour);
            text(
                    drawn,
                    x(0) + 42,
                    MARGIN - 30 + 16 * i,
                    "start",
                    String.format(Locale.ROOT, "%s (1 = %.0f tokens a second)", curve.name, curve.steady));
        }
        return drawn.append(String.format("</svg>%n")).toString();
    }

    private static double x(double second) {
        return MARGIN + second / SHOWN * (WIDTH - 2.0 * MARGIN);
    }

    private static double y(double share) {
        return HEIGHT - MARGIN - share / HIGHEST * (HEIGHT - 2.0 * MARGIN);
    }

    private static void line(StringBuilder drawn, double x1, double y1, double x2, double y2, String colour) {
        drawn.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
                x1,
                y1,
                x2,
                y2,
                colour));
    }

    private static void text(StringBuilder drawn, double x, double y, String anchor, String words) {
        drawn.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#495057\">%s</text>%n",
                x,
                y,
                anchor,
                words));
    }
}
