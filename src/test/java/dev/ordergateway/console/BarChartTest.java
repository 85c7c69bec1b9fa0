package dev.ordergateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.console.BarChart.Bar;
import dev.ordergateway.console.BarChart.Value;

class BarChartTest {

    @ParameterizedTest
    @CsvSource({ "0, 2", "1, 2", "2, 2", "3, 4", "5, 6", "7, 10", "10, 10", "11, 20", "20, 20", "21, 40", "41, 60", "61, 100",
            "999, 1000", "1001, 2000", "400000000001, 600000000000" })
    void topIsTheNextNumberThatReadsWell(long most, long top) {
        var chart = chart(0, most);

        assertThat(chart.top()).isEqualTo(top);
        assertThat(chart.middle()).isEqualTo(top / 2);
    }

    @Test
    void barIsAsHighAsItsPartOfTheTop() {
        assertThat(chart(10, 5, 1, 0).bars()).extracting(Bar::height).containsExactly(1000, 500, 100, 0);
        assertThat(chart(10, 5, 1, 0).bars()).extracting(Bar::y).containsExactly(0, 500, 900, 1000);
    }

    @Test
    void oneAmongMillionsIsSeen() {
        assertThat(chart(1_000_000, 1).bars().getLast().height()).isPositive();
    }

    @Test
    void barsStandBesideEachOtherInsideTheDrawing() {
        var chart = chart(1, 2, 3);

        assertThat(chart.bars()).allMatch(bar -> bar.x() >= 0 && bar.x() + bar.width() <= chart.width());
        for (int i = 1; i < 3; i++) {
            var before = chart.bars().get(i - 1);
            assertThat(chart.bars().get(i).x()).isGreaterThan(before.x() + before.width());
        }
    }

    @Test
    void emptyChartHasAnAxisAndNoBars() {
        assertThat(BarChart.of(List.of())).isEqualTo(new BarChart(List.of(), 2));
        assertThat(chart(0, 0).bars()).extracting(Bar::height).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 7, 123_456_789_012L, Long.MAX_VALUE / 3, Long.MAX_VALUE })
    void oneBarHoweverHighStaysInsideTheDrawing(long count) {
        var chart = chart(count);

        assertThat(chart.top()).isGreaterThanOrEqualTo(count);
        assertThat(chart.bars()).singleElement().satisfies(bar -> assertThat(bar.height()).isBetween(100, 1000));
    }

    @Test
    void sumIsThatOfAllBars() {
        assertThat(chart(3, 0, 4).sum()).isEqualTo(7);
    }

    private static BarChart chart(long... counts) {
        return BarChart.of(Arrays.stream(counts).mapToObj(count -> new Value("name", "", count)).toList());
    }
}
