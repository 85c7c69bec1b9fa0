package dev.ordergateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** The dashboard can be loaded into any Grafana, and shows what an engineer on call looks for. */
class DashboardTest {

    private static final String DATA_SOURCE = "${datasource}";

    @Test
    void rowsAreWhatIsLookedFor() {
        assertThat(Dashboard.panels().stream().filter(panel -> panel.path("type").textValue().equals("row"))
                .map(row -> row.path("title").textValue()))
                .containsExactly("Traffic and errors", "Orders", "Following", "Partner", "Database", "Leases", "Process");
    }

    @Test
    void nothingInItBelongsToOneGrafana() {
        var dashboard = Dashboard.document();

        assertThat(dashboard.has("id") || dashboard.has("uid") || dashboard.has("version")).isFalse();
        assertThat(dashboard.findValues("datasource")).isNotEmpty()
                .allSatisfy(source -> assertThat(source.path("uid").textValue()).isEqualTo(DATA_SOURCE));
        assertThat(Dashboard.all(dashboard.at("/templating/list")).map(variable -> variable.path("name").textValue()))
                .containsExactly("datasource", "namespace");
    }

    @Test
    void everyPanelAsksOnlyForTheChosenNamespace() {
        assertThat(Dashboard.targets()).isNotEmpty().allSatisfy(target -> assertThat(PromQl.selectors(expression(target)))
                .hasSameSizeAs(chosen(expression(target))));
    }

    @Test
    void everyLegendNamesLabelsThatAreThere() {
        assertThat(Dashboard.targets()).allSatisfy(target -> {
            var named = Pattern.compile("\\{\\{(\\w+)}}").matcher(target.path("legendFormat").textValue()).results()
                    .map(match -> match.group(1)).toList();
            assertThat(expression(target)).contains(named.isEmpty() ? "" : "by (" + String.join(", ", named) + ")");
        });
    }

    @Test
    void panelsLieBesideEachOther() {
        var cells = Dashboard.panels().stream().map(panel -> panel.required("gridPos")).flatMap(DashboardTest::cells).toList();

        assertThat(cells).doesNotHaveDuplicates();
        assertThat(Dashboard.panels().stream().map(panel -> panel.required("id").intValue()).collect(Collectors.toList()))
                .doesNotHaveDuplicates();
    }

    private static Stream<List<Integer>> cells(JsonNode place) {
        int left = place.path("x").intValue();
        int top = place.path("y").intValue();
        return IntStream.range(left, left + place.path("w").intValue()).boxed()
                .flatMap(x -> IntStream.range(top, top + place.path("h").intValue())
                        .mapToObj(y -> List.of(x, y)));
    }

    private static String expression(JsonNode target) {
        return target.path("expr").textValue();
    }

    private static List<String> chosen(String expression) {
        return Pattern.compile("job=\"order-gateway\",namespace=~\"\\$namespace\"").matcher(expression).results()
                .map(MatchResult::group).toList();
    }
}
