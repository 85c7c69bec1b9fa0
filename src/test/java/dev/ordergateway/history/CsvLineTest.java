package dev.ordergateway.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.Table;

class CsvLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "a | a", "a b | a b", "a,b | \"a,b\"",
            "say \"x\" | \"say \"\"x\"\"\"",
            "` a` | \" a\"", "`a\nb` | `\"a\nb\"`", "Über 日本 🎁 | Über 日本 🎁", "2026-07-01T10:00:00Z | 2026-07-01T10:00:00Z" })
    void cellIsQuotedWhereItMustBe(String text, String cell) {
        assertThat(CsvLine.of(List.of(text))).isEqualTo(cell + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = { "=1+1", "+15550100", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "=cmd|' /C calc'!A0",
            "=HYPERLINK(\"http://x\",\"y\")" })
    void formulaIsText(String text) {
        var read = Table.parse(CsvLine.of(List.of("head")) + CsvLine.of(List.of(text))).column("head").getFirst();

        // the reader drops carriage returns outside of quotes, and there is none outside
        assertThat(read).isEqualTo("'" + text);
    }

    @Test
    void formulaBehindASemicolonIsTextToo() {
        assertThat(CsvLine.of(List.of("a;=1;b"))).isEqualTo("a;'=1;b\r\n");
    }

    @Test
    void signInsideIsNoFormula() {
        assertThat(CsvLine.of(List.of("a=b", "1-2", "x@example.com"))).isEqualTo("a=b,1-2,x@example.com\r\n");
    }

    @Test
    void nothingIsAnEmptyCell() {
        assertThat(CsvLine.of(Arrays.asList("a", null, 7, true))).isEqualTo("a,,7,true\r\n");
    }
}
