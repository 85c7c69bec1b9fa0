package dev.ordergateway.console;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Upright bars beside each other. The drawing is stretched to the room it has, so it holds no text: what its axes say stands
 * beside it.
 *
 * @param top what a bar of the full height would stand for
 */
public record BarChart(List<Bar> bars, long top) {

    static final int HEIGHT = 1000;
    private static final int STEP = 10;
    private static final int GAP = 1;
    /** However little it is, it is seen. */
    private static final int LEAST = 12;
    private static final List<Integer> STEPS = List.of(2, 4, 6, 10);

    /**
     * What a bar stands for.
     *
     * @param name of what is counted
     * @param mark what the axis says there; empty where it says nothing
     */
    public record Value(String name, String mark, long count) {
    }

    /** A bar from the bottom up. */
    public record Bar(Value value, int x, int width, int height) {

        public int y() {
            return HEIGHT - height;
        }
    }

    static BarChart of(List<Value> values) {
        long top = top(values.stream().mapToLong(Value::count).max().orElse(0));
        return new BarChart(IntStream.range(0, values.size()).mapToObj(i -> bar(values.get(i), i, top)).toList(), top);
    }

    private static Bar bar(Value value, int place, long top) {
        int height = (int) Math.round((double) value.count() / top * HEIGHT);
        return new Bar(value, place * STEP + GAP, STEP - 2 * GAP, value.count() == 0 ? 0 : Math.max(LEAST, height));
    }

    /** The next number that reads well, and its half too. */
    private static long top(long most) {
        long unit = 1;
        while (unit < Long.MAX_VALUE / 100 && unit * 10 < most) {
            unit *= 10;
        }
        for (int step : STEPS) {
            if (unit * step >= most) {
                return unit * step;
            }
        }
        return most;
    }

    public int width() {
        return bars.size() * STEP;
    }

    public long middle() {
        return top / 2;
    }

    public long sum() {
        return bars.stream().mapToLong(bar -> bar.value().count()).sum();
    }
}
